"""Lines that tell about an entry: sentences, where they begin and end, and the dates within them."""

import re
from collections.abc import Iterator, Sequence

from parsers.resume.dates import DateRange
from parsers.resume.row import Row

SENTENCE_END = (".", ";", "!", "?", "\u2026")

_INITIALS = re.compile(r"(?:\b[A-Z][\w&]{0,3}\.|\b\w{1,2}\.\w{1,2}\.?)$")
_SHORT_WORD = re.compile(r"\b[\w&]{1,4}\.$")
# A name that ends with a small abbreviation ("Geysir Energy ehf.") is no longer than this, a sentence mostly is.
_LONGEST_NAME = 6
# Words of a sentence around its dates: so many before them, and so many of more letters than these in small letters.
_LEAST_BEFORE = 3
_SMALL = 3
_LEAST_SMALL = 3
# Words of a line whose sentence goes on in the next.
_LEAST_TOLD = 5
# Of a line that leads to a list ("Some of my assignments:").
_LEAST_LEADING = 4
# A line of so many words is of small ones mostly where that share of them is.
_LEAST_WORDY = 7
_MOSTLY = 0.6
_MOST_RANGES = 2
# "Search and checkout.", where a title stands above.
_LEAST_SENTENCE = 2
_SMALL_END = re.compile(r"[^\W\d_]{4}\.\s*$")


def is_prose(row: Row) -> bool:
    """Tell whether a line is a sentence: long, or closed by a full stop that ends no abbreviation."""
    text = row.text.rstrip()
    if len(row.cells) > 1 or row.style.heading:
        return False
    if len(row.words) > 11 or len(row.words) < 4 or not text.endswith(SENTENCE_END):
        return len(row.words) > 11
    return not (_INITIALS.search(text) or (len(row.words) <= _LONGEST_NAME and _SHORT_WORD.search(text)))


def tells(row: Row) -> bool:
    """Tell whether a line is of small words mostly, as the first of a paragraph is, or leads to a list with a colon."""
    parts = row.text.split()
    if len(row.cells) > 1 or len(parts) < _LEAST_SENTENCE:
        return False
    if len(parts) < _LEAST_LEADING:
        return bool(_SMALL_END.search(row.text)) and not parts[-1][:1].isupper()
    wordy = len(parts) >= _LEAST_WORDY and sum(map(str.islower, parts)) >= _MOSTLY * len(parts)
    return wordy or row.text.rstrip().endswith(":")


def hangs(row: Row) -> bool:
    """Tell whether prose breaks off in the midst of a sentence, after a word of one or two letters."""
    last = row.text.rstrip().rpartition(" ")[2]
    return not row.bullet and len(row.words) > _LEAST_TOLD and len(last) < _SMALL and last.isalpha() and last.islower()


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
    if before.style != row.style or before.dated or before.text.rstrip().endswith(SENTENCE_END):
        return False
    if len(before.words) < _LEAST_TOLD or len(before.cells) > 1:
        return False
    rest = row.text[row.ranges[-1].last :].split()
    return sum(map(str.islower, rest)) >= _LEAST_SMALL


def within_prose(row: Row, found: DateRange) -> bool:
    """Tell whether dates stand in a sentence: many small words around them, and more after them, or a full stop."""
    before, after = row.text[: found.first].split(), row.text[found.last :].strip(" )].,;").split()
    if len(row.cells) > 1 or not before or (len(before) < _LEAST_BEFORE and not _amid_clause(before[-1])):
        return False
    small = sum(1 for word in (*before, *after) if len(word) > _SMALL and word.islower())
    return small >= _LEAST_SMALL and (len(after) > 1 or row.text.rstrip().endswith("."))


def _amid_clause(word: str) -> bool:
    """Tell whether a small word leads to the dates, as in "Spent the spring of 2016 at a customer in Linz."""
    return word.isalpha() and word.islower()


def lists(row: Row) -> bool:
    """Tell whether a line names several things, each with dates of its own, as courses that were taught."""
    ranges = [each for each in row.ranges if not each.single]
    if len(ranges) < _MOST_RANGES:
        return False
    between = row.text[ranges[0].last : ranges[-1].first]
    several = len(ranges) > _MOST_RANGES and ";" in between
    bracketed = between.lstrip().startswith(")") and between.rstrip().endswith("(")
    return (several or bracketed) and any(map(str.isalpha, between))
