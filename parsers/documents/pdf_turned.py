"""Words of PDF pages that are shown turned (PDF 32000-1, 7.7.3.3, Rotate), and of text that stands aslant on its page.

PDFium states places before the turn of the page. Few pages and words are turned, so rougher boxes will do.
"""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from math import cos, sin
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from parsers.layout import lines
from parsers.pieces import Word
from parsers.records import Line

_LETTER = 0.5  # of the font size: about the width of a letter


class Slanted(NamedTuple):
    """A word that stands aslant or upright on end. word: As seen with the page turned back by an angle in radians."""

    word: Word
    angle: float


def turned_boxes(page: Any, text: Any, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[float, float, float]]:
    """Yield left end, right end and foot of the words of a turned page as the reader sees them; text: its text page."""
    turns = pdfium.FPDFPage_GetRotation(page)
    frame = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, frame)
    for start, end in spans:
        corners = [*_corners(text, start), *_corners(text, end - 1)]
        places = [_turned(x, y, frame, turns) for x, y in corners]
        xs = [x for x, _ in places]
        yield min(xs), max(xs), max([top for _, top in places])


def _corners(text: Any, index: int) -> list[tuple[float, float]]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return [(left.value, bottom.value), (right.value, top.value)]


def _turned(x: float, y: float, frame: Any, turns: int) -> tuple[float, float]:
    """Return a point from the top left corner as shown; turns: quarter turns clockwise."""
    if turns == 1:
        return y - frame.bottom, x - frame.left
    if turns == 2:
        return frame.right - x, y - frame.bottom
    return frame.top - y, frame.right - x


def slanted(word: Word, angle: float) -> Slanted:
    """Turn a word about the place it begins at, which is all that is known of it; its width is guessed."""
    foot = word.top + 0.8 * word.size
    x0, foot = _about(word.x0, foot, angle)
    x1 = x0 + _LETTER * word.size * len(word.text)
    return Slanted(word._replace(x0=x0, top=foot - 0.8 * word.size, x1=x1, bottom=foot + 0.2 * word.size), angle)


def slanted_lines(found: Sequence[Slanted], *, page: int, first_block: int) -> list[Line]:
    """Return the lines of slanted words, angle by angle, each with the box it fills on the page."""
    read: list[Line] = []
    groups: dict[float, list[Slanted]] = {}
    for each in found:
        groups.setdefault(round(each.angle, 1), []).append(each)
    for group in groups.values():
        words, angle = [each.word for each in group], group[0].angle
        block = read[-1].block + 1 if read else first_block
        read += [_boxed(line, -angle) for line in lines(words, page=page, first_block=block)]
    return read


def _about(x: float, y: float, angle: float) -> tuple[float, float]:
    """Return a point of the page, turned about the corner clockwise; y grows downwards."""
    return x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)


def _boxed(line: Line, angle: float) -> Line:
    corners = [_about(x, y, angle) for x in (line.x0, line.x1) for y in (line.top, line.bottom)]
    xs, ys = [round(x, 1) for x, _ in corners], [round(y, 1) for _, y in corners]
    return line._replace(x0=min(xs), top=min(ys), x1=max(xs), bottom=max(ys))
