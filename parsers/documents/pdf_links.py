"""Link annotations of a PDF page, put on the lines they cover (PDF 32000-1, 12.5.6.5)."""

import ctypes
from collections.abc import Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from parsers.documents.links import target
from parsers.documents.pdf_words import Frame
from parsers.records import Line

_MOST = 500  # annotations of one page
_LONGEST = 2048  # bytes of an address


class Link(NamedTuple):
    """A target and the box it covers, in points from the top left corner."""

    target: str
    x0: float
    top: float
    x1: float
    bottom: float


def links_of(document: Any, page: Any, frame: Frame) -> tuple[list[Link], int]:
    """Return the web, mail and telephone links of a page, and the number of its links to anything."""
    found: list[Link] = []
    count = 0
    position = ctypes.c_int(0)
    handle = pdfium.FPDF_LINK()
    buffer = ctypes.create_string_buffer(_LONGEST)
    while count < _MOST and pdfium.FPDFLink_Enumerate(page, position, handle):
        count += 1
        goal = target(_address(document, pdfium.FPDFLink_GetAction(handle), buffer))
        if goal:
            found += [Link(goal, *box) for box in _boxes(handle, frame)]
    return found, count


def _address(document: Any, action: Any, buffer: "ctypes.Array[ctypes.c_char]") -> str:
    if not action:
        return ""
    size = pdfium.FPDFAction_GetURIPath(document, action, buffer, _LONGEST)
    return buffer.value.decode("utf-8", "replace") if size <= _LONGEST else ""


def _boxes(handle: Any, frame: Frame) -> list[tuple[float, float, float, float]]:
    """Return the quadrilaterals of a link that runs over several lines, else its rectangle."""
    left, upper = frame.left, frame.upper
    quad = pdfium.FS_QUADPOINTSF()
    found = []
    for index in range(min(pdfium.FPDFLink_CountQuadPoints(handle), 20)):
        if pdfium.FPDFLink_GetQuadPoints(handle, index, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            found.append((min(xs) - left, upper - max(ys), max(xs) - left, upper - min(ys)))
    box = pdfium.FS_RECTF()
    if not found and pdfium.FPDFLink_GetAnnotRect(handle, box):
        found.append((box.left - left, upper - box.top, box.right - left, upper - box.bottom))
    return found


def with_links(lines: Sequence[Line], links: Sequence[Link]) -> list[Line]:
    """Return the lines, each with the targets of the links that lie on it; those of pictures go to the nearest line."""
    if not links or not lines:
        return list(lines)
    goals: list[list[str]] = [
        [link.target for link in links if _lies_on(link, line.x0, line.x1, (line.top + line.bottom) / 2)]
        for line in lines
    ]
    held = {goal for each in goals for goal in each}
    for link in links:
        if link.target not in held:
            goals[min(range(len(lines)), key=lambda at: _distance(link, lines[at]))].append(link.target)
    return [
        line._replace(links=tuple(dict.fromkeys(each))) if each else line
        for line, each in zip(lines, goals, strict=True)
    ]


def _lies_on(link: Link, x0: float, x1: float, middle: float) -> bool:
    return link.top - 1 <= middle <= link.bottom + 1 and min(link.x1, x1) - max(link.x0, x0) > 1


def _distance(link: Link, line: Line) -> float:
    """How far a line is from a link, in points; a line above or below is farther than one beside."""
    beside = max(line.x0 - link.x1, link.x0 - line.x1, 0.0)
    return beside + 3 * max(line.top - link.bottom, link.top - line.bottom, 0.0)
