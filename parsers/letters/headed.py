"""Projects that a letter sets under a label or a heading: "Project: Ledgerly", and below it what the project is.

To a project belong the lines of its paragraph, and the list below it. The next paragraph is the letter's own again, but
below a heading each paragraph with a title of its own is a project.
"""

import re
from collections.abc import Sequence

from parsers.letters import described
from parsers.records import Document, Project
from parsers.resume import projects
from parsers.resume.heading_words import heading_key
from parsers.resume.row import Row, rewritten
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key

_MOST = 8
_LABEL = re.compile(r"\s*([^:]{3,40}?)\s?(?::|\s[\u2013\u2014-])\s+(?=\S)")
_NUMBER = re.compile(r"\s*\d{1,2}\s*$")
_TITLED = re.compile(r"\s*[^\W\d_a-z][^:.]{1,40}?:\s")
_TITLE_WORDS = 8


def read(document: Document, found: Sequence[Row], lexicon: Lexicon) -> tuple[Project, ...]:
    """Give the projects in the order they stand. found: The rows of the writer's own words."""
    told: list[Project | None] = []
    at = 0
    while at < len(found) and len(told) < _MOST:
        row = found[at]
        end = at + 1
        if label := _label_end(row, lexicon):
            end = _end(found, at, lexicon)
            head = rewritten(row, " " * label + row.text[label:])
            told.append(projects.project(document, (head, *found[at + 1 : end])))
        elif _is_heading(row, lexicon):
            while end < len(found) and len(told) < _MOST:
                last = _end(found, end, lexicon)
                project = _headed(document, found[end:last], lexicon, is_first=end == at + 1)
                if project is None:
                    break
                told.append(project)
                end = last
        at = end
    return tuple([each for each in told if each])


def _label_end(row: Row, lexicon: Lexicon) -> int:
    """Return where a label such as "Project:" with a name behind it ends, 0 where none begins the row."""
    label = _LABEL.match(row.text)
    return label.end() if label and key(_NUMBER.sub("", label[1])) in lexicon.project_labels else 0


def _is_heading(row: Row, lexicon: Lexicon) -> bool:
    """Whether a row is nothing but such a label, or a heading of projects."""
    text = row.text.strip().rstrip(" :")
    return not row.bullet and (key(text) in lexicon.project_labels or "projects" in _kinds(text, lexicon))


def _kinds(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    return lexicon.headings.get(heading_key(text), ())


def _end(found: Sequence[Row], at: int, lexicon: Lexicon) -> int:
    """Return where the project ends that begins at a row: with its paragraph, or the one below a head that is alone."""
    block, end = found[at].line.block, at + 1
    is_alone = bool(_label_end(found[at], lexicon))
    while end < len(found) and not _ends(found[end], lexicon):
        row = found[end]
        is_within = row.line.block == block and (block > 0 or end == at + 1)
        if not is_within and not row.bullet and not (is_alone and end == at + 1):
            break
        block, end = row.line.block, end + 1
    return end


def _ends(row: Row, lexicon: Lexicon) -> bool:
    """Whether a row begins something else: the next label, or a heading."""
    return bool(_label_end(row, lexicon) or _is_heading(row, lexicon) or _kinds(row.text.strip().rstrip(" :"), lexicon))


def _headed(document: Document, rows: Sequence[Row], lexicon: Lexicon, *, is_first: bool) -> Project | None:
    """Give the project of a paragraph below a heading; one without a title only where it is the first."""
    head = rows[0]
    if head.bullet or _ends(head, lexicon):
        return None
    is_title = len(head.words) <= _TITLE_WORDS and not head.text.rstrip().endswith((".", "!", "?", ",", ":"))
    if (is_title and len(rows) > 1) or _TITLED.match(head.text):
        return projects.project(document, rows)
    return described.project(document, rows, lexicon) if is_first else None
