"""Studies under a heading of something else, or of words unknown, where no heading tells of education."""

import re
from collections.abc import Sequence

from parsers.resume import degree
from parsers.resume.row import Row
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import words

_LONGEST_LINE = 14
_LONGEST_HEADING = 5
# The school and the dates stand so near to the degree.
_NEAR = 2
_PART = re.compile(r"[\t,;|(]|\s[-\u2013\u2014]+\s")


def studies(found: Sequence[Row], lexicon: Lexicon) -> tuple[int, int] | None:
    """Give from where to where studies stand, None without any that names its degree, a school and a year.

    One degree at least is of a school or a university: courses alone are no education.
    """
    spans: list[tuple[int, int]] = []
    sure = False
    for at, row in enumerate(found):
        named = _degree(row, lexicon)
        span = _around(found, at, lexicon) if named else None
        if span is None or (spans and span[0] - spans[-1][1] > _NEAR):
            continue
        sure = sure or named != "other"
        spans.append(span)
    return (spans[0][0], spans[-1][1] + 1) if sure else None


def heads(row: Row, lexicon: Lexicon) -> bool:
    """Tell whether a line right above studies is their heading: a few words that name no school."""
    alone = not row.bullet and not row.ranges and len(row.words) <= _LONGEST_HEADING
    return alone and not any(lexicon.institutions.find(row.text, row.words))


def _degree(row: Row, lexicon: Lexicon) -> str | None:
    """Give the level of the degree a line is about: it names one, begins with it or a school, and names no job."""
    if len(row.words) > _LONGEST_LINE:
        return None
    text = row.text
    for each in row.ranges:
        text = text[: each.first] + "\t" * (min(each.last, len(text)) - each.first) + text[each.last :]
    parts = [part for part in _PART.split(text) if any(map(str.isalpha, part))]
    named = degree.find(row.text, lexicon, "")
    if named is None or not parts or any(_names_job(part, lexicon) for part in parts):
        return None
    first = degree.find(parts[0], lexicon, "")
    opens = first is not None and not parts[0][: first.start].strip(" []()")
    return named.label if opens or _names_school(parts[0], lexicon) or len(row.cells) > 1 else None


def _names_job(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a part of a line is a job's title; a word for one may be part of a degree or of a school's name."""
    titled = next(lexicon.title_heads.find(text, words(text)), None)
    return titled is not None and not degree.find(text, lexicon, "") and not _names_school(text, lexicon)


def _around(found: Sequence[Row], at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Give the first and last row of the course, None where no school and no dates stand by its degree."""
    near = [n for n in range(max(0, at - _NEAR), min(len(found), at + _NEAR + 1)) if n == at or not found[n].bullet]
    school = next((n for n in _nearest(near, at) if abs(n - at) < _NEAR and _is_school(found[n], lexicon)), None)
    dates = next((n for n in _nearest(near, at) if found[n].ranges), None)
    if school is None or dates is None:
        return None
    return min(at, school, dates), max(at, school, dates)


def _nearest(near: Sequence[int], at: int) -> list[int]:
    return sorted(near, key=lambda n: (abs(n - at), n))


def _is_school(row: Row, lexicon: Lexicon) -> bool:
    return len(row.words) <= _LONGEST_LINE and _names_school(row.text, lexicon)


def _names_school(text: str, lexicon: Lexicon) -> bool:
    line = words(text)
    suffixes = lexicon.institution_suffixes
    return any(lexicon.institutions.find(text, line)) or any(word.key.endswith(suffixes) for word in line if suffixes)
