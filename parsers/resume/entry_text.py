"""Which lines of a dated section tell about an entry, and are none of its head: bullets, prose, what is set deeper."""

from collections import Counter
from collections.abc import Collection, Sequence

from parsers.resume.anchors import anchor, is_dates
from parsers.resume.dates import DateRange
from parsers.resume.heading_words import heading_key
from parsers.resume.labels import kinds_of
from parsers.resume.prose import SENTENCE_END, hangs, is_prose, lists, tells
from parsers.resume.row import Row
from parsers.resume.whole_heads import names_all, names_title, titles
from parsers.vocabulary import Lexicon

# Points by which left edges of one margin differ, in a scan.
_JITTER = 2
_LONGEST_STOPPED = 10
_LONGEST_HEAD = 3
_MARK = 5  # a bullet with its indent, and the blank before the next word


def bodies(rows: Sequence[Row], lexicon: Lexicon, *, single: bool) -> frozenset[int]:
    """Rows that tell about an entry: bullets, prose, sub-headings, and the lines these go on in."""
    body: set[int] = set()
    deeper = _deeper(rows, single=single)
    heads = _above_dates(rows, lexicon, single=single)
    for at, row in enumerate(rows):
        if anchor(row, single=single) and not (row.bullet and not single):
            continue
        if not single and _is_head_by_dates(rows, at, body, lexicon):
            continue
        previous = rows[at - 1] if at and at - 1 in body else None
        if (
            row.bullet
            or (not single and row.shift < 0)
            or lists(row)
            or is_prose(row)
            or (not single and tells(row) and names_title(rows, at, lexicon))
            or (_is_sub(row, lexicon) and (single or not _tells_title(rows, at, lexicon)))
            or (row.line.x0 and round(row.line.x0) in deeper and len(row.cells) == 1)
            or (previous is not None and _goes_on(row, previous, is_head=at in heads))
        ):
            body.add(at)
    return frozenset(body)


def _above_dates(rows: Sequence[Row], lexicon: Lexicon, *, single: bool) -> frozenset[int]:
    """Lines that begin a head right below a list: as many stand above the dates as above the first of the section.

    Not the rest of the item, which had no room for the first word of it: so it is told unless the head names a title.
    """
    dated = [at for at, row in enumerate(rows) if anchor(row, single=single)]
    count = dated[0] if dated else 0
    if not 0 < count <= _LONGEST_HEAD:
        return frozenset()
    width = max(len(row.text) for row in rows)
    found = set()
    for at in (end - count for end in dated[1:]):
        head = rows[at : at + count]
        if any(row.bullet or anchor(row, single=single) for row in head):
            continue
        taken = len(rows[at - 1].text.rstrip()) + _MARK + len(head[0].text.strip().partition(" ")[0])
        if taken < width or any(titles(row, lexicon) for row in head):
            found.add(at)
    return frozenset(found)


