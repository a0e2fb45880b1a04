"""Cuts a dated section into its entries: which lines head a job or a course of study, and which tell about it.

Every entry has one range of dates, its anchor. The lines between two anchors are the rest of the earlier entry and the
head of the later one; bullets and prose separate them, and where there are none, the first entry of the section shows
how many lines stand before its dates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.resume.anchors import anchor, is_dates, unlisted
from parsers.resume.dates import DateRange
from parsers.resume.entry_text import bodies
from parsers.resume.labels import kinds_of
from parsers.resume.place import place_score
from parsers.resume.prose import without_told_dates
from parsers.resume.row import Row
from parsers.resume.whole_heads import are_whole, titles
from parsers.vocabulary import Lexicon

_LONGEST_HEAD = 5
# Points between the edges of lines that begin at one.
_SAME_EDGE = 3
_PLACE = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """Lines of one entry. dates: its range, None where it states none; anchor: the row of the range."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    anchor: Row | None
    dates: DateRange | None


def entries(
    found: Sequence[Row], lexicon: Lexicon, *, single: bool = False, heads: frozenset[int] = frozenset()
) -> tuple[Entry, ...]:
    """Cut the rows of a section. single: one date alone is an anchor too, as in education.

    heads: numbers of rows that head an entry however long they are.
    """
    rows = tuple(without_told_dates(found if single else unlisted(found, lexicon)))
    body = bodies(rows, lexicon, single=single) - heads
    anchors = [at for at, row in enumerate(rows) if at not in body and anchor(row, single=single)]
    if not anchors:
        return tuple(_undated(rows, body))
    if not single and are_whole(rows, body, {at: anchor(rows[at]) for at in anchors}, lexicon):
        body = frozenset(range(len(rows))) - frozenset(anchors)
    starts = [0]
    for before, at in pairwise(anchors):
        starts.append(at - _before(rows, body, (before, at), anchors[0], lexicon))
    cut = []
    for start, end, at in zip(starts, [*starts[1:], len(rows)], anchors, strict=True):
        cut.append(_entry(rows, body, (start, end), at, lexicon, single=single))
    return tuple(cut)


def _entry(  # noqa: PLR0913 (a slice of the section and its anchor)
    rows: Sequence[Row], body: frozenset[int], limits: tuple[int, int], at: int, lexicon: Lexicon, *, single: bool
) -> Entry:
    start, end = limits
    first_body = next((n for n in range(at + 1, end) if n in body), end)
    if not single and _is_above(rows, start, at, lexicon):
        first_body = next((n for n in range(at + 1, first_body) if not _may_follow(rows[n], lexicon)), first_body)
    labelled = [n for n in range(first_body, end) if n not in body and _names_part(rows[n], lexicon)]
    head = tuple(rows[n] for n in [*range(start, first_body), *labelled] if n not in body)
    rest = tuple(rows[n] for n in range(start, end) if rows[n] not in head)
    return Entry(head, rest, rows[at], anchor(rows[at], single=single))


def _is_above(rows: Sequence[Row], start: int, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a head stands above its dates as a whole: two lines, one with a title, and the dates alone."""
    return is_dates(rows[at]) and at - start > 1 and any(titles(row, lexicon) for row in rows[start:at])


def _may_follow(row: Row, lexicon: Lexicon) -> bool:
    """Tell whether a line may belong to a head that seems whole: a place, a title, or what a label names."""
    text = row.text.strip()
    return (
        len(row.cells) > 1
        or ":" in text
        or titles(row, lexicon)
        or (not text.endswith(".") and place_score(text, lexicon) >= _PLACE)
    )


def _undated(rows: Sequence[Row], body: frozenset[int]) -> list[Entry]:
    """Without dates, a run of heads followed by prose is an entry; without prose there are none to tell apart."""
    cut: list[Entry] = []
    head: list[Row] = []
    rest: list[Row] = []
    for at, row in enumerate(rows):
        if at not in body and rest:
            cut.append(Entry(tuple(head), tuple(rest), None, None))
            head, rest = [], []
        (rest if at in body else head).append(row)
    return [*cut, Entry(tuple(head), tuple(rest), None, None)] if head else cut


def _before(rows: Sequence[Row], body: frozenset[int], between: tuple[int, int], first: int, lexicon: Lexicon) -> int:
    """Give how many rows right before an anchor are of its entry. between: the anchor before it, and itself."""
    last, at = between
    if first == 0 and (_labelled(rows[0], lexicon) or not _leads(rows, body, last, at)):
        return 0
    gap = range(last + 1, at)
    ends = [n for n in gap if n in body]
    if ends:
        return min(at - ends[-1] - 1, _LONGEST_HEAD)
    if first and _trailing(rows[last]):
        return len(gap)
    like = [n for n in gap if _alike(rows[n], rows[0])]
    if first and len(like) == 1 and not _alike(rows[0], rows[last]):
        return at - like[0]
    count = min(first, len(gap))
    style = rows[0].style
    while count < len(gap) - 1 and first and style != rows[last].style and rows[at - count - 1].style == style:
        count += 1
    return count


def _alike(row: Row, other: Row) -> bool:
    """Tell whether two lines are set alike and begin at one edge."""
    return row.style == other.style and abs(row.line.x0 - other.line.x0) < _SAME_EDGE


def _trailing(row: Row) -> bool:
    """Tell whether the dates end a line of text, as at the end of a paragraph."""
    found = row.ranges[-1] if row.ranges else None
    return found is not None and len(row.cells) == 1 and found.first > 8 and not row.text[found.last :].strip(" ).")


def _leads(rows: Sequence[Row], body: frozenset[int], last: int, at: int) -> bool:
    """Tell whether a line between prose and an anchor is set off like a head: an employer over its roles."""
    above = rows[at - 1]
    alone = rows[at].ranges and len(rows[at].text.strip()) <= rows[at].ranges[-1].last - rows[at].ranges[0].first + 3
    if alone and at - 1 > last and at - 1 not in body and len(rows[0].words) > len(rows[at].words) + 1:
        return True
    return (
        at - 2 in body
        and at - 1 > last
        and (above.style.bold, above.style.size) > (rows[at].style.bold, rows[at].style.size)
    )


def _names_part(row: Row, lexicon: Lexicon) -> bool:
    """Tell whether a label names an employer, an institution or the like, also below the tasks as Europass has it."""
    return len(row.cells) > 1 and bool(kinds_of(row.cells[0].text.rstrip(" :"), lexicon))


def _labelled(row: Row, lexicon: Lexicon) -> bool:
    return "period" in kinds_of(row.cells[0].text, lexicon)
