"""What a PDF holds beside its pages: attached files, and what would run by itself (PDF 32000-1, 7.11.4 and 12.6)."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pypdfium2.raw as pdfium

from parsers.documents import europass
from parsers.documents.kind import sniff
from parsers.documents.reading import Reading
from parsers.records import Attachment, Defect, Limits, Line

_LONGEST_NAME = 1024  # bytes of UTF-16
_UNSHOWN = 0.2  # of the words of a record: headings and names of languages may be worded otherwise on the pages
_END = 128 * 1024  # bytes: the catalog and its actions stand at either end, scans fill the middle
_ACTIONS = re.compile(rb"/(?:JavaScript|Launch)\b")
_WORD = re.compile(r"[^\W_]{3,}")
_XFA = {pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND}


def enclosed_files(document: Any, limits: Limits) -> tuple[tuple[Attachment, ...], bool]:
    """Return the files attached to a document, and whether some were left out under the limits."""
    count = pdfium.FPDFDoc_GetAttachmentCount(document)
    left = limits.unpacked_bytes
    found: list[Attachment] = []
    for place in range(min(count, limits.attachments)):
        attachment = pdfium.FPDFDoc_GetAttachment(document, place)
        size = ctypes.c_ulong()
        if not attachment or not pdfium.FPDFAttachment_GetFile(attachment, None, 0, size):
            continue
        if size.value > min(left, limits.attachment_bytes):
            return tuple(found), True
        left -= size.value
        buffer = ctypes.create_string_buffer(max(size.value, 1))
        pdfium.FPDFAttachment_GetFile(attachment, buffer, size.value, size)
        found.append(Attachment(name=_name(attachment) or None, content_type="", content=buffer.raw[: size.value]))
    return tuple(found), count > limits.attachments


def _name(attachment: Any) -> str:
    buffer = ctypes.create_string_buffer(_LONGEST_NAME)
    size = pdfium.FPDFAttachment_GetName(
        attachment, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), _LONGEST_NAME
    )
    return buffer.raw[: max(min(size, _LONGEST_NAME) - 2, 0)].decode("utf-16-le", "replace")


def active_content(document: Any, content: bytes) -> Iterator[Defect]:
    """Yield the defect that tells of scripts, of actions on opening and of programs; PDFium runs none of them."""
    ends = content if len(content) <= 2 * _END else content[:_END] + content[-_END:]
    marks = {mark[1:] for mark in _ACTIONS.findall(ends)}
    holds = []
    if b"JavaScript" in marks or pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        holds.append("a script")
    if b"Launch" in marks:
        holds.append("an order to start a program")
    if pdfium.FPDF_GetFormType(document) in _XFA:
        holds.append("an XFA form")
    if holds:
        yield Defect(code="active_content", detail=f"The PDF holds {' and '.join(holds)}; nothing of it was run.")


def with_europass(reading: Reading, limits: Limits) -> Reading:
    """Return a reading whose attached Europass record stands in for pages without text.

    Where pages have text, it alone counts: the record is not what a person sees, and a defect says where they differ.
    """
    record = next((each.content for each in reading.enclosed if sniff(each.content) == "europass"), None)
    if record is None:
        return reading
    lines = europass.read(record, limits).lines
    if not reading.lines:
        return replace(reading, lines=lines)
    told, shown = _words(lines), _words(reading.lines)
    if len(told - shown) <= _UNSHOWN * len(told):
        return reading
    detail = "The Europass record attached to the PDF says what its pages do not; the pages were read."
    return replace(reading, defects=(*reading.defects, Defect(code="embedded_differs", detail=detail)))


def _words(lines: Sequence[Line]) -> set[str]:
    return {word for line in lines for word in _WORD.findall(line.text.casefold())}
