"""Size, weight and kind of the font of PDF text objects.

PDFium's functions are bound a second time here, with plain integers for handles: half the cost of ctypes' pointer
objects, in the loop over words where it counts.
"""

import ctypes
import re
from math import hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

WORD = re.compile(r"[^\s\ufffe]+\ufffe?")
"""A word of a page's text; PDFium sets U+FFFE for a hyphen at the end of a line, and no line end after it."""

SMALLEST = 0.5  # points; what is smaller is not meant to be read

_BOLD = re.compile(rb"bold|black|heavy|semibd|demi|cmbx|sfbx|[-,_](?:bd|b)$|medi$", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123
_ICONS = re.compile(rb"awesome|icon|material|glyph|simple-line|feather", re.IGNORECASE)
_DINGBATS = re.compile(rb"wingding|webding|dingbat|opensymbol|marvosym|cmsy|sfsy", re.IGNORECASE)

_HANDLE = ctypes.c_void_p


def _bound(function: Any, result: Any, *arguments: Any) -> Any:
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


object_at = _bound(pdfium.FPDFText_GetTextObject, _HANDLE, _HANDLE, ctypes.c_int)
"""Text page and index of a character -> text object that draws it, None for characters PDFium made up."""

origin_at = _bound(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, _HANDLE, ctypes.c_int, _HANDLE, _HANDLE)
"""Text page, index, addresses of two doubles for x and the baseline's y."""

box_at = _bound(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, _HANDLE, ctypes.c_int, _HANDLE)
"""Text page, index, address of an FS_RECTF: advance width by ascent and descent of the font."""

unicode_at = _bound(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _HANDLE, ctypes.c_int)
"""Text page and index -> code point, 0 for a glyph without one."""

_font_of = _bound(pdfium.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
_font_size = _bound(pdfium.FPDFTextObj_GetFontSize, ctypes.c_int, _HANDLE, _HANDLE)
_render_mode = _bound(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, _HANDLE)
_matrix_at = _bound(pdfium.FPDFText_GetMatrix, ctypes.c_int, _HANDLE, ctypes.c_int, _HANDLE)


class Style(NamedTuple):
    """How a text object looks. mark: What a word of one character in it stands for, None for itself."""

    size: float
    bold: bool
    mark: str | None


_PLAIN = Style(10.0, bold=False, mark=None)


class Fonts:
    """The styles of a page's text objects; each object and font is asked once.

    text: The address of the text page. An address is good while the page is open. known: Styles by text object.
    """

    def __init__(self, text: int) -> None:
        self._text = text
        self.known: dict[int | None, Style] = {None: _PLAIN}
        self._fonts: dict[int | None, tuple[bool, str | None]] = {None: (False, None)}
        self._size = ctypes.c_float()
        self._matrix = pdfium.FS_MATRIX()
        self._size_at = ctypes.addressof(self._size)
        self._matrix_at = ctypes.addressof(self._matrix)

    def style(self, index: int) -> Style:
        """Return the style of the character at an index."""
        item = object_at(self._text, index)
        return self.known.get(item) or self.asked(item, index)

    def asked(self, item: int, index: int) -> Style:
        """Ask for the font, and for its size times the height of a unit of the text matrix."""
        font = _font_of(item)
        look = self._fonts.get(font)
        if look is None:
            look = self._fonts[font] = _look(font)
        _font_size(item, self._size_at)
        _matrix_at(self._text, index, self._matrix_at)
        size = abs(self._size.value) * hypot(self._matrix.c, self._matrix.d)
        outlined = _render_mode(item) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE  # how programs draw a bold they lack
        style = self.known[item] = Style(size, look[0] or outlined, look[1])
        return style


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
