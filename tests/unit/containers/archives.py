"""Archives made for the tests, honest and hostile."""

import io
import stat
import struct
import tarfile
import zipfile
from collections.abc import Mapping, Sequence

from parsers.containers import ARCHIVES
from parsers.containers.archive import Archive, Member, members
from parsers.containers.budget import Budget
from parsers.documents.kind import sniff
from parsers.records import Limits


def opened(content: bytes, name: str = "files", limits: Limits | None = None) -> Archive:
    """Open an archive by its content."""
    return ARCHIVES[sniff(content)](content, name, limits or Limits())


def taken(content: bytes, limits: Limits | None = None) -> list[Member]:
    """Take all files out of an archive."""
    archive = opened(content, limits=limits)
    return list(members(archive, archive.entries, Budget.of(limits or Limits())))


def zipped(files: Sequence[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    """Return a ZIP archive; names may be used twice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    """Return the entry of a symbolic link."""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def tarred(files: Mapping[str, bytes], *specials: tarfile.TarInfo) -> bytes:
    """Return a TAR archive, with links or devices at its end."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for special in specials:
            archive.addfile(special)
    return buffer.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """Return the header of a link or device."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def lying(name: str, content: bytes, stated: int) -> bytes:
    """Return a ZIP archive whose directory and local header state another size."""
    honest = zipped([(name, content)])
    return honest.replace(struct.pack("<I", len(content)), struct.pack("<I", stated))


def overlapping(count: int) -> bytes:
    """Return a ZIP archive whose directory names the same bytes many times."""
    honest = zipped([("a.txt", bytes(100_000))])
    end = honest.rindex(b"PK\x05\x06")
    start = honest.index(b"PK\x01\x02")
    directory = honest[start:end] * count
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    return honest[:start] + directory + tail


def nested(levels: int, width: int, core: bytes) -> bytes:
    """Return archives within archives: each level holds the one below several times."""
    content = core
    for _ in range(levels):
        content = zipped([(f"{number}.zip", content) for number in range(width)])
    return content
