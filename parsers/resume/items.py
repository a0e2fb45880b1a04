"""Cuts a section whose entries need no dates (projects, publications) into its items, by how their first lines are set.

The first line of the section shows how an item begins: as a bullet, or as a line set off from those under it. Where all
lines are set alike, an item begins after a bullet, a full stop or a date at the end of the line before.
"""

from collections.abc import Sequence

from parsers.resume.row import Row
from parsers.resume.rows import squeeze

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


def told(rows: Sequence[Row]) -> tuple[str, ...]:
    """Give the items and paragraphs of a body, lines that go on joined to the one they go on from."""
    found: list[str] = []
    for row in rows:
        text = squeeze(row.text)
        if found and not row.bullet and (text[:1].islower() or not found[-1].endswith((".", ";", "!", ":"))):
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
    return tuple(found)
