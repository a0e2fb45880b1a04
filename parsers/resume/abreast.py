"""Courses that stand side by side, two to a row, as the columns of a page that was read across: told one by one."""

from collections.abc import Iterator, Sequence

from parsers.resume.dates import DateRange
from parsers.resume.row import Row, rewritten

_COLUMNS = 2
_MOST_ABOVE = 3


def apart(found: Sequence[Row]) -> Iterator[Row]:
    """Give the rows, but where each column has dates of its own in one row, the lines of the left column first."""
    dated = [at for at, row in enumerate(found) if _has_both(row)]
    if not dated:
        yield from found
        return
    above = next(n for n in range(_MOST_ABOVE, -1, -1) if _all_pairs(found, dated[0] - n, dated[0]))
    done = 0
    for at, following in zip(dated, [*dated[1:], len(found) + above], strict=True):
        start, end = max(done, at - above), at + 1
        while end < following - above and _is_pair(found[end]):
            end += 1
        yield from found[done:start]
        yield from (_left(row) for row in found[start:end])
        yield from (_right(row) for row in found[start:end])
        done = end
    yield from found[done:]


def _has_both(row: Row) -> bool:
    """Tell whether the row is a range of dates in each of two columns, and no more."""
    if len(row.cells) != _COLUMNS or len(row.ranges) != _COLUMNS:
        return False
    return all(not each.single and _fills(each, row, at) for at, each in enumerate(row.ranges))


def _fills(dates: DateRange, row: Row, at: int) -> bool:
    cell = row.cells[at]
    return cell.start <= dates.first and dates.last <= cell.start + len(cell.text)


def _is_pair(row: Row) -> bool:
    return len(row.cells) == _COLUMNS and not row.ranges and not row.bullet


def _all_pairs(found: Sequence[Row], start: int, end: int) -> bool:
    return start >= 0 and all(_is_pair(row) for row in found[start:end])


def _left(row: Row) -> Row:
    return rewritten(row, row.text[: row.cells[1].start].rstrip(), row.ranges[:1])


def _right(row: Row) -> Row:
    start = row.cells[1].start
    ranges = tuple(each._replace(first=each.first - start, last=each.last - start) for each in row.ranges[1:])
    return rewritten(row, row.text[start:], ranges)._replace(shift=row.shift - start)
