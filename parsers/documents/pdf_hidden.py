"""Words of a PDF page that no reader sees: tiny, invisible, clear, in the colour of what lies behind them, or covered.

Cheap signs make a word doubtful; the picture of the page decides. White letters on a dark band show, and so does the
invisible text that programs for OCR lay over a scan: the scan shows it.
"""

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from parsers.documents.pdf_font import SMALLEST, Ink, Style, is_painted
from parsers.documents.pdf_shapes import OPAQUE, Stack, outline, stack_of
from parsers.documents.pdf_words import Drawn, Frame
from parsers.pieces import Word

_MANY = 200  # objects of a page; to look at one costs as much as to read half a word
_LINES = 400  # of the smallest size, one under the other: fewer fit a small page
_CONTRAST = 20  # of 255, in any channel: less between the pixels of a word, and it does not show
_LIKE = 24  # of 255, in every channel: two inks closer than this are one to the eye
_SHARP = 80  # of 255, in any channel: two inks further apart are surely two
_SCALE = 2.0  # pixels to the point, at most
_PIXELS = 4_000_000  # of the picture looked at, at most
_LEGIBLE = 5  # pixels high, at least: smaller letters blur into their ground
_SCAN = 0.5  # of the page that pictures fill, at least, for it to be a scan


def unseen(page: Any, found: Drawn, frame: Frame) -> set[int]:
    """Return the places in `found.words` of the words that do not show.

    Of pages of very many objects, where programs draw each letter by itself, only what is drawn before the words that
    are doubtful in themselves is looked at.
    """
    is_long = pdfium.FPDFPage_CountObjects(page) > _MANY
    if is_long and not found.doubtful:
        return set()
    stack = stack_of(
        page, frame, found.styles.keys(), {found.items[place] for place in found.doubtful} if is_long else None
    )
    doubtful = _doubtful(found, stack, frame)
    hidden = {place for place in doubtful if _is_tiny(found.words[place], frame)}
    if doubtful and not _is_scan(stack, frame):
        hidden |= {place for place in doubtful if not is_painted(_style(found, place))}
    looked_at = sorted(doubtful - hidden)
    return hidden.union(_blank(page, found.words, looked_at)) if looked_at else hidden


def _doubtful(found: Drawn, stack: Stack, frame: Frame) -> set[int]:
    """Return the words that may not show for all that is known of what is drawn under and over them."""
    doubtful = set(found.doubtful)
    if not stack.shapes:
        return doubtful
    alike, covered = _blurred(found, stack)
    doubtful |= alike
    return doubtful - _on_bands(found, doubtful, stack, frame) | covered


def _style(found: Drawn, place: int) -> Style:
    return found.styles[found.items[place]]


def _is_tiny(word: Word, frame: Frame) -> bool:
    return word.size < min(SMALLEST, frame.height / _LINES)


def _is_scan(stack: Stack, frame: Frame) -> bool:
    pictured = sum([(each.x1 - each.x0) * (each.bottom - each.top) for each in stack.shapes if each.picture])
    return pictured > _SCAN * frame.width * frame.height


def _on_bands(found: Drawn, doubtful: set[int], stack: Stack, frame: Frame) -> set[int]:
    """Return the doubtful words whose uppermost ground is an opaque shape of quite another colour."""
    outlines: dict[int, list[tuple[float, float]]] = {}
    shown: set[int] = set()
    upwards = stack.shapes[::-1]
    for place in doubtful:
        style, word = _style(found, place), found.words[place]
        order = stack.order(found.items[place])
        top = next((shape for shape in upwards if shape.order < order and shape.meets(word)), None)
        if top is None or top.ink is None or min(top.ink.alpha, style.ink.alpha) < OPAQUE or not is_painted(style):
            continue
        if _apart(top.ink, style.ink) > _SHARP:
            corners = outlines.get(id(top)) or outlines.setdefault(id(top), outline(top, frame))
            shown.update([place] if _holds(corners, word) else [])
    return shown


