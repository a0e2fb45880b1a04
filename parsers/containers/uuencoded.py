"""Files that old mail programs write into the text of a mail by uuencode (POSIX.1-2017 uuencode)."""

import binascii
import re

from parsers import header
from parsers.records import Attachment

_BEGIN = re.compile(r"^begin [0-7]{3,4} (\S[^\r\n]{0,254})\r?$", re.MULTILINE)
_END = re.compile(r"^end[ \t]*\r?$", re.MULTILINE)


def parted(text: str, most: int) -> tuple[str, tuple[Attachment, ...]]:
    """Return the text without its first files, and these. A block without its end, or with a bad line, stays text."""
    files: list[Attachment] = []
    kept: list[str] = []
    position = 0
    while len(files) < most and (begin := _BEGIN.search(text, position)) and (end := _END.search(text, begin.end())):
        content = _decoded(text[begin.end() : end.start()])
        kept.append(text[position : begin.start() if content else end.end()])
        if content:
            files.append(Attachment(name=header.clean(begin[1]), content_type="", content=content))
        position = end.end()
    return "".join([*kept, text[position:]]), tuple(files)


def _decoded(block: str) -> bytes:
    """Return the bytes of the lines, empty where one of them is no uuencoded line."""
    try:
        return b"".join([_line(line.encode("ascii")) for line in block.splitlines() if line.strip()])
    except (binascii.Error, UnicodeEncodeError):
        return b""


def _line(line: bytes) -> bytes:
    """Decode a line up to the length it states: some programs add a checksum after it."""
    return binascii.a2b_uu(line[: (((line[0] - 32) & 63) * 4 + 5) // 3])
