"""Words as an engine sees them -> words as a page has them: one baseline and size a row, marks of lists told.

An engine's boxes follow the ink, so that they jump from word to word, and its sizes from row to row; `parsers.layout`
expects the boxes of fonts.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median

from parsers.documents.ocr import Sighting
from parsers.pieces import BULLET, Word

POINTS = 72.0  # an inch

_BODY = 0.93  # from the ascenders to the descenders of usual faces, in font sizes
_SAME_SIZE = 0.07  # sizes that differ by less are one size
_LONG_ROW = 12.0  # times its height; shorter rows do not tell how the page leans
_LEAST = 0.3  # confidence; one or two letters below it are noise between the words of a page
_DOUBT = 0.7  # confidence; a single letter at the head of a row below it is an icon
_ICONS = "\u00a9\u00ae"  # what engines make of round icons
_LAST_LETTER = "\u017f"  # of Latin Extended-A; the letters of our languages stand before it
_NOTE = 28  # characters of a date or another short note at the margin, at most
_AROUND = 3  # rows above and below that are looked at
_LEVEL = 0.25  # of the height of a row: baselines that differ by less can be those of one line
_BEARING = 0.05  # of the font size, between the ink of a word and the edge of its box
_SPACE = 1.5  # of the usual gap of a row; wider gaps part cells
_USUAL_GAP, _WIDEST_SPACE = 0.4, 0.65  # font sizes, between the ink of two words
_DOT, _DOT_LIKE = "\u00b7", frozenset("-.:=*\u00b0\u2022")
_SMALL = 0.42  # of the height of a row: ink lower than this is a dot or a dash
_SET_APART = 0.45  # of the height of a row, the gap behind the mark of a list item; a space is narrower
_OFTEN = 2  # rows that open with the same odd sign at the same place
_NEAR = 0.3  # of the height of a row: how far the places of such signs may differ


def words(seen: Sequence[Sighting], dpi: int) -> list[Word]:
    """Return the words in points, rows in the order given."""
    rows = [_without_noise(list(members)) for _, members in groupby(seen, key=attrgetter("row"))]
    rows = [row for row in rows if row]
    marks = _marks(rows)
    unit = POINTS / dpi
    sizes = _sizes(rows, unit)
    return [
        word
        for row, level in zip(rows, _levels(rows), strict=True)
        for word in _set(row, level * unit, sizes[row[0].tall], unit, is_item=row[0].row in marks)
    ]


def _set(row: Sequence[Sighting], foot: float, size: float, unit: float, *, is_item: bool) -> Iterator[Word]:
    """Yield the words of a row in boxes of one font; the mark of a list item in place of what was read for it."""
    edges = _right_edges(row, size / unit)
    for place, (each, edge) in enumerate(zip(row, edges, strict=True)):
        yield Word(
            BULLET if is_item and place == 0 else _DOT if _is_dot(each) else each.text,
            each.x0 * unit - _BEARING * size,
            foot - 0.8 * size,
            edge * unit + _BEARING * size,
            foot + 0.2 * size,
            size,
            confidence=round(each.confidence, 2),
        )


def _is_dot(seen: Sighting) -> bool:
    """Whether it is the dot in the middle of the line that parts items, which is read for a dash or a colon."""
    width, height = seen.x1 - seen.x0, seen.bottom - seen.top
    above = seen.foot - (seen.top + seen.bottom) / 2
    is_square = max(width, height) <= 1.6 * min(width, height)
    return seen.text in _DOT_LIKE and is_square and height < 0.3 * seen.tall and 0.15 * seen.tall < above


def _right_edges(row: Sequence[Sighting], size: float) -> list[float]:
    """Return where the words end: before the next begins, and right before it where the gap is a space of this row.

    Ink leaves wider gaps than boxes do, most of all in bold capitals, and a wide gap parts cells.
    """
    gaps = [after.x0 - each.x1 for each, after in pairwise(row)]
    widest = min(_SPACE * median(gaps), _WIDEST_SPACE * size) if gaps else 0.0
    edges = []
    for (each, after), gap in zip(pairwise(row), gaps, strict=True):
        usual = after.x0 - _USUAL_GAP * size
        edges.append(min(each.x1, after.x0) if gap > widest else min(max(each.x1, usual), after.x0))
    return [*edges, row[-1].x1]


def _without_noise(row: list[Sighting]) -> list[Sighting]:
    """Return the row without what the engine made of stains, rules and icons; these open rows and are one sign.

    Longer words are kept however unsure: some are right that the engine doubts.
    """
    row = [each for each in row if each.confidence >= _LEAST or sum(map(str.isalnum, each.text)) not in {1, 2}]
    return row[1:] if len(row) > 1 and _is_icon(row[0]) else row


def _is_icon(seen: Sighting) -> bool:
    """Whether it is a sign that no text of our languages opens with, or a single letter or figure read unsurely."""
    text = seen.text
    if len(text) > 1 or seen.bottom - seen.top < _SMALL * seen.tall:
        return False
    return text in _ICONS or text > _LAST_LETTER or (seen.confidence < _DOUBT and text.isalnum())


def _levels(rows: Sequence[Sequence[Sighting]]) -> list[float]:
    """Return the height of the baseline of each row, as if the page were level, in pixels.

    A short row with figures, such as a date, is put on the baseline of the text left of it where that is close: it
    belongs to that line, and smaller type is often set a little higher.
    """
    lean = _lean(rows)
    feet = [median([each.foot - lean * each.x0 for each in row]) for row in rows]
    order = sorted(range(len(rows)), key=feet.__getitem__)
    levels = list(feet)
    for at, place in enumerate(order):
        row = rows[place]
        text = " ".join([each.text for each in row])
        if len(text) < _NOTE and any(map(str.isdigit, text)):
            near = [*order[max(at - _AROUND, 0) : at], *order[at + 1 : at + 1 + _AROUND]]
            reach = [
                (abs(feet[other] - feet[place]), feet[other])
                for other in near
                if rows[other][-1].x1 < row[0].x0
                and abs(feet[other] - feet[place]) < _LEVEL * max(row[0].tall, rows[other][0].tall)
            ]
            levels[place] = min(reach)[1] if reach else feet[place]
    return levels


def _lean(rows: Iterable[Sequence[Sighting]]) -> float:
    """Return how far the rows still sink, pixels down for pixels to the right: the median over long rows."""
    slopes = []
    for row in rows:
        reach = row[-1].x0 - row[0].x0
        if reach > _LONG_ROW * row[0].tall:
            slopes.append((row[-1].foot - row[0].foot) / reach)
    return median(slopes) if slopes else 0.0


def _sizes(rows: Iterable[Sequence[Sighting]], unit: float) -> dict[float, float]:
    """Return the font size in points for each height of a row; sizes close to a frequent one become that one."""
    letters: Counter[float] = Counter()
    for row in rows:
        letters[row[0].tall] += sum([len(each.text) for each in row])
    sizes: dict[float, float] = {}
    for usual, _ in letters.most_common():
        for tall in letters:
            if tall not in sizes and abs(tall - usual) <= _SAME_SIZE * usual:
                sizes[tall] = round(2 * usual * unit / _BODY) / 2
    return sizes


def _marks(rows: Sequence[Sequence[Sighting]]) -> set[int]:
    """Return the numbers of the rows that open with the mark of a list item, whatever the engine read for it.

    A mark is a single sign that is far lower than a letter, or one set apart from its text in several rows at one
    indent: "e", "o" and the like are how round marks are mostly read.
    """
    found: set[int] = set()
    apart: list[Sighting] = []
    usual = median([row[0].tall for row in rows]) if rows else 0.0
    for row in rows:
        first = row[0]
        if len(first.text) > 2:
            continue
        if first.bottom - first.top < _SMALL * max(first.tall, usual) and not first.text.isdigit():
            found.add(first.row)
        elif len(first.text) == 1 and (len(row) == 1 or row[1].x0 - first.x1 >= _SET_APART * first.tall):
            apart.append(first)
    apart.sort(key=attrgetter("text", "x0"))
    for sign, signs in groupby(apart, key=attrgetter("text")):
        found |= _repeated(sign, list(signs))
    return found


def _repeated(sign: str, signs: Sequence[Sighting]) -> set[int]:
    """Return the rows of a sign that stands at one indent several times; figures and capitals may number things."""
    if sign.isdigit() or sign.isupper():
        return set()
    groups: list[list[Sighting]] = [[signs[0]]]
    for last, each in pairwise(signs):
        if each.x0 - last.x0 > _NEAR * each.tall:
            groups.append([])
        groups[-1].append(each)
    return {each.row for group in groups if len(group) >= _OFTEN for each in group}
