"""PPTX -> lines: the slides in their order, each with its text frames and tables (ECMA-376 part 1, PresentationML).

Notes and layouts are left out; slides that are not shown are hidden text.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from parsers.documents import opc
from parsers.documents.colour import SMALLEST
from parsers.documents.container import DAMAGES, RefusedError, opened
from parsers.documents.flow import Run, clipped, lines
from parsers.documents.reading import Reading, unreadable
from parsers.documents.table import arranged
from parsers.records import Limits, Line

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = {"0", "false"}


def read(content: bytes, limits: Limits) -> Reading:
    """Read the lines of the slides; a block for each text frame, and the number of slides as that of pages."""
    hidden: list[Line] = []
    try:
        with opened(content, limits) as package:
            main = opc.main_part(package, "ppt/presentation.xml")
            near = opc.relations(package, main)
            paths = _slides(opc.element(package.member(main)), near)
            found = clipped(_groups(package, paths[: limits.pages], hidden), limits.text_characters, hidden)
            notices = opc.notices(package, near.values())
    except RefusedError as refusal:
        return unreadable(refusal.code, str(refusal))
    except DAMAGES:
        return unreadable("damaged", "The PowerPoint file cannot be opened.")
    return Reading(found.lines, max(len(paths), 1), (*found.defects, *notices), found.hidden)


def _slides(root: etree._Element | None, near: Mapping[str, opc.Relation]) -> list[str]:
    """Return the paths of the slides in the order they are shown in."""
    items = () if root is None else root.iter(f"{P}sldId")
    found = [near.get(item.get(f"{opc.R}id", "")) for item in items]
    return [relation.goal for relation in found if relation]


def _groups(package: opc.Package, paths: list[str], hidden: list[Line]) -> Iterator[list[Line]]:
    for page, path in enumerate(paths, 1):
        root = opc.element(package.member(path))
        tree = None if root is None else root.find(f"{P}cSld/{P}spTree")
        if root is None or tree is None:
            continue
        links = opc.links(opc.relations(package, path))
        groups = list(_frames(tree, links, page))
        if root.get("show", "1") in _OFF:
            hidden += [line for group in groups for line in group]
        else:
            yield from groups


def _frames(tree: etree._Element, links: Mapping[str, str], page: int) -> Iterator[list[Line]]:
    """Yield a group for each text frame, and those of tables, in the order of the source."""
    for item in tree.iter(f"{P}txBody", f"{A}tbl"):
        if item.tag == f"{P}txBody":
            yield _paged(_body(item, links, heading=_is_title(item)), page)
        else:
            rows = [
                [[_body(cell, links)] for cell in row.iterchildren(f"{A}tc")] for row in item.iterchildren(f"{A}tr")
            ]
            yield from [_paged(group, page) for group in arranged(rows)]


def _is_title(body: etree._Element) -> int:
    shape = body.getparent()
    place = None if shape is None else shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return int(place is not None and place.get("type") in {"title", "ctrTitle"})


def _paged(group: list[Line], page: int) -> list[Line]:
    return [line._replace(page=page) for line in group]


def _body(body: etree._Element, links: Mapping[str, str], *, heading: int = 0) -> list[Line]:
    """Return the lines of a text frame or cell."""
    return [
        line
        for paragraph in body.iter(f"{A}p")
        for line in lines(_runs(paragraph, links), heading=heading, bullet=_is_item(paragraph))
    ]


def _is_item(paragraph: etree._Element) -> bool:
    properties = paragraph.find(f"{A}pPr")
    if properties is None:
        return False
    return properties.find(f"{A}buChar") is not None or properties.find(f"{A}buAutoNum") is not None


def _runs(paragraph: etree._Element, links: Mapping[str, str]) -> list[Run]:
    found: list[Run] = []
    for item in paragraph:
        if item.tag == f"{A}br":
            found.append(Run("\n"))
        elif item.tag in {f"{A}r", f"{A}fld"}:
            properties = item.find(f"{A}rPr")
            look = etree.Element("none") if properties is None else properties
            size = look.get("sz", "")
            points = int(size) / 100 if size.isdecimal() and len(size) < 7 else 0.0
            click = look.find(f"{A}hlinkClick")
            link = "" if click is None else links.get(click.get(f"{opc.R}id", ""), "")
            is_tiny = 0 < points <= SMALLEST
            found.append(Run(item.findtext(f"{A}t", ""), look.get("b") == "1", points, link, is_tiny))
    return found
