"""What is drawn on a PDF page beside its text: filled shapes and pictures, in the order they are drawn."""

import ctypes
from collections.abc import Iterator
from itertools import repeat
from operator import attrgetter
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from parsers.documents.pdf_font import HANDLE, Ink, bound, called, cells, zeros
from parsers.documents.pdf_words import Frame
from parsers.pieces import Word

OPAQUE = 230  # of 255
_LEAST_WIDTH, _LEAST_HEIGHT = 8.0, 4.0  # points: rules, marks and icons are no ground for words
_MOST = 300  # shapes of a page
_MOST_OBJECTS = 50_000
_END = 32  # objects looked at first and last, where not all are: each costs as much as half a word
_MIDDLE = 1 << 30
_DEPTH = 4  # of forms within one another
_MOST_SEGMENTS = 40  # of an outline

_kind_of = bound(pdfium.FPDFPageObj_GetType, ctypes.c_int, HANDLE)
_object_of = bound(pdfium.FPDFPage_GetObject, HANDLE, HANDLE, ctypes.c_int)
_bounds_of = bound(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, HANDLE, *[HANDLE] * 4)
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
    """What a page is painted with. shapes: In order. is_whole: All objects were looked at."""

    shapes: list[Shape]
    orders: dict[int | None, int]
    is_whole: bool

    def order(self, item: int | None) -> int:
        """Return the place of a text object in the order of drawing; one that was not looked at is in the middle."""
        return self.orders.get(item, _MIDDLE)


def stack_of(page: Any, frame: Frame, *, whole: bool) -> Stack:
    """Look through the objects of a page, and through those of its forms.

    Where the page is not looked at as a whole and has many objects, only its first and last ones are: programs paint
    grounds before all text, and what floats above it after.
    """
    address = ctypes.cast(page, ctypes.c_void_p).value or 0
    count = pdfium.FPDFPage_CountObjects(page)
    stack = Stack([], {}, whole or count <= 2 * _END)
    if stack.is_whole:
        _fill(stack, [*map(_object_of, repeat(address), range(min(count, _MOST_OBJECTS)))], 0, frame, ())
    else:
        _fill(stack, [*map(_object_of, repeat(address), range(_END))], 0, frame, ())
        _fill(stack, [*map(_object_of, repeat(address), range(count - _END, count))], _MIDDLE + 1, frame, ())
    return stack


def _fill(stack: Stack, items: list[int], order: int, frame: Frame, forms: tuple[Any, ...]) -> int:
    """Put objects on the stack, the first at a place in the order of drawing; return the place after the last."""
    others: list[tuple[int, int, int]] = []
    for item, kind in zip(items, called(_kind_of, items), strict=True):
        if kind == pdfium.FPDF_PAGEOBJ_FORM and len(forms) < _DEPTH and len(stack.orders) < _MOST_OBJECTS:
            order = _fill(stack, _members(item), order, frame, (*forms, _matrix(_handle(item))))
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            stack.orders[item] = order
        else:
            others.append((order, item, kind))
        order += 1
    if others:
        bounds = zeros("f", 4 * len(others))
        called(_bounds_of, [item for _, item, _ in others], *[cells(bounds, 4, place) for place in range(4)])
        sides = [bounds[place::4] for place in range(4)]
        for (place, item, kind), box in zip(others, zip(*sides, strict=True), strict=True):
            if len(stack.shapes) < _MOST and (forms or _is_ground(box)):
                stack.shapes.extend(_shape(_handle(item), kind, place, _boxed(box, frame, forms), forms))
        if forms:
            stack.shapes.sort(key=attrgetter("order"))
    return order


def _is_ground(box: tuple[float, ...]) -> bool:
    """Whether a box is wide and high enough for words to stand on."""
    return box[2] - box[0] >= _LEAST_WIDTH and box[3] - box[1] >= _LEAST_HEIGHT


def _boxed(box: tuple[float, ...], frame: Frame, forms: tuple[Any, ...]) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top in PDF's space as a box in points from the top left corner of the page."""
    corners = [_placed(x, y, frame, forms) for x in box[::2] for y in box[1::2]]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _members(form: int) -> list[int]:
    count = pdfium.FPDFFormObj_CountObjects(_handle(form))
    return [*map(_member_of, repeat(form), range(min(count, _MOST_OBJECTS)))]


def _handle(item: int) -> Any:
    return ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)


def _matrix(handle: Any) -> Any:
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(handle, matrix)
    return matrix


def _shape(
    handle: Any, kind: int, order: int, box: tuple[float, float, float, float], forms: tuple[Any, ...]
) -> Iterator[Shape]:
    """Yield the shape of an object, nothing where it is too small, not filled or wholly clear."""
    if not _is_ground(box):
        return
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        yield Shape(*box, order, None, kind == pdfium.FPDF_PAGEOBJ_IMAGE, handle, forms)
        return
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, mode, stroke)
    channels = [ctypes.c_uint() for _ in range(4)]
    is_told = pdfium.FPDFPageObj_GetFillColor(handle, *channels)
    red, green, blue, alpha = [channel.value for channel in channels]
    if mode.value != pdfium.FPDF_FILLMODE_NONE and (alpha or not is_told):
        ink = Ink(red, green, blue, alpha, faint=False) if is_told else None
        yield Shape(*box, order, ink, picture=False, handle=handle, forms=forms)


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
