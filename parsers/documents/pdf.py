"""PDF -> lines, by PDFium's text page; pdfminer.six is asked where PDFium fails or its text is broken.

PDFium is not thread-safe: two threads crash it, so a process reads one document at a time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from parsers.documents import pdfminer
from parsers.documents.ocr import Ocr
from parsers.documents.pdf_enclosed import active_content, enclosed_files, with_europass
from parsers.documents.pdf_forms import EMPTY, filled, form_of
from parsers.documents.pdf_hidden import unseen
from parsers.documents.pdf_links import Link, links_of, with_links
from parsers.documents.pdf_scan import Scanner, is_picture
from parsers.documents.pdf_turned import Slanted, slanted_lines
from parsers.documents.pdf_words import NOTHING, Drawn, drawn, frame_of
from parsers.documents.reading import Reading, unreadable
from parsers.layout import lines
from parsers.pieces import Word
from parsers.records import Defect, Limits, Line

_CATALOG = re.compile(rb"(\d{1,10})\s+(\d{1,5})\s+obj\s*<<[^<>]{0,200}?/Type\s*/Catalog\b")
_TRAILER_END = b"\nstartxref\n0\n%%EOF mended\n"
_PASSWORD_ERRORS = {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}


class File(NamedTuple):
    """An opened PDF: PDFium's handle, the bytes, and the handle of its form, None where it has none; and the limits."""

    document: Any
    content: bytes
    form: Any
    limits: Limits


def read(content: bytes, limits: Limits, ocr: Ocr | None = None) -> Reading:
    """Lines of the pages in order, as many as the limits allow."""
    with _opened(content) as document:
        if not document:
            return _unopened(content, limits, ocr)
        with form_of(document) as form:
            return _read(File(document, content, form, limits), Scanner(limits, ocr))


class _Page(NamedTuple):
    """What a page holds, before it is put in order.

    shown, hidden: Words on level lines. slanted: Other words. links: To be put on the lines.
    seen: Lines read from the picture of the page, instead of its words.
    """

    shown: list[Word]
    hidden: list[Word]
    slanted: list[Slanted]
    links: list[Link]
    seen: list[Line]

    @property
    def size(self) -> int:
        """Its characters, without white space."""
        return sum([len(each.text) for part in (self.shown, self.hidden, self.seen) for each in part])


def _read(file: File, scanner: Scanner) -> Reading:
    limits = file.limits
    count = pdfium.FPDF_GetPageCount(file.document)
    pages: list[_Page] = []
    defects: list[Defect] = []
    size = 0
    for number in range(min(count, limits.pages)):
        pages.append(_page(file, number, scanner))
        size += pages[-1].size
        if size > limits.text_characters:
            defects.append(Defect(code="too_large", detail=f"Only the first {number + 1} of {count} pages were read."))
            break
    if count > limits.pages:
        defects.append(Defect(code="too_large", detail=f"Only the first {limits.pages} of {count} pages were read."))
    enclosed, is_cut = enclosed_files(file.document, limits)
    if is_cut:
        defects.append(Defect(code="attachment_limit", detail="Not all files attached to the PDF were read."))
    defects += [*scanner.defects, *active_content(file.document, file.content)]
    found, hidden = _in_order(pages)
    reading = Reading(tuple(found), max(count, 1), tuple(defects), hidden=tuple(hidden), enclosed=enclosed)
    return with_europass(reading, limits) if enclosed else reading


def _in_order(pages: Iterable[_Page]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the pages that show, and those that do not.

    This is done for all pages at once: going to and fro between PDFium and our own code, both run slower.
    """
    found: list[Line] = []
    hidden: list[Line] = []
    for number, page in enumerate(pages, 1):
        block = found[-1].block + 1 if found else 0
        read = [line._replace(block=block + line.block) for line in page.seen]
        read = read or lines(page.shown, page=number, first_block=block)
        if page.slanted:
            read += slanted_lines(page.slanted, page=number, first_block=read[-1].block + 1 if read else block)
        found += with_links(read, page.links)
        hidden += lines(page.hidden, page=number)
    return found, hidden


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


def _page(file: File, number: int, scanner: Scanner) -> _Page:
    page = pdfium.FPDF_LoadPage(file.document, number)
    if not page:
        words = pdfminer.words(file.content, [number])
        return _Page(words[0] if words else [], [], [], [], [])
    text = pdfium.FPDFText_LoadPage(page)
    try:
        frame = frame_of(page)
        found = drawn(page, text, frame, file.limits.text_characters) if text else NOTHING
        links, link_count = links_of(file.document, page, frame)
        if is_picture(page, text, found.plain):
            seen = scanner.read(page, number=number + 1, has_text=bool(found.words))
            if seen:
                return _Page([], [], [], links, seen)
        shown, hidden = _parted(found, unseen(page, found, frame))
        if pdfminer.is_broken(found.plain):
            shown = _sounder(file.content, number, shown, found.plain)
            seen = scanner.read(page, number=number + 1, has_text=True) if _is_broken(shown) else []
            if seen:
                return _Page([], [], [], links, seen)
        values = filled(page, file.form, frame) if pdfium.FPDFPage_GetAnnotCount(page) > link_count else EMPTY
        return _Page([*shown, *values.shown], [*hidden, *values.hidden], found.slanted, links, [])
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _parted(found: Drawn, places: set[int]) -> tuple[list[Word], list[Word]]:
    """Return the words that show and those that do not."""
    if not places:
        return found.words, found.outside
    shown = [word for place, word in enumerate(found.words) if place not in places]
    return shown, [*[found.words[place] for place in sorted(places)], *found.outside]


def _sounder(content: bytes, number: int, words: list[Word], plain: str) -> list[Word]:
    """Return the words of pdfminer.six where they are sounder than PDFium's."""
    second = pdfminer.words(content, [number])
    if second and pdfminer.soundness(" ".join([word.text for word in second[0]])) > pdfminer.soundness(plain):
        return second[0]
    return words


def _is_broken(words: Sequence[Word]) -> bool:
    return pdfminer.is_broken(" ".join([word.text for word in words]))
