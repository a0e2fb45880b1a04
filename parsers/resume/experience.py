"""How long: the union of the months of positions. Overlaps count once, gaps never, `present` is the mail's date."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from parsers.resume.dates import PRESENT


class Span(NamedTuple):
    """Months from first to last, both included, counted from the year 0."""

    first: int
    last: int


def span(start: str | None, end: str | None, as_of: date | None) -> Span | None:
    """Months of a position; None where one of its dates is unknown, or `present` without a date to mean.

    A bare year stands for its middle: 2018 to 2020 is two years, give or take one.
    """
    if start is None or end is None or start == PRESENT:
        return None
    first = _first(start)
    if end == PRESENT:
        if as_of is None:
            return None
        last = as_of.year * 12 + as_of.month - 1
    elif len(end) == 4 and len(start) == 4 and start == end:
        return Span(int(end) * 12 + 3, int(end) * 12 + 8)
    else:
        last = _last(end)
    return Span(first, max(first, last)) if last >= first - 12 else None


def _first(value: str) -> int:
    return int(value[:4]) * 12 + (int(value[5:7]) - 1 if len(value) > 4 else 6)


def _last(value: str) -> int:
    return int(value[:4]) * 12 + (int(value[5:7]) - 1 if len(value) > 4 else 5)


def union(spans: Iterable[Span | None]) -> int:
    """Months covered by at least one of the spans."""
    return sum(each.last - each.first + 1 for each in _merged(each for each in spans if each is not None))


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    current: Span | None = None
    for each in sorted(spans, key=lambda one: (one.first, one.last)):
        if current is None:
            current = each
        elif each.first <= current.last + 1:
            current = Span(current.first, max(current.last, each.last))
        else:
            yield current
            current = each
    if current is not None:
        yield current


def years(months: int) -> float:
    """Months as years, to two places."""
    return round(months / 12, 2)
