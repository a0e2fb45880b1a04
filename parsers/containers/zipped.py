"""ZIP archives (APPNOTE 6.3), read in memory by the standard library under guards (CVE-2024-0450 for overlaps)."""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.containers.archive import Archive, Entry, history, is_junk
from parsers.containers.budget import MOST_ENTRIES
from parsers.documents.container import RefusedError
from parsers.records import Defect, Limits

DAMAGES = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    RuntimeError,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
)
"""What `zipfile` raises over damaged archives."""

_DIRECTORY_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = 30  # bytes before the name of an entry
_ENCRYPTED = 0x1
_UTF8 = 0x800
# LZMA states a dictionary of any size; no archiver of the field writes it by itself.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
_JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]{2}")

_LOCKED = Defect(code="encrypted", detail="The archive asks for a password.")
_METHOD = Defect(code="unsupported", detail="It is packed by a method that is not read.")
_LINKS = Defect(code="unsupported", detail="It holds links or devices, which are not followed.")


def opened(content: bytes, name: str, limits: Limits) -> Archive:  # noqa: ARG001 - one signature for all formats
    """Read the directory. Raises RefusedError where it can't be read, is too large, or its members overlap."""
    if content.count(_DIRECTORY_ENTRY) > MOST_ENTRIES:
        raise RefusedError("archive_limit", f"It holds more than {MOST_ENTRIES} files.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except DAMAGES as error:
        raise RefusedError("damaged", "The archive cannot be opened.") from error
    infos = archive.infolist()
    _refuse_overlaps(infos)
    paths = [_path(info) for info in infos]
    files = [(key, info) for key, info in enumerate(infos) if _is_kept(info, paths[key])]
    entries = tuple(
        [Entry(paths[key], info.file_size, max(info.compress_size, 1), key, _refusal(info)) for key, info in files]
    )

    def read(wanted: Sequence[Entry]) -> Mapping[int, bytes | Defect]:
        return {entry.key: _member(archive, infos[entry.key]) for entry in wanted}

    notes = (_LINKS,) if any(_is_special(info) for info in infos) else ()
    return Archive(entries, read, notes, history=history(paths))


def _refuse_overlaps(infos: Sequence[zipfile.ZipInfo]) -> None:
    ordered = sorted(infos, key=lambda info: info.header_offset)
    for info, after in pairwise(ordered):
        if info.header_offset + _LOCAL_HEADER + info.compress_size > after.header_offset:
            raise RefusedError("archive_limit", "Files in it share their bytes, as only made-up archives do.")


def _is_kept(info: zipfile.ZipInfo, path: str) -> bool:
    return not path.endswith("/") and not _is_special(info) and not is_junk(path)


def _is_special(info: zipfile.ZipInfo) -> bool:
    """Whether Unix attributes make it a link or device; other systems leave these bits empty."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind not in {0, stat.S_IFREG, stat.S_IFDIR}


def _refusal(info: zipfile.ZipInfo) -> Defect | None:
    if info.flag_bits & _ENCRYPTED:
        return _LOCKED
    return None if info.compress_type in _METHODS else _METHOD


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | Defect:
    """Take one file out. A name that differs between directory and file is damage, as the library holds."""
    try:
        with archive.open(info) as stream:
            return stream.read(info.file_size)
    except DAMAGES:
        return Defect(code="damaged", detail="It cannot be taken out.")


def _path(info: zipfile.ZipInfo) -> str:
    r"""Return the path; some programs write `\` between folders, and many write no mark of the charset."""
    name = info.filename
    if not info.flag_bits & _UTF8 and not name.isascii():
        name = _decoded(name.encode("cp437", "replace"), from_windows=info.create_system == 0)
    return name.replace("\\", "/")


def _decoded(raw: bytes, *, from_windows: bool) -> str:
    """UTF-8, which macOS writes unmarked; Shift JIS where it makes words; else the code page of Western Windows."""
    for charset, holds in (("utf-8", ""), ("shift_jis", _JAPANESE)):
        try:
            text = raw.decode(charset)
        except UnicodeDecodeError:
            continue
        if not holds or re.search(holds, text):
            return text
    return raw.decode("cp850" if from_windows else "cp1252", "replace")
