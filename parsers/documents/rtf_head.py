r"""The head of an RTF file: its code page and its tables of fonts, colours and styles; and what words set by them.

Rich Text Format Specification 1.9.1.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

_FONT = re.compile(rb"\\f(\d{1,5}) ?(?:\\[a-zA-Z]{1,32}-?\d{0,10} ?){0,12}?\\fcharset(\d{1,3})")
_STYLE = re.compile(rb"\{\\s(\d{1,5})\b([^{};]{1,4000});\}")
_WORD = re.compile(rb"[a-zA-Z*]*-?\d*")
_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_BEHIND = frozenset([b"cb", b"highlight", b"chcbpat", b"chshdng"])
_HEADING = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_COLOURS = re.compile(rb"\{\\colortbl([^{}]{0,20000})\}")
_CHANNEL = re.compile(rb"\\(red|green|blue)(\d{1,3})")
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What holds in a group. skip: its text is left out; story: 0 header, 1 body, 2 footer; size in points.

    ink: Colour, empty for the automatic one. shaded: Something else than paper is behind the characters.
    """

    bold: bool = False
    hidden: bool = False
    size: float = 12.0
    codec: str = "cp1252"
    fallback: int = 1
    skip: bool = False
    story: int = 1
    instruction: bool = False
    ink: str = ""
    shaded: bool = False


class Head(NamedTuple):
    """What the head states: the codec of text in no font's charset, and the tables by number.

    fonts: Codec of each font, empty where its charset names none. styles: Heading level. colours: empty for automatic.
    """

    codec: str
    fonts: Mapping[int, str]
    styles: Mapping[int, int]
    colours: Sequence[str]


def read_head(content: bytes) -> Head:
    """Read the head of a file."""
    return Head(_code_page(content), _fonts(content), _styles(content), _colours(content))


def changed(look: Look, word: bytes, number: int | None, head: Head) -> Look:
    """Return a look after a property of characters; a word that is none changes nothing."""
    if word == b"b":
        return replace(look, bold=number != 0)
    if word == b"v":
        return replace(look, hidden=number != 0)
    if word == b"plain":
        return replace(look, bold=False, hidden=False, size=12.0, ink="", shaded=False)
    if number is None:
        return look
    return _numbered(look, word, number, head)


def _numbered(look: Look, word: bytes, number: int, head: Head) -> Look:
    if word == b"fs":
        look = replace(look, size=number / 2 if number > 0 else look.size)
    elif word == b"uc":
        look = replace(look, fallback=min(max(number, 0), 20))
    elif word == b"f" and head.fonts.get(number):
        look = replace(look, codec=head.fonts[number])
    elif word == b"cf":
        look = replace(look, ink=head.colours[number] if 0 <= number < len(head.colours) else "")
    elif word in _BEHIND:
        look = replace(look, shaded=number > 0)
    return look


def _fonts(content: bytes) -> dict[int, str]:
    return {int(found[1]): _CHARSETS.get(int(found[2]), "") for found in _FONT.finditer(content)}


def _styles(content: bytes) -> dict[int, int]:
    """Return the heading level of each paragraph style, 0 for body text, by the style sheet's names."""
    start = content.find(b"\\stylesheet")
    found: dict[int, int] = {}
    for style in _STYLE.finditer(content, start, start + 200_000) if start >= 0 else ():
        _, word, last = style[2].rpartition(b"\\")
        name = (_WORD.sub(b"", last, count=1) if word else last).decode("cp1252", "replace").strip()
        level = _HEADING.fullmatch(name)
        found[int(style[1])] = min(int(level[1]), 6) if level else int(name.lower() == "title")
    return found


def _code_page(content: bytes) -> str:
    page = _PAGE.search(content[:4096])
    number = page[1].decode() if page else "1252"
    return {"10000": "mac_roman", "65001": "utf-8"}.get(number, f"cp{number}")


def _colours(content: bytes) -> list[str]:
    table = _COLOURS.search(content)
    found: list[str] = []
    for entry in table[1].split(b";")[:-1] if table else ():
        channels = {name: min(int(number), 255) for name, number in _CHANNEL.findall(entry)}
        found.append(
            "".join(f"{channels.get(name, 0):02x}" for name in (b"red", b"green", b"blue")) if channels else ""
        )
    return found
