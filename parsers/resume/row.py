"""One line of a document as the readers see it."""

from typing import NamedTuple

from parsers.records import Line
from parsers.resume.dates import DateRange
from parsers.vocabulary.phrases import Word, words


class Style(NamedTuple):
    """How a line is set: what headings of one rank share."""

    size: float
    bold: bool
    capitals: bool
    heading: int
    underlined: bool


class Cell(NamedTuple):
    """A part of a line between tabs. start: its place in the line."""

    text: str
    start: int


class Row(NamedTuple):
    """A line. number: from 0 in the document; ranges: every date in it; bullet: it opens an item of a list.

    text: the line's, of the same length, but for rows that were joined: `shift` characters of a label stand before it;
    below 0 where the row is the rest of its line.
    """

    number: int
    line: Line
    text: str
    words: tuple[Word, ...]
    cells: tuple[Cell, ...]
    ranges: tuple[DateRange, ...]
    style: Style
    bullet: bool
    shift: int = 0

    @property
    def place(self) -> tuple[int, int]:
        """What tells the row from others, of the same line too where a head was set apart from its text."""
        return self.number, self.shift

    @property
    def dated(self) -> bool:
        """Holds a range of dates, or one that ends or begins openly."""
        return bool(self.ranges) and any(not each.single for each in self.ranges)


def cells(text: str) -> tuple[Cell, ...]:
    """Cut a line at its tabs."""
    if "\t" not in text:
        alone = text.strip()
        return (Cell(alone, text.index(alone)),) if alone else ()
    found: list[Cell] = []
    at = 0
    for part in text.split("\t"):
        if stripped := part.strip():
            found.append(Cell(stripped, at + part.index(stripped)))
        at += len(part) + 1
    return tuple(found)


def rewritten(row: Row, text: str, ranges: tuple[DateRange, ...] | None = None) -> Row:
    """Give the row with another text; its dates keep their places unless others are given."""
    dates = row.ranges if ranges is None else ranges
    return row._replace(text=text, words=words(text), cells=cells(text), ranges=dates)
