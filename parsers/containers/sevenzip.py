"""7z archives by py7zr, in memory: the directory's figures are checked first, and unpacking stops at the cap.

Files are handed to the library under numbers, so that no path of an archive reaches it. A solid archive is unpacked
from its beginning up to the last file that is wanted.
"""

import io
import lzma
import struct
import zlib
from collections.abc import Mapping, Sequence

from py7zr import SevenZipFile
from py7zr.archiveinfo import HeaderStreamsInfo
from py7zr.exceptions import ArchiveError, PasswordRequired
from py7zr.io import MemIO, Py7zIO, WriterFactory
from py7zr.properties import PROPERTY
from py7zr.py7zr import ArchiveFile

from parsers.containers.archive import Archive, Entry, history, is_junk
from parsers.containers.budget import MOST_ENTRIES, is_bomb
from parsers.documents.container import RefusedError
from parsers.records import Defect, Limits

DAMAGES = (
    ArchiveError,
    lzma.LZMAError,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    OverflowError,
    MemoryError,  # a stated dictionary of gigabytes, refused by the process's own limit
)
"""What py7zr raises over damaged archives."""

_START = 32  # bytes of the signature header, from whose end the directory's place is counted
_MOST_HEADER_BYTES = 64 * 1024  # of a packed directory's description
_AES = b"\x06\xf1\x07\x01"
_METHODS = frozenset([b"\x00", b"\x03", b"\x03\x01\x01", b"\x21", b"\x04\x01\x08", b"\x04\x02\x02"])
"""Copy, Delta, LZMA, LZMA2, Deflate and BZip2 (7-Zip's Methods.txt): those the standard library unpacks.

The others are unpacked by extensions in C, of which the one for PPMd corrupts the process's memory over damaged files.
"""
_X86 = frozenset([b"\x21", b"\x03\x03\x01\x03"])
"""LZMA2 and BCJ, py7zr's own default: only together are they one chain of the standard library's decoder."""

_LOCKED = Defect(code="encrypted", detail="The archive asks for a password.")
_LINKS = Defect(code="unsupported", detail="It holds links or devices, which are not followed.")
_METHOD = Defect(code="unsupported", detail="It is packed by a method that is not read.")
_DAMAGED = Defect(code="damaged", detail="It cannot be taken out.")


class _Sheet(Py7zIO):
    """One file in memory; the library asks for the methods of a file, and only writes."""

    def __init__(self) -> None:
        self.content = bytearray()

    def write(self, s: bytes | bytearray) -> int:
        """Keep what is unpacked."""
        self.content += s
        return len(s)

    def read(self, size: int | None = None) -> bytes:
        """Return the beginning."""
        return bytes(self.content[:size])

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002 - the library's signature
        """Stay where the writing is."""
        return len(self.content)

    def flush(self) -> None:
        """Do nothing: it is in memory."""

    def size(self) -> int:
        """Return the number of bytes."""
        return len(self.content)


class _Shelf(WriterFactory):
    """The files by the number they were asked for under."""

    def __init__(self) -> None:
        self.sheets: dict[int, _Sheet] = {}

    def create(self, filename: str) -> Py7zIO:
        """Lay out a new sheet; the name is the number."""
        return self.sheets.setdefault(int(filename), _Sheet())


def opened(content: bytes, name: str, limits: Limits) -> Archive:  # noqa: ARG001 - one signature for all formats
    """Read the directory. Raises RefusedError where it can't be read, is encrypted, or states too much."""
    try:
        _refuse_unsafe_header(content)
        with SevenZipFile(io.BytesIO(content)) as archive:
            files = list(archive.files)
        entries = tuple([_entry(key, file) for key, file in enumerate(files) if _is_kept(file)])
    except PasswordRequired as error:
        raise RefusedError("encrypted", "The archive asks for a password before it names its files.") from error
    except DAMAGES as error:
        raise RefusedError("damaged", "The archive cannot be opened.") from error
    if len(files) > MOST_ENTRIES:
        raise RefusedError("archive_limit", f"It holds more than {MOST_ENTRIES} files.")
    if is_bomb(sum(entry.size for entry in entries), len(content)):
        raise RefusedError("archive_limit", "It unpacks to more than a hundred times its size.")
    has_links = any(file.is_symlink or file.is_junction or file.is_socket for file in files)
    notes = (_LINKS,) if has_links else ()
    found = history(file.filename.replace("\\", "/") for file in files)
    return Archive(entries, lambda wanted: _read(content, wanted, limits), notes, history=found)


def _refuse_unsafe_header(content: bytes) -> None:
    """Look at how the directory itself is packed, before the library unpacks it. Raises RefusedError."""
    offset, size = struct.unpack_from("<QQ", content, 12)
    header = io.BytesIO(content[_START + offset : _START + offset + min(size, _MOST_HEADER_BYTES)])
    if header.read(1) == PROPERTY.ENCODED_HEADER:
        folders = HeaderStreamsInfo.retrieve(header).unpackinfo.folders
        if not {coder["method"] for folder in folders for coder in folder.coders} <= _METHODS | {_AES}:
            raise RefusedError(_METHOD.code, _METHOD.detail)


def _is_kept(file: ArchiveFile) -> bool:
    special = file.is_directory or file.is_symlink or file.is_junction or file.is_socket
    return not special and not is_junk(file.filename)


def _entry(key: int, file: ArchiveFile) -> Entry:
    folder = None if file.emptystream else file.folder
    methods = {coder["method"] for coder in folder.coders} if folder else set()
    refusal = _LOCKED if _AES in methods else None if methods <= _METHODS or methods == _X86 else _METHOD
    return Entry(file.filename.replace("\\", "/"), file.uncompressed, 0, key, refusal)


def _read(content: bytes, wanted: Sequence[Entry], limits: Limits) -> Mapping[int, bytes | Defect]:
    shelf = _Shelf()
    found: dict[int, bytes | Defect] = {entry.key: b"" for entry in wanted if not entry.size}
    full = [entry for entry in wanted if entry.size]
    try:
        with SevenZipFile(io.BytesIO(content)) as archive:
            for entry in full:
                archive.worker.register_filelike(archive.files[entry.key].id, MemIO(str(entry.key), shelf))
            archive.worker.max_extract_size = 2 * limits.unpacked_bytes
            # Files that are not asked for are unpacked on the way, but only those packed together with one that is.
            archive.worker.extract(archive.fp, None, parallel=False)
    except (*DAMAGES, PasswordRequired):
        if shelf.sheets:  # the one that was being written
            found[max(shelf.sheets)] = _DAMAGED
    for entry in full:
        sheet = shelf.sheets.get(entry.key)
        is_whole = sheet is not None and len(sheet.content) == entry.size
        found.setdefault(entry.key, bytes(sheet.content) if sheet and is_whole else _DAMAGED)
    return found
