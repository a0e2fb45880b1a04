"""What is drawn on a PDF page beside its text: filled shapes and pictures, in the order they are drawn."""

import ctypes
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from parsers.documents.pdf_font import HANDLE, Ink, bound
from parsers.documents.pdf_words import Frame
from parsers.pieces import Word

OPAQUE = 230  # of 255
_LEAST_WIDTH, _LEAST_HEIGHT = 8.0, 4.0  # points: rules, marks and icons are no ground for words
_MOST = 300  # shapes of a page
_MOST_OBJECTS = 50_000
_FEW = 400  # objects of a page that are always looked at: one costs a third of a word
_END = 64  # objects of a page of more that are looked at first and last
_MIDDLE = 1 << 30
_DEPTH = 4  # of forms within one another
_MOST_SEGMENTS = 40  # of an outline

_kind_of = bound(pdfium.FPDFPageObj_GetType, ctypes.c_int, HANDLE)
_object_of = bound(pdfium.FPDFPage_GetObject, HANDLE, HANDLE, ctypes.c_int)
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
    """What a page is painted with. shapes: In order."""

    shapes: list[Shape]
    orders: dict[int | None, int]

    def order(self, item: int | None) -> int:
        """Return the place of a text object in the order of drawing; one that was not looked at is in the middle."""
        return self.orders.get(item, _MIDDLE)


def stack_of(page: Any, frame: Frame, *, whole: bool) -> Stack:
    """Look through the objects of a page, and through those of its forms.

    Where the page is not looked at as a whole and has many objects, only its first and last ones are: programs paint
    grounds before all text, and what floats above it after.
    """
    stack = Stack([], {})
    address = ctypes.cast(page, ctypes.c_void_p).value or 0
    count = pdfium.FPDFPage_CountObjects(page)
    if whole or count <= _FEW:
        places = range(min(count, _MOST_OBJECTS))
        _fill(stack, [*map(_object_of, repeat(address), places)], 0, frame, ())
    else:
        _fill(stack, [*map(_object_of, repeat(address), range(_END))], 0, frame, ())
        _fill(stack, [*map(_object_of, repeat(address), range(count - _END, count))], _MIDDLE + 1, frame, ())
    return stack


def _fill(stack: Stack, items: list[int], order: int, frame: Frame, forms: tuple[Any, ...]) -> int:
    """Put objects on the stack, the first at a place in the order of drawing; return the place after the last."""
    orders = stack.orders
    for item, kind in zip(items, map(_kind_of, items), strict=True):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            orders[item] = order
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            if len(forms) < _DEPTH and len(orders) < _MOST_OBJECTS:
                order = _fill(stack, _members(item), order, frame, (*forms, _matrix(_handle(item))))
        elif len(stack.shapes) < _MOST:
            shape = _shape(_handle(item), kind, order, frame, forms)
            stack.shapes.extend([shape] if shape else [])
        order += 1
    return order


def _members(form: int) -> list[int]:
    count = pdfium.FPDFFormObj_CountObjects(_handle(form))
    return [*map(_member_of, repeat(form), range(min(count, _MOST_OBJECTS)))]


def _handle(item: int) -> Any:
    return ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)


def _matrix(handle: Any) -> Any:
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(handle, matrix)
    return matrix


def _shape(handle: Any, kind: int, order: int, frame: Frame, forms: tuple[Any, ...]) -> Shape | None:
    """Return the shape of an object, None where it is too small, not filled or wholly clear."""
    bounds = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(handle, *bounds):
        return None
    left, bottom, right, top = [bound.value for bound in bounds]
    corners = [_placed(x, y, frame, forms) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    box = min(xs), min(ys), max(xs), max(ys)
    if box[2] - box[0] < _LEAST_WIDTH or box[3] - box[1] < _LEAST_HEIGHT:
        return None
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        return Shape(*box, order, None, kind == pdfium.FPDF_PAGEOBJ_IMAGE, handle, forms)
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, mode, stroke)
    if mode.value == pdfium.FPDF_FILLMODE_NONE:
        return None
    channels = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(handle, *channels):
        return Shape(*box, order, None, picture=False, handle=handle, forms=forms)
    red, green, blue, alpha = [channel.value for channel in channels]
    ink = Ink(red, green, blue, alpha, faint=False)
    return Shape(*box, order, ink, picture=False, handle=handle, forms=forms) if alpha else None


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
