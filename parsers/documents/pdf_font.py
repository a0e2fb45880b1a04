"""Size, weight, turn and ink of PDF text objects.

PDFium's functions are bound a second time here, with plain integers for handles: half the cost of ctypes' pointer
objects, in the loop over words where it counts.
"""

import ctypes
import re
from math import atan2, hypot, radians
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

WORD = re.compile(r"[^\s\ufffe]+\ufffe?")
"""A word of a page's text; PDFium sets U+FFFE for a hyphen at the end of a line, and no line end after it."""

_BOLD = re.compile(rb"bold|black|heavy|semibd|demi|cmbx|sfbx|[-,_](?:bd|b)$|medi$", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123
_ICONS = re.compile(rb"awesome|icon|material|glyph|simple-line|feather", re.IGNORECASE)
_DINGBATS = re.compile(rb"wingding|webding|dingbat|opensymbol|marvosym|cmsy|sfsy", re.IGNORECASE)

HANDLE = ctypes.c_void_p


def bound(function: Any, result: Any, *arguments: Any) -> Any:
    """Bind a function of PDFium that takes and returns plain integers for handles and addresses."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


object_at = bound(pdfium.FPDFText_GetTextObject, HANDLE, HANDLE, ctypes.c_int)
"""Text page and index of a character -> text object that draws it, None for characters PDFium made up."""

origin_at = bound(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, HANDLE, ctypes.c_int, HANDLE, HANDLE)
"""Text page, index, addresses of two doubles for x and the baseline's y."""

box_at = bound(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, HANDLE, ctypes.c_int, HANDLE)
"""Text page, index, address of an FS_RECTF: advance width by ascent and descent of the font."""

unicode_at = bound(pdfium.FPDFText_GetUnicode, ctypes.c_uint, HANDLE, ctypes.c_int)
"""Text page and index -> code point, 0 for a glyph without one."""

_font_of = bound(pdfium.FPDFTextObj_GetFont, HANDLE, HANDLE)
_font_size = bound(pdfium.FPDFTextObj_GetFontSize, ctypes.c_int, HANDLE, HANDLE)
_render_mode = bound(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, HANDLE)
_matrix_at = bound(pdfium.FPDFText_GetMatrix, ctypes.c_int, HANDLE, ctypes.c_int, HANDLE)
_fill_of = bound(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int, HANDLE, *[HANDLE] * 4)
_stroke_of = bound(pdfium.FPDFPageObj_GetStrokeColor, ctypes.c_int, HANDLE, *[HANDLE] * 4)

SMALLEST = 1.5  # points; what is smaller is not meant to be read
_UPRIGHT = radians(15)  # text turned by less stands on lines: scans lie askew
_FAINT = 200  # red, green and blue are all above: may not show on paper
_CLEAR = 40  # alpha below: may not show on anything
_INVISIBLE = {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}


class Ink(NamedTuple):
    """Colour of text, 0 to 255 each. faint: It may not show, and what lies behind it has to be looked at."""

    red: int
    green: int
    blue: int
    alpha: int
    faint: bool


BLACK = Ink(0, 0, 0, 255, faint=False)


class Style(NamedTuple):
    """How a text object looks.

    mark: What a word of one character in it stands for, None for itself.
    usual: Upright, of a readable size and painted in an ink that shows; what is not so is looked at closely.
    painted: Its render mode draws it (PDF 32000-1, table 106). turn: Angle in radians, anticlockwise.
    """

    size: float
    bold: bool
    mark: str | None
    usual: bool = True
    ink: Ink = BLACK
    painted: bool = True
    turn: float = 0.0


_PLAIN = Style(10.0, bold=False, mark=None)


class Fonts:
    """The styles of a page's text objects; each object, font and ink is asked once.

    text: The address of the text page. An address is good while the page is open. known: Styles by text object.
    """

    def __init__(self, text: int) -> None:
        self._text = text
        self.known: dict[int | None, Style] = {None: _PLAIN}
        self._fonts: dict[int | None, tuple[bool, str | None]] = {None: (False, None)}
        self._inks: dict[bytes, Ink] = {}
        self._size = ctypes.c_float()
        self._matrix = pdfium.FS_MATRIX()
        self._channels = bytearray(16)
        self._size_at = ctypes.addressof(self._size)
        self._matrix_at = ctypes.addressof(self._matrix)
        first = ctypes.addressof((ctypes.c_uint * 4).from_buffer(self._channels))
        self._channels_at = (first, first + 4, first + 8, first + 12)

    def style(self, index: int) -> tuple[int | None, Style]:
        """Return the text object of the character at an index, and its style."""
        item = object_at(self._text, index)
        return item, self.known.get(item) or self.asked(item, index)

    def asked(self, item: int, index: int) -> Style:
        """Ask for the font, for its size times the height of a unit of the text matrix, and for the ink."""
        font = _font_of(item)
        bold, mark = self._fonts.get(font) or self._look(font)
        _font_size(item, self._size_at)
        _matrix_at(self._text, index, self._matrix_at)
        matrix = self._matrix
        size = abs(self._size.value) * hypot(matrix.c, matrix.d)
        mode = _render_mode(item)
        ink = self._ink(_stroke_of if mode == pdfium.FPDF_TEXTRENDERMODE_STROKE else _fill_of, item)
        if mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE:  # how programs draw a bold they lack
            bold = True
            ink = self._ink(_stroke_of, item) if ink.faint else ink
        turn = atan2(matrix.b, matrix.a) if matrix.b or matrix.a < 0 else 0.0
        turn = turn if abs(turn) > _UPRIGHT else 0.0
        painted = mode not in _INVISIBLE
        is_usual = not turn and painted and size >= SMALLEST and not ink.faint
        style = self.known[item] = Style(size, bold, mark, is_usual, ink, painted, turn)
        return style

    def _look(self, handle: int) -> tuple[bool, str | None]:
        look = self._fonts[handle] = _look(handle)
        return look

    def _ink(self, colour_of: Any, item: int) -> Ink:
        """Return the ink of a text object; what has no plain colour, such as a pattern, is taken for black."""
        if not colour_of(item, *self._channels_at):
            return BLACK
        channels = bytes(self._channels)
        ink = self._inks.get(channels)
        if ink is None:
            red, green, blue, alpha = memoryview(channels).cast("I")
            faint = min(red, green, blue) > _FAINT or alpha < _CLEAR
            ink = self._inks[channels] = Ink(red, green, blue, alpha, faint)
        return ink


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
