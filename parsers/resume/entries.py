"""Cuts a dated section into its entries: which lines head a job or a course of study, and which tell about it.

Every entry has one range of dates, its anchor. The lines between two anchors are the rest of the earlier entry and the
head of the later one; bullets and prose separate them, and where there are none, the first entry of the section shows
how many lines stand before its dates.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.resume.dates import DateRange
from parsers.resume.heading_words import heading_key
from parsers.resume.labels import kinds_of
from parsers.resume.row import Row
from parsers.vocabulary import Lexicon

_LONGEST_HEAD = 5
# Points by which left edges of one margin differ, in a scan.
_JITTER = 2
_SENTENCE_END = (".", ";", "!", "?", "\u2026")
_INITIALS = re.compile(r"(?:\b[A-Z][\w&]{0,3}\.|\b\w{1,2}\.\w{1,2}\.?)$")
_SHORT_WORD = re.compile(r"\b[\w&]{1,4}\.$")
# A name that ends with a small abbreviation ("Geysir Energy ehf.") is no longer than this, a sentence mostly is.
_LONGEST_NAME = 6
# Words of a sentence around its dates: so many before them, and so many of more letters than these in small letters.
_LEAST_BEFORE = 3
_LEAST_TOLD = 5
_SMALL = 3
_LEAST_SMALL = 3


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
    rows = tuple(_without_told_dates(found if single else _unlisted(found)))
    body = _bodies(rows, lexicon, single=single) - heads
    anchors = [at for at, row in enumerate(rows) if at not in body and anchor(row, single=single)]
    if not anchors:
        return tuple(_undated(rows, body))
    starts = [0]
    for before, at in pairwise(anchors):
        starts.append(at - _before(rows, body, (before, at), anchors[0], lexicon))
    cut = []
    for start, end, at in zip(starts, [*starts[1:], len(rows)], anchors, strict=True):
        cut.append(_entry(rows, body, (start, end), at, lexicon, single=single))
    return tuple(cut)


def _unlisted(found: Sequence[Row]) -> tuple[Row, ...]:
    """Give the rows of a section whose dates all stand in items of a list: these head entries, and what is set so."""
    if any(anchor(row) for row in found):
        return tuple(found)
    dated = [row for row in found if row.bullet and row.dated and anchor(row._replace(bullet=False))]
    told = {row.style for row in found if row.bullet and _is_prose(row)}
    heads = {row.style for row in dated} - told
    return tuple(
        row._replace(bullet=False) if row.bullet and (row in dated or (row.style in heads and row.style.bold)) else row
        for row in found
    )


def _without_told_dates(found: Sequence[Row]) -> Iterator[Row]:
    """Give the rows; those that go on with the sentence of the line before, dates and all, as if undated."""
    before: Row | None = None
    for row in found:
        yield row._replace(ranges=()) if before is not None and _dates_within(row, before) else row
        before = row


def _dates_within(row: Row, before: Row) -> bool:
    """Tell whether the dates of a line that begins small stand amid the sentence that the line before began."""
    if not row.ranges or row.bullet or len(row.cells) > 1 or not row.text.lstrip()[:1].islower():
        return False
    if before.style != row.style or before.dated or before.text.rstrip().endswith(_SENTENCE_END):
        return False
    if len(before.words) < _LEAST_TOLD or len(before.cells) > 1:
        return False
    rest = row.text[row.ranges[-1].last :].split()
    return sum(map(str.islower, rest)) >= _LEAST_SMALL


def anchor(row: Row, *, single: bool = False) -> DateRange | None:
    """Give the range of dates that a row has an entry for; None where its dates belong to prose."""
    if not row.ranges or (row.bullet and not single):
        return None
    ranges = [each for each in row.ranges if not each.single] or (list(row.ranges) if single or _date_cell(row) else [])
    if not ranges:
        return None
    if _within_prose(row, ranges[0]):
        return None
    rest = len(row.words) - len(row.text[ranges[0].first : ranges[0].last].split())
    if rest > 12 and row.text.rstrip().endswith(_SENTENCE_END) and not row.text.rstrip().endswith(")"):
        return None
    return ranges[0] if ranges[0].first < 6 else ranges[-1]


def _within_prose(row: Row, found: DateRange) -> bool:
    """Tell whether dates stand in a sentence: many small words around them, and more after them, or a full stop."""
    before, after = row.text[: found.first].split(), row.text[found.last :].strip(" )].,;").split()
    if len(row.cells) > 1 or not before or (len(before) < _LEAST_BEFORE and not _amid_clause(before[-1])):
        return False
    small = sum(1 for word in (*before, *after) if len(word) > _SMALL and word.islower())
    return small >= _LEAST_SMALL and (len(after) > 1 or row.text.rstrip().endswith("."))


def _amid_clause(word: str) -> bool:
    """Tell whether a small word leads to the dates, as in "Spent the spring of 2016 at a customer in Linz."""
    return word.isalpha() and word.islower()


