"""The README of a work sample: the skills that it says the work was made with, and what it says the work is.

A README also speaks of what is planned, of what other projects use and of what this one is not: such sections, lists
and sentences say nothing of the work. Commands and paths are no prose.
"""

import re
from collections.abc import Iterator, Sequence

from parsers.records import Claim, Document, Evidence, Line, Section
from parsers.skills import Context, Mention, find
from parsers.vocabulary import Vocabulary
from parsers.vocabulary.packages import ReadmeWords

RULE = "sample_readme"

_LONGEST_SUMMARY = 300  # characters
_LONGEST_LINE = 2000
_REACH = 45  # characters over which a word such as "unlike" leads to a name
_FENCE = re.compile(r"\s*(?:```|~~~)")
_COMMAND = re.compile(r"\s*(?:\$|>>>|#!|(?:npm|npx|yarn|pip3?|python3?|docker(?:-compose)?|git|cd|make|composer|export)\s+\S+(?:\s+\S+)?\s*$)")
_PATH = re.compile(r"(?<![\w/])(?:[\w.@-]+/)+[\w.@-]*|(?<![\w.])[\w-]+\.(?:py|js|ts|jsx|tsx|php|rb|go|java|sql|html|css|json|ya?ml|toml|md|txt)\b")
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$)|\u2022")
_STOPS = re.compile(r"[,.;:!?()](?:\s|$)|\b(?:to|but|so|because|we|this|aber|mais|pero)\b", re.IGNORECASE)
_NO_WORDS = re.compile(r"[!\[]\[|<[a-z/]|https?:\S+$|[|=-]{3}", re.IGNORECASE)

Numbered = tuple[int, Line]
"""A line and its index in the document."""


def mentions(document: Document, vocabulary: Vocabulary) -> Iterator[tuple[Mention, Evidence]]:
    """Give the skills that the README says the work was made with, each with its place."""
    words = vocabulary.packages.readme
    lines = list(_told(_prose(document), words))
    texts = [(_PATH.sub(_blank, line.text[:_LONGEST_LINE]), Context.PROSE) for _, line in lines]
    for mention in find(texts, vocabulary.skills).mentions:
        index, line = lines[mention.line]
        before = lines[mention.line - 1] if mention.line else None
        flows = before is not None and before[0] == index - 1 and before[1].block == line.block and not line.bullet
        leading = f"{before[1].text} " if before and flows else ""
        if not _is_of_others(f"{leading}{line.text}", len(leading) + mention.start, words):
            yield mention, _evidence(document, index, line, mention)


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
    text = " ".join([line.text.strip() for _, line in lines])
    if not text:
        return None
    index, first = lines[0]
    mark = Evidence(
        document.name, first.page, index + 1, 0, len(first.text), first.text, "sample_summary", Section.SAMPLE
    )
    return Claim(value=_cut(text), evidence=(mark,))


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


def _told(lines: Iterator[Numbered], words: ReadmeWords) -> Iterator[Numbered]:
    """Leave out sections of plans, credits and the like, and lists that a line opens which says so."""
    skipped, is_list_skipped = 0, False
    for index, line in lines:
        if line.heading and (not skipped or line.heading <= skipped):
            skipped = line.heading if words.sections.search(line.text) else 0
        if not line.bullet:
            is_list_skipped = line.text.rstrip().endswith(":") and bool(words.planned.search(line.text))
        if not skipped and not (line.bullet and is_list_skipped):
            yield index, line


def _is_of_others(text: str, at: int, words: ReadmeWords) -> bool:
    """Whether the sentence around a name speaks of plans, or a word before the name of another work."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    start = max([end for end in ends if end <= at], default=0)
    end = min([end for end in ends if end > at], default=len(text))
    if words.planned.search(text, start, end):
        return True
    cues = [found.end() for found in words.others.finditer(text, start, at)]
    return bool(cues) and at - cues[-1] <= _REACH and not _STOPS.search(text, cues[-1], at)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _evidence(document: Document, index: int, line: Line, mention: Mention) -> Evidence:
    return Evidence(
        document.name, line.page, index + 1, mention.start, mention.end, line.text, RULE, Section.SAMPLE
    )
