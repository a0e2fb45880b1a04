"""Compound files (MS-CFB version 3) built to the byte: the container of .msg and of the older Office formats."""

import struct
from collections.abc import Mapping, Sequence

Storage = Mapping[str, "bytes | Storage"]

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT_SECTOR, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5


class _Entry:
    """A directory entry with the numbers of its neighbours."""

    def __init__(self, name: str, kind: int, content: bytes = b"") -> None:
        self.name, self.kind, self.content = name, kind, content
        self.left = self.right = self.child = _NONE
        self.start, self.size = _END if kind == _STREAM else 0, len(content)

    def packed(self) -> bytes:
        """Return the 128 bytes of the entry; every node is black."""
        name = self.name.encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII16sIQQIQ",
            name, len(name) + 2, self.kind, 1, self.left, self.right, self.child, b"", 0, 0, 0, self.start, self.size,
        )  # fmt: skip


def compound(root: Storage) -> bytes:
    """Return the file; streams under 4096 bytes lie in the mini stream. Good for 7 MB, with no further FAT sectors."""
    entries = [_Entry("Root Entry", _ROOT)]
    _add(root, entries[0], entries)
    mini, mini_chain = _mini_stream(entries)
    sectors: list[bytes] = []
    fat: list[int] = []
    for entry in entries:
        if entry.kind == _STREAM and entry.size >= _CUTOFF:
            entry.start = _append(entry.content, sectors, fat)
    entries[0].start, entries[0].size = (_append(mini, sectors, fat), len(mini)) if mini else (_END, 0)
    mini_start = _append(struct.pack(f"<{len(mini_chain)}I", *mini_chain), sectors, fat, fill=b"\xff")
    directory = _append(b"".join(entry.packed() for entry in entries), sectors, fat)
    return _header(len(fat), directory, mini_start, len(mini_chain)) + b"".join(sectors) + _table(fat)


def _add(storage: Storage, parent: _Entry, entries: list[_Entry]) -> None:
    """Add the entries of a storage and tie them to a balanced tree, ordered by length and then by name."""
    numbers: list[int] = []
    for name in sorted(storage, key=lambda name: (len(name), name.upper())):
        value = storage[name]
        entry = _Entry(name, _STREAM, value) if isinstance(value, bytes) else _Entry(name, _STORAGE)
        numbers.append(len(entries))
        entries.append(entry)
        if not isinstance(value, bytes):
            _add(value, entry, entries)
    parent.child = _tree(numbers, entries)


def _tree(numbers: Sequence[int], entries: Sequence[_Entry]) -> int:
    if not numbers:
        return _NONE
    middle = len(numbers) // 2
    top = entries[numbers[middle]]
    top.left, top.right = _tree(numbers[:middle], entries), _tree(numbers[middle + 1 :], entries)
    return numbers[middle]


def _mini_stream(entries: Sequence[_Entry]) -> tuple[bytes, list[int]]:
    stream = bytearray()
    chain: list[int] = []
    for entry in entries:
        if entry.kind == _STREAM and 0 < entry.size < _CUTOFF:
            entry.start = len(chain)
            count = -(-entry.size // _MINI)
            chain += [*range(entry.start + 1, entry.start + count), _END]
            stream += entry.content.ljust(count * _MINI, b"\x00")
    return bytes(stream), chain


def _append(content: bytes, sectors: list[bytes], fat: list[int], fill: bytes = b"\x00") -> int:
    """Lay content into sectors; return the first one's number."""
    if not content:
        return _END
    start, count = len(fat), -(-len(content) // _SECTOR)
    padded = content.ljust(count * _SECTOR, fill)
    sectors += [padded[n * _SECTOR : (n + 1) * _SECTOR] for n in range(count)]
    fat += [*range(start + 1, start + count), _END]
    return start


def _tables(used: int) -> int:
    """Return how many sectors the table takes that also lists itself."""
    count = 1
    while used + count > count * _SECTOR // 4:
        count += 1
    return count


def _table(fat: Sequence[int]) -> bytes:
    count = _tables(len(fat))
    whole = [*fat, *[_FAT_SECTOR] * count]
    whole += [_FREE] * (count * _SECTOR // 4 - len(whole))
    return struct.pack(f"<{len(whole)}I", *whole)


def _header(used: int, directory: int, mini_start: int, mini_count: int) -> bytes:
    count = _tables(used)
    difat = [*range(used, used + count), *[_FREE] * (109 - count)]
    return struct.pack(
        "<8s16sHHHHH6sIIIIIIIII109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, count, directory, 0, _CUTOFF,
        mini_start, -(-mini_count * 4 // _SECTOR), _END, 0, *difat,
    )  # fmt: skip
