"""One budget for all that is taken out of the containers of one mail, however they lie within one another."""

from dataclasses import dataclass
from typing import Self

from parsers.records import Limits

MOST_ENTRIES = 100_000
"""A project with its libraries (`node_modules`) has up to some ten thousand files."""

_FREE = 1024 * 1024
_MOST_TIMES = 100


@dataclass(slots=True)
class Budget:
    """What is left. files, bytes: to be taken out of containers, unpacked; documents: to be read.

    source_files, source_bytes: of source code, to be read for what it shows. entries: of directories, to be looked at.
    """

    files: int
    bytes: int
    documents: int
    source_files: int
    source_bytes: int
    entries: int = MOST_ENTRIES

    @classmethod
    def of(cls, limits: Limits) -> Self:
        """Return the budget of a whole mail."""
        return cls(limits.members, limits.unpacked_bytes, limits.attachments, limits.source_files, limits.source_bytes)

    def takes(self, size: int) -> bool:
        """Charge a file of so many bytes; False, and nothing is charged, where it is too large or one too many."""
        if self.files < 1 or size > self.bytes:
            return False
        self.files -= 1
        self.bytes -= size
        return True

    def lists(self, entries: int) -> bool:
        """Charge a directory of so many entries; False, and nothing is charged, where they are too many."""
        if entries > self.entries:
            return False
        self.entries -= entries
        return True

    def takes_source(self, size: int) -> bool:
        """Charge a file of source code; False, and nothing is charged, where it is too large or one too many."""
        if self.source_files < 1 or size > self.source_bytes:
            return False
        self.source_files -= 1
        self.source_bytes -= size
        return True


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether bytes unpack to more than a hundred times their number; the first MiB is free, as in Apache Tika."""
    return unpacked > _FREE and unpacked > _MOST_TIMES * packed