def _tells_title(rows: Sequence[Row], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a line such as "Role: Developer" names the title that the dated line above it lacks."""
    head, colon, title = rows[at].text.partition(":")
    return (
        bool(colon and title.strip())
        and "position" in kinds_of(head.strip(), lexicon)
        and not names_title(rows, at, lexicon)
    )


def _is_head_by_dates(rows: Sequence[Row], at: int, body: Collection[int], lexicon: Lexicon) -> bool:
    """Tell whether "Nordwind, Leeds. Developer." stands below or above dates that have a line of their own."""
    row = rows[at]
    if row.bullet or not row.text.rstrip().endswith(".") or len(row.words) > _LONGEST_STOPPED:
        return False
    below = at > 0 and is_dates(rows[at - 1]) and (at == 1 or at - 2 in body)
    above = at + 1 < len(rows) and is_dates(rows[at + 1])
    return (below or above) and names_all(row, None, lexicon)


def _deeper(rows: Sequence[Row], *, single: bool) -> frozenset[int]:
    """Left edges at which only prose stands: right of the heads', and of the bullets' where there are any.

    Items of a list whose bullets are drawn, not written, are told by their number: more than there are heads.
    """
    bullets = {round(row.line.x0) for row in rows if row.line.x0 and row.bullet}
    prose = {round(row.line.x0) for row in rows if row.line.x0 and not row.bullet and is_prose(row)}
    heads = {round(row.line.x0) for row in rows if row.line.x0 and anchor(row, single=single)}
    if not heads:
        return frozenset()
    beside = _beside_dates(rows, max(heads), single=single)
    heads |= beside
    least = min(bullets) + 4 if bullets else min(heads) + 8
    listed = set() if single else _listed(rows, beside)
    return frozenset(x for x in prose | listed if x > least and x not in heads)


def _beside_dates(rows: Sequence[Row], edge: float, *, single: bool) -> set[int]:
    """Left edge of the heads where the dates stand in a margin: that of the nearest lines right of it.

    The head stands level with its dates, or in the line below them.
    """
    anchors = [(at, found) for at, row in enumerate(rows) if row.line.x0 and (found := anchor(row, single=single))]
    beside = [
        at
        for at, found in anchors
        if found.first <= rows[at].cells[0].start
        and (_begins_with_dates(rows[at]) or _head_below(rows, at, edge, found))
    ]
    right = [round(row.line.x0) for row in rows if row.line.x0 > edge + 1]
    return {min(right)} if right and 2 * len(beside) > len(anchors) else set()


def _head_below(rows: Sequence[Row], at: int, edge: float, found: DateRange) -> bool:
    """Tell whether a line that may head an entry stands right below dates that have a line of their own.

    Not where the line above begins at the edge of the dates: then they end a head.
    """
    if at and not rows[at - 1].dated and abs(rows[at - 1].line.x0 - rows[at].line.x0) <= _JITTER:
        return False
    alone = not rows[at].text[found.last :].strip(" ).")
    below = rows[at + 1] if at + 1 < len(rows) else None
    return alone and below is not None and below.line.x0 > edge + 1 and not below.bullet and not is_prose(below)


def _begins_with_dates(row: Row) -> bool:
    """Tell whether the place of the row is that of its dates: a margin of its own may have been joined to it."""
    return len(row.cells) > 1 and row.line.text.lstrip()[:4] == row.cells[0].text[:4]


def _listed(rows: Sequence[Row], beside: set[int]) -> set[int]:
    """Left edges of lines that stand right of all heads, and are more than these. beside: see `_beside_dates`.

    Dates alone in their line are a head's only where other lines stand at their edge, not in a margin.
    """
    counts = Counter(round(row.line.x0) for row in rows if len(row.cells) == 1 and not row.ranges)
    heads: list[float] = [*beside] or [
        row.line.x0
        for row in rows
        if row.line.x0
        and (found := anchor(row))
        and (found.first > row.cells[0].start or (len(row.cells) == 1 and counts[round(row.line.x0)]))
    ]
    dated = sum(1 for row in rows if anchor(row))
    return {x for x, n in counts.items() if heads and n > dated and x > max(heads) + 8}


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


def _goes_on(row: Row, previous: Row, *, is_head: bool) -> bool:
    """Tell whether the row is the rest of the line before: same setting, and that one did not end.

    is_head: it stands where a head begins; then it is not told by the lack of a size alone, as in plain text.
    """
    if row.style.bold != previous.style.bold or row.style.size != previous.style.size or len(row.cells) > 1:
        return False
    text = row.text.strip()
    if hangs(previous):
        return True
    unended = not previous.text.rstrip().endswith(SENTENCE_END)
    if unended and previous.bullet and not row.style.size and row.line.block == previous.line.block and not is_head:
        return True
    if (unended and text[:1].islower()) or (unended and text[:1].isdigit() and text.endswith(".")):
        return True
    same_place = abs(row.line.x0 - previous.line.x0) < 24 and row.line.x0 >= previous.line.x0 - 2
    return unended and bool(row.line.x0) and same_place and previous.bullet and row.line.x0 > previous.line.x0 + _JITTER