def _date_cell(row: Row) -> bool:
    return any(
        cell.start <= each.first <= cell.start + 2 and len(cell.text) <= each.last - each.first + 4
        for cell in row.cells
        for each in row.ranges
    )


def _entry(  # noqa: PLR0913 (a slice of the section and its anchor)
    rows: Sequence[Row], body: frozenset[int], limits: tuple[int, int], at: int, lexicon: Lexicon, *, single: bool
) -> Entry:
    start, end = limits
    first_body = next((n for n in range(at + 1, end) if n in body), end)
    labelled = [n for n in range(first_body, end) if n not in body and _names_part(rows[n], lexicon)]
    head = tuple(rows[n] for n in [*range(start, first_body), *labelled] if n not in body)
    rest = tuple(rows[n] for n in range(start, end) if rows[n] not in head)
    return Entry(head, rest, rows[at], anchor(rows[at], single=single))


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
    count = min(first, len(gap))
    style = rows[0].style
    while count < len(gap) - 1 and first and style != rows[last].style and rows[at - count - 1].style == style:
        count += 1
    return count


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


def _bodies(rows: Sequence[Row], lexicon: Lexicon, *, single: bool) -> frozenset[int]:
    """Rows that tell about an entry: bullets, prose, sub-headings, and the lines these go on in."""
    body: set[int] = set()
    deeper = _deeper(rows, single=single)
    for at, row in enumerate(rows):
        if anchor(row, single=single) and not (row.bullet and not single):
            continue
        previous = rows[at - 1] if at and at - 1 in body else None
        if (
            row.bullet
            or row.shift < 0
            or _is_prose(row)
            or _is_sub(row, lexicon)
            or (row.line.x0 and round(row.line.x0) in deeper and len(row.cells) == 1)
            or (previous is not None and _goes_on(row, previous))
        ):
            body.add(at)
    return frozenset(body)


def _deeper(rows: Sequence[Row], *, single: bool) -> frozenset[int]:
    """Left edges at which only prose stands: right of the heads', and of the bullets' where there are any.

    Items of a list whose bullets are drawn, not written, are told by their number: more than there are heads.
    """
    bullets = {round(row.line.x0) for row in rows if row.line.x0 and row.bullet}
    prose = {round(row.line.x0) for row in rows if row.line.x0 and not row.bullet and _is_prose(row)}
    heads = {round(row.line.x0) for row in rows if row.line.x0 and anchor(row, single=single)}
    if not heads:
        return frozenset()
    heads |= _beside_dates(rows, max(heads), single=single)
    least = min(bullets) + 4 if bullets else min(heads) + 8
    return frozenset(x for x in prose | (set() if single else _listed(rows)) if x > least and x not in heads)


