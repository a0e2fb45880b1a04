"""Skills of several papers: each once, its use counted anew over the positions that the papers have together."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from parsers.merging.claims import joined
from parsers.records import Applicant, Skill, SkillLevel
from parsers.resume.experience import Held, use
from parsers.resume.skillset import IMPLIED_BY

_LEVELS = tuple(SkillLevel)


def skills(sources: Sequence[Applicant], places: Sequence[Sequence[int]], held: Held) -> tuple[Skill, ...]:
    """Give every skill once, stated ones before implied ones.

    places: By paper, where each of its positions is among those held.
    """
    found: dict[str, Skill] = {}
    for source, taken in zip(sources, places, strict=True):
        for skill in source.skills:
            moved = replace(skill, positions=tuple(sorted({taken[number] for number in skill.positions})))
            known = found.get(skill.name)
            found[skill.name] = _both(known, moved) if known else moved
    return tuple(sorted((_used(skill, held) for skill in found.values()), key=lambda skill: skill.implied))


def _both(one: Skill, other: Skill) -> Skill:
    """Give a skill as two papers tell of it: the highest level, the most years stated, every position of use."""
    stated, more = (other, one) if one.implied and not other.implied else (one, other)
    marks = joined(stated.evidence, more.evidence)
    return replace(
        stated,
        level=_highest((one.level, other.level)),
        stated_years=max(filter(None, (one.stated_years, other.stated_years)), default=None),
        positions=tuple(sorted({*one.positions, *other.positions})),
        evidence=tuple(sorted(marks, key=lambda mark: mark.rule == IMPLIED_BY)),
    )


def _highest(levels: Iterable[SkillLevel | None]) -> SkillLevel | None:
    return max((level for level in levels if level), key=_LEVELS.index, default=None)


def _used(skill: Skill, held: Held) -> Skill:
    years, last_used = use(held, skill.positions)
    return replace(skill, years=years, last_used=last_used)
