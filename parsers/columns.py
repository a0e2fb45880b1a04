"""Where a page has columns: a small XY-cut over pieces of lines.

A gutter is an upright strip that no piece enters between two pieces that cross it (headings, headers, footers). What
stands left of it is read before what stands right, unless one side is *tied* to the other: dates at the right margin or
labels at the left one belong to the row they stand on, and are no column (`_is_tied` says how the two are told apart).
Cuts follow Ha, Haralick and Phillips, "Recursive X-Y cut using bounding boxes" (ICDAR 1995), but for the ties.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from parsers.pieces import Piece

MIN_GUTTER = 0.7  # in font sizes
DEPTH = 8  # nested cuts; a page of more is no resume
PARAGRAPH_GAP = 0.8  # in font sizes, between the boxes of two lines
NOTE = 28  # letters, fewer in a date
HEADING_SIZE = 1.12  # of the usual size of a side, at least
FOOT = 4  # pieces, at most, of a page's foot
FOOT_GAP = 8  # in font sizes, at least, above it
CANDIDATES = 10  # left edges tried as the right side of a gutter
_FIGURES = re.compile(r"\d")


class Band(NamedTuple):
    """A gutter between two groups of pieces, and how far it reaches."""

    top: float
    bottom: float
    left: list[Piece]
    right: list[Piece]


def blocks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces in groups that are read one after the other; what stands far below all others is in no column."""
    ordered = sorted(pieces, key=attrgetter("mid"))
    foot = len(ordered)
    for at in range(max(len(ordered) - FOOT, 1), len(ordered)):
        if ordered[at].top - ordered[at - 1].bottom > FOOT_GAP * ordered[at].size:
            foot = at
            break
    if foot == len(ordered):
        return _blocks(pieces, DEPTH)
    below = {id(piece) for piece in ordered[foot:]}
    return [*_blocks([piece for piece in pieces if id(piece) not in below], DEPTH), ordered[foot:]]


def _blocks(pieces: Sequence[Piece], depth: int) -> list[list[Piece]]:
    band = _widest_band(pieces) if depth and len(pieces) >= 5 else None
    if band is None:
        return [list(pieces)] if pieces else []
    inside = {id(piece) for piece in band.left} | {id(piece) for piece in band.right}
    above = [piece for piece in pieces if id(piece) not in inside and piece.mid <= band.top]
    below = [piece for piece in pieces if id(piece) not in inside and piece.mid > band.top]
    parts = (above, band.left, band.right, below)
    return [block for part in parts for block in _blocks(part, depth - 1)]


def _widest_band(pieces: Sequence[Piece]) -> Band | None:
    """Return the columns that hold the most pieces, if there are any."""
    found: list[Band] = []
    for edge in _edges(pieces):
        found += _bands(pieces, edge)
    found.sort(key=_weight, reverse=True)
    band = next((band for band in found if not _is_row_wise(band)), None)
    return _without_tail(_with_margin(band, found)) if band else None


def _with_margin(band: Band, others: Sequence[Band]) -> Band:
    """Return the band that leaves a side whole: dates or labels at its margin, with a gutter of their own, go with it.

    Only bands as high as the given one are tried, since they hold the same pieces.
    """
    for other in others:
        if other is band or (other.top, other.bottom) != (band.top, band.bottom):
            continue
        for side, rest, wider in ((band.left, band.right, other.left), (band.right, band.left, other.right)):
            known = {id(piece) for piece in side}
            margin = [piece for piece in wider if id(piece) not in known]
            is_wider = len(margin) == len(wider) - len(side) and 1 < len(margin) < len(rest)
            if is_wider and _is_tied(margin, side, flush=side is band.left) and not _is_row_wise(other):
                return other
    return band


def _weight(band: Band) -> int:
    """Count the pieces of a band, after preferring both sides to be more than a few."""
    return min(len(band.left), len(band.right), 4) * 1000 + len(band.left) + len(band.right)


