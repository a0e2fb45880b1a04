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
    """Return the lines, each with the targets of the links that lie on it."""
    if not links:
        return list(lines)
    return [_with_links(line, links) for line in lines]


def _with_links(line: Line, links: Sequence[Link]) -> Line:
    middle = (line.top + line.bottom) / 2
    goals = [
        goal
        for goal, x0, top, x1, bottom in links
        if top - 1 <= middle <= bottom + 1 and min(x1, line.x1) - max(x0, line.x0) > 1
    ]
    return line._replace(links=tuple(dict.fromkeys(goals))) if goals else line
