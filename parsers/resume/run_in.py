"""Heads that run into the text of their entry, all in one paragraph.

`Developer, Nordwind (2018 - 2020). Built the ...`, or `2018 - 2020 Nordwind: Developer. Built the ...`.
"""

import re
from collections.abc import Callable

from parsers.resume.row import Row

Remake = Callable[[Row, str, int], Row]

_LONGEST_HEAD = 12
_LEAST_TEXT = 4
_CLOSED = re.compile(r"\s*[)\]]?\s*[.:;\u2013\u2014-]\s+(?=\w)")
_STOP = re.compile(r"(?<=[^\W\d_]{3})[.]\s+(?=[^\W\d_])")
_SENTENCE = re.compile(r"[a-z]{3}[.!?]\s")


def apart(row: Row, remake: Remake) -> tuple[Row, ...]:
    """Give a row as its head and its text, where dates end the one and a sign sets the other off; else as it is."""
    cut = None if row.bullet or len(row.cells) != 1 or len(row.words) < _LEAST_TEXT + 2 else _cut(row)
    if cut is None:
        return (row,)
    return remake(row, row.text[:cut].rstrip(), row.shift), remake(row, row.text[cut:], row.shift - cut)


def _cut(row: Row) -> int | None:
    dated = next((each for each in row.ranges if not each.single), None)
    if dated is None:
        return None
    before = row.text[: dated.first]
    if before.strip():
        closed = None if _is_prose(before) else _CLOSED.match(row.text, dated.last)
    else:
        closed = _STOP.search(row.text, dated.last)
    if closed is None or len(row.text[dated.last : closed.start()].split()) > _LONGEST_HEAD:
        return None
    text = row.text[closed.end() :].split()
    wrapped = bool(before.strip()) and len(text) > 1 and any(map(str.islower, text)) and "." in closed.group()
    return closed.end() if wrapped or len(text) >= _LEAST_TEXT else None


def _is_prose(text: str) -> bool:
    """Tell whether too much stands before the dates for a head: many words, or sentences of small ones."""
    parts = text.split()
    small = sum(1 for part in parts if len(part) > 3 and part.islower())
    return len(parts) > _LONGEST_HEAD or (small > 2 and bool(_SENTENCE.search(text)))
