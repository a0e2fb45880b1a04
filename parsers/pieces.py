"""Words with geometry -> pieces: runs of words that surely belong together, the grain columns and rows are made of.

Points (1/72 inch) from the top left corner of the page. The order of the words given is the order they were drawn in,
which is a hint, never trusted.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.characters import is_mark

# All in units of the font size.
WORD_GAP = 0.8  # wider apart, two words are two pieces: a narrow gutter must not be bridged
MARK_GAP = 3.0  # the same after the mark of a list item
EDGE_GAP = 0.42  # wider than this before a shared edge, the edge parts cells: labels set close to their column
SAME_WIDTH = 0.02  # widths that differ by less are the same
OVERLAP = 0.5  # words may run into one another by this much
SAME_LINE = 0.4  # centres closer than this stand on one line: takes in superscripts and mixed fonts

MANY = 4  # lines that make an edge
SEVERAL = 3  # lines that make a sign a mark
BULLET = "\u2022"
_ORDINARY = "|/\\,.:;()[]\"'&#@%$\u20ac\u00a3"  # signs that begin cells in their own right


class Word(NamedTuple):
    """A word as drawn. size in points; the box is the font's (ascent to descent), not the ink's."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    confidence: float = 1.0


class Piece(NamedTuple):
    """Words that follow one another on a line, left to right.

    gaps: Places of the words that a gap wider than a space goes before. order: Of drawing. mid: Height of its centre.
    look: Size and weight of its words, None where they differ.
    apart: It begins at an edge where many lines begin, and so a cell of its own, however near the words before it.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    words: Sequence[Word]
    gaps: Sequence[int] = ()
    order: int = 0
    mid: float = 0.0
    look: tuple[float, bool] | None = None
    apart: bool = False

    @property
    def text(self) -> str:
        """Its words, one space apart."""
        return " ".join([word.text for word in self.words])


def pieces(words: Sequence[Word]) -> list[Piece]:
    """Join words that follow one another on a line, at most a word gap apart."""
    if not words:
        return []
    found: list[Piece] = []
    gaps: list[int] = []
    start = 0
    is_even = True
    _, _, level, end, _, tall, weight, _ = words[0]
    for at, (_, x0, top, x1, _, size, bold, _) in enumerate(words[1:], 1):
        gap = x0 - end
        if top == level and size == tall and bold == weight and 0 <= gap < EDGE_GAP * size:
            end = x1
            continue
        if _follows(words[at - 1], words[at], gap):
            is_even = is_even and size == tall and bold == weight
            if gap > EDGE_GAP * size and not is_mark(words[at - 1].text) and not _is_typed(words[at - 1 : at + 1], gap):
                gaps.append(at - start)
        else:
            found.append(_piece(words[start:at], gaps, len(found), is_even=is_even))
            start, gaps, is_even = at, [], True
        end, level, tall, weight = x1, top, size, bold
    found.append(_piece(words[start:], gaps, len(found), is_even=is_even))
    return _with_edges(_with_marks(_with_signs(found)))


def _follows(last: Word, word: Word, gap: float) -> bool:
    size = min(last.size, word.size)
    if gap <= -OVERLAP * size or (gap >= WORD_GAP * size and not (gap < MARK_GAP * size and is_mark(last.text))):
        return False
    rise = word.top + word.bottom - last.top - last.bottom
    return -2 * SAME_LINE * size < rise < 2 * SAME_LINE * size or abs(rise) < 2 * SAME_LINE * max(last.size, word.size)


def _is_typed(words: Sequence[Word], gap: float) -> bool:
    """Whether a gap is as wide as every letter beside it: the one space of a typewriter's face, wide as it is."""
    return all(
        abs(gap * len(each.text) - (each.x1 - each.x0)) < SAME_WIDTH * each.size * len(each.text) for each in words
    )


