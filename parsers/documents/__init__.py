"""Any file -> Document: lines in reading order, or a named defect. One function a format, found by content alone."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from parsers.documents import (
    csv_table,
    doc,
    docx,
    embedded,
    epub,
    europass,
    html,
    image,
    json_text,
    latex,
    markdown,
    mhtml,
    notebook,
    odt,
    pages,
    pdf,
    pptx,
    rtf,
    text,
    vcard,
    wordml,
    xlsx,
)
from parsers.documents.kind import conflict, sniff
from parsers.documents.name import shown
from parsers.documents.ocr import Ocr
from parsers.documents.reading import Reading, hidden_defects, unreadable
from parsers.label import Label
from parsers.label import read as read_label
from parsers.records import Attachment, Defect, Document, Limits

_READERS: dict[str, Callable[[bytes, Limits], Reading]] = {
    "doc": doc.read,
    "docx": docx.read,
    "epub": epub.read,
    "europass": europass.read,
    "fodt": odt.read_flat,
    "odp": odt.read,
    "ods": odt.read,
    "odt": odt.read,
    "pptx": pptx.read,
    "rtf": rtf.read,
    "wordml": wordml.read,
    "xlsx": xlsx.read,
}

_PAGE_READERS: dict[str, Callable[[bytes, Limits, Ocr | None], Reading]] = {
    "pages": lambda content, limits, ocr: pages.read(content, limits, lambda found: pdf.read(found, limits, ocr)),
    "pdf": pdf.read,
    "png": image.read,
    "jpeg": image.read,
    "tiff": image.read,
    "gif": image.read,
    "bmp": image.read,
    "webp": image.read,
    "heic": image.read,
}
"""Formats whose pages can be pictures."""

_TEXT_READERS: dict[str, Callable[[bytes, Limits, Label], Reading]] = {
    "calendar": text.read,
    "csv": csv_table.read,
    "html": html.read,
    "json": json_text.read,
    "latex": latex.read,
    "markdown": markdown.read,
    "mhtml": mhtml.read,
    "notebook": notebook.read,
    "text": text.read,
    "vcard": vcard.read,
}

_INFORMING = {"active_content", "attachment_limit", "embedded_differs", "external_ref"}
"""Codes of defects that do not say why there is no text."""

_REFUSED = {
    "empty": ("no_text", "It is empty."),
    "encrypted": ("encrypted", "It asks for a password or a key."),
    "pgp": ("encrypted", "It is encrypted by PGP."),
    "rar": ("unsupported", "RAR archives are not opened; the same files as ZIP or PDF would be."),
    "signature": ("unsupported", "It is a digital signature, which is not checked."),
    "ppt": ("unsupported", "PowerPoint files from before 2007 are not read; as PDF or PPTX they are."),
    "xls": ("unsupported", "Excel files from before 2007 are not read; as PDF or XLSX they are."),
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
    kind = sniff(content, name)
    label = shown(name, kind)
    reading = _reading(content, kind, content_type, limits, ocr)
    if _is_silent(reading):
        reading = _of_pictures(reading, content, kind, limits, ocr)
    defects = list(reading.defects)
    defects += hidden_defects(reading.hidden)
    clash = conflict(kind, name, content_type)
    if clash:
        defects.append(Defect(code="type_conflict", detail=clash))
    if _is_silent(reading):
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


def _is_silent(reading: Reading) -> bool:
    """Whether there is no text, and no defect that says why."""
    return not reading.lines and all(defect.code in _INFORMING for defect in reading.defects)


def _of_pictures(reading: Reading, content: bytes, kind: str, limits: Limits, ocr: Ocr | None) -> Reading:
    """Let the text of the pictures in a document stand in for its own."""
    pictures = reading.pictures or embedded.pictures(content, kind, limits)
    read = embedded.read(pictures, limits, ocr) if pictures else Reading()
    return replace(reading, lines=read.lines, defects=(*reading.defects, *read.defects))


def _reading(content: bytes, kind: str, content_type: str, limits: Limits, ocr: Ocr | None) -> Reading:
    if len(content) > limits.attachment_bytes:
        return unreadable("too_large", f"It has more than {limits.attachment_bytes} bytes.")
    if kind in _READERS:
        return _READERS[kind](content, limits)
    if kind in _PAGE_READERS:
        return _PAGE_READERS[kind](content, limits, ocr)
    if kind in _TEXT_READERS:
        return _TEXT_READERS[kind](content, limits, read_label(content_type))
    code, detail = _REFUSED.get(kind, ("unsupported", f"Files of type {kind} are not read."))
    return unreadable(code, detail)
