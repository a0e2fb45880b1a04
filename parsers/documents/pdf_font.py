"""Size, weight, turn and ink of PDF text objects.

PDFium's functions are bound a second time here, with plain integers for handles and addresses, and called column by
column through `map`: a third of the cost of ctypes' pointer objects in a loop, and there is a call for each word.
"""

import ctypes
import re
from array import array
from collections.abc import Callable, Iterable, Mapping
from itertools import repeat
from math import atan2, hypot, radians
from struct import Struct
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

SMALLEST = 1.5  # points; what is smaller is not meant to be read
_UPRIGHT = radians(15)  # text turned by less stands on lines: scans lie askew
_FAINT = 200  # red, green and blue are all above: may not show on paper
_CLEAR = 40  # alpha below: may not show on anything

_BOLD = re.compile(rb"bold|black|heavy|semibd|demi|cmbx|sfbx|[-,_](?:bd|b)$|medi$", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123
_ICONS = re.compile(rb"awesome|icon|material|glyph|simple-line|feather", re.IGNORECASE)
_DINGBATS = re.compile(rb"wingding|webding|dingbat|opensymbol|marvosym|cmsy|sfsy", re.IGNORECASE)

_INVISIBLE = {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
_STROKED = {pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE}

HANDLE = ctypes.c_void_p


def bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """Bind a function of PDFium that takes and returns plain integers for handles and addresses."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


_font_of = bound(pdfium.FPDFTextObj_GetFont, HANDLE, HANDLE)
_font_size = bound(pdfium.FPDFTextObj_GetFontSize, ctypes.c_int, HANDLE, HANDLE)
_render_mode = bound(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, HANDLE)
_matrix_at = bound(pdfium.FPDFText_GetMatrix, ctypes.c_int, HANDLE, ctypes.c_int, HANDLE)
_fill_of = bound(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int, HANDLE, *[HANDLE] * 4)


class Ink(NamedTuple):
    """A colour, 0 to 255 each. faint: Text of it may not show, and what lies behind it has to be looked at."""

    red: int
    green: int
    blue: int
    alpha: int
    faint: bool


class Odd(NamedTuple):
    """In what text differs from what is upright, of a readable size and painted in an ink that shows.

    painted: Its render mode draws it (PDF 32000-1, table 106). turn: Angle in radians, anticlockwise.
    """

    painted: bool
    turn: float


class Style(NamedTuple):
    """How a text object looks. mark: What a word of one character in it stands for, None for itself."""

    size: float
    bold: bool
    mark: str | None
    ink: Ink
    odd: Odd | None = None


BLACK = Ink(0, 0, 0, 255, faint=False)
PLAIN = Style(10.0, bold=False, mark=None, ink=BLACK)
"""For what PDFium made up: no text object draws it."""


def is_painted(style: Style) -> bool:
    """Whether its render mode draws text of a style."""
    return style.odd is None or style.odd.painted


def called(function: Callable[..., Any], *columns: Iterable[int]) -> list[Any]:
    """Return what a bound function returns for each row of the columns."""
    return list(map(function, *columns))


def cells(table: "array[Any]", width: int, offset: int = 0) -> range:
    """Return the addresses of an array's items: of one in each row of a number of items."""
    start, count = table.buffer_info()
    step = width * table.itemsize
    return range(start + offset * table.itemsize, start + count * table.itemsize, step)


def zeros(code: str, count: int) -> "array[Any]":
    """Return an array of zeros, by the code of its type in the module `array`."""
    return array(code, [0]) * count


def styles_of(text: int, firsts: Mapping[int | None, int]) -> tuple[dict[int | None, Style], list[Style]]:
    """Return the styles of text objects, and each style once.

    text: Address of the text page. firsts: Index of a character of each object.

    PDFium writes size, fill and matrix of each object into one row of a table; rows that look alike have one style.
    """
    items = [item for item in firsts if item]
    count = len(items)
    table = zeros("f", _ROW * count)
    called(_font_size, items, cells(table, _ROW))
    called(_fill_of, items, *[cells(table, _ROW, 1 + channel) for channel in range(4)])
    called(_matrix_at, repeat(text), [firsts[item] for item in items], cells(table, _ROW, 5))
    packed, width = table.tobytes(), _ROW * table.itemsize
    looks = [packed[start : start + _LOOK.size] for start in range(0, width * count, width)]
    fonts: dict[int, tuple[bool, str | None]] = {}
    known: dict[tuple[int, int, bytes], Style] = {}
    found: dict[int | None, Style] = {None: PLAIN}
    for item, row in zip(
        items, zip(called(_font_of, items), called(_render_mode, items), looks, strict=True), strict=True
    ):
        found[item] = known.get(row) or known.setdefault(row, _style(item, fonts, *row))
    return found, [PLAIN, *known.values()]


_ROW = 11  # numbers of four bytes: size, red, green, blue, alpha, and a to f of the matrix
_LOOK = Struct("=f4I4f")  # all of them but e and f, the place


def _style(item: int, fonts: dict[int, tuple[bool, str | None]], font: int, mode: int, look: bytes) -> Style:
    bold, mark = fonts.get(font) or fonts.setdefault(font, _look(font))
    size, red, green, blue, alpha, right, rise, lean, height = _LOOK.unpack(look)
    points = abs(size) * hypot(lean, height)
    ink = _ink(red, green, blue, alpha)
    if mode in _STROKED and (ink.faint or mode == pdfium.FPDF_TEXTRENDERMODE_STROKE):
        ink = _stroke(item)
    turn = atan2(rise, right)
    odd = Odd(mode not in _INVISIBLE, turn if abs(turn) > _UPRIGHT else 0.0)
    is_odd = odd.turn or not odd.painted or points < SMALLEST or ink.faint
    is_bold = bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE  # how programs draw a bold they lack
    return Style(points, is_bold, mark, ink, odd if is_odd else None)


def _stroke(item: int) -> Ink:
    channels = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetStrokeColor(ctypes.cast(item, pdfium.FPDF_PAGEOBJECT), *channels)
    return _ink(*[channel.value for channel in channels])


def _ink(red: int, green: int, blue: int, alpha: int) -> Ink:
    """Return a colour; where PDFium tells none, as for patterns, all are 0: it will be looked at."""
    return Ink(red, green, blue, alpha, faint=min(red, green, blue) > _FAINT or alpha < _CLEAR)


def _look(handle: int) -> tuple[bool, str | None]:
    """Whether a font is bold, and what single glyphs of it stand for."""
    font = ctypes.cast(handle, pdfium.FPDF_FONT)
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
    name = buffer.value
    heavy = pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD or pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
    return bool(_BOLD.search(name) or heavy), _mark(name)


def _mark(name: bytes) -> str | None:
    """Return what a single glyph stands for.

    Ornaments open list items; icons say nothing that the text does not.
    """
    if _ICONS.search(name):
        return ""
    return "\u2022" if _DINGBATS.search(name) else None
