"""Work samples as archives: ZIP and TAR with the same bytes on each call, 7z with the time of day in it."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from py7zr import SevenZipFile

CONTENT_TYPE = "application/zip"
_DATE = (2026, 11, 2, 9, 0, 0)

Members: TypeAlias = Iterable[tuple[str, bytes]]


def zipped(members: Mapping[str, str]) -> bytes:
    """Return a ZIP archive of texts by their paths."""
    return _zip((path, text.lstrip("\n").encode()) for path, text in members.items())


def packed(kind: str, members: Members) -> bytes:
    """Return an archive of a kind of `CONTENT_TYPES`; an unknown one raises KeyError."""
    return _PACKERS[kind](members)


def _zip(members: Members) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, content in members:
            entry = zipfile.ZipInfo(path, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def _tar(members: Members) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for path, content in members:
            entry = tarfile.TarInfo(path)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


def _seven(members: Members) -> bytes:
    buffer = io.BytesIO()
    with SevenZipFile(buffer, "w") as archive:
        for path, content in members:
            archive.writestr(content, path)
    return buffer.getvalue()


_PACKERS: dict[str, Callable[[Members], bytes]] = {
    "zip": _zip,
    "tar": _tar,
    "tgz": lambda members: gzip.compress(_tar(members), mtime=0),
    "tbz": lambda members: bz2.compress(_tar(members)),
    "txz": lambda members: lzma.compress(_tar(members)),
    "7z": _seven,
}
CONTENT_TYPES = {
    "zip": CONTENT_TYPE,
    "tar": "application/x-tar",
    "tgz": "application/gzip",
    "tbz": "application/x-bzip2",
    "txz": "application/x-xz",
    "7z": "application/x-7z-compressed",
}
