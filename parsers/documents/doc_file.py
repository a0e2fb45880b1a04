"""A Word 97-2003 file as characters: information block, table stream and pieces (MS-DOC 2.4.1, 2.5 and 2.8.35)."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import olefile

from parsers.documents.compound import opened
from parsers.documents.container import RefusedError
from parsers.records import Limits

DAMAGES = (OSError, struct.error, IndexError, KeyError, TypeError, ValueError, RecursionError)
"""What olefile and `struct` raise over damaged files."""

# Places in the table of positions (FibRgFcLcb97, MS-DOC 2.5.6), counted in pairs of position and length.
STYLES, HEADERS, CHARACTERS, PARAGRAPHS, PIECES, ANCHORS, BOXES = 1, 11, 12, 13, 33, 40, 56

_MAGIC = 0xA5EC
_WORD_97 = 0xC1  # nFib of the first version with a table stream
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_MOST_PIECES = 100_000
_CODE_PAGES = {0x05: "cp1250", 0x0E: "cp1250", 0x15: "cp1250", 0x18: "cp1250", 0x1A: "cp1250", 0x19: "cp1251"}
"""Of the languages (low byte of `lid`) whose Word 95 files are not in windows-1252."""


class Piece(NamedTuple):
    """Characters from start to end that lie at a byte offset of the main stream, width bytes each."""

    start: int
    end: int
    offset: int
    width: int


class Lengths(NamedTuple):
    """Characters of the parts of the text, in their order (FibRgLw97)."""

    body: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int


class WordFile:
    """An opened file. text: all its characters, part after part; has_macros, has_objects: by its storages."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        """Open the file. Raises RefusedError where it is not read, and what `DAMAGES` lists."""
        with opened(content) as compound:
            self.main = _stream(compound, "WordDocument", limits)
            magic, self.version = struct.unpack_from("<HH", self.main)
            (flags,) = struct.unpack_from("<H", self.main, 0x0A)
            if magic != _MAGIC:
                raise RefusedError("damaged", "The Word file has no beginning that Word knows.")
            if flags & _ENCRYPTED:
                raise RefusedError("encrypted", "The Word file asks for a password.")
            self.table = _stream(compound, "1Table" if flags & _SECOND_TABLE else "0Table", limits)
            self.has_macros = compound.exists("Macros") or compound.exists("_VBA_PROJECT_CUR")
            self.has_objects = compound.exists("ObjectPool") and any(
                len(path) > 1 and path[0] == "ObjectPool" for path in compound.listdir(storages=True)
            )
        self.lengths, self._positions = self._block()
        self.pieces = self._pieces()
        self._starts = [piece.start for piece in self.pieces]
        self.text = "".join(self._texts(limits.text_characters))

    def _block(self) -> tuple[Lengths, int]:
        """Return the lengths of the parts and where the table of positions begins, 0 before Word 97."""
        if self.version < _WORD_97:
            return Lengths(*struct.unpack_from("<7i", self.main, 0x34)), 0
        (words,) = struct.unpack_from("<H", self.main, 0x20)
        longs = 0x22 + 2 * words
        (count,) = struct.unpack_from("<H", self.main, longs)
        return Lengths(*struct.unpack_from("<7i", self.main, longs + 2 + 12)), longs + 2 + 4 * count + 2

    def part(self, place: int) -> bytes:
        """Return a part of the table stream by its place in the table of positions."""
        if not self._positions:
            return b""
        start, length = struct.unpack_from("<II", self.main, self._positions + 8 * place)
        return self.table[start : start + length]

    def _pieces(self) -> list[Piece]:
        if not self._positions:
            (start,) = struct.unpack_from("<I", self.main, 0x18)
            return [Piece(0, min(sum(self.lengths), len(self.main)), start, 1)]
        clx, at = self.part(PIECES), 0
        while clx[at] == 1:  # properties of pieces, from fast saves
            at += 3 + int(struct.unpack_from("<H", clx, at + 1)[0])
        return [_piece(start, end, descriptor) for start, end, descriptor in entries(clx[at + 5 :], 8)]

    def _texts(self, left: int) -> Iterator[str]:
        """Yield the characters of each piece; pieces of a hostile file can all be the same bytes, so there is an end.

        A piece that is cut short, or lies outside the stream, is filled up: characters keep their numbers.
        """
        codec = "cp1252" if self._positions else _CODE_PAGES.get(self.main[6], "cp1252")
        for piece in self.pieces:
            length = min(piece.end - piece.start, left)
            found = self.main[piece.offset : piece.offset + length * piece.width]
            text = found.decode(codec if piece.width == 1 else "utf-16-le", "replace")
            yield text if len(text) == length else _filled(found, length, piece.width)
            left -= length

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """Yield (first character, last character + 1, byte offset of the first, width) within a range."""
        at = max(bisect_right(self._starts, start) - 1, 0)
        for number in range(at, len(self.pieces)):
            piece = self.pieces[number]
            if piece.start >= end:
                return
            first, last = max(piece.start, start), min(piece.end, end)
            if first < last:
                yield first, last, piece.offset + (first - piece.start) * piece.width, piece.width

    def offset(self, character: int) -> int:
        """Return the byte offset of a character."""
        return next((offset for _, _, offset, _ in self.stretches(character, character + 1)), 0)


def _stream(compound: olefile.OleFileIO, name: str, limits: Limits) -> bytes:
    """Return a stream, empty where there is none."""
    if not compound.exists(name):
        return b""
    if compound.get_size(name) > limits.entry_bytes:
        raise RefusedError("too_large", "A stream of the Word file has too many bytes.")
    found: bytes = compound.openstream(name).read()
    return found


def entries(plc: bytes, size: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield (start, end, data) of a PLC (MS-DOC 2.2.2): n + 1 ascending positions, n pieces of data of a size."""
    count = min(max((len(plc) - 4) // (4 + size), 0), _MOST_PIECES)
    reached = 0
    for at in range(count):
        start, end = struct.unpack_from("<II", plc, 4 * at)
        data = 4 * (count + 1) + size * at
        if reached <= start <= end < 2**31:
            reached = end
            yield start, end, plc[data : data + size]


def _piece(start: int, end: int, descriptor: bytes) -> Piece:
    """Return a piece by its descriptor (Pcd, 2.9.177); the second highest bit of its offset says one byte each."""
    (offset,) = struct.unpack_from("<I", descriptor, 2)
    if offset & 0x4000_0000:
        return Piece(start, end, (offset & 0x3FFF_FFFF) // 2, 1)
    return Piece(start, end, offset & 0x3FFF_FFFF, 2)


def _filled(found: bytes, length: int, width: int) -> str:
    """Return bytes as characters one by one, where a pair of surrogates counts as two; blanks where none are left."""
    if width == 1:
        return found.decode("cp1252", "replace").ljust(length)
    units = struct.unpack(f"<{len(found) // 2}H", found[: len(found) // 2 * 2])
    return "".join([chr(unit) for unit in units]).ljust(length)
