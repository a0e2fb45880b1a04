"""What people wrote into a PDF page: values of its form fields and notes typed on it (PDF 32000-1, 12.5.6.6, 12.7)."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from parsers.documents.pdf_font import HANDLE, bound
from parsers.documents.pdf_words import Frame
from parsers.pieces import Word

_MOST = 1000  # annotations of a page
_LONGEST = 20_000  # bytes of UTF-16 of one value
_WRITTEN = {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW | pdfium.FPDF_ANNOT_FLAG_INVISIBLE
_SIZE = 10.0  # points, at most: the size that values are taken to be set in
_KINDS = {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT}
_note_of = bound(pdfium.FPDFPage_GetAnnot, HANDLE, HANDLE, ctypes.c_int)
_kind_of = bound(pdfium.FPDFAnnot_GetSubtype, ctypes.c_int, HANDLE)
_close = bound(pdfium.FPDFPage_CloseAnnot, None, HANDLE)
_LETTER = 0.5  # of the font size: about the width of a letter


class Filled(NamedTuple):
    """Words of the values that show, and of those in fields that do not."""

    shown: list[Word]
    hidden: list[Word]


EMPTY = Filled([], [])


@contextmanager
def form_of(document: Any) -> Iterator[Any]:
    """Yield the handle of a document's form, None where it has none. This build of PDFium runs no scripts."""
    if pdfium.FPDF_GetFormType(document) == pdfium.FORMTYPE_NONE:
        yield None
        return
    means = pdfium.FPDF_FORMFILLINFO(version=2)
    form = pdfium.FPDFDOC_InitFormFillEnvironment(document, means)
    try:
        yield form
    finally:
        if form:
            pdfium.FPDFDOC_ExitFormFillEnvironment(form)


def filled(page: Any, form: Any, frame: Frame) -> Filled:
    """Return the words of a page's form fields and typed notes; form may be None."""
    found = Filled([], [])
    address = ctypes.cast(page, ctypes.c_void_p).value or 0
    for place in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
        note = _note_of(address, place)
        if note and _kind_of(note) in _KINDS:
            _fill(found, ctypes.cast(note, pdfium.FPDF_ANNOTATION), form, frame)
        if note:
            _close(note)
    return found


def _fill(found: Filled, note: Any, form: Any, frame: Frame) -> None:
    value = _value(note, form)
    box = pdfium.FS_RECTF()
    if value and pdfium.FPDFAnnot_GetRect(note, box):
        words = found.hidden if pdfium.FPDFAnnot_GetFlags(note) & _UNSEEN else found.shown
        words += _words(value, box, frame)


def _value(note: Any, form: Any) -> str:
    if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_FREETEXT:
        return _text(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size))
    if not form or pdfium.FPDFAnnot_GetFormFieldType(form, note) not in _WRITTEN:
        return ""
    return _text(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form, note, buffer, size))


def _text(ask: Callable[[Any, int], int]) -> str:
    """Return a text that PDFium writes into a buffer of UTF-16 with a NUL at its end."""
    size = min(ask(None, 0), _LONGEST)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    if ask(ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size) > size:
        return ""
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _words(value: str, box: Any, frame: Frame) -> Iterator[Word]:
    """Yield the words of a value, spread over its box line by line; where they stand in it is not told."""
    rows = [row for row in value.replace("\r", "\n").split("\n") if row.strip()]
    left, top = box.left - frame.left, frame.upper - max(box.top, box.bottom)
    step = abs(box.top - box.bottom) / max(len(rows), 1)
    size = min(_SIZE, step)
    for place, row in enumerate(rows):
        letter = min(_LETTER * size, (box.right - box.left) / len(row))
        foot = top + step * place + (step + 0.6 * size) / 2
        at = 0
        for text in row.split():
            at = row.index(text, at)
            x0 = left + letter * at
            at += len(text)
            yield Word(text, x0, foot - 0.8 * size, left + letter * at, foot + 0.2 * size, size)
