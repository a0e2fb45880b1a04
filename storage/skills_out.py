"""Skills, and the work samples that show them, as rows of the tables; `records_out` calls it."""

from collections.abc import Iterable, Mapping

from parsers.records import Applicant, SourceCode
from storage.rows import Proven, Values
from storage.texts import TEXT, fit, fit_date, fit_word


def skill_name(name: str) -> str:
    """Give a skill's name as the dictionary keeps it; MySQL does not tell trailing spaces apart."""
    return fit(name, 128).strip()


def skill_kinds(people: Iterable[Applicant]) -> dict[str, str]:
    """Give all skills that these people state or their samples show, each name with its kind."""
    found: dict[str, str] = {}
    for person in people:
        found |= {skill_name(skill.name): fit(skill.kind, 64) for skill in person.skills}
        for sample in person.samples:
            found |= {key: found.get(key, "") for key in map(skill_name, sample.skills)}
    return found


def skills(applicant_id: int, skill_ids: Mapping[str, int], person: Applicant) -> Proven:
    """Give the rows of `applicant_skills`."""
    return [
        (
            {
                "applicant_id": applicant_id,
                "skill_id": skill_ids[skill_name(skill.name)],
                "implied": skill.implied,
                "years": skill.years,
                "last_used": fit_date(skill.last_used),
                "level": skill.level and skill.level.value,
                "stated_years": skill.stated_years,
            },
            skill.evidence,
        )
        for skill in person.skills
    ]


def skill_positions(person: Applicant) -> list[Values]:
    """Give which position names which skill, each by its place in the record."""
    return [
        {"skill_ordinal": ordinal, "position_ordinal": position}
        for ordinal, skill in enumerate(person.skills)
        for position in skill.positions
    ]


def samples(person: Applicant) -> Proven:
    """Give the rows of `samples`, the evidence being that of the summary."""
    return [
        (
            {
                "name": fit(sample.name, TEXT),
                "kind": fit_word(sample.kind, 12),
                **_source(sample.source),
                "summary": sample.summary and fit(sample.summary.value, TEXT),
                "confidence": sample.summary and sample.summary.confidence,
            },
            sample.summary.evidence if sample.summary else (),
        )
        for sample in person.samples
    ]


def _source(source: SourceCode | None) -> Values:
    counts = ("files", "vendored", "generated", "tests", "migrations", "templates", "readme_lines")
    row: Values = {name: None if source is None else getattr(source, name) for name in counts}
    languages = source and [share._asdict() for share in source.languages]
    return row | {"languages": languages}


def sample_skills(skill_ids: Mapping[str, int], person: Applicant) -> list[Values]:
    """Give which sample shows which skill."""
    return [
        {"sample_ordinal": ordinal, "skill_id": skill_ids[skill_name(name)]}
        for ordinal, sample in enumerate(person.samples)
        for name in sample.skills
    ]
