"""Which lines of a section date an entry: a range of dates that is no part of a sentence."""

from collections.abc import Iterator, Sequence

from parsers.resume.dates import DateRange
from parsers.resume.row import Row

_SENTENCE_END = (".", ";", "!", "?", "\u2026")
# Words of a sentence around its dates: so many before them, and so many of more letters than these in small letters.
_LEAST_BEFORE = 3
_LEAST_TOLD = 5
_SMALL = 3
_LEAST_SMALL = 3


def without_told_dates(found: Sequence[Row]) -> Iterator[Row]:
    """Give the rows; those that go on with the sentence of the line before, dates and all, as if undated."""
    before: Row | None = None
    for row in found:
        yield row._replace(ranges=()) if before is not None and _dates_within(row, before) else row
        before = row


def _dates_within(row: Row, before: Row) -> bool:
    """Tell whether the dates of a line that begins small stand amid the sentence that the line before began."""
    if not row.ranges or row.bullet or len(row.cells) > 1 or not row.text.lstrip()[:1].islower():
        return False
    if before.style != row.style or before.dated or before.text.rstrip().endswith(_SENTENCE_END):
        return False
    if len(before.words) < _LEAST_TOLD or len(before.cells) > 1:
        return False
    rest = row.text[row.ranges[-1].last :].split()
    return sum(map(str.islower, rest)) >= _LEAST_SMALL


def anchor(row: Row, *, single: bool = False) -> DateRange | None:
    """Give the range of dates that a row has an entry for; None where its dates belong to prose."""
    if not row.ranges or (row.bullet and not single):
        return None
    ranges = [each for each in row.ranges if not each.single] or (list(row.ranges) if single or _date_cell(row) else [])
    if not ranges:
        return None
    if _within_prose(row, ranges[0]):
        return None
    rest = len(row.words) - len(row.text[ranges[0].first : ranges[0].last].split())
    if rest > 12 and row.text.rstrip().endswith(_SENTENCE_END) and not row.text.rstrip().endswith(")"):
        return None
    return ranges[0] if ranges[0].first < 6 else ranges[-1]


def _within_prose(row: Row, found: DateRange) -> bool:
    """Tell whether dates stand in a sentence: many small words around them, and more after them, or a full stop."""
    before, after = row.text[: found.first].split(), row.text[found.last :].strip(" )].,;").split()
    if len(row.cells) > 1 or not before or (len(before) < _LEAST_BEFORE and not _amid_clause(before[-1])):
        return False
    small = sum(1 for word in (*before, *after) if len(word) > _SMALL and word.islower())
    return small >= _LEAST_SMALL and (len(after) > 1 or row.text.rstrip().endswith("."))


def _amid_clause(word: str) -> bool:
    """Tell whether a small word leads to the dates, as in "Spent the spring of 2016 at a customer in Linz."""
    return word.isalpha() and word.islower()


def _date_cell(row: Row) -> bool:
    return any(
        cell.start <= each.first <= cell.start + 2 and len(cell.text) <= each.last - each.first + 4
        for cell in row.cells
        for each in row.ranges
    )
