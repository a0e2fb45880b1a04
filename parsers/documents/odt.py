"""ODT -> lines, by lxml over content.xml and styles.xml (OASIS OpenDocument 1.3 part 3).

Body in order with tables, lists, frames and links; headers of the page styles first, footers last. Tracked deletions,
annotations and hidden text are left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from parsers.documents.container import DAMAGES, Container, RefusedError, opened, parse
from parsers.documents.flow import Run, clipped, lines
from parsers.documents.reading import Reading, unreadable
from parsers.documents.table import arranged
from parsers.records import Limits, Line

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TEXT = f"{{{_URN}office:1.0}}", f"{{{_URN}style:1.0}}", f"{{{_URN}text:1.0}}"
TABLE, DRAW, FO = f"{{{_URN}table:1.0}}", f"{{{_URN}drawing:1.0}}", f"{{{_URN}xsl-fo-compatible:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"
_DEPTH = 40
_LEFT_OUT = {
    f"{TEXT}tracked-changes",
    f"{TEXT}note",
    f"{TEXT}hidden-text",
    f"{OFFICE}annotation",
    f"{TEXT}sequence-decls",
    f"{OFFICE}forms",
}


class Style(NamedTuple):
    """What a style states, None where it states nothing; size in points."""

    bold: bool | None = None
    size: float | None = None
    hidden: bool | None = None


@dataclass(slots=True)
class _Paragraph:
    runs: list[Run] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


def read(content: bytes, limits: Limits) -> Reading:
    """Read the lines of a Writer file."""
    try:
        with opened(content, limits) as package:
            if b"encryption-data" in package.member("META-INF/manifest.xml"):
                return unreadable("encrypted", "The Writer file asks for a password.")
            return clipped(_groups(package), limits.text_characters)
    except RefusedError as refusal:
        return unreadable(refusal.code, str(refusal))
    except DAMAGES:
        return unreadable("damaged", "The Writer file cannot be opened.")


def _groups(package: Container) -> Iterator[list[Line]]:
    content = parse(package.member("content.xml"))
    shared = package.member("styles.xml")
    looks = parse(shared) if shared else None
    known = _styles([root for root in (looks, content) if root is not None])
    for kind in ("header", "body", "footer"):
        root = content if kind == "body" else looks
        tag = f"{OFFICE}text" if kind == "body" else f"{STYLE}{kind}"
        for element in () if root is None else root.iter(tag):
            yield from _story(element, known)


def _styles(roots: list[etree._Element]) -> dict[str, Style]:
    """Return what each style states, its ancestors included."""
    elements = {item.get(f"{STYLE}name", ""): item for root in roots for item in root.iter(f"{STYLE}style")}
    defaults = [item for root in roots for item in root.iter(f"{STYLE}default-style")]
    elements[""] = next((item for item in defaults if item.get(f"{STYLE}family") == "paragraph"), etree.Element("none"))
    return {name: _inherited(name, elements, 12) for name in elements}


def _inherited(name: str, elements: Mapping[str, etree._Element], depth: int) -> Style:
    element = elements.get(name)
    if element is None or depth == 0:
        return Style()
    parent = element.get(f"{STYLE}parent-style-name", "")
    is_paragraph = element.get(f"{STYLE}family") == "paragraph"
    under = _inherited(parent, elements, depth - 1) if parent or is_paragraph else Style()
    properties = element.find(f"{STYLE}text-properties")
    return under if properties is None else _over(under, _stated(properties))


def _stated(properties: etree._Element) -> Style:
    weight = properties.get(f"{FO}font-weight")
    size = properties.get(f"{FO}font-size", "")
    points = size.removesuffix("pt")
    return Style(
        None if weight is None else weight in {"bold", "600", "700", "800", "900"},
        float(points) if size.endswith("pt") and points.replace(".", "", 1).isdigit() else None,
        properties.get(f"{TEXT}display") == "none" or None,
    )


def _over(under: Style, upper: Style) -> Style:
    return Style(
        under.bold if upper.bold is None else upper.bold,
        under.size if upper.size is None else upper.size,
        under.hidden if upper.hidden is None else upper.hidden,
    )


def _story(
    element: etree._Element, known: Mapping[str, Style], *, listed: bool = False, depth: int = _DEPTH
) -> list[list[Line]]:
    """Return the groups of a body, section, list, cell or text box."""
    groups: list[list[Line]] = [[]]
    opens = listed
    for child in element if depth else ():
        tag = child.tag
        if tag in {f"{TEXT}p", f"{TEXT}h"}:
            found = _paragraph(child, known)
            groups[-1] += lines(found.runs, heading=_level(child), bullet=opens)
            opens = False
            for box in found.boxes:
                groups += [*_story(box, known, depth=depth - 1), []]
        elif tag == f"{TABLE}table":
            groups += [*_table(child, known, depth - 1), []]
        elif tag == f"{DRAW}frame":
            groups += [*_boxed(child, known, depth - 1), []]
        elif tag not in _LEFT_OUT and isinstance(tag, str):
            inner = _story(child, known, listed=tag == f"{TEXT}list-item", depth=depth - 1)
            groups[-1] += inner[0] if inner else []
            groups += inner[1:]
    return [group for group in groups if group]


def _boxed(frame: etree._Element, known: Mapping[str, Style], depth: int) -> list[list[Line]]:
    return [group for box in frame.iter(f"{DRAW}text-box") for group in _story(box, known, depth=depth)]


def _level(element: etree._Element) -> int:
    level = element.get(f"{TEXT}outline-level", "")
    if element.tag == f"{TEXT}h":
        return min(int(level), 6) if level.isdigit() and int(level) else 1
    return 1 if element.get(f"{TEXT}style-name") == "Title" else 0


def _table(table: etree._Element, known: Mapping[str, Style], depth: int) -> list[list[Line]]:
    rows = [row for row in table.iter(f"{TABLE}table-row") if next(row.iterancestors(f"{TABLE}table")) is table]
    return arranged(
        [[_story(cell, known, depth=depth) for cell in row.iterchildren(f"{TABLE}table-cell")] for row in rows]
    )


def _paragraph(element: etree._Element, known: Mapping[str, Style]) -> _Paragraph:
    found = _Paragraph()
    _walk(element, found, known, known.get(element.get(f"{TEXT}style-name", ""), Style()), "")
    return found


def _walk(element: etree._Element, found: _Paragraph, known: Mapping[str, Style], style: Style, link: str) -> None:
    """Gather the text of a paragraph or span, and the text boxes anchored in it."""
    _add(element.text, found, style, link)
    for child in element:
        tag = child.tag
        if tag == f"{DRAW}text-box":
            found.boxes.append(child)
        elif tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            _add(" " * min(int(count) if count.isdigit() else 1, 40), found, style, link)
        elif tag in {f"{TEXT}tab", f"{TEXT}line-break"}:
            _add("\t" if tag == f"{TEXT}tab" else "\n", found, style, link)
        elif tag not in _LEFT_OUT and isinstance(tag, str):
            inner = _over(style, known.get(child.get(f"{TEXT}style-name", ""), Style()))
            _walk(child, found, known, inner, child.get(f"{XLINK}href", "") if tag == f"{TEXT}a" else link)
        _add(child.tail, found, style, link)


def _add(text: str | None, found: _Paragraph, style: Style, link: str) -> None:
    if text and not style.hidden:
        text = text if text in {"\n", "\t"} or text.isspace() else " ".join(_kept_ends(text))
        found.runs.append(Run(text, bool(style.bold), style.size or 0.0, link))


def _kept_ends(text: str) -> list[str]:
    """Split text at white space, which is one space however long (6.1.2), but for its ends."""
    words = text.split()
    return [*([""] if text[0].isspace() else []), *words, *([""] if text[-1].isspace() else [])]
