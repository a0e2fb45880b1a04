"""Rows of the tables as records of the core: what `records_out` wrote comes back equal."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from parsers.records import (
    Answer,
    Applicant,
    Claim,
    Conflict,
    DegreeLevel,
    Education,
    Evidence,
    Interval,
    Language,
    LanguageShare,
    Position,
    Project,
    RequirementAnswer,
    Section,
    Skill,
    SkillLevel,
    SourceCode,
    WorkSample,
)
from storage.ledger import defects
from storage.rows import AnyRow
from storage.schema import (
    applicant_skills,
    claims,
    conflicts,
    education,
    evidence,
    intervals,
    links,
    positions,
    projects,
    requirements,
    sample_skills,
    samples,
    skill_positions,
    skills,
)

Proofs = Mapping[tuple[str, int], tuple[Evidence, ...]]


@dataclass(frozen=True, slots=True)
class _Parts:
    """The rows of one application, table by table, each with its evidence at hand."""

    claims: Mapping[str, Sequence[AnyRow]]
    links: Sequence[AnyRow]
    skills: Sequence[AnyRow]
    used_in: Mapping[int, Sequence[int]]
    positions: Sequence[AnyRow]
    education: Sequence[AnyRow]
    projects: Sequence[AnyRow]
    intervals: Sequence[AnyRow]
    conflicts: Sequence[AnyRow]
    samples: Sequence[AnyRow]
    shown_by: Mapping[int, Sequence[str]]
    requirements: Sequence[AnyRow]
    proofs: Proofs


async def person(conn: AsyncConnection, application: AnyRow) -> Applicant:
    """Read one application back; `application` is its row of `schema.applications`."""
    parts = await _parts(conn, application.id)
    return Applicant(
        name=_single(parts, "name"),
        email=_single(parts, "email"),
        phone=_single(parts, "phone"),
        location=_single(parts, "location"),
        links=tuple(_claim(row, row.url, parts.proofs["link", row.ordinal]) for row in parts.links),
        summary=_single(parts, "summary"),
        skills=tuple(_skill(parts, row) for row in parts.skills),
        unlisted_skills=_several(parts, "unlisted_skill"),
        positions=tuple(_position(row, parts.proofs["position", row.ordinal]) for row in parts.positions),
        education=tuple(_education(row, parts.proofs["education", row.ordinal]) for row in parts.education),
        languages=tuple(
            Language(name=row.value, level=row.detail, evidence=parts.proofs["claim", row.ordinal])
            for row in parts.claims["language"]
        ),
        certifications=_several(parts, "certification"),
        projects=tuple(_project(row, parts.proofs["project", row.ordinal]) for row in parts.projects),
        publications=_several(parts, "publication"),
        availability=_single(parts, "availability"),
        work_authorisation=_single(parts, "work_authorisation"),
        workplace=_single(parts, "workplace"),
        samples=tuple(_sample(parts, row) for row in parts.samples),
        gaps=_intervals(parts, "gap"),
        overlaps=_intervals(parts, "overlap"),
        conflicts=_conflicts(parts),
        total_years=application.total_years,
        years_backend=application.years_backend,
        highest_degree=_level(application.highest_degree),
        has_bachelor_cs=application.has_bachelor_cs,
        requirements=tuple(_requirement(row, parts.proofs["requirement", row.ordinal]) for row in parts.requirements),
        defects=defects(application.defects),
    )


async def _parts(conn: AsyncConnection, application_id: int) -> _Parts:
    fields: defaultdict[str, list[AnyRow]] = defaultdict(list)
    for row in await _rows(conn, claims, application_id):
        fields[row.field].append(row)
    used_in: defaultdict[int, list[int]] = defaultdict(list)
    for row in await _rows(conn, skill_positions, application_id):
        used_in[row.skill_ordinal].append(row.position_ordinal)
    shown_by: defaultdict[int, list[str]] = defaultdict(list)
    for row in await _named(conn, sample_skills, application_id):
        shown_by[row.sample_ordinal].append(row.name)
    return _Parts(
        claims=fields,
        links=await _rows(conn, links, application_id),
        skills=await _named(conn, applicant_skills, application_id),
        used_in=used_in,
        positions=await _rows(conn, positions, application_id),
        education=await _rows(conn, education, application_id),
        projects=await _rows(conn, projects, application_id),
        intervals=await _rows(conn, intervals, application_id),
        conflicts=await _rows(conn, conflicts, application_id),
        samples=await _rows(conn, samples, application_id),
        shown_by=shown_by,
        requirements=await _rows(conn, requirements, application_id),
        proofs=_proofs(await _rows(conn, evidence, application_id)),
    )


async def _rows(conn: AsyncConnection, table: Table, application_id: int) -> Sequence[AnyRow]:
    return (
        await conn.execute(select(table).where(table.c.application_id == application_id).order_by(table.c.ordinal))
    ).all()


async def _named(conn: AsyncConnection, table: Table, application_id: int) -> Sequence[AnyRow]:
    """Give the rows with the names and kinds of the skills that they point at."""
    query = select(table, skills.c.name, skills.c.kind).join(skills, skills.c.id == table.c.skill_id)
    return (await conn.execute(query.where(table.c.application_id == application_id).order_by(table.c.ordinal))).all()


def _proofs(rows: Iterable[AnyRow]) -> Proofs:
    found: defaultdict[tuple[str, int], tuple[Evidence, ...]] = defaultdict(tuple)
    for row in rows:
        found[row.subject, row.subject_ordinal] += (
            Evidence(
                document=row.document,
                page=row.page,
                line=row.line,
                start=row.char_start,
                end=row.char_end,
                text=row.text,
                rule=row.rule,
                section=row.section and Section(row.section),
                path=row.path or "",
            ),
        )
    return found


def _claim(row: AnyRow, value: str, proof: tuple[Evidence, ...]) -> Claim:
    return Claim(value=value, evidence=proof, confidence=row.confidence)


def _several(parts: _Parts, field: str) -> tuple[Claim, ...]:
    return tuple(_claim(row, row.value, parts.proofs["claim", row.ordinal]) for row in parts.claims[field])


def _single(parts: _Parts, field: str) -> Claim | None:
    return next(iter(_several(parts, field)), None)


def _level(word: str | None) -> DegreeLevel | None:
    return None if word is None else DegreeLevel(word)


def _skill(parts: _Parts, row: AnyRow) -> Skill:
    return Skill(
        name=row.name,
        kind=row.kind,
        implied=row.implied,
        years=row.years,
        last_used=row.last_used,
        level=row.level and SkillLevel(row.level),
        stated_years=row.stated_years,
        positions=tuple(parts.used_in.get(row.ordinal, ())),
        evidence=parts.proofs["skill", row.ordinal],
    )


def _position(row: AnyRow, proof: tuple[Evidence, ...]) -> Position:
    return Position(
        title=row.title,
        company=row.company,
        location=row.location,
        start=row.started,
        end=row.ended,
        bullets=tuple(row.bullets),
        backend=row.backend,
        evidence=proof,
    )


def _education(row: AnyRow, proof: tuple[Evidence, ...]) -> Education:
    return Education(
        institution=row.institution,
        degree=row.degree,
        degree_level=_level(row.degree_level),
        field=row.field,
        start=row.started,
        end_year=row.end_year,
        completed=row.completed,
        evidence=proof,
    )


def _project(row: AnyRow, proof: tuple[Evidence, ...]) -> Project:
    return Project(
        name=row.name,
        description=row.description,
        start=row.started,
        end=row.ended,
        links=tuple(row.links),
        bullets=tuple(row.bullets),
        evidence=proof,
    )


def _intervals(parts: _Parts, kind: str) -> tuple[Interval, ...]:
    return tuple(
        Interval(start=row.started, end=row.ended, months=row.months, evidence=parts.proofs["interval", row.ordinal])
        for row in parts.intervals
        if row.kind == kind
    )


def _conflicts(parts: _Parts) -> tuple[Conflict, ...]:
    """Give each conflict from the rows that share its number."""
    return tuple(
        Conflict(
            field=rows[0].field,
            claims=tuple(_claim(row, row.value, parts.proofs["conflict", row.ordinal]) for row in rows),
        )
        for rows in (tuple(group) for _, group in groupby(parts.conflicts, key=lambda row: row.number))
    )


def _sample(parts: _Parts, row: AnyRow) -> WorkSample:
    proof = parts.proofs["sample", row.ordinal]
    return WorkSample(
        name=row.name,
        kind=row.kind,
        source=None if row.files is None else _source(row),
        skills=tuple(parts.shown_by.get(row.ordinal, ())),
        summary=None if row.summary is None else _claim(row, row.summary, proof),
    )


def _source(row: AnyRow) -> SourceCode:
    return SourceCode(
        files=row.files,
        vendored=row.vendored,
        generated=row.generated,
        tests=row.tests,
        migrations=row.migrations,
        templates=row.templates,
        languages=tuple(LanguageShare(**share) for share in row.languages),
        readme_lines=row.readme_lines,
    )


def _requirement(row: AnyRow, proof: tuple[Evidence, ...]) -> RequirementAnswer:
    return RequirementAnswer(
        requirement=row.requirement,
        text=row.text,
        answer=Answer(row.answer),
        rule=row.rule,
        detail=row.detail,
        evidence=proof,
    )
