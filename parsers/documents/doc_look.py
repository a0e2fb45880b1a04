"""Properties of characters and paragraphs in a Word 97-2003 file (MS-DOC 2.6, 2.9.33, 2.9.43 and 2.9.271).

A property is a `sprm`: two bytes of code, whose three highest bits tell how long its operand is.
"""

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from parsers.documents.colour import WHITE
from parsers.documents.doc_file import CHARACTERS, PARAGRAPHS, STYLES, WordFile, entries

_PAGE = 512  # bytes of a page of formatted properties
_OPERAND = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes by the three highest bits of the code; 0: told by its first byte
_DEPTH = 12  # styles based on styles
_MOST_TABLES = 10  # within one another
_TITLE = 62  # sti of the built-in style
_WHITE_ICO = 8
_SHADES = {0x4866, 0xCA71, 0x2A0C, 0x442D, 0xC64D}  # of characters, highlighting, of paragraphs; old form and new


class Look(NamedTuple):
    """What holds for characters. size in points; ink: hexadecimal colour, empty for the usual; symbol: code point.

    bullet, heading, depth (of tables) and the ends of cells and rows hold for a paragraph.
    """

    bold: bool = False
    size: float = 10.0
    hidden: bool = False
    deleted: bool = False
    ink: str = ""
    shaded: bool = False
    symbol: int = 0
    bullet: bool = False
    heading: int = 0
    depth: int = 0
    ends_cell: bool = False
    ends_row: bool = False


class _Style(NamedTuple):
    under: int
    heading: int
    properties: tuple[bytes, ...]


class Looks:
    """The looks of a file's characters and paragraphs, each worked out when it is first asked for."""

    def __init__(self, word: WordFile) -> None:
        self._styles = _styles(word.part(STYLES))
        self._characters = _pages(word, CHARACTERS)
        self._paragraphs = _pages(word, PARAGRAPHS)
        self._known: dict[int, Look] = {}

    def paragraph(self, offset: int) -> Look:
        """Return the look of the paragraph whose mark lies at a byte offset."""
        starts, values = self._paragraphs
        at = bisect_right(starts, offset) - 1
        found = values[at] if at >= 0 else b""
        style = struct.unpack_from("<H", found)[0] if len(found) > 1 else 0
        return applied(found[2:], self._styled(style, _DEPTH))

    def characters(self, offset: int, end: int, look: Look) -> Iterator[tuple[int, Look]]:
        """Yield (byte offset where it ends, look) of the runs from offset to end in a paragraph of a look."""
        starts, values = self._characters
        at = bisect_right(starts, offset) - 1
        while offset < end:
            stop = min(starts[at + 1], end) if at + 1 < len(starts) else end
            yield stop, self._run(values[at], look) if at >= 0 and values[at] else look
            offset, at = stop, at + 1

    def _run(self, properties: bytes, look: Look) -> Look:
        for code, operand in sprms(properties):
            if code == 0x4A30:  # sprmCIstd: the style of the characters
                style = self._styles.get(struct.unpack("<H", operand)[0])
                for part in style.properties if style else ():
                    look = applied(part, look)
        return applied(properties, look)

    def _styled(self, style: int, depth: int) -> Look:
        known = self._known.get(style)
        if known is None:
            found = self._styles.get(style) if depth else None
            known = Look()
            if found:
                known = self._styled(found.under, depth - 1) if found.under != style else known
                known = known._replace(heading=found.heading or known.heading)
                for part in found.properties:
                    known = applied(part, known)
            self._known[style] = known
        return known


