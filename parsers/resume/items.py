"""Cuts a section whose entries need no dates (projects, publications) into its items, by how their first lines are set.

The first line of the section shows how an item begins: as a bullet, or as a line set off from those under it. Where all
lines are set alike, an item begins after a bullet, a full stop or a date at the end of the line before.
"""

from collections.abc import Sequence

from parsers.resume.row import Row
from parsers.resume.rows import squeeze

_SHORT = 45
_LONGEST_NAME = 6
_ENDS = (".", "!", "?", ")", "]")


def items(found: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    """Give the rows of each item, in reading order."""
    cut: list[list[Row]] = []
    for at, row in enumerate(found):
        if not cut or _begins(row, found[at - 1], cut[-1], found):
            cut.append([row])
        else:
            cut[-1].append(row)
    return tuple(tuple(each) for each in cut)


def _begins(row: Row, before: Row, current: Sequence[Row], found: Sequence[Row]) -> bool:
    first = found[0]
    if first.bullet:
        return row.bullet and row.line.x0 <= first.line.x0 + 4
    if row.bullet or _goes_on(row, before):
        return False
    if _stands_out(first, found):
        return row.style == first.style and (before.style != first.style or before.dated)
    return before.bullet or _ended(before, heads=len(current) == 1) or bool(row.ranges and current[0].ranges)


def _stands_out(first: Row, found: Sequence[Row]) -> bool:
    """Tell whether the first line is set in a manner that most lines of the section do not share."""
    alike = sum(1 for row in found if row.style == first.style)
    return alike * 2 <= len(found) and len(found) > 1


def _goes_on(row: Row, before: Row) -> bool:
    """Tell whether the row begins in the middle of a sentence, and the one before left it open."""
    return row.text.lstrip()[:1].islower() and not before.text.rstrip().endswith(_ENDS)


def _ended(row: Row, *, heads: bool) -> bool:
    """Tell whether an item may end with the row; the dates of its first line end that line only."""
    text = row.text.rstrip()
    dated = any(each.last >= len(text) - 1 for each in row.ranges)
    return not heads if dated else text.endswith(_ENDS)


def told(rows: Sequence[Row], edge: float = 0.0) -> tuple[str, ...]:
    """Give the items and paragraphs of a body, lines that go on joined to the one they go on from.

    edge: how far lines of its column reach to the right, 0 where that is unknown. A line alone that only names what
    follows ("Responsibilities:") tells nothing.
    """
    found: list[str] = []
    before: Row | None = None
    marked = any(row.bullet for row in rows)
    for row in rows:
        text = squeeze(row.text)
        if before is None or row.bullet or _is_new(row, before, edge, marked=marked):
            found.append(text)
        else:
            found[-1] = f"{found[-1]} {text}"
        before = row
    return tuple(text for text in found if not (text.endswith(":") and len(text.split()) < _LONGEST_NAME))


def _is_new(row: Row, before: Row, edge: float, *, marked: bool) -> bool:
    """Tell whether a line begins a paragraph, or an item of a drawn bullet: its first word fitted the line above."""
    text, above = row.text.strip(), before.text.rstrip()
    if text[:1].islower():
        return False
    if above.endswith((".", ";", "!", ":")):
        return True
    if not row.line.x1:
        # Without places a line is a paragraph; only plain text breaks lines, and it writes its bullets.
        return bool(row.style.size)
    if marked or above.endswith((",", "-")):
        return False
    width = (before.line.x1 - before.line.x0) / max(len(above), 1)
    return len(above) < _SHORT or before.line.x1 + width * (len(text.split()[0]) + 2) < edge
