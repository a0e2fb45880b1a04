"""The README of a work sample: the skills that it says the work was made with, and what it says the work is.

A README also speaks of what is planned, of what other projects use and of what this one is not: such sections, lists
and sentences say nothing of the work. Commands and paths are no prose.
"""

import re
from collections.abc import Iterator, Sequence

from parsers.records import Claim, Document, Evidence, Line, Section
from parsers.skills import Context, Mention, find
from parsers.sources.contrast import is_of_others
from parsers.sources.quotation import quotable
from parsers.vocabulary import Vocabulary
from parsers.vocabulary.packages import ProseWords
from parsers.vocabulary.phrases import key

RULE = "sample_readme"

_LONGEST_SUMMARY = 300  # characters
_LONGEST_LINE = 1000
_FENCE = re.compile(r"\s*(?:```|~~~)")
_COMMAND = re.compile(
    r"\s*(?:\$|>>>|#!|(?:npm|npx|yarn|pip3?|python3?|docker(?:-compose)?|git|cd|make|composer|export)\s+\S+(?:\s+\S+)?\s*$)"
)
_PATH = re.compile(
    r"(?<![\w.@/-])(?:[\w.@-]++/)++[\w.@-]*+|(?<![\w.-])[\w-]++\.(?:py|js|ts|jsx|tsx|php|rb|go|java|sql|html|css|json|ya?ml|toml|md|txt)\b"
)
_OPEN_TASK = re.compile(r"\s*\[ \]\s")  # GitHub Flavored Markdown 0.29, section 5.3
_NO_WORDS = re.compile(r"[!\[]\[|<[a-z/]|https?:\S+$|[|=-]{3}", re.IGNORECASE)

Numbered = tuple[int, Line]
"""A line and its index in the document."""


def mentions(document: Document, vocabulary: Vocabulary) -> Iterator[tuple[Mention, Evidence]]:
    """Give the skills that the README says the work was made with, each with its place."""
    lines = list(_told(_prose(document), vocabulary.packages.prose))
    told = [_PATH.sub(_blank, line.text[:_LONGEST_LINE]) for _, line in lines]
    for mention in made_with(told, [line for _, line in lines], vocabulary):
        index, line = lines[mention.line]
        yield (
            mention,
            _place(document, (index, line), RULE, mention.start, mention.end),
        )


def made_with(texts: Sequence[str], lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Mention]:
    """Give the skills that prose says a work was made with. texts: what is read of each of the lines."""
    for mention in find(list(zip(texts, _contexts(lines, vocabulary), strict=True)), vocabulary.skills).mentions:
        at = mention.line
        leading = f"{texts[at - 1]} " if at and _flows(lines[at - 1], lines[at]) else ""
        trailing = f" {texts[at + 1]}" if at + 1 < len(lines) and _flows(lines[at], lines[at + 1]) else ""
        start, end = len(leading) + mention.start, len(leading) + mention.end
        if not is_of_others(f"{leading}{texts[at]}{trailing}", start, end, vocabulary.packages.prose):
            yield mention


def _contexts(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Context]:
    """Tell the items and cells below a heading such as "Tech stack" from prose."""
    is_stack = False
    for line in lines:
        if line.heading:
            kinds = vocabulary.lexicon.headings.get(key(line.text), ())
            is_stack = "skills" in kinds or bool(vocabulary.packages.prose.stack.search(line.text))
        yield Context.SKILLS if is_stack and (line.bullet or "\t" in line.text) else Context.PROSE


def _flows(line: Line, following: Line) -> bool:
    """Whether a paragraph goes on from one line to the next."""
    return line.block == following.block and not (line.heading or following.heading or following.bullet)


def summary(document: Document) -> Claim | None:
    """Return the first paragraph of the README that is text, at most 300 characters of it."""
    paragraph: list[Numbered] = []
    for index, line in _prose(document):
        if paragraph and line.block != paragraph[0][1].block:
            break
        if not line.heading and not line.bullet and not _NO_WORDS.match(line.text.strip()) and len(line.text) > 20:
            paragraph.append((index, line))
        elif paragraph:
            break
    return claimed(document, paragraph)


def claimed(document: Document, lines: Sequence[Numbered]) -> Claim | None:
    """Return lines as one summary; None where there are none."""
    text = quotable(" ".join([line.text.strip() for _, line in lines]))
    if not text:
        return None
    index, first = lines[0]
    mark = _place(document, (index, first), "sample_summary", 0, len(first.text))
    return Claim(value=_cut(text), evidence=(mark,))


def _place(document: Document, numbered: Numbered, rule: str, start: int, end: int) -> Evidence:
    """Return where characters of a line stand; of a README, with its path, which is the first below its lines."""
    index, line = numbered
    count = document.source.readme_lines if document.source else 0
    path = document.lines[count].text if index < count < len(document.lines) else ""
    place = (document.name, line.page, index + 1, start, end)
    return Evidence(*place, quotable(line.text), rule, Section.SAMPLE, path)


def _cut(text: str) -> str:
    if len(text) <= _LONGEST_SUMMARY:
        return text
    return f"{text[: _LONGEST_SUMMARY - 1].rpartition(' ')[0]}\u2026"


def _prose(document: Document) -> Iterator[Numbered]:
    """Give the lines of the README that are neither code nor commands."""
    is_code = False
    count = document.source.readme_lines if document.source else 0
    for index, line in enumerate(document.lines[:count]):
        if _FENCE.match(line.text):
            is_code = not is_code
        elif not is_code and not _COMMAND.match(line.text):
            yield index, line


def _told(lines: Iterator[Numbered], words: ProseWords) -> Iterator[Numbered]:
    """Leave out sections of plans, credits and the like, and lists that a line opens which says so."""
    skipped, is_list_skipped = 0, False
    for index, line in lines:
        if line.heading and (not skipped or line.heading <= skipped):
            skipped = line.heading if words.sections.search(line.text) else 0
        if not line.bullet:
            is_list_skipped = line.text.rstrip().endswith(":") and bool(words.planned.search(line.text))
        is_open = bool(line.bullet and _OPEN_TASK.match(line.text))
        if not skipped and not is_open and not (line.bullet and is_list_skipped):
            yield index, line


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