def _without_tail(band: Band) -> Band:
    """Return the band without rows at the foot of its left side that open what follows, such as the next heading.

    Those stand below the right side's end, nearer to what crosses the gutter below them than to the row above; or they
    follow a heading under which nothing stands on the right but dates of the rows beside.
    """
    band = _above_heading(band)
    left = sorted(band.left, key=attrgetter("mid"))
    end = max([piece.mid for piece in band.right])
    below = band.bottom
    while len(left) > 2 and left[-1].mid > end + 2 and below - left[-1].mid < left[-1].mid - left[-2].mid:
        below = left.pop().mid
    return band._replace(left=left, bottom=min(band.bottom, below)) if len(left) < len(band.left) else band


def _above_heading(band: Band) -> Band:
    """Return the band down to the first heading on the left with only dates on the right of what follows it."""
    usual = median([piece.size for piece in band.left])
    headings = sorted([piece.mid for piece in band.left if piece.size >= HEADING_SIZE * usual])
    for top in headings:
        left = [piece for piece in band.left if piece.mid < top - 1]
        right = [piece for piece in band.right if piece.mid < top - 1]
        dates = [piece for piece in band.right if piece.mid >= top - 1]
        labelled = [piece for piece in band.left if piece.mid > top + 1]
        is_tail = dates and all(map(_is_note, dates)) and all(_partners(dates, labelled))
        if is_tail and _rows(left) > 1 and _rows(right) > 1:
            return band._replace(
                left=left, right=right, bottom=min([piece.top for piece in band.left if piece.mid >= top - 1])
            )
    return band


def _is_note(piece: Piece) -> bool:
    """Whether a piece is as short as a date, and has figures."""
    return len(piece.text) < NOTE and bool(_FIGURES.search(piece.text))


def _edges(pieces: Sequence[Piece]) -> list[float]:
    """Return the right edges of strips empty all the way, then left edges that several pieces share, most first."""
    counts = Counter([round(piece.x0 / 2) for piece in pieces])
    leftmost = min(counts)
    shared = sorted((-count, edge) for edge, count in counts.items() if edge > leftmost + 5 and count > 1)
    empty: list[float] = []
    reach = -1.0
    for x0, _, x1, _, size, *_ in sorted(pieces):
        if x0 - reach > MIN_GUTTER * size and reach >= 0:
            empty.append(x0)
        if x1 > reach:
            reach = x1
    return empty + [edge * 2.0 - 1 for _, edge in shared[:CANDIDATES]]


def _bands(pieces: Sequence[Piece], edge: float) -> list[Band]:
    """Return the gutters that end at an edge, from crossing piece to crossing piece."""
    start = edge - 0.5
    right = [piece for piece in pieces if piece.x0 >= start]
    if len(right) < 2:
        return []
    left: list[Piece] = []
    stops: list[float] = []
    for piece in pieces:
        if piece.x0 < start:
            if piece.x1 <= edge - MIN_GUTTER * piece.size:
                left.append(piece)
            else:
                stops.append(piece.mid)
    if len(left) < 2:
        return []
    if not stops:
        return [Band(-1e9, 1e9, left, right)]
    stops.sort()
    sides: defaultdict[int, tuple[list[Piece], list[Piece]]] = defaultdict(lambda: ([], []))
    for group, side in ((left, 0), (right, 1)):
        for piece in group:
            sides[bisect_left(stops, piece.mid)][side].append(piece)
    return [
        Band(stops[at - 1] if at else -1e9, stops[at] if at < len(stops) else 1e9, *members)
        for at, members in sides.items()
        if len(members[0]) >= 2 and len(members[1]) >= 2
    ]


def _is_row_wise(band: Band) -> bool:
    """Whether the two sides are cells of rows rather than columns."""
    heights = (_rows(band.left), _rows(band.right))
    if min(heights) < 2 or max(heights) < 3:
        return True
    return _is_tied(band.right, band.left, flush=True) or _is_tied(band.left, band.right, flush=False)


def _rows(side: Sequence[Piece]) -> int:
    """Count the lines the pieces of a side stand on."""
    mids = sorted([piece.mid for piece in side])
    return 1 + sum(after - before > 3 for before, after in pairwise(mids))


