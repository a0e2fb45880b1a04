"""How long: the union of the months of positions. Overlaps count once, gaps never, `present` is the mail's date."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from parsers.records import Applicant, Interval, Position
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


class Held(NamedTuple):
    """Positions, and the months of each where they are known."""

    positions: Sequence[Position]
    spans: Sequence[Span | None]


NOTHING_HELD = Held((), ())

Use = tuple[float | None, str | None]
"""How long something was used, in years, and to when; both None where the dates are unknown."""


def held(positions: Sequence[Position], as_of: date | None) -> Held:
    """Give the positions with their months."""
    return Held(positions, [span(each.start, each.end, as_of) for each in positions])


def use(of: Held, numbers: Sequence[int]) -> Use:
    """Give how long something was used in some of the positions: the union of their months, and the last end of one."""
    months = union([of.spans[number] for number in numbers])
    ends = [end for number in numbers if (end := of.positions[number].end)]
    return years(months) if months else None, PRESENT if PRESENT in ends else max(ends, default=None)


def counted(person: Applicant, as_of: date | None) -> Applicant:
    """Give the person with what follows from their positions: years, gaps and overlaps."""
    return replace(
        person,
        total_years=_years(person.positions, as_of, backend_only=False),
        years_backend=_years(person.positions, as_of, backend_only=True),
        gaps=gaps(person.positions, as_of),
        overlaps=overlaps(person.positions, as_of),
    )


def _years(held: Sequence[Position], as_of: date | None, *, backend_only: bool) -> float | None:
    """Give the union of the positions' months in years; None where no position is dated."""
    if not any(each.start for each in held):
        return None
    return years(union(span(each.start, each.end, as_of) for each in held if each.backend or not backend_only))


def gaps(held: Sequence[Position], as_of: date | None) -> tuple[Interval, ...]:
    """Give the months between the first and the last position in which none is held for certain.

    A bare year may be all of its months, and where a position lacks a date, nothing is certain.
    """
    spans = [(_widest(each, as_of), each) for each in held]
    known = sorted(((each, position) for each, position in spans if each), key=lambda pair: pair[0].first)
    if len(known) < len(held) or not known:
        return ()
    found: list[Interval] = []
    last = known[0]
    for one in known[1:]:
        if one[0].first > last[0].last + 1:
            found.append(_interval(last[0].last + 1, one[0].first - 1, last[1], one[1]))
        last = max(last, one, key=lambda pair: pair[0].last)
    return tuple(found)


def overlaps(held: Sequence[Position], as_of: date | None) -> tuple[Interval, ...]:
    """Give the months, two at least, that a position shares for certain with the longest-held one before it.

    One shared month may be the end of the one job and the begin of the other. A bare year counts from its end to its
    begin.
    """
    spans = ((_narrowest(each, as_of), each) for each in held)
    known = sorted(((each, position) for each, position in spans if each), key=lambda pair: pair[0].first)
    found: list[Interval] = []
    for at, one in enumerate(known[1:], start=1):
        before = max(known[:at], key=lambda pair: pair[0].last)
        first, last = one[0].first, min(one[0].last, before[0].last)
        if last > first:
            found.append(_interval(first, last, before[1], one[1]))
    return tuple(found)


def _interval(first: int, last: int, *borders: Position) -> Interval:
    marks = tuple(mark for each in borders for mark in each.evidence if mark.rule == "position_dates")
    return Interval(start=_month(first), end=_month(last), months=last - first + 1, evidence=marks)


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _widest(position: Position, as_of: date | None) -> Span | None:
    """Months in which a position may have been held."""
    return _bounded(position, as_of, first=0, last=11)


def _narrowest(position: Position, as_of: date | None) -> Span | None:
    """Months in which a position was held for certain."""
    return _bounded(position, as_of, first=11, last=0)


def _bounded(position: Position, as_of: date | None, *, first: int, last: int) -> Span | None:
    """Months of a position. first, last: months into a bare year at which it is taken to begin and to end."""
    start, end = position.start, position.end
    if start is None or end is None or start == PRESENT or (end == PRESENT and as_of is None):
        return None
    begin = int(start[:4]) * 12 + (int(start[5:7]) - 1 if len(start) > 4 else first)
    if end == PRESENT and as_of is not None:
        finish = as_of.year * 12 + as_of.month - 1
    else:
        finish = int(end[:4]) * 12 + (int(end[5:7]) - 1 if len(end) > 4 else last)
    return Span(begin, finish) if finish >= begin else None
