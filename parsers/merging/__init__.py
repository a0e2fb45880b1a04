"""One person, several papers: resumes, letter and body of one application become one record.

The sources come in the order of their weight, and the first that says something is believed; what another says too is
further evidence, and what it says differently is a conflict, which keeps both. Nothing is added up: years, those of a
skill too, are the union of the months of positions, each of which is there once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from parsers.merging.claims import (
    address,
    is_equal,
    is_in_accord,
    is_same_name,
    is_within,
    joined,
    of_values,
    single,
    union,
)
from parsers.merging.history import education, either, positions, preciser
from parsers.merging.skills import skills
from parsers.records import Applicant, Claim, Conflict, DegreeLevel, Language, Project
from parsers.resume.experience import counted, held
from parsers.vocabulary.phrases import key

__all__ = ["address", "is_same_name", "merged"]

_LEVELS = tuple(level for level in DegreeLevel if level is not DegreeLevel.OTHER)


def merged(sources: Sequence[Applicant], as_of: date | None) -> Applicant:
    """Return the one record of a person's papers, the weightiest first. as_of: what "present" means."""
    first, *others = sources
    if not others:
        return first
    conflicts: list[Conflict] = []
    career = positions(sources, conflicts)
    person = replace(
        first,
        name=single("name", of_values(is_same_name), sources, conflicts),
        email=single("email", of_values(_is_same_address), sources, conflicts),
        phone=single("phone", of_values(str.__eq__), sources, conflicts),
        location=single("location", of_values(is_within), sources, conflicts),
        availability=single("availability", of_values(is_equal), sources, conflicts),
        work_authorisation=single("work_authorisation", of_values(is_equal), sources, conflicts),
        workplace=single("workplace", is_in_accord, sources, conflicts),
        summary=next((each.summary for each in sources if each.summary), None),
        links=union(sources, "links", lambda claim: address(claim.value)),
        skills=skills(sources, career.places, held(career.positions, as_of)),
        unlisted_skills=union(sources, "unlisted_skills", lambda claim: claim.value.casefold()),
        positions=career.positions,
        education=education(sources, conflicts),
        languages=_languages(sources, conflicts),
        certifications=union(sources, "certifications", lambda claim: key(claim.value)),
        projects=_projects(sources),
        publications=union(sources, "publications", lambda claim: key(claim.value)),
        highest_degree=_highest(each.highest_degree for each in sources),
        has_bachelor_cs=either(each.has_bachelor_cs for each in sources),
        samples=tuple(dict.fromkeys(each for source in sources for each in source.samples)),
        conflicts=tuple(conflicts),
        defects=tuple(dict.fromkeys(defect for each in sources for defect in each.defects)),
    )
    return counted(person, as_of)


def _languages(sources: Sequence[Applicant], conflicts: list[Conflict]) -> tuple[Language, ...]:
    found: dict[str, Language] = {}
    for language in (language for each in sources for language in each.languages):
        known = found.get(language.name)
        if known is None:
            found[language.name] = language
            continue
        if known.level and language.level and known.level != language.level:
            both = tuple(Claim(value=f"{each.name} {each.level}", evidence=each.evidence) for each in (known, language))
            conflicts.append(Conflict(field="languages", claims=both))
        level, marks = known.level or language.level, joined(known.evidence, language.evidence)
        found[language.name] = replace(known, level=level, evidence=marks)
    return tuple(found.values())


def _projects(sources: Sequence[Applicant]) -> tuple[Project, ...]:
    """Give every project once by its name; the description of the first counts."""
    found: dict[str, Project] = {}
    for project in (project for each in sources for project in each.projects):
        known = found.get(key(project.name))
        if known is None:
            found[key(project.name)] = project
            continue
        found[key(project.name)] = replace(
            known,
            description=known.description or project.description,
            start=preciser(known.start, project.start),
            end=preciser(known.end, project.end),
            links=tuple(dict.fromkeys((*known.links, *project.links))),
            bullets=known.bullets or project.bullets,
            evidence=joined(known.evidence, project.evidence),
        )
    return tuple(found.values())


def _highest(levels: Iterable[DegreeLevel | None]) -> DegreeLevel | None:
    found = [level for level in levels if level is not None]
    return max(found, key=lambda level: _LEVELS.index(level) if level in _LEVELS else -1, default=None)


def _is_same_address(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
