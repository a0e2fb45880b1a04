"""What a file is, by its content: magic bytes, members of a ZIP container, and marks of text formats.

Names and MIME labels are only compared with what was found, never believed.
"""

import io
import re
import zipfile

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x78\x9f\x3e\x22", "tnef"),
    (b"%!PS", "postscript"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
)
_ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "odt",
}
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|table|span|p|br|h[1-6]|ul|meta|title|style)\b[^<>]*>", re.IGNORECASE
)
_EUROPASS = re.compile(rb"<(?:\w{1,20}:)?(?:Candidate|SkillsPassport)\s")
_CLOSED = re.compile(rb"</(?:html|body|div|table|p|span|a|b|li|h[1-6])\s*>", re.IGNORECASE)
_HEAD = 4096  # bytes looked at for marks of a text format; readers of PDF allow 1024 before the header
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

EXTENSIONS = {
    "pdf": {"pdf"},
    "docx": {"docx", "docm", "dotx"},
    "doc": {"doc", "dot"},
    "odt": {"odt", "ott"},
    "rtf": {"rtf", "doc"},
    "html": {"html", "htm", "xhtml"},
    "text": {"txt", "text", "md", "markdown", "tex", "json", "csv", "log", "vcf", "xml", "yaml", "yml", "rst"},
    "europass": {"xml"},
    "png": {"png"},
    "jpeg": {"jpg", "jpeg", "jpe", "jfif"},
    "zip": {"zip"},
}
"""Endings of names that fit a type; only types in this table can be in conflict with a name."""

_ENDINGS = {ending for endings in EXTENSIONS.values() for ending in endings}

LABELS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    "text/html": "html",
    "text/plain": "text",
    "image/png": "png",
    "image/jpeg": "jpeg",
}
"""MIME labels that say one type; `application/msword` is put on everything Word opens and says nothing."""


def sniff(content: bytes) -> str:
    """Return a short name of the type, `unknown` where nothing fits and `empty` for no bytes at all."""
    if not content or content.isspace():
        return "empty"
    for magic, found in _MAGIC:
        if content.startswith(magic) and (len(magic) > 2 or _is_binary(content)):
            return _compound(content) if found == "ole" else found
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(content)
    return _by_head(content)


def _by_head(content: bytes) -> str:
    """Name the types whose marks do not stand at the very beginning."""
    head = content[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in {b"heic", b"heix", b"mif1", b"heif", b"msf1"} else "video"
    if head[:4] == b"RIFF":
        return "webp" if head[8:12] == b"WEBP" else "sound"
    return _text_type(content)


def _compound(content: bytes) -> str:
    """Name what an OLE compound file holds, by the names of its streams (MS-CFB 2.6.1)."""
    return next((kind for kind, stream in _STREAMS.items() if stream.encode("utf-16-le") in content), "ole")


def _zipped(content: bytes) -> str:
    """Word and Writer files by their members (ECMA-376 part 2; ODF 1.3 part 2, 3.3), else `zip`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return next(
                    (kind for kind, mark in _OFFICE.items() if any(name.startswith(mark) for name in names)), "zip"
                )
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                return _ODF.get(archive.read("mimetype").strip(), "zip")
            return "pages" if "Index/Document.iwa" in names or "index.xml" in names else "zip"
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        return next((kind for kind, mark in _REMAINS.items() if mark in content), "zip")


_REMAINS = {"docx": b"word/document.xml", "odt": b"mimetypeapplication/vnd.oasis.opendocument.text"}
"""Names of members as they stand in the bytes of a container whose directory is lost."""

_STREAMS = {"doc": "WordDocument", "encrypted": "EncryptedPackage", "msg": "__substg1.0_", "xls": "Workbook"}
_OFFICE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}


def _text_type(content: bytes) -> str:
    if _is_binary(content):
        return "unknown"
    head = content[: _HEAD * 4]
    if b"\x00" in head:
        head = head.replace(b"\x00", b"")
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start[:1] == b"<" and _EUROPASS.search(head) and b"europass" in head:
        return "europass"
    if start[:5].lower() in {b"<!doc", b"<html"} or (_HTML.search(head) and len(_CLOSED.findall(head)) >= 2):
        return "html"
    return "text"


def _is_binary(content: bytes) -> bool:
    """Whether the bytes are no text in any usual charset; UTF-16 without a mark is text with NULs at one parity."""
    if content.startswith(_TEXT_BOMS):
        return False
    head = content[:_HEAD]
    controls = sum(head.count(bytes([code])) for code in range(1, 32) if code not in {9, 10, 11, 12, 13, 26, 27})
    nulls = head.count(0)
    if nulls > 0.2 * len(head):
        even, odd = head[::2].count(0), head[1::2].count(0)
        return min(even, odd) > 0.05 * nulls or controls > 0.02 * len(head)
    return nulls > 0 or controls > 0.02 * len(head)


def conflict(found: str, name: str | None, content_type: str) -> str:
    """Return a sentence where the name or the label says another type than the content, else an empty string."""
    ending = (name or "").rpartition(".")[2].lower() if "." in (name or "") else ""
    if found in EXTENSIONS and ending in _ENDINGS and ending not in EXTENSIONS[found]:
        return f"The name says {ending}, the content is {found}."
    label = LABELS.get(content_type.partition(";")[0].strip().lower())
    if found in EXTENSIONS and label and label != found and not {label, found} <= {"text", "html", "rtf"}:
        return f"The label says {label}, the content is {found}."
    return ""
