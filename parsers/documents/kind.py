"""What a file is, by its content: magic bytes, members of a ZIP container, and marks of text formats.

Names and MIME labels are only compared with what was found, never believed; but text is text of some kind, and there
the ending of the name may say which.
"""

import io
import re
import struct
import zipfile
import zlib

import olefile

from parsers.documents.text_kind import ENDINGS, text_kind

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
    (b"MSCF\x00\x00\x00\x00", "cab"),
    (b"\x00\x05\x16\x07", "appledouble"),
    (b"-----BEGIN PGP MESSAGE-----", "pgp"),
    (b"-----BEGIN PGP SIGNATURE-----", "signature"),
    (b"BEGIN:VCALENDAR", "calendar"),
    (b"%!PS", "postscript"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
)
_ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.spreadsheet-template": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
    b"application/vnd.oasis.opendocument.presentation-template": "odp",
    b"application/epub+zip": "epub",
}
_HEAD = 4096  # bytes looked at for marks of a text format; readers of PDF allow 1024 before the header
_SMIME = re.compile(rb"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07(.)", re.DOTALL)
_SMIME_KINDS = {b"\x02": "smime", b"\x03": "encrypted"}  # signedData, envelopedData (RFC 5652 sections 5.1 and 6.1)
MBOX_LINE = rb"From \S{1,998} [^\r\n]{4,40}\d:\d\d[^\r\n]{0,40}\r?\n(?=[A-Za-z][A-Za-z0-9-]*:)"
"""The line before each mail of an mbox (RFC 4155 appendix A): sender and time, then the mail's first field."""
_MBOX = re.compile(MBOX_LINE)
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9_-]{0,76}:")
_SENDER = re.compile(rb"(?i)from:[^\r\n]*@")
_OF_MAILS = re.compile(rb"(?i)message-id:|mime-version:|received:|date:[^\r\n]*\d:\d\d")
_MAIL_HEAD = 256 * 1024
_MOST_ENTRIES = 20_000  # no office file has so many members, and reading a directory of a million takes seconds
_ZIP_DAMAGES = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    OSError,
    EOFError,
)
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

_TEXTS = {"txt", "text", "log", "xml", "yaml", "yml", "rst"}.union(*ENDINGS.values())
EXTENSIONS = {
    "pdf": {"pdf"},
    "docx": {"docx", "docm", "dotx", "dotm"},
    "doc": {"doc", "dot"},
    "odt": {"odt", "ott"},
    "rtf": {"rtf", "doc"},
    "html": {"html", "htm", "xhtml"},
    "mhtml": {"mht", "mhtml", "doc"},
    "wordml": {"xml", "doc"},
    "fodt": {"fodt", "fods", "fodp", "xml"},
    **dict.fromkeys(("text", "markdown", "latex", "json", "notebook", "vcard", "calendar", "csv"), _TEXTS),
    "europass": {"xml"},
    "png": {"png"},
    "jpeg": {"jpg", "jpeg", "jpe", "jfif"},
    "zip": {"zip"},
    "pptx": {"pptx", "ppsx", "pptm", "potx"},
    "xlsx": {"xlsx", "xlsm", "xltx"},
    "ods": {"ods", "ots"},
    "odp": {"odp", "otp"},
    "epub": {"epub"},
    "pages": {"pages"},
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


def sniff(content: bytes, name: str | None = None) -> str:
    """Return a short name of the type, `unknown` where nothing fits and `empty` for no bytes at all."""
    if not content or content.isspace():
        return "empty"
    for magic, found in _MAGIC:
        if content.startswith(magic) and (len(magic) > 2 or _is_binary(content)):
            return _compound(content) if found == "ole" else found
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(content)
    return _by_head(content, _ending(name))


def _by_head(content: bytes, ending: str) -> str:
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
    if found := _by_place(content):
        return found
    return "unknown" if _is_binary(content) else text_kind(content, ending)


def _by_place(content: bytes) -> str:
    """Name the types whose marks stand further in: TAR (POSIX ustar), ISO 9660, S/MIME (RFC 5652), mails."""
    if content[257:262] == b"ustar":
        return "tar"
    if content[0x8001:0x8006] == b"CD001":
        return "iso"
    if content[:1] == b"\x30" and (found := _SMIME.search(content, 0, 40)):
        return _SMIME_KINDS.get(found[1], "unknown")
    if _MBOX.match(content):
        return "mbox"
    return "eml" if _is_mail(content) else ""


def _is_mail(content: bytes) -> bool:
    """Whether it opens with the header of a mail (RFC 5322): nothing but fields, an address, and what no letter has."""
    head = content[:_MAIL_HEAD].lstrip(b"\r\n\xef\xbb\xbf")
    if not _FIELD.match(head):
        return False
    lines = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0].splitlines()
    fields = [line for line in lines if line[:1] not in {b" ", b"\t"}]
    if not all(_FIELD.match(line) for line in fields):
        return False
    from_person = any(_SENDER.match(line) for line in fields)
    return from_person and any(_OF_MAILS.match(line) for line in fields)


