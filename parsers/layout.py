"""Words with geometry -> lines in reading order: pieces (`parsers.pieces`), columns (`parsers.columns`), rows, cells.

Shared by every reader that knows where words stand: digital PDF today, OCR as well.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from parsers.characters import clean, is_mark, unmarked
from parsers.columns import blocks
from parsers.pieces import OVERLAP, Piece, Word, pieces
from parsers.records import Line

# All in units of the font size.
CELL_GAP = 1.1  # wider apart, two pieces of a row are two cells; justified text stays below
NO_GAP = 0.1  # closer together, two pieces are one word

HEADING_SIZE = 1.12  # of the text beside it, at least
STRETCHED = 0.85  # a letter, on average, of a word that is set apart: wide capitals stay below
STRETCHED_CELL = 2.5  # wider apart, two stretched words are two cells
LABEL_WIDTH = 14.0  # at most, of a label whose rest is told by its small first letter
SPACED_WORD = 1.7  # of the gap between the letters of a spaced heading: a gap wider than this parts words
SPACED_CELL = 4.0  # the same: a gap wider than this parts cells
LABEL_LEADING = 0.6  # at most, between a label's two rows: those of a list of contacts stand farther apart
_MONTH_END = re.compile(r"[^\W\d_]{3,}\.?$")
_TO_END = re.compile(r"\d.*\s[^\W\d_]{1,3}$")
_DATE = re.compile(r"(?:[^\W\d_]{3,10}\.? )?['\u2019]?\d{2,4}|\d{1,2}[./]\d{4}|[^\W\d_]{3,10}")
_YEAR_START = re.compile(r"(?:19|20)\d\d(?!\d)")
_OPEN_ENDS = ("-", "\u2013", "\u2014", ",", "&", "/")  # a label that ends so goes on in the next row
_MID = attrgetter("mid")
_CONFIDENCE = attrgetter("confidence")


class Cell(NamedTuple):
    """Neighbouring pieces of a row; bullet where they opened with the mark of a list item, which is gone then."""

    pieces: Sequence[Piece]
    text: str
    bullet: bool


def lines(words: Iterable[Word], *, page: int, first_block: int = 0) -> list[Line]:
    """Return all lines of a page in reading order; block numbers grow from first_block."""
    words = list(words)
    if not words:
        return []
    found: list[Line] = []
    is_sure = set(map(_CONFIDENCE, words)) == {1.0}
    for block, members in enumerate(blocks(pieces(words)), first_block):
        for row in with_labels([cells_of(row) for row in rows(members)]):
            parts = split_items(row) if len(row) > 1 else (row,)
            found += [_line(cells, page, block, is_sure=is_sure) for cells in parts]
    return [line for line in found if line.text]


def rows(members: Iterable[Piece]) -> list[list[Piece]]:
    """Return pieces side by side, each row from left to right, rows from top to bottom."""
    found: list[list[Piece]] = []
    for piece in sorted(members, key=_MID):
        if found and _is_beside(found[-1], piece):
            found[-1].append(piece)
        else:
            found.append([piece])
    for row in found:
        row.sort()
    return found


def _is_beside(row: list[Piece], piece: Piece) -> bool:
    first = row[0]
    if abs(piece.mid - first.mid) > 0.5 * max(piece.size, first.size):
        return False
    reach = OVERLAP * min(piece.size, first.size)
    return all(piece.x0 > other.x1 - reach or piece.x1 < other.x0 + reach for other in row)


def cells_of(row: Sequence[Piece]) -> list[Cell]:
    """Cut a row at its wide gaps and shared edges; letters set apart to fill a heading are one cell."""
    if len(row) == 1:
        return [_cell(row)]
    wide = _wide_gap([word for piece in row for word in piece.words])
    groups = [[row[0]]]
    for last, piece in pairwise(row):
        gap = piece.x0 - last.x1
        is_cut = gap > wide * min(last.size, piece.size) and not is_mark(last.words[-1].text)
        if is_cut or (piece.apart and wide == CELL_GAP):
            groups.append([])
        groups[-1].append(piece)
    return [_cell(group) for group in groups]


def _wide_gap(words: Sequence[Word]) -> float:
    if not _is_spaced(words):
        return STRETCHED_CELL if all(_is_stretched(word) for word in words) else CELL_GAP
    return max(CELL_GAP, SPACED_CELL * median(_gaps(words)) / max(words[0].size, 1))


def _cell(group: Sequence[Piece]) -> Cell:
    bullet, text = unmarked(_joined(group))
    return Cell(group, clean(text).strip(), bullet)


def _joined(group: Sequence[Piece]) -> str:
    words = group[0].words if len(group) == 1 else [word for piece in group for word in piece.words]
    if _is_spaced(words):
        return _unspaced(words)
    if len(group) == 1:
        return " ".join([word.text for word in words])
    text = group[0].text
    for last, piece in pairwise(group):
        text += piece.text if piece.x0 - last.x1 < NO_GAP * piece.size else f" {piece.text}"
    return text


def _is_spaced(words: Sequence[Word]) -> bool:
    """Whether most of the words are single letters: a heading with its letters set apart."""
    if len(words) < 4 or len(words[0].text) + len(words[1].text) > 4:
        return False
    letters = sum([len(word.text) == 1 and word.text.isalnum() for word in words])
    return letters >= 0.7 * len(words)


def _is_stretched(word: Word) -> bool:
    """Whether letters are set apart within a word, so that the gaps between words are wider too."""
    return len(word.text) > 2 and word.x1 - word.x0 > STRETCHED * len(word.text) * word.size


def _unspaced(words: Sequence[Word]) -> str:
    """Join letters to words by geometry: the gaps within a word are alike, those between words are wider."""
    usual = median(_gaps(words))
    text = words[0].text
    for last, word in pairwise(words):
        text += f" {word.text}" if word.x0 - last.x1 > SPACED_WORD * usual else word.text
    return text


def _gaps(words: Sequence[Word]) -> list[float]:
    return [max(word.x0 - last.x1, 0.1) for last, word in pairwise(words)]


def with_labels(found: Sequence[list[Cell]]) -> list[list[Cell]]:
    """Make rows whole whose label ran on into the next ("2019 -" above "2021", left of two lines of text)."""
    whole: list[list[Cell]] = []
    for row in found:
        rest = row
        if whole and _runs_on(whole[-1], row):
            whole[-1][0] = _continued(whole[-1][0], row[0])
            rest = row[1:]
        if rest:
            whole.append(rest)
    return whole


def _continued(label: Cell, rest: Cell) -> Cell:
    is_broken_word = label.text.endswith("-") and label.text[-2:-1].islower() and rest.text[0].islower()
    text = label.text.removesuffix("-") if is_broken_word else f"{label.text} "
    return Cell([*label.pieces, *rest.pieces], text + rest.text, label.bullet)


def _runs_on(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row begins with the rest of the label the row above begins with, just below and left of its column."""
    label, rest = above[0], below[0]
    if len(above) < 2 or rest.bullet or not rest.text:
        return False
    last, first = label.pieces[-1], rest.pieces[0]
    is_small = rest.text[0].islower() and _is_narrow(label) and above[1].pieces[0].apart
    is_near = first.top - last.bottom < LABEL_LEADING * first.size
    is_date = _is_rest_of_date(label.text, rest.text) and is_near
    if not (is_small and is_near) and not is_date and not label.text.endswith(_OPEN_ENDS):
        return False
    if _look(last.words) != _look(first.words):
        return False
    if rest.pieces[-1].x1 > above[1].pieces[0].x0 + 1 or first.top - last.bottom > first.size:
        return False
    starts, ends = first.x0 - label.pieces[0].x0, rest.pieces[-1].x1 - last.x1
    return min(abs(starts), abs(ends)) < 3


