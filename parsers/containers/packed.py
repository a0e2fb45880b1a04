"""gzip (RFC 1952), bzip2 and xz: one packed file, or a TAR archive in it. Unpacked piece by piece under a cap."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator

from parsers.containers import tarred
from parsers.containers.archive import Archive, Entry
from parsers.containers.budget import is_bomb
from parsers.documents.container import RefusedError
from parsers.documents.kind import sniff
from parsers.records import Defect, Limits

DAMAGES = (zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
"""What the three libraries raise over damaged files."""

_PIECE = 256 * 1024
_MOST_STREAMS = 20_000  # each opens with the same three bytes, and costs time even where it is empty
_XZ_MEMORY = 128 * 1024 * 1024
_BROKEN = Defect(code="damaged", detail="The archive breaks off or is damaged; what stands before that was read.")
_ENDINGS = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".gz": "", ".bz2": "", ".xz": ""}


def gzipped(content: bytes, name: str, limits: Limits) -> Archive:
    """Open a gzip file. Raises RefusedError."""
    return _opened(content, name, limits, lambda source: _pieces(gzip.GzipFile(fileobj=source)))


def bzipped(content: bytes, name: str, limits: Limits) -> Archive:
    """Open a bzip2 file. Raises RefusedError."""
    return _opened(content, name, limits, lambda source: _pieces(bz2.BZ2File(source)))


def xzipped(content: bytes, name: str, limits: Limits) -> Archive:
    """Open an xz file. Raises RefusedError, also where it states a dictionary that takes too much memory."""
    return _opened(content, name, limits, _xz_pieces)


def _opened(content: bytes, name: str, limits: Limits, pieces: Callable[[io.BytesIO], Iterator[bytes]]) -> Archive:
    if content.count(content[:3]) > _MOST_STREAMS:
        raise RefusedError("archive_limit", f"It holds more than {_MOST_STREAMS} packed streams.")
    unpacked, is_broken = _unpacked(content, limits, pieces)
    if sniff(unpacked) == "tar":
        archive = tarred.opened(unpacked, name, limits)
        return archive._replace(notes=tuple(dict.fromkeys([*archive.notes, *([_BROKEN] if is_broken else [])])))
    if is_broken and not unpacked:
        raise RefusedError("damaged", "The archive cannot be opened.")
    entry = Entry(_inner_name(name), len(unpacked), 0, 0)
    return Archive((entry,), lambda wanted: {each.key: unpacked for each in wanted}, (_BROKEN,) if is_broken else ())


def _unpacked(content: bytes, limits: Limits, pieces: Callable[[io.BytesIO], Iterator[bytes]]) -> tuple[bytes, bool]:
    """Return what was unpacked, and whether damage ended it."""
    source = io.BytesIO(content)
    found = bytearray()
    try:
        for piece in pieces(source):
            found += piece
            if is_bomb(len(found), source.tell()) or len(found) > limits.unpacked_bytes:
                raise RefusedError("archive_limit", "It unpacks to too many bytes.")
    except DAMAGES:
        return bytes(found), True
    return bytes(found), False


def _pieces(stream: gzip.GzipFile | bz2.BZ2File) -> Iterator[bytes]:
    while piece := stream.read1(_PIECE):
        yield piece


def _xz_pieces(source: io.BytesIO) -> Iterator[bytes]:
    """Unpack the first stream of an xz file; `lzma.LZMAFile` takes no limit of memory."""
    stream = lzma.LZMADecompressor(memlimit=_XZ_MEMORY)
    while not stream.eof:
        taken = source.read(_PIECE) if stream.needs_input else b""
        if stream.needs_input and not taken:
            raise EOFError
        yield stream.decompress(taken, _PIECE)


def _inner_name(name: str) -> str:
    """Return the name of the packed file by that of the archive."""
    return next((name[: -len(end)] + new for end, new in _ENDINGS.items() if name.lower().endswith(end)), name)
