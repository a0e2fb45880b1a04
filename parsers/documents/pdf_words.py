"""Words of a PDF page with boxes and looks, by PDFium's text page, in the order they were drawn.

Calls per character would cost more than PDFium itself: two boxes and one object are asked for each word.
"""

import ctypes
from array import array
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from parsers.documents.pdf_font import SMALLEST, WORD, Fonts, Style, box_at, object_at, origin_at, unicode_at
from parsers.documents.pdf_turned import Slanted, slanted, turned_words
from parsers.pieces import Word


class Frame(NamedTuple):
    """The visible page in PDF coordinates: its left and upper edge, and its size before it is turned, in points."""

    left: float
    upper: float
    width: float
    height: float


class Drawn(NamedTuple):
    """What is drawn on a page as text.

    words: In drawing order. items: The text object each of them begins in. styles: By text object.
    doubtful: Places in `words` of those that may not show. outside: Words beyond the edges of the page.
    slanted: Words that do not stand on level lines. plain: The text as PDFium sees it.
    """

    words: list[Word]
    items: list[int | None]
    styles: dict[int | None, Style]
    doubtful: list[int]
    outside: list[Word]
    slanted: list[Slanted]
    plain: str


NOTHING = Drawn([], [], {}, [], [], [], "")


def frame_of(page: Any) -> Frame:
    """Return the frame of a page: the crop box within the media box (PDF 32000-1, 14.11.2)."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box):
        height = pdfium.FPDF_GetPageHeightF(page)
        return Frame(0.0, height, pdfium.FPDF_GetPageWidthF(page), height)
    return Frame(box.left, box.top, box.right - box.left, box.top - box.bottom)


def drawn(page: Any, text: Any, frame: Frame) -> Drawn:
    """Read the words of a page; text is the handle of its text page."""
    plain = _plain(text)
    address = ctypes.cast(text, ctypes.c_void_p).value or 0
    fonts = Fonts(address)
    found = Drawn([], [], fonts.known, [], [], [], plain)
    if pdfium.FPDFPage_GetRotation(page):
        for word, item, style in turned_words(page, text, plain, fonts):
            if style.ink.faint or not style.painted or style.size < SMALLEST:
                found.doubtful.append(len(found.words))
            found.words.append(word)
            found.items.append(item)
    else:
        _read(address, fonts, frame, found)
    return found


def _read(text: int, fonts: Fonts, frame: Frame, found: Drawn) -> None:
    """Put the words of a page that is not turned where they belong; text is the address of the text page."""
    left, upper, width, height = frame
    words, items, known = found.words, found.items, fonts.known
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    to_box, to_x, to_y = ctypes.addressof(box), ctypes.addressof(x), ctypes.addressof(y)
    for match in WORD.finditer(found.plain):
        start, end = match.span()
        item = object_at(text, start)
        style = known.get(item) or fonts.asked(item, start)
        size, bold, mark, is_usual, *_ = style
        written = mark if mark is not None and end == start + 1 else match[0]
        if not written:
            continue
        origin_at(text, start, to_x, to_y)
        box_at(text, end - 1, to_box)
        x0, foot, x1 = x.value - left, upper - y.value, box.right - left
        word = Word(written, x0, foot - 0.8 * size, x1, foot + 0.2 * size, size, bold)
        if x0 > width or foot < 0 or x1 < 0 or foot - size > height:
            found.outside.append(word)
            continue
        if not is_usual:
            if style.turn:
                origin_at(text, end - 1, to_x, to_y)
                found.slanted.append(slanted(written, (x0, foot), (x.value - left, upper - y.value), style))
                continue
            found.doubtful.append(len(words))
        words.append(word)
        items.append(item)


def _plain(text: Any) -> str:
    """All characters, so that the index of a character in it is the index PDFium knows; unmapped ones as U+FFFD."""
    count = pdfium.FPDFText_CountChars(text)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer)
    plain = ctypes.string_at(buffer, 2 * max(written - 1, 0)).decode("utf-16-le", "replace")
    if len(plain) == count:
        return plain
    address = ctypes.cast(text, ctypes.c_void_p).value
    codes = array("I", [unicode_at(address, index) for index in range(count)])
    return codes.tobytes().decode("utf-32-le", "replace").replace("\0", "\ufffd")