def _is_rest_of_date(label: str, rest: str) -> bool:
    """Whether a range of dates is broken between month and year, or after a word such as "to"."""
    if _MONTH_END.search(label) and _YEAR_START.match(rest):
        return True
    return bool(_TO_END.search(label) and _DATE.fullmatch(rest))


def _is_narrow(label: Cell) -> bool:
    return label.pieces[-1].x1 - label.pieces[0].x0 < LABEL_WIDTH * label.pieces[0].size


def split_items(cells: list[Cell]) -> list[list[Cell]]:
    """Return the cells of a row as lines: one, unless a heading or items of a list stand in it.

    A heading set beside what it heads is a line of its own, and so is a list item beside other cells (a date at the
    margin, a label, another item); the others come first, since they belong to the row above the list.
    """
    if len(cells) == 1:
        return [cells]
    if _is_side_heading(cells[0], cells[1]):
        return [cells[:1], *split_items(cells[1:])]
    if not any(cell.bullet for cell in cells):
        return [cells]
    rest = [cell for cell in cells if not cell.bullet]
    return [*([rest] if rest else []), *([cell] for cell in cells if cell.bullet)]


def _is_side_heading(label: Cell, text: Cell) -> bool:
    """Whether a cell is larger than the text beside it, and that text no date or other short note at the margin."""
    size, other = label.pieces[0].size, text.pieces[0].size
    is_note = len(text.text) < 28 and any(each.isdigit() for each in text.text)
    return size >= HEADING_SIZE * other and label.pieces[0].apart and text.pieces[0].apart and not is_note


def _line(cells: Sequence[Cell], page: int, block: int, *, is_sure: bool) -> Line:
    members, text, bullet = cells[0]
    x0, top, x1, bottom, _, _, _, _, _, look, _ = members[0]
    confidence = 1.0
    if len(members) > 1 or look is None or not is_sure:
        words = [word for piece in members for word in piece.words]
        look = (look if len(members) == 1 else None) or _look(words)
        confidence = 1.0 if is_sure else min(map(_CONFIDENCE, words))
    if len(cells) > 1:
        text = "\t".join([cell.text for cell in cells if cell.text])
        members = [piece for cell in cells for piece in cell.pieces]
    if len(members) > 1:
        top, bottom = min([piece.top for piece in members]), max([piece.bottom for piece in members])
        x1 = max([piece.x1 for piece in members])
    box = round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)
    return Line(text, page, block, *box, round(look[0], 1), look[1], 0, bullet, (), confidence)


def _look(words: Sequence[Word]) -> tuple[float, bool]:
    """Return the size and weight most of the letters have."""
    sizes: dict[float, int] = {}
    bold = 0
    for word in words:
        letters = len(word.text)
        sizes[word.size] = sizes.get(word.size, 0) + letters
        bold += letters if word.bold else -letters
    usual = max(sizes, key=lambda size: sizes[size])
    return usual, bold > 0