def _piece(words: Sequence[Word], gaps: Sequence[int], order: int, *, is_even: bool) -> Piece:
    """Make a piece of words; is_even: all are of one size and weight."""
    _, x0, top, _, bottom, size, bold, _ = words[0]
    look: tuple[float, bool] | None = (size, bold)
    if not is_even:
        top, bottom = min([word.top for word in words]), max([word.bottom for word in words])
        size = max([word.size for word in words])
        look = None
    return Piece(x0, top, words[-1].x1, bottom, size, words, gaps, order, (top + bottom) / 2, look)


def _with_signs(found: list[Piece]) -> list[Piece]:
    """Take a sign of unknown meaning, such as an unmapped glyph, for a mark where several lines open with it."""
    singles = [piece for piece in found if len(piece.words[0].text) == 1]
    odd = Counter([(piece.words[0].text, round(piece.x0)) for piece in singles if _is_odd(piece.words[0].text)])
    signs = {sign for sign, count in odd.items() if count >= SEVERAL}
    if not signs:
        return found
    return [
        piece._replace(words=[piece.words[0]._replace(text=BULLET), *piece.words[1:]])
        if (piece.words[0].text, round(piece.x0)) in signs
        else piece
        for piece in found
    ]


def _is_odd(sign: str) -> bool:
    return not sign.isalnum() and sign not in _ORDINARY and not is_mark(sign)


def _with_marks(found: list[Piece]) -> list[Piece]:
    """Put marks that were drawn apart to the piece right of them, so that they make no column."""
    marks = [piece for piece in found if len(piece.words) == 1 and is_mark(piece.words[0].text)]
    if not marks or len(marks) == len(found):
        return found
    others = [piece for piece in found if len(piece.words) > 1 or not is_mark(piece.words[0].text)]
    for mark in marks:
        place = min(range(len(others)), key=lambda index: _distance(mark, others[index]))
        near = others[place]
        if _distance(mark, near) < 4 * mark.size:
            words = [*mark.words, *near.words]
            gaps = [gap + 1 for gap in near.gaps]
            others[place] = _piece(words, gaps, near.order, is_even=_is_even(words))
        else:
            others.append(mark)
    return others


def _distance(mark: Piece, piece: Piece) -> float:
    """How far right of the mark the piece begins; infinite where it stands on another line."""
    if piece.x0 < mark.x1 - 1 or abs(piece.mid - mark.mid) > 0.5 * max(mark.size, piece.size):
        return float("inf")
    return piece.x0 - mark.x1


def _with_edges(found: list[Piece]) -> list[Piece]:
    """Cut pieces before words that stand, after a gap wider than a space, where many lines begin, and set those apart.

    That is how a label or date set close to its column is told from the column.
    """
    starts = [round(piece.x0) for piece in found]
    counts = Counter(starts)
    counts.update([round(piece.words[gap].x0) for piece in found if piece.gaps for gap in piece.gaps])
    edges = {edge for edge in counts if counts[edge - 1] + counts[edge] + counts[edge + 1] >= MANY}
    parts: list[Piece] = []
    for piece, start in zip(found, starts, strict=True):
        if piece.gaps:
            parts += _cut(piece, edges)
        else:
            parts.append(Piece(*piece[:-1], start in edges))
    return parts


def _cut(piece: Piece, edges: set[int]) -> Sequence[Piece]:
    bounds = [0, *[gap for gap in piece.gaps if round(piece.words[gap].x0) in edges], len(piece.words)]
    if len(bounds) == 2:
        return (piece._replace(apart=round(piece.x0) in edges),)
    runs = [piece.words[start:end] for start, end in pairwise(bounds)]
    parts = [_piece(run, (), piece.order, is_even=_is_even(run)) for run in runs]
    return [part._replace(apart=round(part.x0) in edges) for part in parts]


def _is_even(words: Sequence[Word]) -> bool:
    return len({(word.size, word.bold) for word in words}) == 1
