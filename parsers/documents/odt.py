"""OpenDocument text, sheets and slides -> lines, by lxml over content.xml and styles.xml (OpenDocument 1.3 part 3).

Body in order with tables, lists, frames and links; headers of the page styles first, footers last. Tracked deletions,
annotations and notes are left out, text that does not show is kept apart. The flat form is one XML file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from parsers.documents import active
from parsers.documents.colour import UNKNOWN, WHITE
from parsers.documents.container import DAMAGES, RefusedError, opened, parse
from parsers.documents.flow import Run, clipped, concealed, lines
from parsers.documents.odt_style import DRAW, FO, OFFICE, PLAIN, STYLE, TABLE, TEXT, Style, Styles, over
from parsers.documents.reading import Reading, unreadable
from parsers.documents.table import arranged
from parsers.records import Defect, Limits, Line

XLINK = "{http://www.w3.org/1999/xlink}"
PRESENTATION = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}"
_DEPTH = 40
_BODIES = (f"{OFFICE}text", f"{OFFICE}spreadsheet", f"{OFFICE}presentation")
_SHAPES = {f"{DRAW}{name}" for name in ("text-box", "custom-shape", "rect", "ellipse", "polygon", "path", "caption")}
_DRAWN = re.compile(rb"<draw:(?:frame|g|custom-shape|rect|ellipse|polygon|path)\b")
_OUTSIDE = re.compile(rb'<(?:draw:image|text:section-source|draw:object)\b[^>]{0,300}?xlink:href="(?:https?:|file:|//)')
_CALL = re.compile(rb"<(?:text:dde-connection|office:dde-source)\b")
_LEFT_OUT = {
    f"{TEXT}tracked-changes",
    f"{TEXT}note",
    f"{TEXT}hidden-text",
    f"{OFFICE}annotation",
    f"{TEXT}sequence-decls",
    f"{OFFICE}forms",
    f"{OFFICE}binary-data",
    f"{PRESENTATION}notes",
}


@dataclass(frozen=True, slots=True)
class _Text:
    """What a file's paragraphs refer to, and what of them does not show. ground: behind the part being read."""

    known: Styles
    ground: str
    hidden: list[Line]


@dataclass(slots=True)
class _Paragraph:
    text: _Text
    runs: list[Run] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


def read(content: bytes, limits: Limits) -> Reading:
    """Read the lines of an OpenDocument file in a package."""
    try:
        with opened(content, limits) as package:
            if b"encryption-data" in package.member("META-INF/manifest.xml"):
                return unreadable("encrypted", "The Writer file asks for a password.")
            has_macros = any(name.startswith(("Basic/", "Scripts/")) for name in package.names())
            notices = [active.MACROS] if has_macros else []
            return _reading([package.member("content.xml"), package.member("styles.xml")], notices, limits)
    except RefusedError as refusal:
        return unreadable(refusal.code, str(refusal))
    except DAMAGES:
        return unreadable("damaged", "The Writer file cannot be opened.")


def read_flat(content: bytes, limits: Limits) -> Reading:
    """Read the lines of an OpenDocument file that is one XML file."""
    try:
        notices = [active.MACROS] if b"<office:scripts><" in content and b"ooo:library" in content else []
        return _reading([content], notices, limits)
    except RefusedError as refusal:
        return unreadable(refusal.code, str(refusal))
    except DAMAGES:
        return unreadable("damaged", "The Writer file cannot be opened.")


def _reading(parts: Sequence[bytes], notices: Sequence[Defect], limits: Limits) -> Reading:
    """Read content.xml and styles.xml, or the one part that is both."""
    hidden: list[Line] = []
    found = clipped(_groups(parts, hidden), limits.text_characters, hidden)
    calls = [active.CALLS] if _CALL.search(parts[0]) else []
    outside = [active.OUTSIDE] if any(_OUTSIDE.search(part) for part in parts) else []
    return Reading(found.lines, defects=(*found.defects, *notices, *calls, *outside), hidden=found.hidden)


def _groups(parts: Sequence[bytes], hidden: list[Line]) -> Iterator[list[Line]]:
    roots = [parse(part) for part in parts if part or part is parts[0]]
    known = Styles(roots[::-1])
    is_plain = not any(_DRAWN.search(part) for part in parts) and not any(_fills_page(root) for root in roots)
    body = _Text(known, WHITE if is_plain else UNKNOWN, hidden)
    margins = _Text(known, UNKNOWN, hidden)
    is_text = roots[0].find(f".//{OFFICE}text") is not None  # headers of sheets and slides are of paper alone
    for element in roots[-1].iter(f"{STYLE}header") if is_text else ():
        yield from _story(element, margins)
    for element in roots[0].iter(*_BODIES):
        yield from _story(element, body)
    for element in roots[-1].iter(f"{STYLE}footer") if is_text else ():
        yield from _story(element, margins)


def _fills_page(root: etree._Element) -> bool:
    """Whether a page has a ground of its own."""
    return any(
        item.get(f"{FO}background-color", "transparent") not in {"transparent", "#ffffff"}
        or item.get(f"{DRAW}fill", "none") not in {"none", "solid"}
        or item.get(f"{DRAW}fill-color", "#ffffff") != "#ffffff"
        for item in root.iter(f"{STYLE}page-layout-properties", f"{STYLE}drawing-page-properties")
    )