def _beside_dates(rows: Sequence[Row], edge: float, *, single: bool) -> set[int]:
    """Left edge of the heads where the dates stand in a margin: that of the nearest lines right of it.

    The head stands level with its dates, or in the line below them.
    """
    anchors = [(at, found) for at, row in enumerate(rows) if row.line.x0 and (found := anchor(row, single=single))]
    told = {round(row.line.x0) for row in rows if not row.ranges}
    beside = [
        at
        for at, found in anchors
        if found.first <= rows[at].cells[0].start
        and (_begins_with_dates(rows[at]) or (round(rows[at].line.x0) not in told and _head_below(rows, at, found)))
    ]
    right = [round(row.line.x0) for row in rows if row.line.x0 > edge + 1]
    return {min(right)} if right and 2 * len(beside) > len(anchors) else set()


def _head_below(rows: Sequence[Row], at: int, found: DateRange) -> bool:
    """Tell whether a line that may head an entry stands right below dates that have a line of their own."""
    alone = not rows[at].text[found.last :].strip(" ).")
    below = rows[at + 1] if at + 1 < len(rows) else None
    return (
        alone and below is not None and below.line.x0 > rows[at].line.x0 and not below.bullet and not _is_prose(below)
    )


def _begins_with_dates(row: Row) -> bool:
    """Tell whether the place of the row is that of its dates: a margin of its own may have been joined to it."""
    return len(row.cells) > 1 and row.line.text.lstrip()[:4] == row.cells[0].text[:4]


def _listed(rows: Sequence[Row]) -> set[int]:
    """Left edges of lines that stand right of all heads, and are more than these.

    Dates alone in their line are a head's only where other lines stand at their edge, not in a margin.
    """
    counts = Counter(round(row.line.x0) for row in rows if len(row.cells) == 1 and not row.ranges)
    heads = [
        row.line.x0
        for row in rows
        if row.line.x0
        and (found := anchor(row))
        and (found.first > row.cells[0].start or (len(row.cells) == 1 and counts[round(row.line.x0)]))
    ]
    dated = sum(1 for row in rows if anchor(row))
    return {x for x, n in counts.items() if heads and n > dated and x > max(heads) + 8}


def _is_prose(row: Row) -> bool:
    text = row.text.rstrip()
    if len(row.cells) > 1 or row.style.heading:
        return False
    if len(row.words) > 11 or len(row.words) < 4 or not text.endswith(_SENTENCE_END):
        return len(row.words) > 11
    return not (_INITIALS.search(text) or (len(row.words) <= _LONGEST_NAME and _SHORT_WORD.search(text)))


def _is_sub(row: Row, lexicon: Lexicon) -> bool:
    if len(row.words) > 8 and ":" not in row.text:
        return False
    head = row.text.partition(":")[0] if len(row.cells) == 1 else row.cells[0].text
    kinds = lexicon.headings.get(heading_key(head), ())
    labels = kinds_of(head, lexicon)
    if "skills" in kinds and ":" in row.text:
        return True
    return ("sub" in kinds and (head.strip() == row.text.strip() or ":" in row.text or "tasks" in labels)) or (
        bool(labels) and labels[0] == "tasks"
    )


def _hangs(row: Row) -> bool:
    """Tell whether prose breaks off in the midst of a sentence, after a word of one or two letters."""
    last = row.text.rstrip().rpartition(" ")[2]
    return not row.bullet and len(row.words) > _LEAST_TOLD and len(last) < _SMALL and last.isalpha() and last.islower()


def _goes_on(row: Row, previous: Row) -> bool:
    """Tell whether the row is the rest of the line before: same setting, and that one did not end."""
    if row.style.bold != previous.style.bold or row.style.size != previous.style.size or len(row.cells) > 1:
        return False
    text = row.text.strip()
    if _hangs(previous):
        return True
    unended = not previous.text.rstrip().endswith(_SENTENCE_END)
    if unended and previous.bullet and not row.style.size and row.line.block == previous.line.block:
        return True
    if (unended and text[:1].islower()) or (unended and text[:1].isdigit() and text.endswith(".")):
        return True
    same_place = abs(row.line.x0 - previous.line.x0) < 24 and row.line.x0 >= previous.line.x0 - 2
    return unended and bool(row.line.x0) and same_place and previous.bullet and row.line.x0 > previous.line.x0 + _JITTER
