"""DOCX -> lines, by lxml straight over the parts of the package (ECMA-376 part 1, WordprocessingML).

Body in order with tables, text boxes, content controls, insertions and links; headers first, footers last.
Deleted text, comments and the fall-backs of drawings (`mc:Fallback`, which doubles a text box) are left out; text
that does not show is kept apart.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from lxml import etree

from parsers.documents import active, opc
from parsers.documents.colour import UNKNOWN, WHITE
from parsers.documents.container import DAMAGES, RefusedError, opened
from parsers.documents.docx_style import Styles, W, shading, value
from parsers.documents.docx_text import MC, paragraph
from parsers.documents.flow import clipped, concealed, lines
from parsers.documents.reading import Reading, unreadable
from parsers.documents.table import arranged
from parsers.records import Defect, Limits, Line

_DEPTH = 20  # tables within tables and boxes within boxes
_WRAPPERS = {f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent")} | {
    f"{MC}AlternateContent",
    f"{MC}Choice",
    "{http://schemas.microsoft.com/office/word/2003/auxHint}sect",
    "{http://schemas.microsoft.com/office/word/2003/auxHint}sub-section",
}
_DRAWN = (b"<wp:anchor", b"<w:pict", b"<w:background", b"<v:")  # what can lie behind the text of a page
_BASE = re.compile(rb'<w:basedOn w:val="([^"]{1,200})"')


class Part(NamedTuple):
    """What paragraphs of a part refer to. links: addresses by relation; sheet: the part of the styles as it is.

    hidden and notices gather what does not show and what would be done; shaded is what is known of table styles.
    """

    links: Mapping[str, str]
    styles: Styles
    sheet: bytes
    hidden: list[Line]
    notices: list[Defect]
    shaded: dict[str, bool]


def read(content: bytes, limits: Limits) -> Reading:
    """Read the lines of a Word file; a block for each run of paragraphs, table cell and text box."""
    try:
        with opened(content, limits) as package:
            return of_package(package, limits)
    except RefusedError as refusal:
        return unreadable(refusal.code, str(refusal))
    except DAMAGES:
        return unreadable("damaged", "The Word file cannot be opened.")


def of_package(package: opc.Package, limits: Limits) -> Reading:
    """Read an opened package. Raises RefusedError and what `DAMAGES` lists."""
    main = opc.main_part(package, "word/document.xml")
    near = opc.relations(package, main)
    hidden: list[Line] = []
    calls: list[Defect] = []
    found = clipped(_groups(package, main, near, hidden, calls), limits.text_characters, hidden)
    settings = opc.relations(package, posixpath.join(posixpath.dirname(main), "settings.xml"))
    told = [*found.defects, *opc.notices(package, chain(near.values(), settings.values())), *calls[:1]]
    return Reading(
        found.lines, defects=tuple(told), hidden=found.hidden, enclosed=opc.enclosed(package, near.values(), limits)
    )


def _groups(
    package: opc.Package, main: str, near: Mapping[str, opc.Relation], hidden: list[Line], notices: list[Defect]
) -> Iterator[list[Line]]:
    """Yield the lines of headers, body and footers; headers and footers that say the same are read once."""
    sheet = package.member(posixpath.join(posixpath.dirname(main), "styles.xml"))
    known = Styles(opc.element(without_tables(sheet)))
    paths = [[each.goal for each in near.values() if each.kind == kind] for kind in ("header", "footer")]
    order = dict.fromkeys([*paths[0], main, *paths[1]])
    members = {path: package.member(path) for path in order}
    is_drawn = any(mark in content for content in members.values() for mark in _DRAWN)
    seen: set[str] = set()
    for path in order:
        root = opc.element(members[path])
        if root is None:
            continue
        links = opc.links(near if path == main else opc.relations(package, path))
        body = root.find(f"{W}body")
        ground = UNKNOWN if is_drawn or path != main else WHITE
        found = _story(root if body is None else body, Part(links, known, sheet, hidden, notices, {}), ground)
        text = "\n".join([line.text for group in found for line in group])
        if path == main or text not in seen:
            yield from found
        seen.add(text)


def without_tables(content: bytes) -> bytes:
    """Cut styles of tables out of a part before it is parsed: nine tenths of many files, and none is read."""
    first, *rest = content.split(b"<w:style ")
    kept = [first]
    for piece in rest:
        is_table = b'w:type="table"' in piece[:200]
        kept += [piece.partition(b"</w:style>")[2]] if is_table else [b"<w:style ", piece]
    return b"".join(kept)


def _story(element: etree._Element, part: Part, ground: str, depth: int = _DEPTH) -> list[list[Line]]:
    """Return the groups of lines of a body, header, cell or text box that stands on a ground."""
    groups: list[list[Line]] = [[]]
    for child in _children(element):
        if child.tag == f"{W}p":
            read_paragraph = paragraph(child, part.styles, part.links, ground)
            style, runs = read_paragraph.style, read_paragraph.runs
            groups[-1] += lines(runs, heading=style.heading or 0, bullet=bool(style.listed))
            part.hidden.extend(concealed(runs))
            if read_paragraph.calls:
                part.notices.append(active.CALLS)
            for box in read_paragraph.boxes if depth else ():
                groups += [*_story(box, part, UNKNOWN, depth - 1), []]
        elif child.tag == f"{W}tbl" and depth:
            groups += [*_table(child, part, ground, depth - 1), []]
    return [group for group in groups if group]


def _table(table: etree._Element, part: Part, ground: str, depth: int) -> list[list[Line]]:
    named = table.find(f"{W}tblPr/{W}tblStyle")
    if named is not None and _is_shaded(value(named), part):
        ground = UNKNOWN
    ground = _filled(table.find(f"{W}tblPr/{W}shd"), ground)
    rows = [row for row in _children(table) if row.tag == f"{W}tr"]
    return arranged(
        [
            [
                _story(cell, part, _filled(cell.find(f"{W}tcPr/{W}shd"), ground), depth)
                for cell in _children(row)
                if cell.tag == f"{W}tc"
            ]
            for row in rows
        ]
    )


def _filled(item: etree._Element | None, ground: str) -> str:
    """Return the ground with a shading over it."""
    fill = shading(item)
    return ground if fill is None else fill


def _is_shaded(name: str, part: Part) -> bool:
    known = part.shaded.get(name)
    if known is None:
        known = part.shaded[name] = _shades(part.sheet, name.encode())
    return known


def _shades(sheet: bytes, name: bytes, depth: int = 5) -> bool:
    """Whether a style of tables, or one it is based on, shades any cell."""
    at = sheet.find(b'w:styleId="' + name + b'"')
    if at < 0 or not name:
        return False
    style = sheet[at : sheet.find(b"</w:style>", at)]
    base = _BASE.search(style)
    return b"<w:shd" in style or (base is not None and (depth == 0 or _shades(sheet, base[1], depth - 1)))


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the children, and those of wrappers in their place: content controls, insertions, alternatives."""
    for child in element:
        if child.tag in _WRAPPERS:
            yield from _children(child)
        else:
            yield child