def _story(element: etree._Element, text: _Text, *, listed: bool = False, depth: int = _DEPTH) -> list[list[Line]]:
    """Return the groups of a body, section, list, cell or text box."""
    groups: list[list[Line]] = [[]]
    opens = listed
    for child in element if depth else ():
        tag = child.tag
        if tag in {f"{TEXT}p", f"{TEXT}h"}:
            found = _paragraph(child, text)
            groups[-1] += lines(found.runs, heading=_level(child), bullet=opens)
            text.hidden.extend(concealed(found.runs))
            opens = False
            for box in found.boxes:
                groups += [*_story(box, replace(text, ground=UNKNOWN), depth=depth - 1), []]
        elif tag == f"{TABLE}table":
            groups += [*_table(child, text, depth - 1), []]
        elif tag == f"{DRAW}frame":
            groups += [*_boxed(child, text, depth - 1), []]
        elif tag not in _LEFT_OUT and isinstance(tag, str):
            inner = _story(child, text, listed=tag == f"{TEXT}list-item", depth=depth - 1)
            groups[-1] += inner[0] if inner else []
            groups += [*inner[1:], *([[]] if tag == f"{DRAW}page" else [])]
    return [group for group in groups if group]


def _boxed(frame: etree._Element, text: _Text, depth: int) -> list[list[Line]]:
    """Return the groups of a frame: of its text box, or of the table a slide has in it."""
    inner = frame.iterchildren(f"{DRAW}text-box", f"{TABLE}table")  # frames within a text box are that box's own
    unknown = replace(text, ground=UNKNOWN)
    return [
        group
        for box in inner
        for group in (
            _table(box, unknown, depth) if box.tag == f"{TABLE}table" and depth else _story(box, unknown, depth=depth)
        )
    ]


def _level(element: etree._Element) -> int:
    level = element.get(f"{TEXT}outline-level", "")
    if element.tag == f"{TEXT}h":
        return min(int(level), 6) if level.isdecimal() and len(level) < 5 and int(level) else 1
    return 1 if element.get(f"{TEXT}style-name") == "Title" else 0


def _table(table: etree._Element, text: _Text, depth: int) -> list[list[Line]]:
    """Return the groups of a table; a sheet that is not shown is hidden as a whole."""
    style = _style(table, text.known, TABLE)
    text = text if style.ground is None else replace(text, ground=style.ground)
    rows = [row for row in table.iter(f"{TABLE}table-row") if next(row.iterancestors(f"{TABLE}table")) is table]
    found = arranged([[_cell(cell, text, depth) for cell in row.iterchildren(f"{TABLE}table-cell")] for row in rows])
    if style.hidden:
        text.hidden.extend([line for group in found for line in group])
        return []
    return found


def _cell(cell: etree._Element, text: _Text, depth: int) -> list[list[Line]]:
    ground = _style(cell, text.known, TABLE).ground
    return _story(cell, text if ground is None else replace(text, ground=ground), depth=depth)


def _style(element: etree._Element, known: Styles, prefix: str) -> Style:
    name = element.get(f"{prefix}style-name")
    return known.named(name) if name else PLAIN


def _paragraph(element: etree._Element, text: _Text) -> _Paragraph:
    found = _Paragraph(text)
    _walk(element, found, text.known.named(element.get(f"{TEXT}style-name", "")), "")
    return found


def _walk(element: etree._Element, found: _Paragraph, style: Style, link: str) -> None:
    """Gather the text of a paragraph or span, and the text boxes anchored in it."""
    _add(element.text, found, style, link)
    for child in element:
        tag = child.tag
        if tag in _SHAPES:
            found.boxes.append(child)
        elif tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            _add(" " * min(int(count) if count.isdecimal() and len(count) < 5 else 1, 40), found, style, link)
        elif tag in {f"{TEXT}tab", f"{TEXT}line-break"}:
            _add("\t" if tag == f"{TEXT}tab" else "\n", found, style, link)
        elif tag == f"{TEXT}hidden-text":
            _add(child.get(f"{TEXT}string-value"), found, style._replace(hidden=True), link)
        elif tag not in _LEFT_OUT and isinstance(tag, str):
            inner = over(style, _style(child, found.text.known, TEXT))
            _walk(child, found, inner, child.get(f"{XLINK}href", "") if tag == f"{TEXT}a" else link)
        _add(child.tail, found, style, link)


def _add(text: str | None, found: _Paragraph, style: Style, link: str) -> None:
    if text:
        text = text if text in {"\n", "\t"} or text.isspace() else " ".join(_kept_ends(text))
        hidden = style.is_hidden(found.text.ground)
        found.runs.append(Run(text, bool(style.bold), style.size or 0.0, link, hidden))


def _kept_ends(text: str) -> list[str]:
    """Split text at white space, which is one space however long (6.1.2), but for its ends."""
    words = text.split()
    return [*([""] if text[0].isspace() else []), *words, *([""] if text[-1].isspace() else [])]