def _holds(corners: Sequence[tuple[float, float]], word: Word) -> bool:
    """Whether the ends of a word lie within an outline, by the parity of the edges right of them."""
    height = word.bottom - 0.4 * word.size
    edges = list(zip(corners, [*corners[1:], *corners[:1]], strict=True))
    return all(
        sum(
            (y0 > height) != (y1 > height) and x < x0 + (height - y0) * (x1 - x0) / (y1 - y0)
            for (x0, y0), (x1, y1) in edges
        )
        % 2
        for x in (word.x0 + 0.2 * word.size, word.x1 - 0.2 * word.size)
    )


def _blurred(found: Drawn, stack: Stack) -> tuple[set[int], set[int]]:
    """Return the words drawn over a shape of their own colour, and those an opaque one is drawn over."""
    inks = {style.ink for style in found.looks if not style.ink.faint}  # those are doubtful anyway
    first = stack.order(found.items[0]) if found.items else 0
    heights: list[float] = []
    over: set[int] = set()
    under: set[int] = set()
    for shape in stack.shapes:
        ink, order = shape.ink, shape.order
        alike = [each for each in inks if _apart(ink, each) < _LIKE] if ink else []
        covers = order > first and (ink is None or ink.alpha >= OPAQUE)
        if not alike and not covers:
            continue
        heights = heights or [word.top + 0.5 * word.size for word in found.words]
        top, bottom = shape.top, shape.bottom
        near = [place for place, height in enumerate(heights) if top < height < bottom]
        for place in [each for each in near if shape.meets(found.words[each])]:
            drawn_at = stack.order(found.items[place])
            if covers and drawn_at < order:
                under.add(place)
            elif drawn_at > order and _style(found, place).ink in alike:
                over.add(place)
    return over, under


def _apart(one: Ink, other: Ink) -> int:
    return max(abs(one.red - other.red), abs(one.green - other.green), abs(one.blue - other.blue))


def _blank(page: Any, words: Sequence[Word], places: Sequence[int]) -> Iterator[int]:
    """Yield the words whose place on the page, as PDFium paints it, is of one colour."""
    boxes = [(words[place].x0, words[place].top, words[place].x1, words[place].bottom) for place in places]
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    left, top = max(min([box[0] for box in boxes]) - 1, 0.0), max(min([box[1] for box in boxes]) - 1, 0.0)
    right, bottom = min(max([box[2] for box in boxes]) + 1, width), min(max([box[3] for box in boxes]) + 1, height)
    if right - left < 1 or bottom - top < 1:
        return
    scale = min(_SCALE, (_PIXELS / ((right - left) * (bottom - top))) ** 0.5)
    columns, lines = int((right - left) * scale) + 1, int((bottom - top) * scale) + 1
    bitmap = pdfium.FPDFBitmap_Create(columns, lines, 0)
    if not bitmap:
        return
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, lines, 0xFFFFFFFF)
        at = (-round(left * scale), -round(top * scale), round(width * scale), round(height * scale))
        pdfium.FPDF_RenderPageBitmap(bitmap, page, *at, 0, 0)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * lines)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    for place, (x0, upper, x1, lower) in zip(places, boxes, strict=True):
        if (lower - upper) * scale < _LEGIBLE:
            continue
        from_x, to_x = int(max(x0 - left, 0) * scale), int(max(x1 - left, 0) * scale) + 1
        from_y, to_y = int(max(upper - top, 0) * scale), int(max(lower - top, 0) * scale) + 1
        rows = [
            pixels[row * stride + 4 * from_x : row * stride + 4 * min(to_x, columns)]
            for row in range(from_y, min(to_y, lines))
        ]
        if not _differs(b"".join(rows)):
            yield place


def _differs(pixels: bytes) -> bool:
    channels = [pixels[channel::4] for channel in range(3)]
    return any(channel and max(channel) - min(channel) >= _CONTRAST for channel in channels)
