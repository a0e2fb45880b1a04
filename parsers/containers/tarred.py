"""TAR archives (POSIX.1-2017 pax, ustar and GNU), read in memory; links and devices are never followed."""

import io
import re
import struct
import tarfile
from collections.abc import Mapping, Sequence

from parsers.containers.archive import Archive, Entry, history, is_junk
from parsers.containers.budget import MOST_ENTRIES
from parsers.documents.container import RefusedError
from parsers.records import Defect, Limits

DAMAGES = (tarfile.TarError, struct.error, EOFError, OSError, ValueError, OverflowError, RecursionError)
"""What `tarfile` raises over damaged archives; long rows of extended headers make it recurse."""

_DIGITS = re.compile(rb"\d{40}")
_LINKS = Defect(code="unsupported", detail="It holds links or devices, which are not followed.")
_BROKEN = Defect(code="damaged", detail="The archive breaks off or is damaged; what stands before that was read.")
_SPARSE = Defect(code="unsupported", detail="It is a file with holes, which is not read.")


class _Header(tarfile.TarInfo):
    """A header under guards that older releases of the library lack; both methods are its own, unnamed in the stubs."""

    def _block(self, count: int) -> int:
        """Refuse a negative size, which was read in an endless loop (CVE-2025-8194)."""
        if count < 0:
            raise tarfile.ReadError("negative size")
        return super()._block(count)  # type: ignore[misc, no-any-return] # private in the library

    def _proc_pax(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        """Refuse long rows of digits, over which a pattern takes the square of their length (CVE-2024-6232)."""
        source = archive.fileobj
        assert source is not None  # noqa: S101 - it is open
        place = source.tell()
        if _DIGITS.search(source.read(self.size)):
            raise tarfile.ReadError("no number is so long")
        source.seek(place)
        return super()._proc_pax(archive)  # type: ignore[misc, no-any-return] # private in the library


def opened(content: bytes, name: str, limits: Limits) -> Archive:  # noqa: ARG001 - one signature for all formats
    """Read all headers. Raises RefusedError where there is none, or there are too many."""
    try:
        archive = tarfile.open(fileobj=io.BytesIO(content), mode="r:", tarinfo=_Header)  # noqa: SIM115 - in memory
    except DAMAGES as error:
        raise RefusedError("damaged", "The archive cannot be opened.") from error
    infos, is_broken = _headers(archive)
    files = [(key, info) for key, info in enumerate(infos) if info.isfile() and not is_junk(info.name)]
    entries = tuple(
        [Entry(_path(info), info.size, 0, key, _SPARSE if info.issparse() else None) for key, info in files]
    )
    notes = (_BROKEN,) if is_broken else ()

    def read(wanted: Sequence[Entry]) -> Mapping[int, bytes | Defect]:
        return {entry.key: _member(content, infos[entry.key]) for entry in wanted}

    has_links = any(not (info.isfile() or info.isdir()) for info in infos)
    return Archive(
        entries, read, (*notes, _LINKS) if has_links else notes, history=history(_path(info) for info in infos)
    )


def _headers(archive: tarfile.TarFile) -> tuple[list[tarfile.TarInfo], bool]:
    """Return the headers up to the end or to the first damage, and whether there was damage."""
    infos: list[tarfile.TarInfo] = []
    try:
        while (info := archive.next()) is not None:
            infos.append(info)
            if len(infos) > MOST_ENTRIES:
                raise RefusedError("archive_limit", f"It holds more than {MOST_ENTRIES} files.")
    except DAMAGES:
        return infos, True
    return infos, False


def _member(content: bytes, info: tarfile.TarInfo) -> bytes | Defect:
    found = content[info.offset_data : info.offset_data + info.size]
    return found if len(found) == info.size else Defect(code="damaged", detail="It breaks off.")


def _path(info: tarfile.TarInfo) -> str:
    """Return the path as text; bytes that are no UTF-8 are read as windows-1252."""
    raw = info.name.encode("utf-8", "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
