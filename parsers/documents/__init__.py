"""Any file -> Document: lines in reading order, or a named defect. One function a format, found by content alone."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from parsers.documents import docx, europass, html, odt, pdf, rtf, text
from parsers.documents.kind import conflict, sniff
from parsers.documents.name import shown
from parsers.documents.ocr import Ocr
from parsers.documents.reading import Reading, unreadable
from parsers.records import Attachment, Defect, Document, Limits

_READERS: dict[str, Callable[[bytes, Limits], Reading]] = {
    "docx": docx.read,
    "odt": odt.read,
    "rtf": rtf.read,
    "europass": europass.read,
}

_PAGE_READERS: dict[str, Callable[[bytes, Limits, Ocr | None], Reading]] = {
    "pdf": pdf.read,
}
"""Formats whose pages can be pictures."""

_TEXT_READERS: dict[str, Callable[[bytes, Limits, str], Reading]] = {
    "html": html.read,
    "text": text.read,
}

_REFUSED = {
    "empty": ("no_text", "It is empty."),
    "encrypted": ("encrypted", "The Office file asks for a password."),
}


def read(
    content: bytes, *, name: str | None, content_type: str = "", limits: Limits, ocr: Ocr | None = None
) -> Document:
    """Read one attachment or file; content_type is the sender's label, compared with what the content is.

    Bad input never raises: a document without lines carries a defect that says why (`encrypted`, `damaged`, `no_text`,
    `unsupported`, `too_large`). `type_conflict` only informs.
    """
    document, _ = read_with_enclosed(content, name=name, content_type=content_type, limits=limits, ocr=ocr)
    return document


def read_with_enclosed(
    content: bytes, *, name: str | None, content_type: str = "", limits: Limits, ocr: Ocr | None = None
) -> tuple[Document, tuple[Attachment, ...]]:
    """Do what `read` does, and return the files that lie inside as well, unread."""
    kind = sniff(content)
    label = shown(name, kind)
    reading = _reading(content, kind, content_type, limits, ocr)
    defects = list(reading.defects)
    clash = conflict(kind, name, content_type)
    if clash:
        defects.append(Defect(code="type_conflict", detail=clash))
    if not reading.lines and not reading.defects:
        defects.append(Defect(code="no_text", detail="No text was found in it."))
    document = Document(
        name=label,
        type="unknown" if kind in {"empty", "encrypted"} else kind,
        sha256=hashlib.sha256(content).hexdigest(),
        size_bytes=len(content),
        pages=reading.pages,
        lines=reading.lines,
        hidden=reading.hidden,
        defects=tuple([replace(defect, document=label) for defect in defects]),
    )
    return document, reading.enclosed


def _reading(content: bytes, kind: str, content_type: str, limits: Limits, ocr: Ocr | None) -> Reading:
    if len(content) > limits.attachment_bytes:
        return unreadable("too_large", f"It has more than {limits.attachment_bytes} bytes.")
    if kind in _READERS:
        return _READERS[kind](content, limits)
    if kind in _PAGE_READERS:
        return _PAGE_READERS[kind](content, limits, ocr)
    if kind in _TEXT_READERS:
        return _TEXT_READERS[kind](content, limits, _charset(content_type))
    code, detail = _REFUSED.get(kind, ("unsupported", f"Files of type {kind} are not read."))
    return unreadable(code, detail)


def _charset(content_type: str) -> str:
    """Return the charset parameter of a MIME label."""
    _, _, rest = content_type.lower().partition("charset=")
    return rest.split(";")[0].strip(" \"'")
