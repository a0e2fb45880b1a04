"""ZIP containers of office formats, read in memory under limits (APPNOTE 6.3; CVE-2024-0450 for overlaps)."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from lxml import etree

from parsers.records import Limits

MOST_ENTRIES = 5000
_MOST_TAGS = 3_000_000  # of one part, whose tree takes a hundred bytes for each
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # those of ECMA-376 part 2 and of ODF 1.3 part 2
_LOCAL_HEADER = 30  # bytes before the name of an entry
_ENCRYPTED = 1  # bit of an entry's flags

DAMAGES = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    etree.XMLSyntaxError,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    ValueError,
)
"""What `zipfile` and lxml raise over damaged containers."""


class RefusedError(Exception):
    """A container that is not read. code: of the defect that says so."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


class Container:
    """An opened container; each member is read at most once, and all together unpack to a bounded number of bytes."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive = archive
        self._infos = {info.filename.lstrip("/"): info for info in archive.infolist()}
        self._left = limits.entry_bytes

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def names(self) -> list[str]:
        """Return the names of the members in the order of the central directory."""
        return list(self._infos)

    def member(self, name: str) -> bytes:
        """Return the bytes of a member, empty where there is none. Raises RefusedError where it is too large."""
        info = self._infos.get(name)
        if info is None:
            return b""
        if info.flag_bits & _ENCRYPTED:
            raise RefusedError("encrypted", "A member of the container asks for a password.")
        if info.compress_type not in _METHODS:
            raise RefusedError("damaged", "A member of the container is packed by a method that no office format has.")
        if info.file_size > self._left:
            raise RefusedError("too_large", "A member of the container unpacks to too many bytes.")
        with self._archive.open(info) as stream:
            content = stream.read(self._left + 1)
        self._left -= len(content)
        return content

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of a member, None where there is none. No DTD, entity or network address is followed."""
        content = self.member(name)
        return parse(content) if content else None


def parse(content: bytes) -> etree._Element:
    """Parse a stranger's XML; a document type declaration is refused, since no office format has one."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    if content.count(b"<") > _MOST_TAGS:
        raise RefusedError("too_large", "A member of the container has more elements than are read.")
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusedError("damaged", "A member of the container declares a document type.")
    return root


@contextmanager
def opened(content: bytes, limits: Limits) -> Iterator[Container]:
    """Open a container. Raises RefusedError where its entries overlap or are too many, and what `DAMAGES` lists."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
        if len(infos) > MOST_ENTRIES:
            raise RefusedError("too_large", "The container has too many members.")
        for info, after in pairwise(infos):
            if info.header_offset + _LOCAL_HEADER + info.compress_size > after.header_offset:
                raise RefusedError("damaged", "Members of the container overlap.")
        yield Container(archive, limits)
