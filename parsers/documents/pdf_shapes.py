"""What is drawn on a PDF page beside its text: filled shapes and pictures, in the order they are drawn."""

import ctypes
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import repeat
from operator import attrgetter
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from parsers.documents.pdf_font import HANDLE, Ink, bound, called, cells, zeros
from parsers.documents.pdf_words import Frame
from parsers.pieces import Word

OPAQUE = 230  # of 255
_LEAST_WIDTH, _LEAST_HEIGHT = 16.0, 6.0  # points: rules, marks and icons are no ground for words
_MOST = 300  # shapes of a page
_MOST_OBJECTS = 50_000
_AT_ONCE = 40  # objects
_DEPTH = 4  # of forms within one another
_MOST_SEGMENTS = 40  # of an outline

_kind_of = bound(pdfium.FPDFPageObj_GetType, ctypes.c_int, HANDLE)
_object_of = bound(pdfium.FPDFPage_GetObject, HANDLE, HANDLE, ctypes.c_int)
_bounds_of = bound(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, HANDLE, *[HANDLE] * 4)
_fill_of = bound(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int, HANDLE, *[HANDLE] * 4)
_member_of = bound(pdfium.FPDFFormObj_GetObject, HANDLE, HANDLE, ctypes.c_ulong)


class Shape(NamedTuple):
    """A filled path, a picture or a shading.

    x0, top, x1, bottom: Box in points from the top left corner. order: Of drawing. ink: Of a path that has one.
    handle: Of the page object. forms: Matrices of the forms it lies in, outermost first.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    order: int
    ink: Ink | None
    picture: bool
    handle: Any
    forms: tuple[Any, ...]

    def meets(self, word: Word) -> bool:
        """Whether the centre of a word lies in its box."""
        return self.x0 < (word.x0 + word.x1) / 2 < self.x1 and self.top < (word.top + word.bottom) / 2 < self.bottom


class Stack(NamedTuple):
    """What a page is painted with.

    shapes: In order. orders: The place of each object in the order of drawing. texts: Objects known to be text.
    """

    shapes: list[Shape]
    orders: dict[int | None, int]
    texts: AbstractSet[int | None]

    def order(self, item: int | None) -> int:
        """Return the place of a text object; one beyond what was looked at comes last."""
        return self.orders.get(item, _MOST_OBJECTS)


def stack_of(
    page: Any, frame: Frame, texts: AbstractSet[int | None], wanted: AbstractSet[int | None] | None = None
) -> Stack:
    """Look through the objects of a page and of its forms, no further than to the last of the text objects wanted."""
    address = ctypes.cast(page, ctypes.c_void_p).value or 0
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    stack = Stack([], {}, texts)
    order = 0
    step = _AT_ONCE if wanted else max(count, 1)
    for start in range(0, count, step):
        places = range(start, min(start + step, count))
        order = _stacked(stack, called(_object_of, repeat(address), places), order, frame, ())
        if wanted and wanted <= stack.orders.keys():
            break
    return stack


def _stacked(stack: Stack, items: list[int], order: int, frame: Frame, forms: tuple[Any, ...]) -> int:
    """Put objects on the stack, the first at a place in the order of drawing; return the place after the last."""
    texts = stack.texts
    unknown = [item for item in items if item not in texts]
    kinds = dict(zip(unknown, called(_kind_of, unknown), strict=True))
    if pdfium.FPDF_PAGEOBJ_FORM not in kinds.values():
        stack.orders.update(zip(items, range(order, order + len(items)), strict=True))
        others = [(item, stack.orders[item]) for item, kind in kinds.items() if kind != pdfium.FPDF_PAGEOBJ_TEXT]
        order += len(items)
    else:
        others = []
        for item in items:
            kind = kinds.get(item, pdfium.FPDF_PAGEOBJ_TEXT)
            if kind != pdfium.FPDF_PAGEOBJ_FORM:
                stack.orders[item] = order
                others += [(item, order)] if kind != pdfium.FPDF_PAGEOBJ_TEXT else []
            elif len(forms) < _DEPTH and len(stack.orders) < _MOST_OBJECTS:
                order = _stacked(stack, _members(item), order, frame, (*forms, _matrix(_handle(item))))
            order += 1
    if others and len(stack.shapes) < _MOST:
        stack.shapes.extend(_shapes(others[:_MOST], frame, forms))
        stack.shapes.sort(key=attrgetter("order"))
    return order


def _shapes(others: Sequence[tuple[int, int]], frame: Frame, forms: tuple[Any, ...]) -> Iterator[Shape]:
    """Yield the shapes among objects that are no text: those large enough for words, filled and not wholly clear."""
    bounds = zeros("f", 4 * len(others))
    called(_bounds_of, [item for item, _ in others], *[cells(bounds, 4, place) for place in range(4)])
    sides = zip(*[bounds[place::4] for place in range(4)], strict=True)
    for (item, order), box in zip(others, [_boxed(each, frame, forms) for each in sides], strict=True):
        if box[2] - box[0] < _LEAST_WIDTH or box[3] - box[1] < _LEAST_HEIGHT:
            continue
        kind, handle = _kind_of(item), _handle(item)
        is_path = kind == pdfium.FPDF_PAGEOBJ_PATH
        ink = _fill(item) if is_path else None
        if (not is_path or _is_filled(handle)) and (ink is None or ink.alpha):
            yield Shape(*box, order, ink, kind == pdfium.FPDF_PAGEOBJ_IMAGE, handle, forms)


def _fill(item: int) -> Ink | None:
    channels = zeros("I", 4)
    is_told = _fill_of(item, *cells(channels, 1))
    red, green, blue, alpha = channels
    return Ink(red, green, blue, alpha, faint=False) if is_told else None


def _is_filled(handle: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, mode, stroke)
    return bool(mode.value != pdfium.FPDF_FILLMODE_NONE)


def _boxed(sides: tuple[float, ...], frame: Frame, forms: tuple[Any, ...]) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top in PDF's space as a box in points from the top left corner of the page."""
    x0, bottom, x1, top = sides
    if not forms:
        return x0 - frame.left, frame.upper - top, x1 - frame.left, frame.upper - bottom
    corners = [_placed(x, y, frame, forms) for x in (x0, x1) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _members(form: int) -> list[int]:
    count = pdfium.FPDFFormObj_CountObjects(_handle(form))
    return called(_member_of, repeat(form), range(min(count, _MOST_OBJECTS)))


def _handle(item: int) -> Any:
    return ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)


def _matrix(handle: Any) -> Any:
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(handle, matrix)
    return matrix


def outline(shape: Shape, frame: Frame) -> list[tuple[float, float]]:
    """Return the corners of a path in points from the top left; empty where it has too many or several parts."""
    count = pdfium.FPDFPath_CountSegments(shape.handle)
    if not 3 <= count <= _MOST_SEGMENTS:
        return []
    matrices = (*shape.forms, _matrix(shape.handle))
    x, y = ctypes.c_float(), ctypes.c_float()
    corners: list[tuple[float, float]] = []
    for place in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(shape.handle, place)
        if place and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and place < count - 1:
            return []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        corners.append(_placed(x.value, y.value, frame, matrices))
    return corners


def _placed(x: float, y: float, frame: Frame, matrices: tuple[Any, ...]) -> tuple[float, float]:
    """Return a point of an object in points from the top left corner of the page."""
    for matrix in reversed(matrices):
        x, y = x * matrix.a + y * matrix.c + matrix.e, x * matrix.b + y * matrix.d + matrix.f
    return x - frame.left, frame.upper - y
