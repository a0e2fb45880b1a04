"""Words of a PDF page with boxes and looks, by PDFium's text page, in the order they were drawn.

Calls per character would cost more than PDFium itself: two places and one object are asked for each word, and they are
asked column by column (see `parsers.documents.pdf_font`).
"""

import ctypes
import re
from array import array
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise, repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from parsers.documents.pdf_font import HANDLE, SMALLEST, Style, bound, called, cells, is_painted, styles_of, zeros
from parsers.documents.pdf_turned import Slanted, slanted, turned_boxes
from parsers.pieces import Word

_WORD = re.compile(r"[^\s\ufffe]+\ufffe?")
"""A word of a page's text; PDFium sets U+FFFE for a hyphen at the end of a line, and no line end after it."""

_SEAM = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u00ff][A-Z\u00c0-\u00d6\u00d8-\u00de]")
"""The letters on either side of where one word may run into the next: `AnnaBergmann`, and `JavaScript`."""

_LOOSE = re.compile(rf"(?<=[,;:])(?=[^\W\d_])|{_SEAM.pattern}")
"""Where a space may be lost that is no character, but room between two (Tc, PDF 32000-1, 9.3.2): `Nordwind,Clerk`."""

_ROOM = 0.4  # in widths of the character before: more than kerning and letter-spacing, less than a space

_object_at = bound(pdfium.FPDFText_GetTextObject, HANDLE, HANDLE, ctypes.c_int)
_origin_at = bound(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, HANDLE, ctypes.c_int, HANDLE, HANDLE)
_box_at = bound(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, HANDLE, ctypes.c_int, HANDLE)
_unicode_at = bound(pdfium.FPDFText_GetUnicode, ctypes.c_uint, HANDLE, ctypes.c_int)
_text_of = bound(pdfium.FPDFText_GetText, ctypes.c_int, HANDLE, ctypes.c_int, ctypes.c_int, HANDLE)

_made = partial(tuple.__new__, Word)
"""Make a word of a tuple, as `Word._make` does, but without a call of Python for each: a page has hundreds."""

_Places = tuple[Sequence[float], Sequence[float], Sequence[float]]
"""Where words begin, x and y of the baseline, and the x where they end."""


class Frame(NamedTuple):
    """The visible page in PDF coordinates: its left and upper edge, and its size before it is turned, in points."""

    left: float
    upper: float
    width: float
    height: float


class Drawn(NamedTuple):
    """What is drawn on a page as text.

    words: In drawing order. items: The text object each of them begins in. styles: By text object.
    looks: Each style once.
    doubtful: Places in `words` of those that may not show. outside: Words beyond the edges of the page.
    slanted: Words that do not stand on level lines. plain: The text as PDFium sees it.
    """

    words: list[Word]
    items: list[int | None]
    styles: dict[int | None, Style]
    looks: list[Style]
    doubtful: list[int]
    outside: list[Word]
    slanted: list[Slanted]
    plain: str


NOTHING = Drawn([], [], {}, [], [], [], [], "")


