"""DOCX -> lines, by lxml straight over the parts of the package (ECMA-376 part 1, WordprocessingML).

Body in order with tables, text boxes, content controls, insertions and links; headers first, footers last.
Deleted and hidden text, comments and the fall-backs of drawings (`mc:Fallback`, which doubles a text box) are left
out.
"""

import posixpath
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from lxml import etree

from parsers.documents.container import DAMAGES, Container, RefusedError, opened, parse
from parsers.documents.docx_style import Styles, W
from parsers.documents.docx_text import MC, paragraph
from parsers.documents.flow import clipped, lines
from parsers.documents.reading import Reading, unreadable
from parsers.documents.table import arranged
from parsers.records import Limits, Line

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DEPTH = 20  # tables within tables and boxes within boxes
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_WRAPPERS = {f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent")} | {
    f"{MC}AlternateContent",
    f"{MC}Choice",
}


class Part(NamedTuple):
    """What paragraphs of a part refer to. links: addresses by relation."""

    links: Mapping[str, str]
    styles: Styles


def read(content: bytes, limits: Limits) -> Reading:
    """Read the lines of a Word file; a block for each run of paragraphs, table cell and text box."""
    try:
        with opened(content, limits) as package:
            return clipped(_groups(package), limits.text_characters)
    except RefusedError as refusal:
        return unreadable(refusal.code, str(refusal))
    except DAMAGES:
        return unreadable("damaged", "The Word file cannot be opened.")


def _groups(package: Container) -> Iterator[list[Line]]:
    """Yield the lines of headers, body and footers; headers and footers that say the same are read once."""
    main = _main_part(package)
    relations = _relations(package, main)
    known = Styles(_element(without_tables(package.member(posixpath.join(posixpath.dirname(main), "styles.xml")))))
    heads = [path for kind, path in relations.values() if kind == "header"]
    feet = [path for kind, path in relations.values() if kind == "footer"]
    seen: set[str] = set()
    for path in chain(heads, [main], feet):
        root = _element(package.member(path))
        if root is None:
            continue
        near = relations if path == main else _relations(package, path)
        links = {name: goal for name, (kind, goal) in near.items() if kind == "hyperlink"}
        body = root.find(f"{W}body")
        found = _story(root if body is None else body, Part(links, known))
        text = "\n".join([line.text for group in found for line in group])
        if path == main or text not in seen:
            yield from found
        seen.add(text)


def _main_part(package: Container) -> str:
    for kind, path in _relations(package, "").values():
        if kind == "officeDocument" and path in package:
            return path
    return "word/document.xml"


def _relations(package: Container, path: str) -> dict[str, tuple[str, str]]:
    """Return identifier -> (last word of the type, target) of a part's relations; paths are from the root."""
    folder, name = posixpath.split(path)
    root = _element(package.member(posixpath.join(folder, "_rels", f"{name}.rels")))
    found: dict[str, tuple[str, str]] = {}
    for item in () if root is None else root.iter(_RELATION):
        goal = item.get("Target", "")
        if item.get("TargetMode") != "External":
            goal = goal.lstrip("/") if goal.startswith("/") else posixpath.normpath(posixpath.join(folder, goal))
        found[item.get("Id", "")] = (item.get("Type", "").rpartition("/")[2], goal)
    return found


def _element(content: bytes) -> etree._Element | None:
    """Parse a part; the strict variant of the format differs in its names of name spaces alone."""
    if _STRICT in content[:4096]:
        for strict, transitional in _TRANSITIONAL:
            content = content.replace(strict, transitional)
    return parse(content) if content else None


def without_tables(content: bytes) -> bytes:
    """Cut styles of tables out of a part before it is parsed: nine tenths of many files, and none is read."""
    first, *rest = content.split(b"<w:style ")
    kept = [first]
    for piece in rest:
        is_table = b'w:type="table"' in piece[:200]
        kept += [piece.partition(b"</w:style>")[2]] if is_table else [b"<w:style ", piece]
    return b"".join(kept)


def _story(element: etree._Element, part: Part, depth: int = _DEPTH) -> list[list[Line]]:
    """Return the groups of lines of a body, header, cell or text box."""
    groups: list[list[Line]] = [[]]
    for child in _children(element):
        if child.tag == f"{W}p":
            read_paragraph = paragraph(child, part.styles, part.links)
            style = read_paragraph.style
            groups[-1] += lines(read_paragraph.runs, heading=style.heading or 0, bullet=bool(style.listed))
            for box in read_paragraph.boxes if depth else ():
                groups += [*_story(box, part, depth - 1), []]
        elif child.tag == f"{W}tbl" and depth:
            groups += [*_table(child, part, depth - 1), []]
    return [group for group in groups if group]


def _table(table: etree._Element, part: Part, depth: int) -> list[list[Line]]:
    rows = [row for row in _children(table) if row.tag == f"{W}tr"]
    return arranged([[_story(cell, part, depth) for cell in _children(row) if cell.tag == f"{W}tc"] for row in rows])


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the children, and those of wrappers in their place: content controls, insertions, alternatives."""
    for child in element:
        if child.tag in _WRAPPERS:
            yield from _children(child)
        else:
            yield child
