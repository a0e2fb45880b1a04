"""Positions and courses of study of several papers: the same ones told apart from others, each once, doubts kept."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.merging.claims import is_within, joined
from parsers.records import Applicant, Claim, Conflict, Education, Position
from parsers.vocabulary.phrases import key


class Career(NamedTuple):
    """The positions of several papers, each once. places: by paper, where each of its positions is among them."""

    positions: tuple[Position, ...]
    places: tuple[tuple[int, ...], ...]


def positions(sources: Sequence[Applicant], conflicts: list[Conflict]) -> Career:
    """Give every position once; of two that are one, the first paper's counts, filled up from the other."""
    found: list[Position] = []
    places: list[tuple[int, ...]] = []
    for source in sources:
        free = set(range(len(found)))
        taken: list[int] = []
        for position in source.positions:
            place = next((at for at in sorted(free) if _is_one_position(found[at], position)), len(found))
            taken.append(place)
            if place == len(found):
                found.append(position)
                continue
            free.discard(place)
            if _differ(found[place], position):
                conflicts.append(Conflict(field="positions", claims=(_as_claim(found[place]), _as_claim(position))))
            found[place] = _filled(found[place], position)
        places.append(tuple(taken))
    return Career(tuple(found), tuple(places))


def _is_one_position(one: Position, other: Position) -> bool:
    """Tell whether two papers mean one position: one employer, and one title or one date; or both dates by the month.

    The dates alone are enough, as a translated resume has other words for everything else.
    """
    start, end = _is_same_date(one.start, other.start), _is_same_date(one.end, other.end)
    if start and end and one.start and len(one.start) > 4:
        return True
    employer = bool(one.company and other.company) and is_within(one.company or "", other.company or "")
    return employer and (start or end or is_within(one.title or "", other.title or ""))


def _is_same_date(one: str | None, other: str | None) -> bool:
    """Tell whether two dates are one, as far as both are precise."""
    return bool(one and other) and (str(one).startswith(str(other)) or str(other).startswith(str(one)))


def _differ(one: Position, other: Position) -> bool:
    """Tell whether two papers differ about one position. Titles without a word in common may be translations."""
    dates = ((one.start, other.start), (one.end, other.end))
    if any(a and b and not _is_same_date(a, b) for a, b in dates):
        return True
    title, titled = one.title or "", other.title or ""
    return bool(set(key(title).split()) & set(key(titled).split())) and not is_within(title, titled)


def _as_claim(position: Position) -> Claim:
    what = ", ".join(filter(None, (position.title, position.company)))
    span = " - ".join(filter(None, (position.start, position.end)))
    return Claim(value=f"{what} ({span})" if span else what, evidence=position.evidence)


def _filled(position: Position, other: Position) -> Position:
    """Give a position with what only the other says, its more precise dates, and the evidence of both."""
    return replace(
        position,
        title=position.title or other.title,
        company=position.company or other.company,
        location=position.location or other.location,
        start=preciser(position.start, other.start),
        end=preciser(position.end, other.end),
        bullets=position.bullets or other.bullets,
        backend=either((position.backend, other.backend)),
        evidence=joined(position.evidence, other.evidence),
    )


def preciser(one: str | None, other: str | None) -> str | None:
    """Give the first date, or the second where that is the same to more places, or the only one."""
    if one is None or (_is_same_date(one, other) and len(other or "") > len(one)):
        return other
    return one


def education(sources: Sequence[Applicant], conflicts: list[Conflict]) -> tuple[Education, ...]:
    """Give every course of study once; of two that are one, the first paper's counts, filled up from the other."""
    found: list[Education] = []
    for source in sources:
        free = set(range(len(found)))
        for course in source.education:
            place = next((at for at in sorted(free) if _is_one_course(found[at], course)), None)
            if place is None:
                found.append(course)
                continue
            free.discard(place)
            known = found[place]
            pairs = ((known.end_year, course.end_year), (known.degree_level, course.degree_level))
            if any(a and b and a != b for a, b in pairs):
                conflicts.append(Conflict(field="education", claims=(_told(known), _told(course))))
            found[place] = _completed(known, course)
    return tuple(found)


def _is_one_course(one: Education, other: Education) -> bool:
    """Tell whether two papers mean one course of study: two of school, level and year agree."""
    schools = bool(one.institution and other.institution) and is_within(one.institution or "", other.institution or "")
    level = one.degree_level is not None and one.degree_level == other.degree_level
    year = one.end_year is not None and one.end_year == other.end_year
    return schools + level + year > 1


def _told(course: Education) -> Claim:
    what = ", ".join(filter(None, (course.degree, course.field, course.institution)))
    return Claim(value=f"{what} ({course.end_year})" if course.end_year else what, evidence=course.evidence)


def _completed(course: Education, other: Education) -> Education:
    return replace(
        course,
        institution=course.institution or other.institution,
        degree=course.degree or other.degree,
        degree_level=course.degree_level or other.degree_level,
        field=course.field or other.field,
        start=preciser(course.start, other.start),
        end_year=course.end_year or other.end_year,
        completed=other.completed if course.completed is None else course.completed,
        evidence=joined(course.evidence, other.evidence),
    )


def either(values: Iterable[bool | None]) -> bool | None:
    """Give yes where one says yes, no where one says no and none yes, else unknown."""
    found = [value for value in values if value is not None]
    return any(found) if found else None
