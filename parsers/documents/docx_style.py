"""Styles and lists of a DOCX file (ECMA-376 part 1, 17.7 and 17.9): what a paragraph or run looks like by its style."""

from typing import NamedTuple, TypeVar

from lxml import etree

from parsers.documents.colour import SMALLEST, UNKNOWN, WHITE, colour, is_lost

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BOLD, _SIZE, _VANISH, _COLOUR, _SHADING = f"{W}b", f"{W}sz", f"{W}vanish", f"{W}color", f"{W}shd"
_HIGHLIGHT, _OUTLINE, _NUMBERING = f"{W}highlight", f"{W}outlineLvl", f"{W}numPr"
_OFF = {"0", "false", "off", "none"}
_DEPTH = 12  # styles based on styles
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_EFFECTS = {f"{W}outline", f"{W}emboss", f"{W}imprint", f"{W}shadow"} | {
    f"{_W14}{name}" for name in ("textFill", "textOutline", "glow", "shadow", "reflection")
}
"""What makes text show whatever its colour."""

_PAPER = {"background1", "light1"}  # colours of the theme that are white in all but a few themes

T = TypeVar("T")


class Style(NamedTuple):
    """What a style states, None where it states nothing. size in points; heading 0 for body text.

    ink: Colour of the text, empty for the automatic one. ground: Colour behind it, `UNKNOWN` for a pattern.
    """

    bold: bool | None = None
    size: float | None = None
    heading: int | None = None
    listed: bool | None = None
    hidden: bool | None = None
    ink: str | None = None
    ground: str | None = None

    def is_hidden(self, ground: str) -> bool:
        """Whether text of this look does not show; ground: what is behind it where the style states nothing.

        `w:webHidden` hides text from the web view alone, so it is none of it.
        """
        if self.hidden or (self.size and self.size <= SMALLEST):
            return True
        return is_lost(self.ink or "", ground if self.ground is None else self.ground)


PLAIN = Style()


class Styles:
    """The styles of a document, each worked out when it is first asked for: files define far more than they use."""

    def __init__(self, root: etree._Element | None) -> None:
        items = () if root is None else root.iterchildren(f"{W}style")
        self._elements = {item.get(f"{W}styleId", ""): item for item in items}
        self._known = {"": PLAIN}
        self.default = PLAIN if root is None else stated(None, root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for name, item in self._elements.items():
            if item.get(f"{W}default") in {"1", "true"} and item.get(f"{W}type") == "paragraph":
                self.default = over(self.default, self.named(name))
        self._bodies = {"": self.default}

    def named(self, name: str, depth: int = _DEPTH) -> Style:
        """Return what a style states, its ancestors included; nothing where there is no such style."""
        found = self._known.get(name)
        if found is None:
            element = self._elements.get(name)
            found = self._known[name] = PLAIN if element is None or depth == 0 else self._read(element, depth)
        return found

    def paragraph(self, name: str) -> Style:
        """Return what holds in a paragraph of a style, the document's defaults included."""
        found = self._bodies.get(name)
        if found is None:
            found = self._bodies[name] = over(self.default, self.named(name))
        return found

    def _read(self, element: etree._Element, depth: int) -> Style:
        own = stated(element.find(f"{W}pPr"), element.find(f"{W}rPr"))
        level = _heading(value(element.find(f"{W}name")))
        if level is not None:
            own = own._replace(heading=level)
        return over(self.named(value(element.find(f"{W}basedOn")), depth - 1), own)


def _heading(name: str) -> int | None:
    """Return the level a built-in style name stands for; Word writes those in English in every language."""
    name = name.lower()
    if name == "title":
        return 1
    if name.startswith("heading ") and name[8:].isdecimal() and len(name) < 12:
        return min(int(name[8:]), 6)
    return None


def over(under: Style, upper: Style) -> Style:
    """Return what two styles state together, the upper one first."""
    if upper == PLAIN:
        return under
    return Style(
        _first(upper.bold, under.bold),
        _first(upper.size, under.size),
        _first(upper.heading, under.heading),
        _first(upper.listed, under.listed),
        _first(upper.hidden, under.hidden),
        _first(upper.ink, under.ink),
        _first(upper.ground, under.ground),
    )


def _first(upper: T | None, under: T | None) -> T | None:
    return under if upper is None else upper


def stated(paragraph: etree._Element | None, run: etree._Element | None) -> Style:
    """Return what a paragraph's and a run's own properties state."""
    own = PLAIN if run is None else _of_run(run)
    return own if paragraph is None else over(own, _of_paragraph(paragraph))


def _of_paragraph(paragraph: etree._Element) -> Style:
    heading = listed = ground = None
    for item in paragraph:
        tag = item.tag
        if tag == _OUTLINE:
            heading = _outline(value(item))
        elif tag == _NUMBERING:
            listed = value(item.find(f"{W}numId")) != "0"
        elif tag == _SHADING:
            ground = shading(item)
    if heading is None and listed is None and ground is None:
        return PLAIN
    return Style(None, None, heading, listed, None, None, ground)


def _of_run(run: etree._Element) -> Style:
    bold = size = hidden = ink = ground = None
    for item in run:
        tag = item.tag
        if tag == _BOLD:
            bold = is_on(item)
        elif tag == _SIZE:
            size = _half_points(value(item))
        elif tag == _VANISH:
            hidden = is_on(item)
        elif tag == _COLOUR:
            ink = _ink(item) if ink is None else ink
        elif tag in _EFFECTS:
            ink = ""
        elif tag == _SHADING:
            ground = shading(item)
        elif tag == _HIGHLIGHT:
            ground = None if value(item) == "none" else UNKNOWN
    return Style(bold, size, None, None, hidden, ink, ground)


def _ink(item: etree._Element) -> str:
    """Return the colour of text (17.3.2.6), empty for `auto`, which always shows."""
    if item.get(f"{W}themeColor") in _PAPER and item.get(f"{W}themeShade") is None:
        return WHITE
    return colour(value(item)) or ""


def shading(item: etree._Element | None) -> str | None:
    """Return the colour a shading fills its ground with (17.3.5), None where it fills nothing."""
    if item is None or value(item) == "nil":
        return None
    if value(item) not in {"", "clear"}:
        return UNKNOWN
    fill = item.get(f"{W}fill", "auto")
    return None if fill == "auto" else colour(fill) or UNKNOWN


def is_on(item: etree._Element) -> bool:
    """Whether a toggle property is set; without a value it is."""
    return item.get(f"{W}val", "1").lower() not in _OFF


def value(item: etree._Element | None) -> str:
    """Return the `w:val` of an element, empty where there is none."""
    return "" if item is None else item.get(f"{W}val", "")


def _half_points(value: str) -> float | None:
    return int(value) / 2 if value.isdecimal() and len(value) < 5 else None


def _outline(value: str) -> int | None:
    return int(value) + 1 if value in {"0", "1", "2", "3", "4", "5"} else None
