"""Heads that run into the text of their entry, all in one paragraph.

`Developer, Nordwind (2018 - 2020). Built the ...`, or `2018 - 2020 Nordwind: Developer. Built the ...`.
"""

import re
from collections.abc import Callable

from parsers.resume.row import Row
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import words

Remake = Callable[[Row, str, int], Row]

_LONGEST_HEAD = 12
_LEAST_TEXT = 4
_CLOSED = re.compile(r"\s*[)\]]?\s*[.:;\u2013\u2014-]\s+(?=\w)")
# A full stop, also after that of a short form; not the one within "Pvt. Ltd.".
_STOP = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=\b[A-Z]{2}))\.{1,2}\s+(?=[^\W\d_])(?!\w{1,4}\.)")
_SENTENCE = re.compile(r"[a-z]{3}[.!?]\s")


def apart(row: Row, remake: Remake, lexicon: Lexicon) -> tuple[Row, ...]:
    """Give a row as its head and its text, where dates end the one and a sign sets the other off; else as it is."""
    cut = None if row.bullet or not _is_paragraph(row) or len(row.words) < _LEAST_TEXT + 2 else _cut(row, lexicon)
    if cut is None:
        return (row,)
    end, start = cut
    return remake(row, row.text[:end].rstrip(), row.shift), remake(row, row.text[start:], row.shift - start)


def _is_paragraph(row: Row) -> bool:
    """Tell whether the row is one text, but for the dates in a margin left of it."""
    return len(row.cells) == 1 or (
        len(row.cells) == 2 and bool(row.ranges) and row.ranges[0].last <= row.cells[1].start <= row.ranges[0].last + 2
    )


def _cut(row: Row, lexicon: Lexicon) -> tuple[int, int] | None:
    """Give where the head ends and where the text begins."""
    dated = next((each for each in row.ranges if not each.single), None)
    if dated is None:
        return None
    before = row.text[: dated.first]
    if before.strip():
        closed = None if _is_prose(before) else _CLOSED.match(row.text, dated.last)
    else:
        closed = _stop(row.text, dated.last, lexicon)
    if closed is None or len(row.text[dated.last : closed.start()].split()) > _LONGEST_HEAD:
        return None
    text = row.text[closed.end() :].split()
    twice = closed.group().startswith("..")
    wrapped = bool(before.strip()) and len(text) > 1 and any(map(str.islower, text)) and "." in closed.group()
    if not (wrapped or (twice and len(text) > 1) or len(text) >= _LEAST_TEXT):
        return None
    return (closed.end() if before.strip() else closed.start() + twice), closed.end()


def _stop(text: str, start: int, lexicon: Lexicon) -> re.Match[str] | None:
    """Find the full stop that ends a head: the second, if any, where a title stands after the first and none before."""
    first = _STOP.search(text, start)
    if first is None:
        return None
    second = _STOP.search(text, first.end())
    between, before = text[first.end() : second.start() if second else None], text[start : first.start()]
    titled = [any(lexicon.title_heads.find(part, words(part))) for part in (before, between)]
    return second if titled == [False, True] else first


def _is_prose(text: str) -> bool:
    """Tell whether too much stands before the dates for a head: many words, or sentences of small ones."""
    parts = text.split()
    small = sum(1 for part in parts if len(part) > 3 and part.islower())
    return len(parts) > _LONGEST_HEAD or (small > 2 and bool(_SENTENCE.search(text)))
