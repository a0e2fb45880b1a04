"""What people wrote into a PDF page: values of its form fields and notes typed on it (PDF 32000-1, 12.5.6.6, 12.7)."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from parsers.documents.pdf_words import Frame
from parsers.pieces import Word

_MOST = 1000  # annotations of a page
_LONGEST = 20_000  # bytes of UTF-16 of one value
_WRITTEN = {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW | pdfium.FPDF_ANNOT_FLAG_INVISIBLE
_SIZE = 10.0  # points, at most: the size that values are taken to be set in
_LETTER = 0.5  # of the font size: about the width of a letter


class Filled(NamedTuple):
    """Words of the values that show, and of those in fields that do not."""

    shown: list[Word]
    hidden: list[Word]


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
    for place in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
        note = pdfium.FPDFPage_GetAnnot(page, place)
        if not note:
            continue
        value = _value(note, form)
        box = pdfium.FS_RECTF()
        if value and pdfium.FPDFAnnot_GetRect(note, box):
            words = found.hidden if pdfium.FPDFAnnot_GetFlags(note) & _UNSEEN else found.shown
            words += _words(value, box, frame)
        pdfium.FPDFPage_CloseAnnot(note)
    return found


def _value(note: Any, form: Any) -> str:
    kind = pdfium.FPDFAnnot_GetSubtype(note)
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return _text(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size))
    if kind != pdfium.FPDF_ANNOT_WIDGET or not form or pdfium.FPDFAnnot_GetFormFieldType(form, note) not in _WRITTEN:
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
