"""Running text as sentences: rows that a narrow page broke are joined, and every place leads back to its row."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from parsers.records import Document, Evidence
from parsers.resume.row import Row
from parsers.resume.rows import evidence

# No end: the dot of an ordinal ("ab 1. März"), of an initial or of a short title ("Dr. Roe").
_END = re.compile(
    r"(?:(?<=[^\W\d_]{4})|(?<=[a-z\u00e0-\u017f]{2})|(?<=[A-Z]{2})|(?<=\d{4})|(?<=[)\]\"'\u201d#+]))\.\s+(?=[^\W\da-z_])"
    r"|[!?;]\s+"
)
_FINISHED = (".", "!", "?", ":", ";")
_LISTED = 4  # items, at least, of a row that is a list of its own
_ITEM_WORDS = 3  # at most, of an item
_LONG_ROW = 6  # words, at least, of a row that goes on in the next
_LONGEST = 2000  # characters of a paragraph


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as written. pieces: its rows, and where each begins in it; the first may begin before it."""

    text: str
    pieces: tuple[tuple[int, Row], ...]

    def evidence(self, document: Document, rule: str, start: int, end: int) -> tuple[Evidence, ...]:
        """Return where characters of it stand, an evidence a row."""
        parts = [(row, max(start - begin, 0), min(end - begin, len(row.text))) for begin, row in self.pieces]
        return tuple([evidence(document, row, rule, first, last) for row, first, last in parts if first < last])


def sentences(found: Sequence[Row]) -> Iterator[Sentence]:
    """Cut rows into sentences."""
    paragraph: list[Row] = []
    size = 0
    for row in found:
        if paragraph and not (_goes_on(paragraph[-1], row) and size < _LONGEST):
            yield from _cut(paragraph)
            paragraph, size = [], 0
        paragraph.append(row)
        size += len(row.text)
    yield from _cut(paragraph)


def _goes_on(row: Row, following: Row) -> bool:
    """Whether a row ends within a sentence."""
    return (
        following.number == row.number + 1
        and row.line.block == following.line.block
        and not following.bullet
        and len(row.words) >= _LONG_ROW
        and not row.text.rstrip().endswith(_FINISHED)
        and not (_is_list(row) and following.text.lstrip()[:1].isupper())
    )


def _is_list(row: Row) -> bool:
    """Whether a row is short items with commas between and ends with one: "Go, gRPC, PostgreSQL, Docker"."""
    items = row.text.split(",")
    return len(items) >= _LISTED and all(0 < len(item.split()) <= _ITEM_WORDS for item in items)


def _cut(paragraph: Sequence[Row]) -> Iterator[Sentence]:
    if not paragraph:
        return
    starts = list(accumulate([len(row.text) + 1 for row in paragraph], initial=0))
    text = " ".join([row.text for row in paragraph])
    at = 0
    for end in [*_END.finditer(text), None]:
        stop = end.start() + 1 if end else len(text)
        piece = text[at:stop].rstrip()
        first, last = bisect_right(starts, at) - 1, bisect_left(starts, stop)
        if piece:
            yield Sentence(
                piece, tuple([(starts[n] - at, paragraph[n]) for n in range(first, min(last, len(paragraph)))])
            )
        at = end.end() if end else stop