def _ending(name: str | None) -> str:
    """Return the ending of a name in lower case, without its dot."""
    stem, _, ending = (name or "").rpartition(".")
    return ending.strip().lower() if stem else ""


def _compound(content: bytes) -> str:
    """Name what an OLE compound file holds, by its streams outside any storage (MS-CFB 2.6.1)."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as compound:
            names = {path[0] for path in compound.listdir(storages=True)}
    except (OSError, ValueError, TypeError, IndexError, struct.error, RecursionError):  # directories can be cyclic
        return next((kind for kind, stream in _STREAMS.items() if stream.encode("utf-16-le") in content), "ole")
    return next((kind for kind, stream in _STREAMS.items() if any(name.startswith(stream) for name in names)), "ole")


def _zipped(content: bytes) -> str:
    """Word and Writer files by their members (ECMA-376 part 2; ODF 1.3 part 2, 3.3), else `zip`."""
    if content.count(b"PK\x01\x02") > _MOST_ENTRIES:
        return "zip"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return next(
                    (kind for kind, mark in _OFFICE.items() if any(name.startswith(mark) for name in names)), "office"
                )
            if "mimetype" in names and _is_label(archive.getinfo("mimetype")):
                return _packaged(archive.read("mimetype").strip())
            return "pages" if _is_pages(names) else "zip"
    except _ZIP_DAMAGES:
        return next((kind for kind, mark in _REMAINS.items() if mark in content), "zip")


def _is_label(info: zipfile.ZipInfo) -> bool:
    """Whether a member is short and packed as such labels are; LZMA would take memory for a dictionary of any size."""
    return info.file_size < 100 and info.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def _packaged(label: bytes) -> str:
    """Name an OpenDocument file or a book by the label in it; none is an archive that is opened."""
    other = "opendocument" if label.startswith(b"application/vnd.oasis.opendocument.") else "zip"
    return _ODF.get(label, other)


def _is_pages(names: set[str]) -> bool:
    """Whether members are those of an iWork document: of 2013 and later, or of 2008 and 2009 (index.xml)."""
    is_old = bool({"index.xml", "index.apxl", "index.xml.gz"} & names) and any(
        name.startswith(("QuickLook/", "buildVersionHistory", "thumbs/")) for name in names
    )
    return is_old or any(name.startswith("Index/Document.iwa") or name == "Index.zip" for name in names)


_REMAINS = {
    "docx": b"word/document.xml",
    "odt": b"mimetypeapplication/vnd.oasis.opendocument.text",
    "xlsx": b"xl/workbook.xml",
    "pptx": b"ppt/presentation.xml",
}
"""Names of members as they stand in the bytes of a container whose directory is lost."""

# A message comes first: the files attached to it lie in it unpacked, with the names of their own streams.
_STREAMS = {
    "msg": "__substg1.0_",
    "doc": "WordDocument",
    "encrypted": "EncryptedPackage",
    "xls": "Workbook",
    "ppt": "PowerPoint Document",
}
_OFFICE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}


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
    ending = _ending(name)
    if found in EXTENSIONS and ending in _ENDINGS and ending not in EXTENSIONS[found]:
        return f"The name says {ending}, the content is {found}."
    label = LABELS.get(content_type.partition(";")[0].strip().lower())
    is_text = label in {"text", "html", "rtf"} and (found in {"html", "rtf"} or EXTENSIONS.get(found) is _TEXTS)
    if found in EXTENSIONS and label and label != found and not is_text:
        return f"The label says {label}, the content is {found}."
    return ""
