"""Heads that run into the text of their entry: `Developer, Nordwind (2018 - 2020). Built the ...` in one paragraph."""

import re
from collections.abc import Callable, Iterator

from parsers.resume.row import Row

Remake = Callable[[Row, str, int], Row]

_LONGEST_HEAD = 12
_LEAST_TEXT = 4
_CLOSED = re.compile(r"\s*[)\]]?\s*[.:;\u2013\u2014-]\s+(?=\w)")
_SENTENCE = re.compile(r"[a-z]{3}[.!?]\s")


def apart(row: Row, remake: Remake) -> Iterator[Row]:
    """Give a row as its head and its text, where dates end the one and a sign sets the other off; else as it is."""
    cut = None if row.bullet or len(row.cells) != 1 or len(row.words) < _LEAST_TEXT + 3 else _cut(row)
    if cut is None:
        yield row
        return
    yield remake(row, row.text[:cut].rstrip(), row.shift)
    yield remake(row, row.text[cut:], row.shift - cut)


def _cut(row: Row) -> int | None:
    dated = next((each for each in row.ranges if not each.single), None)
    if dated is None:
        return None
    before = row.text[: dated.first]
    closed = _CLOSED.match(row.text, dated.last)
    if closed is None or not before.strip() or len(before.split()) > _LONGEST_HEAD or _SENTENCE.search(before):
        return None
    return closed.end() if len(row.text[closed.end() :].split()) >= _LEAST_TEXT else None
