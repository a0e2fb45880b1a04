"""What a reader of source code sees, before it is known in which file."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

MOST_CHARACTERS = 200_000
"""Read of one file; code that people write is shorter."""

_BREAK = re.compile(r"\n")


class Sight(NamedTuple):
    """A `Trace` without its file. text: The line as read; empty where it is the file's line of that number."""

    table: str
    name: str
    line: int
    rule: str
    text: str = ""


class Places:
    """From characters of a text to its lines."""

    def __init__(self, text: str) -> None:
        """Find the line breaks once."""
        self._breaks = [found.start() for found in _BREAK.finditer(text)]

    def line(self, offset: int) -> int:
        """Return the number, from 1, of the line that holds a character."""
        return bisect_right(self._breaks, offset - 1) + 1


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """Give each line with its number, from 1."""
    return enumerate(text.split("\n"), 1)