def sprms(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the code and operand of each property (2.6); what is cut short is left out."""
    at = 0
    while at + 3 <= len(properties):
        (code,) = struct.unpack_from("<H", properties, at)
        at += 2
        size = _OPERAND[code >> 13] or _told(code, properties, at)
        if at + size > len(properties):
            return
        yield code, properties[at : at + size]
        at += size


def _told(code: int, properties: bytes, at: int) -> int:
    """Return the bytes of an operand that states its length, that statement included (2.6.1)."""
    if code == 0xD608 and at + 1 < len(properties):  # sprmTDefTable
        return 1 + int(struct.unpack_from("<H", properties, at)[0])
    if code == 0xC615 and properties[at] == 255:  # sprmPChgTabs
        removed = properties[at + 1] if at + 1 < len(properties) else 0
        added = properties[at + 2 + 4 * removed] if at + 2 + 4 * removed < len(properties) else 0
        return 3 + 4 * removed + 3 * added
    return 1 + properties[at]


def applied(properties: bytes, look: Look) -> Look:
    """Return a look with properties over it."""
    under = look
    for code, operand in sprms(properties):
        apply = _PROPERTIES.get(code)
        if apply:
            look = apply(operand, look, under)
    return look


def _toggled(value: int, *, under: bool) -> bool:
    """Return a toggle property (2.6.1): 0 off, 1 on, 128 as the style has it, 129 the opposite."""
    return {0: False, 128: under, 129: not under}.get(value, True)


_PROPERTIES: Mapping[int, Callable[[bytes, Look, Look], Look]] = {
    0x0835: lambda operand, look, under: look._replace(bold=_toggled(operand[0], under=under.bold)),
    0x083C: lambda operand, look, under: look._replace(hidden=_toggled(operand[0], under=under.hidden)),
    0x0800: lambda operand, look, _: look._replace(deleted=bool(operand[0])),
    0x4A43: lambda operand, look, _: look._replace(size=int.from_bytes(operand, "little") / 2),
    0x6870: lambda operand, look, _: look._replace(ink="" if operand[3] else operand[:3].hex()),
    0x2A42: lambda operand, look, _: look._replace(ink=WHITE if operand[0] == _WHITE_ICO else ""),
    0x6A09: lambda operand, look, _: look._replace(symbol=int.from_bytes(operand[2:], "little")),
    0x460B: lambda operand, look, _: look._replace(bullet=any(operand)),
    0x2640: lambda operand, look, _: look._replace(heading=operand[0] + 1 if operand[0] < 6 else look.heading),
    0x2416: lambda operand, look, _: look._replace(depth=max(look.depth, 1) if operand[0] else 0),
    0x6649: lambda operand, look, _: look._replace(depth=min(int.from_bytes(operand, "little"), _MOST_TABLES)),
    0x2417: lambda operand, look, _: look._replace(ends_row=bool(operand[0])),
    0x244C: lambda operand, look, _: look._replace(ends_row=bool(operand[0])),
    0x244B: lambda operand, look, _: look._replace(ends_cell=bool(operand[0])),
    **dict.fromkeys(_SHADES, lambda _, look, __: look._replace(shaded=True)),
}
"""What each property does; of characters first (2.6.1), then of paragraphs (2.6.2)."""


def _pages(word: WordFile, place: int) -> tuple[list[int], list[bytes]]:
    """Return byte offsets, ascending, and the properties that hold from each on; a page counts once."""
    found: dict[int, bytes] = {}
    seen: set[int] = set()
    for _, _, data in entries(word.part(place), 4):
        number = struct.unpack("<I", data)[0] & 0x3F_FFFF
        page = word.main[number * _PAGE : (number + 1) * _PAGE]
        if number not in seen and len(page) == _PAGE:
            seen.add(number)
            found.update(_page(page, of_paragraphs=place == PARAGRAPHS))
    starts = sorted(found)
    return starts, [found[start] for start in starts]


def _page(page: bytes, *, of_paragraphs: bool) -> Iterator[tuple[int, bytes]]:
    """Yield (byte offset, properties) of a page: ChpxFkp (2.9.33) or PapxFkp (2.9.174); empty after its last run."""
    count, step = page[-1], 13 if of_paragraphs else 1
    if 4 * (count + 1) + step * count > _PAGE:
        return
    starts = struct.unpack_from(f"<{count + 1}I", page)
    for at in range(count):
        place = 2 * page[4 * (count + 1) + step * at]
        yield starts[at], _properties(page, place, of_paragraphs=of_paragraphs) if place else b""


def _properties(page: bytes, place: int, *, of_paragraphs: bool) -> bytes:
    size = page[place]
    if not of_paragraphs:
        return page[place + 1 : place + 1 + size]
    if size:
        return page[place + 1 : place + 2 * size]
    size = page[place + 1] if place + 1 < _PAGE else 0
    return page[place + 2 : place + 2 + 2 * size]


def _styles(sheet: bytes) -> dict[int, _Style]:
    """Return the styles by number (STSH, 2.9.271)."""
    if len(sheet) < 6:
        return {}
    head, count, fixed = struct.unpack_from("<HHH", sheet)
    at = 2 + head
    found: dict[int, _Style] = {}
    for number in range(min(count, 4096)):
        if at + 2 > len(sheet):
            break
        (size,) = struct.unpack_from("<H", sheet, at)
        if size >= max(fixed, 10):
            found[number] = _style(sheet[at + 2 : at + 2 + size], fixed)
        at += 2 + size + size % 2
    return found


def _style(item: bytes, fixed: int) -> _Style:
    """Return a style (STD, 2.9.260): a fixed part, its name, then the properties of paragraph and characters."""
    built_in, kind_and_under, counts = struct.unpack_from("<HHH", item)
    built_in &= 0x0FFF
    heading = min(built_in, 6) if 1 <= built_in <= 9 else int(built_in == _TITLE)
    (length,) = struct.unpack_from("<H", item, fixed) if fixed + 2 <= len(item) else (0,)
    at = fixed + 2 * length + 4
    parts: list[bytes] = []
    for number in range(min(counts & 0xF, 3)):
        if at + 2 > len(item):
            break
        (size,) = struct.unpack_from("<H", item, at)
        is_paragraph = kind_and_under & 0xF == 1 and number == 0
        parts.append(item[at + 2 + 2 * is_paragraph : at + 2 + size])
        at += 2 + size + size % 2
    return _Style(kind_and_under >> 4, heading, tuple(parts))
