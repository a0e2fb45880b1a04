"""XLSX -> lines: the sheets in their order, a row a line, cells joined by tabs (ECMA-376 part 1, SpreadsheetML).

Sheets and rows that are not shown are hidden text. Values are as they are stored, but for dates, which are stored as
numbers of days and told by the format of their cell.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from lxml import etree

from parsers.documents import opc
from parsers.documents.container import DAMAGES, RefusedError, opened
from parsers.documents.flow import Run, clipped, lines
from parsers.documents.reading import Reading, unreadable
from parsers.records import Limits, Line

_DATES = frozenset([*range(14, 18), 22])  # built-in formats with a day (18.8.30)
_DATED = re.compile(r'^(?:"[^"]*"|\[[^\]]*\]|[^"\[ymd])*[ymd]', re.IGNORECASE)
_DAY_ZERO = date(1899, 12, 30)
_MOST_DAYS = 2_958_465  # 31 December 9999
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Book(NamedTuple):
    """What cells refer to by number: strings, and the formats that are of dates."""

    words: Sequence[str]
    dates: frozenset[str]


def read(content: bytes, limits: Limits) -> Reading:
    """Read the lines of the sheets; a block for each sheet, and the number of sheets as that of pages."""
    hidden: list[Line] = []
    try:
        with opened(content, limits) as package:
            main = opc.main_part(package, "xl/workbook.xml")
            near = opc.relations(package, main)
            sheets = _sheets(opc.element(package.member(main)), near)
            book = Book(_shared(package, near), _date_formats(package, near))
            found = clipped(_groups(package, sheets[: limits.pages], book, hidden), limits.text_characters, hidden)
            notices = opc.notices(package, near.values())
    except RefusedError as refusal:
        return unreadable(refusal.code, str(refusal))
    except DAMAGES:
        return unreadable("damaged", "The Excel file cannot be opened.")
    return Reading(found.lines, max(len(sheets), 1), (*found.defects, *notices), found.hidden)


def _sheets(root: etree._Element | None, near: Mapping[str, opc.Relation]) -> list[tuple[str, bool]]:
    """Return the path of each sheet and whether it shows."""
    found = []
    for item in () if root is None else root.iter(f"{S}sheet"):
        relation = near.get(item.get(f"{opc.R}id", ""))
        if relation:
            found.append((relation.goal, item.get("state", "visible") == "visible"))
    return found


def _shared(package: opc.Package, near: Mapping[str, opc.Relation]) -> list[str]:
    """Return the strings that cells refer to by number (18.4)."""
    root = opc.element(package.member(_path(near, "sharedStrings")))
    return [] if root is None else [_text(item) for item in root.iterchildren(f"{S}si")]


def _date_formats(package: opc.Package, near: Mapping[str, opc.Relation]) -> frozenset[str]:
    """Return the numbers of the cell formats that show a date (18.8.10, 18.8.31)."""
    root = opc.element(package.member(_path(near, "styles")))
    if root is None:
        return frozenset()
    own = {
        item.get("numFmtId", "") for item in root.iter(f"{S}numFmt") if _DATED.match(item.get("formatCode", "")[:200])
    }
    dated = own | {str(number) for number in _DATES}
    formats = enumerate(root.iterfind(f"{S}cellXfs/{S}xf"))
    return frozenset(str(number) for number, item in formats if item.get("numFmtId") in dated)


def _path(near: Mapping[str, opc.Relation], kind: str) -> str:
    return next((each.goal for each in near.values() if each.kind == kind), "")


def _text(item: etree._Element) -> str:
    """Return plain or rich text; its phonetic hints are left out."""
    parts = [item.findtext(f"{S}t", ""), *[run.findtext(f"{S}t", "") for run in item.iterchildren(f"{S}r")]]
    return "".join(parts)


def _groups(
    package: opc.Package, sheets: Sequence[tuple[str, bool]], book: Book, hidden: list[Line]
) -> Iterator[list[Line]]:
    for page, (path, shows) in enumerate(sheets, 1):
        root = opc.element(package.member(path))
        links = {} if root is None else _links(root, opc.links(opc.relations(package, path)))
        group: list[Line] = []
        for row in () if root is None else root.iter(f"{S}row"):
            target = group if shows and row.get("hidden") not in {"1", "true"} else hidden
            target += [line._replace(page=page) for line in lines(list(_runs(row, book, links)))]
        yield group


def _links(root: etree._Element, addresses: Mapping[str, str]) -> dict[str, str]:
    """Return addresses by the reference of their cell, such as `B2`."""
    return {item.get("ref", ""): addresses.get(item.get(f"{opc.R}id", ""), "") for item in root.iter(f"{S}hyperlink")}


def _runs(row: etree._Element, book: Book, links: Mapping[str, str]) -> Iterator[Run]:
    for cell in row.iterchildren(f"{S}c"):
        text = " ".join(_value(cell, book).split())
        if text:
            yield Run(f"{text}\t", link=links.get(cell.get("r", ""), ""))


def _value(cell: etree._Element, book: Book) -> str:
    """Return what a cell shows (18.3.1.4); a formula shows the value stored with it."""
    kind, value = cell.get("t", "n"), cell.findtext(f"{S}v", "")
    if kind == "s":
        return book.words[int(value)] if value.isdecimal() and len(value) < 10 and int(value) < len(book.words) else ""
    if kind == "inlineStr":
        inline = cell.find(f"{S}is")
        return "" if inline is None else _text(inline)
    if kind == "n" and cell.get("s") in book.dates:
        days = value.partition(".")[0]
        if days.isdecimal() and len(days) < 8 and int(days) <= _MOST_DAYS:
            return str(_DAY_ZERO + timedelta(int(days)))
    return "" if kind == "e" else value
