"""Styles of an OpenDocument file (OpenDocument 1.3 part 3, 16): the looks of text, cells and sheets."""

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from parsers.documents.colour import SMALLEST, UNKNOWN, colour, is_lost

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TEXT = f"{{{_URN}office:1.0}}", f"{{{_URN}style:1.0}}", f"{{{_URN}text:1.0}}"
TABLE, DRAW, FO = f"{{{_URN}table:1.0}}", f"{{{_URN}drawing:1.0}}", f"{{{_URN}xsl-fo-compatible:1.0}}"
_FILLED = ("table", "table-cell", "paragraph", "text")  # kinds of properties, the innermost last
_NAME, _FAMILY = f"{STYLE}name", f"{STYLE}family"
_DEPTH = 12  # styles based on styles


class Style(NamedTuple):
    """What a style states, None where it states nothing; size in points.

    ink: Colour of the text, empty for the automatic one. ground: Colour behind it.
    """

    bold: bool | None = None
    size: float | None = None
    hidden: bool | None = None
    ink: str | None = None
    ground: str | None = None

    def is_hidden(self, ground: str) -> bool:
        """Whether text of this look does not show; ground: what is behind it where the style states nothing."""
        if self.hidden or (self.size and self.size <= SMALLEST):
            return True
        return is_lost(self.ink or "", ground if self.ground is None else self.ground)


PLAIN = Style()


class Styles:
    """The styles of a file, each worked out when it is first asked for: files define far more than they use."""

    def __init__(self, roots: Sequence[etree._Element]) -> None:
        self._elements = {item.get(_NAME, ""): item for root in roots for item in root.iter(f"{STYLE}style")}
        defaults = [
            item for root in roots for item in root.iter(f"{STYLE}default-style") if item.get(_FAMILY) == "paragraph"
        ]
        self._known = {"": _stated(defaults[0]) if defaults else PLAIN}

    def named(self, name: str, depth: int = _DEPTH) -> Style:
        """Return what a style states, its ancestors included; nothing where there is no such style."""
        found = self._known.get(name)
        if found is None:
            element = self._elements.get(name)
            found = self._known[name] = PLAIN if element is None or depth == 0 else self._read(element, depth)
        return found

    def _read(self, element: etree._Element, depth: int) -> Style:
        parent = element.get(f"{STYLE}parent-style-name", "")
        is_paragraph = element.get(_FAMILY) == "paragraph"
        under = self.named(parent, depth - 1) if parent or is_paragraph else PLAIN
        return over(under, _stated(element))


def _stated(element: etree._Element) -> Style:
    found = Style(ground=_ground(element))
    sheet = element.find(f"{STYLE}table-properties")
    if sheet is not None and sheet.get(f"{TABLE}display") == "false":
        found = found._replace(hidden=True)
    properties = element.find(f"{STYLE}text-properties")
    if properties is None:
        return found
    weight = properties.get(f"{FO}font-weight")
    shows = properties.get(f"{TEXT}display")
    return found._replace(
        bold=None if weight is None else weight in {"bold", "600", "700", "800", "900"},
        size=_points(properties.get(f"{FO}font-size", "")),
        hidden=None if shows is None else shows == "none",
        ink=_ink(properties),
    )


def _points(size: str) -> float | None:
    points = size.removesuffix("pt")
    return (
        float(points) if size.endswith("pt") and len(points) < 10 and points.replace(".", "", 1).isdecimal() else None
    )


def _ink(properties: etree._Element) -> str | None:
    if properties.get(f"{STYLE}use-window-font-color") == "true":
        return ""
    ink = properties.get(f"{FO}color")
    return None if ink is None else colour(ink) or ""


def _ground(element: etree._Element) -> str | None:
    """Return the colour that properties of any kind put behind the text, None where they put none."""
    ground = None
    for kind in _FILLED:
        properties = element.find(f"{STYLE}{kind}-properties")
        fill = None if properties is None else properties.get(f"{FO}background-color")
        if fill not in {None, "transparent"}:
            ground = colour(fill or "") or UNKNOWN
        picture = None if properties is None else properties.find(f"{STYLE}background-image")
        if picture is not None and picture.attrib:
            ground = UNKNOWN
    return ground


def over(under: Style, upper: Style) -> Style:
    """Return what two styles state together, the upper one first."""
    return Style(
        under.bold if upper.bold is None else upper.bold,
        under.size if upper.size is None else upper.size,
        under.hidden if upper.hidden is None else upper.hidden,
        under.ink if upper.ink is None else upper.ink,
        under.ground if upper.ground is None else upper.ground,
    )