def _is_tied(side: Sequence[Piece], other: Sequence[Piece], *, flush: bool) -> bool:
    """Whether the pieces of one side belong to rows of the other.

    They must stand on its rows, most of them or one of a few; and then be few beside many rows, or flush right with
    ragged left edges, or figures (dates, years), or too few to be a column. Labels that run over several lines count
    by their first, and headings among them not at all.
    """
    side = _without_centred(_without_headings(side), other)
    height = _rows(side)
    if height <= 3:
        is_apart = height == 3 and _is_drawn_apart(side, other) and not any(map(_is_note, side))
        return sum(_partners(side, other)) >= 0.3 * len(side) and not is_apart
    if flush and _is_flush_right(side) and _most(side, other, 0.75):
        return True
    starts = _starts(side)
    if _is_table(side, other, starts):
        return True
    is_wrapped = len(starts) >= 3 and height <= 2.2 * len(starts)
    if not _most(side, other, 0.75) and not (is_wrapped and _most(starts, other, 0.8)):
        return False
    if flush and _is_flush_right(side):
        return True
    within = _partners([piece for piece in other if _spans(side, piece)], side)
    density = sum(within) / max(len(within), 1)
    is_sparse = density < 0.4 or (density < 0.7 and not _is_drawn_apart(side, other))
    return is_sparse or sum(map(_is_note, side)) >= 0.6 * len(side)


def _without_headings(side: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces of a side without those set larger, which head rows of both sides."""
    usual = median([piece.size for piece in side])
    return [piece for piece in side if piece.size < HEADING_SIZE * usual]


def _without_centred(side: Sequence[Piece], other: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces of a side without those alone on their row in the middle of both sides: headings of both."""
    middle = min([piece.x0 for piece in [*side, *other]]) + max([piece.x1 for piece in [*side, *other]])
    kept = [
        piece
        for piece, is_beside in zip(side, _partners(side, other), strict=True)
        if is_beside or abs(piece.x0 + piece.x1 - middle) > 2 * piece.size
    ]
    return kept or side


def _is_table(side: Sequence[Piece], other: Sequence[Piece], starts: Sequence[Piece]) -> bool:
    """Whether a side labels a table: its short paragraphs begin level with those of the other, drawn in turn.

    Headings between the rows are labels of nothing, so not all need to.
    """
    if len(starts) < 3 or _rows(side) > 1.7 * len(starts) or _usual_width(side) > _usual_width(other):
        return False
    if _is_drawn_apart(side, other):
        return False
    return _most(starts, _starts(other), 0.7)


def _most(side: Sequence[Piece], other: Sequence[Piece], share: float) -> bool:
    return sum(_partners(side, other)) >= share * len(side)


def _starts(side: Sequence[Piece]) -> list[Piece]:
    """Return the first line of each paragraph, told by the gap above it."""
    ordered = sorted(side, key=attrgetter("mid"))
    return ordered[:1] + [
        piece for last, piece in pairwise(ordered) if piece.mid - last.mid > (1 + PARAGRAPH_GAP) * piece.size
    ]


def _usual_width(side: Sequence[Piece]) -> float:
    return median([piece.x1 - piece.x0 for piece in side])


def _partners(side: Sequence[Piece], other: Sequence[Piece]) -> list[bool]:
    """Tell for each piece of a side whether the other side has a piece on the same line, by centre or by baseline."""
    mids = sorted([piece.mid for piece in other])
    feet = sorted([piece.bottom - 0.2 * piece.size for piece in other])
    return [_near(mids, piece.mid, 1.2) or _near(feet, piece.bottom - 0.2 * piece.size, 1.2) for piece in side]


def _near(heights: Sequence[float], height: float, reach: float) -> bool:
    at = bisect_left(heights, height - reach)
    return at < len(heights) and heights[at] <= height + reach


def _spans(side: Sequence[Piece], piece: Piece) -> bool:
    return min([each.top for each in side]) - 2 <= piece.mid <= max([each.bottom for each in side]) + 2


def _is_flush_right(side: Sequence[Piece]) -> bool:
    ends = [piece.x1 for piece in side]
    starts = [piece.x0 for piece in side]
    return max(ends) - min(ends) < 4 and max(starts) - min(starts) > 4


def _is_drawn_apart(side: Sequence[Piece], other: Sequence[Piece]) -> bool:
    """Whether one side was drawn wholly before or after the other; drawing order is only a hint."""
    first, last = min([piece.order for piece in side]), max([piece.order for piece in side])
    return sum(first < piece.order < last for piece in other) <= 0.1 * len(other)
