"""Lists of applicants, by skill, years, date and words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from parsers.records import DegreeLevel
from storage.rows import AnyRow
from storage.schema import applicant_skills, applications, postings, skills
from storage.texts import fit, fold


@dataclass(frozen=True, slots=True)
class SkillYears:
    """A skill of an applicant in a list; years is None where it is only listed."""

    name: str
    years: float | None
    implied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantRow:
    """An applicant as lists show one: the values of the latest application.

    id: The applicant's; application_id and message_id are those of the application the values come from.
    received_at: When its mail was accepted; sent_at is the mail's own date.
    skills: In the order of the record.
    """

    id: int
    application_id: int
    message_id: int
    posting: str | None
    received_at: datetime
    sent_at: datetime | None
    name: str | None
    email: str | None
    phone: str | None
    location: str | None
    total_years: float | None
    years_backend: float | None
    highest_degree: DegreeLevel | None
    has_bachelor_cs: bool | None
    skills: tuple[SkillYears, ...]


async def find(  # noqa: PLR0913 (the filters of one list)
    conn: AsyncConnection,
    *,
    skills: Sequence[str] = (),
    min_years: float | None = None,
    since: datetime | None = None,
    search: str | None = None,
    limit: int = 100,
) -> list[ApplicantRow]:
    """List applicants, those whose mail came last first; all conditions hold together.

    skills: Names of the vocabulary, in any case; each must be shown in some application of the person.
    min_years: Of each of these skills; without skills, of all positions together.
    since: The latest mail was accepted then or later.
    search: Words that all occur in name, address, phone, place, skills, titles, companies, schools or links; accents
    and case do not matter.
    """
    query = _listed().where(applications.c.is_latest)
    for name in skills:
        if not (ids := await _skill_ids(conn, name)):
            return []
        query = query.where(_shows(ids, min_years))
    if min_years is not None and not skills:
        query = query.where(applications.c.total_years >= min_years)
    if since is not None:
        query = query.where(applications.c.received_at >= since)
    for word in fit(fold(search or ""), 1000).split():
        query = query.where(applications.c.search_text.contains(word, autoescape=True))
    query = query.order_by(applications.c.received_at.desc(), applications.c.id.desc()).limit(limit)
    return await _rows(conn, query)


async def by_application(conn: AsyncConnection, application_ids: Sequence[int]) -> list[ApplicantRow]:
    """Give these applications as rows of a list, in the order of their arrival."""
    if not application_ids:
        return []
    query = _listed().where(applications.c.id.in_(application_ids))
    return await _rows(conn, query.order_by(applications.c.received_at, applications.c.id))


def _listed() -> Select[*tuple[object, ...]]:
    joined = applications.outerjoin(postings, postings.c.id == applications.c.posting_id)
    return select(applications, postings.c.name.label("posting")).select_from(joined)


async def _skill_ids(conn: AsyncConnection, name: str) -> list[int]:
    return list(
        await conn.scalars(select(skills.c.id).where(func.lower(skills.c.name) == fit(name, 128).strip().lower()))
    )


def _shows(skill_ids: Sequence[int], min_years: float | None) -> ColumnElement[bool]:
    same = applicant_skills.c.applicant_id == applications.c.applicant_id
    shown = exists().where(same, applicant_skills.c.skill_id.in_(skill_ids))
    return shown if min_years is None else shown.where(applicant_skills.c.years >= min_years)


async def _rows(conn: AsyncConnection, query: Select[*tuple[object, ...]]) -> list[ApplicantRow]:
    found = (await conn.execute(query)).all()
    shown = await _skills(conn, [row.id for row in found])
    return [_row(row, tuple(shown[row.id])) for row in found]


async def _skills(conn: AsyncConnection, application_ids: Sequence[int]) -> defaultdict[int, list[SkillYears]]:
    groups: defaultdict[int, list[SkillYears]] = defaultdict(list)
    a = applicant_skills.c
    query = (
        select(a.application_id, skills.c.name, a.years, a.implied)
        .join(skills, skills.c.id == a.skill_id)
        .where(a.application_id.in_(application_ids))
        .order_by(a.application_id, a.ordinal)
    )
    if application_ids:
        for row in await conn.execute(query):
            groups[row.application_id].append(SkillYears(row.name, row.years, row.implied))
    return groups


def _row(row: AnyRow, shown: tuple[SkillYears, ...]) -> ApplicantRow:
    return ApplicantRow(
        id=row.applicant_id,
        application_id=row.id,
        message_id=row.message_id,
        posting=row.posting,
        received_at=row.received_at,
        sent_at=row.sent_at,
        name=row.name,
        email=row.email,
        phone=row.phone,
        location=row.location,
        total_years=row.total_years,
        years_backend=row.years_backend,
        highest_degree=DegreeLevel(row.highest_degree) if row.highest_degree else None,
        has_bachelor_cs=row.has_bachelor_cs,
        skills=shown,
    )
