"""PDF -> lines, by PDFium's text page; pdfminer.six is asked where PDFium fails or its text is broken.

PDFium is not thread-safe: two threads crash it, so a process reads one document at a time. The raw interface is used
because calls per character would cost more than PDFium itself: two boxes and one object are asked for each word.
"""

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from parsers.documents import pdfminer
from parsers.documents.ocr import Ocr
from parsers.documents.pdf_font import SMALLEST, WORD, Fonts, box_at, object_at, origin_at, unicode_at
from parsers.documents.pdf_links import Link, links_of, with_links
from parsers.documents.pdf_scan import Scanner, is_picture
from parsers.documents.pdf_turned import turned_words
from parsers.documents.reading import Reading, unreadable
from parsers.layout import lines
from parsers.pieces import Word
from parsers.records import Defect, Limits, Line

_CATALOG = re.compile(rb"(\d{1,10})\s+(\d{1,5})\s+obj\s*<<[^<>]{0,200}?/Type\s*/Catalog\b")
_TRAILER_END = b"\nstartxref\n0\n%%EOF mended\n"
_PASSWORD_ERRORS = {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}


def read(content: bytes, limits: Limits, ocr: Ocr | None = None) -> Reading:
    """Lines of the pages in order, as many as the limits allow."""
    with _opened(content) as document:
        if not document:
            return _unopened(content, limits, ocr)
        count = pdfium.FPDF_GetPageCount(document)
        found: list[Line] = []
        defects: list[Defect] = []
        scanner = Scanner(limits, ocr)
        size = 0
        for number in range(min(count, limits.pages)):
            block = found[-1].block + 1 if found else 0
            page = _page(document, content, number, block, scanner)
            found += page
            size += sum([len(line.text) for line in page])
            if size > limits.text_characters:
                defects.append(
                    Defect(code="too_large", detail=f"Only the first {number + 1} of {count} pages were read.")
                )
                break
        if count > limits.pages:
            defects.append(
                Defect(code="too_large", detail=f"Only the first {limits.pages} of {count} pages were read.")
            )
        return Reading(tuple(found), max(count, 1), (*defects, *scanner.defects))


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    """Yield the handle of the document, None where PDFium refuses it. The empty password is tried by PDFium itself."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    try:
        yield document
    finally:
        if document:
            pdfium.FPDF_CloseDocument(document)


def _unopened(content: bytes, limits: Limits, ocr: Ocr | None) -> Reading:
    """Read a file PDFium refuses: with a trailer if it lost its own, else by pdfminer.six."""
    if pdfium.FPDF_GetLastError() in _PASSWORD_ERRORS:
        return unreadable("encrypted", "The PDF asks for a password.")
    catalog = _CATALOG.search(content)
    if catalog and not content.endswith(_TRAILER_END):
        trailer = b"\ntrailer\n<</Root %s %s R>>" % (catalog[1], catalog[2])
        return read(content + trailer + _TRAILER_END, limits, ocr)
    pages = pdfminer.words(content, range(limits.pages))
    found: list[Line] = []
    for number, words in enumerate(pages):
        found += lines(words, page=number + 1, first_block=found[-1].block + 1 if found else 0)
    return Reading(tuple(found), len(pages)) if found else unreadable("damaged", "The PDF cannot be opened.")


def _page(document: Any, content: bytes, number: int, block: int, scanner: Scanner) -> list[Line]:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return _second_reading(content, number, block)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        found, plain = _words(page, text) if text else ([], "")
        if is_picture(page, text, plain):
            seen = scanner.read(page, number=number + 1, first_block=block, has_text=bool(found))
            if seen:
                return seen
        if pdfminer.is_broken(plain):
            second = pdfminer.words(content, [number])
            if second and pdfminer.soundness(" ".join([word.text for word in second[0]])) > pdfminer.soundness(plain):
                found = second[0]
        read = lines(found, page=number + 1, first_block=block)
        links: list[Link] = links_of(document, page, _frame(page)) if read else []
        return with_links(read, links)
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _second_reading(content: bytes, number: int, block: int) -> list[Line]:
    pages = pdfminer.words(content, [number])
    return lines(pages[0], page=number + 1, first_block=block) if pages else []


def _frame(page: Any) -> tuple[float, float]:
    """Left and upper edge of the visible page in PDF coordinates."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box):
        return 0.0, pdfium.FPDF_GetPageHeightF(page)
    return box.left, box.top


def _words(page: Any, text: Any) -> tuple[list[Word], str]:
    """Return the page's words with boxes and style, in drawing order, and its text as PDFium sees it."""
    plain = _plain(text)
    if pdfium.FPDFPage_GetRotation(page):
        return turned_words(page, text, plain), plain
    left, upper = _frame(page)
    address = ctypes.cast(text, ctypes.c_void_p).value or 0
    fonts = Fonts(address)
    known = fonts.known
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    to_box, to_x, to_y = ctypes.addressof(box), ctypes.addressof(x), ctypes.addressof(y)
    found: list[Word] = []
    for match in WORD.finditer(plain):
        start, end = match.span()
        item = object_at(address, start)
        size, bold, mark = known.get(item) or fonts.asked(item, start)
        word = mark if mark is not None and end == start + 1 else match[0]
        if size < SMALLEST or not word:
            continue
        origin_at(address, start, to_x, to_y)
        box_at(address, end - 1, to_box)
        foot = upper - y.value
        found.append(Word(word, x.value - left, foot - 0.8 * size, box.right - left, foot + 0.2 * size, size, bold))
    return found, plain


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
    return "".join([_character(unicode_at(address, index)) for index in range(count)])


def _character(code: int) -> str:
    return "\ufffd" if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)
