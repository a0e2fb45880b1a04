"""Lists of applicants, by skill, years, answers to requirements, posting, date and words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Select, false, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from parsers.records import Answer, DegreeLevel, SkillLevel
from storage import terms
from storage.quotes import Quote, find_quotes
from storage.rows import AnyRow
from storage.schema import (
    applicant_skills,
    applications,
    postings,
    requirements,
    search_index,
    search_texts,
    skills,
)
from storage.terms import Query, Term
from storage.texts import fit


@dataclass(frozen=True, slots=True)
class SkillYears:
    """A skill of an applicant in a list; years is None where no dated position names it."""

    name: str
    years: float | None
    implied: bool
    last_used: str | None = None
    level: SkillLevel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantRow:
    """An applicant as lists show one: the values of the latest application.

    id: The applicant's; application_id and message_id are those of the application the values come from.
    received_at: When its mail was accepted; sent_at is the mail's own date.
    skills: In the order of the record.
    requirements: What it answers to each requirement of its posting, by the requirement's id.
    matches: Where the words of a search stand in its documents.
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
    requirements: Mapping[str, Answer]
    matches: tuple[Quote, ...] = ()


async def find(  # noqa: PLR0913 (the filters of one list)
    conn: AsyncConnection,
    *,
    skills: Sequence[str] = (),
    min_years: float | None = None,
    requirements: Sequence[tuple[str, Sequence[Answer]]] = (),
    posting: str | None = None,
    since: datetime | None = None,
    search: str | None = None,
    limit: int = 100,
) -> list[ApplicantRow]:
    """List applicants, those whose mail came last first; all conditions hold together.

    skills: Names of the vocabulary, in any case; each must be shown in some application of the person.
    min_years: Of each of these skills; without skills, of all positions together.
    requirements: Ids of requirements, each with the answers that will do, of the latest application.
    posting: Id of the posting that the latest application is for.
    since: The latest mail was accepted then or later.
    search: Words of the latest application's record and documents, as `terms` has them; without a word it finds nobody.
    Raises ValueError for a search of too many words.
    """
    query = _listed().where(applications.c.is_latest)
    for name in skills:
        query = query.where(_shows(await _skill_ids(conn, name), min_years))
    if min_years is not None and not skills:
        query = query.where(applications.c.total_years >= min_years)
    for requirement, answers in requirements:
        query = query.where(_answers(requirement, answers))
    if posting is not None:
        query = query.where(postings.c.name == posting)
    if since is not None:
        query = query.where(applications.c.received_at >= since)
    words = None if search is None else terms.parse(search)
    if words is not None:
        query = query.where(*_says(words, conn.dialect.name))
    query = query.order_by(applications.c.received_at.desc(), applications.c.id.desc()).limit(limit)
    rows = await _rows(conn, query)
    if words is None:
        return rows
    return [replace(row, matches=await find_quotes(conn, row.application_id, words.wanted)) for row in rows]


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
    a = applicant_skills.c
    shown = select(a.applicant_id).where(a.skill_id.in_(skill_ids))
    return applications.c.applicant_id.in_(shown if min_years is None else shown.where(a.years >= min_years))


def _answers(requirement: str, answers: Sequence[Answer]) -> ColumnElement[bool]:
    r = requirements.c
    given = select(r.application_id).where(r.requirement == fit(requirement, 64), r.answer.in_(answers))
    return applications.c.id.in_(given)


def _says(words: Query, dialect: str) -> Iterator[ColumnElement[bool]]:
    if not words.wanted and not words.unwanted:
        yield false()
    if words.wanted:
        yield applications.c.id.in_(_matching(words.wanted, dialect, every=True))
    if words.unwanted:
        yield applications.c.id.not_in(_matching(words.unwanted, dialect, every=False))


def _matching(wanted: Sequence[Term], dialect: str, *, every: bool) -> Select[int]:
    """Find the applications whose text holds every term, or any of them."""
    if dialect == "sqlite":
        # The column is hidden that has the table's own name and matches all others.
        return select(search_index.c.rowid).where(search_index.c.text.match(terms.in_fts5(wanted, every=every)))
    text = search_texts.c.text.match(terms.in_boolean_mode(wanted, every=every))
    return select(search_texts.c.application_id).where(text)


async def _rows(conn: AsyncConnection, query: Select[*tuple[object, ...]]) -> list[ApplicantRow]:
    found = (await conn.execute(query)).all()
    numbers = [row.id for row in found]
    shown, answered = await _skills(conn, numbers), await _answered(conn, numbers)
    return [_row(row, tuple(shown[row.id]), answered[row.id]) for row in found]


async def _skills(conn: AsyncConnection, application_ids: Sequence[int]) -> defaultdict[int, list[SkillYears]]:
    groups: defaultdict[int, list[SkillYears]] = defaultdict(list)
    a = applicant_skills.c
    query = (
        select(a.application_id, skills.c.name, a.years, a.implied, a.last_used, a.level)
        .join(skills, skills.c.id == a.skill_id)
        .where(a.application_id.in_(application_ids))
        .order_by(a.application_id, a.ordinal)
    )
    if application_ids:
        for row in await conn.execute(query):
            level = SkillLevel(row.level) if row.level else None
            groups[row.application_id].append(SkillYears(row.name, row.years, row.implied, row.last_used, level))
    return groups


async def _answered(conn: AsyncConnection, application_ids: Sequence[int]) -> defaultdict[int, dict[str, Answer]]:
    groups: defaultdict[int, dict[str, Answer]] = defaultdict(dict)
    r = requirements.c
    query = select(r.application_id, r.requirement, r.answer).where(r.application_id.in_(application_ids))
    if application_ids:
        for row in await conn.execute(query.order_by(r.application_id, r.ordinal)):
            groups[row.application_id][row.requirement] = Answer(row.answer)
    return groups


def _row(row: AnyRow, shown: tuple[SkillYears, ...], answered: Mapping[str, Answer]) -> ApplicantRow:
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
        requirements=answered,
    )
