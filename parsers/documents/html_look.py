"""What text of an HTML element looks like, and whether it shows: by its attributes, styles and the sheets of the page.

Elements taken off the page (`display: none`, moved far out, of no height) hide all that is in them; size, colour and
visibility are handed down and can be set again further in.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from parsers.documents.colour import SMALLEST, UNKNOWN, WHITE, colour, is_lost
from parsers.documents.css import Sheet, declared

_LENGTH = re.compile(r"(-?\d{0,6}\.?\d{1,6})(px|pt|em|rem|%|)")
_POINTS = {"px": 0.75, "pt": 1.0, "": 0.75}
_USUAL_SIZE = 12.0  # points, where a length is told in shares of the size around it
_LARGEST = 1000.0  # points; shares of shares grow without end
_FAR = -300.0  # points; what is moved further out is off the page
_BOLD_TAGS = frozenset(["b", "strong", "th"])
_ROWS = frozenset(["flex", "inline-flex", "grid", "inline-grid"])
_WEIGHTS = {"bold": True, "bolder": True, "normal": False, "lighter": False}
_FONT_SIZE = re.compile(r"(?:^|\s)(\d{0,4}\.?\d{1,3}(?:px|pt|em|%))(?:/|\s|$)")


class Look(NamedTuple):
    """What holds for text. size in points, 0 where no absolute one is stated; ink empty for the usual colour.

    ground: Colour behind it. shows: its visibility. gone: It, or something around it, is taken off the page.
    """

    bold: bool = False
    size: float = 0.0
    ink: str = ""
    ground: str = WHITE
    shows: bool = True
    gone: bool = False
    is_tiny: bool = False
    row: bool = False

    @property
    def is_hidden(self) -> bool:
        """Whether text of this look does not show."""
        return self.gone or not self.shows or self.is_tiny or is_lost(self.ink, self.ground)


class Looks:
    """The looks of a page's elements."""

    def __init__(self, root: etree._Element) -> None:
        self._sheet = Sheet(style.text or "" for style in root.iter("style"))
        linked = any("stylesheet" in link.get("rel", "").lower() for link in root.iter("link"))
        self.start = Look(ground=UNKNOWN if linked else WHITE)

    def of(self, element: etree._Element, tag: str, outer: Look) -> Look:
        """Return the look of an element within something of an outer look."""
        bold = outer.bold or tag in _BOLD_TAGS
        look = outer if bold == outer.bold and not outer.row else outer._replace(bold=bold, row=False)
        found = self._sheet.of(tag, element.get("id", ""), element.get("class", "").split())
        found.update(declared(element.get("style", "")))
        for attribute, name in (("bgcolor", "background-color"), ("color", "color")):
            if element.get(attribute):
                found.setdefault(name, element.get(attribute, "").lower())
        if element.get("background"):
            found.setdefault("background-image", "url")
        if element.get("hidden") is not None:
            found["display"] = "none"
        return _styled(look, found) if found else look


def _styled(look: Look, found: Mapping[str, str]) -> Look:
    look = look._replace(
        bold=_bold(found.get("font-weight", ""), bold=look.bold),
        ground=_ground(found, look.ground),
        gone=look.gone or _is_gone(found),
        row=found.get("display", "") in _ROWS,
        shows=found["visibility"] not in {"hidden", "collapse"} if "visibility" in found else look.shows,
    )
    look = _sized(look, found)
    return look._replace(ink=_ink(found, look)) if "color" in found else look


def _bold(weight: str, *, bold: bool) -> bool:
    return int(weight) >= 600 if weight.isdecimal() and len(weight) < 5 else _WEIGHTS.get(weight, bold)


def _sized(look: Look, found: Mapping[str, str]) -> Look:
    """Return the look with the font size; one told in shares of another is kept as a fact only where it is tiny."""
    size = found.get("font-size")
    if size is None:
        whole = _FONT_SIZE.search(found.get("font", ""))
        size = whole[1] if whole else None
    length = _LENGTH.fullmatch(size) if size is not None else None
    if not length:
        return look if size is None else look._replace(is_tiny=False)
    number, unit = float(length[1]), length[2]
    points = number * _POINTS[unit] if unit in _POINTS else 0.0
    shared = (look.size or _USUAL_SIZE) * number / (100 if unit == "%" else 1)
    is_tiny = (points if unit in _POINTS else shared) <= SMALLEST
    own = points or (shared if look.size else 0.0)
    return look._replace(size=min(own, _LARGEST), is_tiny=is_tiny)


def _ink(found: Mapping[str, str], look: Look) -> str:
    """Return the colour of text; see-through text shows where a picture or a gradient is cut to its letters."""
    value = found["color"]
    if value == "transparent":
        return look.ground if not any(name.endswith("background-clip") for name in found) else ""
    return look.ink if value == "inherit" else colour(value) or ""


def _ground(found: Mapping[str, str], ground: str) -> str:
    """Return what is behind an element: a colour, or `UNKNOWN` for pictures and what cannot be read."""
    for name in ("background", "background-color", "background-image"):
        value = found.get(name)
        if value is not None and value not in {"none", "transparent", "inherit", "initial"}:
            ground = colour(value) or UNKNOWN
    return ground


def _is_gone(found: Mapping[str, str]) -> bool:
    """Whether an element is taken off the page."""
    if found.get("display") == "none" or _is_zero(found.get("opacity", "")):
        return True
    if _is_far(found.get("text-indent", "")):
        return True
    if found.get("position") in {"absolute", "fixed"} and (
        any(_is_far(found.get(side, "")) for side in ("left", "top", "right"))
        or found.get("clip", "").replace(" ", "").startswith(("rect(0,", "rect(0px", "rect(1px", "rect(0 "))
    ):
        return True
    is_cut = found.get("overflow", "") in {"hidden", "clip"}
    return is_cut and any(_is_zero(found.get(side, "")) for side in ("height", "max-height", "width"))


def _is_zero(value: str) -> bool:
    length = _LENGTH.fullmatch(value)
    return length is not None and float(length[1]) == 0


def _is_far(value: str) -> bool:
    length = _LENGTH.fullmatch(value)
    if not length:
        return False
    share = _POINTS.get(length[2], 0.0 if length[2] == "%" else _USUAL_SIZE)
    return float(length[1]) * share < _FAR
