"""Words of PDF pages that are shown turned (PDF 32000-1, 7.7.3.3, Rotate): boxes as the reader sees them.

PDFium states places before the turn. Few pages are turned, so the ink of a word's first and last character will do.
"""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from parsers.documents.pdf_font import SMALLEST, WORD, Fonts
from parsers.pieces import Word


def turned_words(page: Any, text: Any, plain: str) -> list[Word]:
    """Return the words of a turned page in drawing order."""
    turns = pdfium.FPDFPage_GetRotation(page)
    frame = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, frame)
    fonts = Fonts(ctypes.cast(text, ctypes.c_void_p).value or 0)
    found: list[Word] = []
    for match in WORD.finditer(plain):
        style = fonts.style(match.start())
        if style.size < SMALLEST:
            continue
        corners = [*_corners(text, match.start()), *_corners(text, match.end() - 1)]
        places = [_turned(x, y, frame, turns) for x, y in corners]
        foot = max([top for _, top in places])
        x0, x1 = min([x for x, _ in places]), max([x for x, _ in places])
        found.append(Word(match[0], x0, foot - 0.8 * style.size, x1, foot + 0.2 * style.size, style.size, style.bold))
    return found


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
