"""Compound files (MS-CFB): the container of .doc and .msg, opened by olefile under a guard.

The library reads as many bytes as the directory states for the mini stream, and the header for its table: a chain of
sectors that bites its tail makes gigabytes of a few kilobytes.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager

import olefile

from parsers.documents.container import RefusedError


@contextmanager
def opened(content: bytes) -> Iterator["olefile.OleFileIO[bytes]"]:
    """Open a file. Raises RefusedError where it states more bytes than it has, and what olefile raises over damage."""
    with olefile.OleFileIO(io.BytesIO(content)) as ole:
        if max(ole.root.size, ole.num_mini_fat_sectors * ole.sector_size) > len(content):
            raise RefusedError("damaged", "The file states more bytes than it has.")
        yield ole
