"""What the daemon and its parsing children say to each other, over pipes.

Each frame is four bytes of length, big-endian, and that many bytes of MessagePack. MessagePack and not pickle: a child
that a hostile file has taken over must not be able to run code in the daemon by its reply.
"""

from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, Literal

from parsers.records import Application, Limits, Posting

FRAME_BYTES = 4
READY = b"ready"
"""A child's first frame; in its place stands, in UTF-8, what is wrong with the vocabulary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What holds for every task of one child; sent once, first.

    memory_bytes: Its address space. tessdata: Folder of the language data, empty where there is none. ocr_seconds: For
    reading all pictures of one task.
    """

    postings: tuple[Posting, ...]
    limits: Limits
    memory_bytes: int
    tessdata: str
    ocr_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One mail (kind `mail`) or bare file (kind `file`) to parse. as_of: the date for mail and files that have none."""

    kind: Literal["mail", "file"]
    content: bytes
    as_of: date
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """The parser raised: a fault of ours. Names the exception's class and place; its words may quote the mail."""

    error: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Just one of the two is set."""

    application: Application | None = None
    failure: Failure | None = None


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the next frame; None at the end of the stream."""
    size = stream.read(FRAME_BYTES)
    return stream.read(int.from_bytes(size, "big")) if len(size) == FRAME_BYTES else None


def frame(content: bytes) -> bytes:
    """Put the length before the content."""
    return len(content).to_bytes(FRAME_BYTES, "big") + content