def frame_of(page: Any) -> Frame:
    """Return the frame of a page: the crop box within the media box (PDF 32000-1, 14.11.2)."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box):
        height = pdfium.FPDF_GetPageHeightF(page)
        return Frame(0.0, height, pdfium.FPDF_GetPageWidthF(page), height)
    return Frame(box.left, box.top, box.right - box.left, box.top - box.bottom)


def drawn(page: Any, text: Any, frame: Frame, most: int) -> Drawn:
    """Read the words of a page. text: The handle of its text page. most: Characters read, at most."""
    plain = _plain(text, most)
    address = ctypes.cast(text, ctypes.c_void_p).value or 0
    seams = sorted({*_seams(plain, address), *_rooms(plain, address)})
    spans = _parted([match.span() for match in _WORD.finditer(plain)], seams)
    starts, lasts = [start for start, _ in spans], [end - 1 for _, end in spans]
    items = called(_object_at, repeat(address), starts)
    styles, looks = styles_of(address, dict(zip(items, starts, strict=True)))
    found = Drawn([], [], styles, looks, [], [], [], plain)
    if pdfium.FPDFPage_GetRotation(page):
        boxes = turned_boxes(page, text, spans)
        _keep_turned(found, [plain[start:end] for start, end in spans], items, boxes)
        return found
    places = _places(address, starts, lasts)
    words = _words(plain, spans, [styles[item] for item in items], places, frame)
    is_within = _is_within(places, frame)
    if is_within and not any(style.odd or style.mark is not None for style in looks):
        return found._replace(words=words, items=items)
    _keep(found, words, items, None if is_within else frame)
    return found


def _seams(plain: str, address: int) -> list[int]:
    """Return where, within a word, a capital of another weight or size begins the next one, which stands too near.

    That is how a given name in a light face and a surname in a bold one are set by many templates.
    """
    places = [match.start() + 1 for match in _SEAM.finditer(plain)]
    if not places:
        return []
    before = called(_object_at, repeat(address), [place - 1 for place in places])
    after = called(_object_at, repeat(address), places)
    seams = [seam for seam in zip(before, after, places, strict=True) if seam[0] != seam[1]]
    if not seams:
        return []
    firsts = {item: at for one, other, place in seams for item, at in ((one, place - 1), (other, place))}
    styles, _ = styles_of(address, firsts)
    return [place for one, other, place in seams if styles[one][:2] != styles[other][:2]]


def _rooms(plain: str, address: int) -> list[int]:
    """Return where, within a word, the next character stands as far from the last as the next word would."""
    places = [match.start() for match in _LOOSE.finditer(plain)]
    before, after = zeros("f", 4 * len(places)), zeros("f", 4 * len(places))
    called(_box_at, repeat(address), [place - 1 for place in places], cells(before, 4))
    called(_box_at, repeat(address), places, cells(after, 4))
    boxes = zip(places, before[::4], before[2::4], after[::4], strict=True)
    return [place for place, left, right, begin in boxes if begin - right > _ROOM * (right - left) > 0]


def _parted(spans: list[tuple[int, int]], seams: list[int]) -> list[tuple[int, int]]:
    """Return the spans of words, cut at the seams."""
    if not seams:
        return spans
    found = []
    for start, end in spans:
        bounds = [start, *[seam for seam in seams if start < seam < end], end]
        found += list(pairwise(bounds))
    return found


def _is_within(places: _Places, frame: Frame) -> bool:
    """Whether all words begin and end on the page."""
    left, upper, width, height = frame
    xs, ys, ends = places
    if not xs:
        return True
    return min(ends) >= left and max(xs) <= left + width and min(ys) >= upper - height and max(ys) <= upper


def _words(
    plain: str, spans: Iterable[tuple[int, int]], looks: Iterable[Style], places: _Places, frame: Frame
) -> list[Word]:
    left, upper, _, _ = frame
    rows = [
        (plain[start:end], x - left, (foot := upper - y) - 0.8 * size, last - left, foot + 0.2 * size, size, bold, 1.0)
        for (start, end), (size, bold, _, _, _), x, y, last in zip(spans, looks, *places, strict=True)
    ]
    return list(map(_made, rows))


def _places(text: int, starts: list[int], lasts: list[int]) -> _Places:
    """Return where words begin and end, by the indices of their first and last characters."""
    origins, boxes = zeros("d", 2 * len(starts)), zeros("f", 4 * len(starts))
    called(_origin_at, repeat(text), starts, cells(origins, 2), cells(origins, 2, 1))
    called(_box_at, repeat(text), lasts, cells(boxes, 4))
    return origins[::2], origins[1::2], boxes[2::4]  # an FS_RECTF is left, top, right, bottom


def _keep(found: Drawn, words: Iterable[Word], items: Iterable[int | None], frame: Frame | None) -> None:
    """Put the words of a page that is not turned where they belong. frame: None where all are known to be within."""
    for read, item in zip(words, items, strict=True):
        _, _, mark, _, odd = found.styles[item]
        word = read if mark is None or len(read.text) > 1 else read._replace(text=mark)
        if frame and _is_outside(word, frame):
            found.outside.append(word)
        elif odd and odd.turn:
            found.slanted.append(slanted(word, odd.turn))
        elif word.text:
            if odd and any(map(str.isalnum, word.text)):  # a sign says nothing, shown or not
                found.doubtful.append(len(found.words))
            found.words.append(word)
            found.items.append(item)


def _is_outside(word: Word, frame: Frame) -> bool:
    foot = word.bottom - 0.2 * word.size
    return word.x0 > frame.width or foot < 0 or word.x1 < 0 or foot - word.size > frame.height


def _keep_turned(
    found: Drawn, texts: Iterable[str], items: Iterable[int | None], boxes: Iterable[tuple[float, float, float]]
) -> None:
    """Put the words of a page that is shown turned where they belong: ends and foot of each, as seen."""
    for text, item, (x0, x1, foot) in zip(texts, items, boxes, strict=True):
        style = found.styles[item]
        size = style.size
        if style.ink.faint or size < SMALLEST or not is_painted(style):
            found.doubtful.append(len(found.words))
        found.words.append(Word(text, x0, foot - 0.8 * size, x1, foot + 0.2 * size, size, style.bold))
        found.items.append(item)


def _plain(text: Any, most: int) -> str:
    """All characters, so that the index of a character in it is the index PDFium knows; unmapped ones as U+FFFD."""
    count = min(pdfium.FPDFText_CountChars(text), most)
    if count <= 0:
        return ""
    address = ctypes.cast(text, ctypes.c_void_p).value or 0
    buffer = zeros("H", count + 1)
    written = _text_of(address, 0, count, buffer.buffer_info()[0])
    plain = buffer[: max(written - 1, 0)].tobytes().decode("utf-16-le", "replace")
    if len(plain) == count:
        return plain
    codes = array("I", called(_unicode_at, repeat(address), range(count)))
    return codes.tobytes().decode("utf-32-le", "replace").replace("\0", "\ufffd")
