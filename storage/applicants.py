"""Applicants and their applications: saved by a handful of statements, found, and read back as records of the core."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, exists, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from parsers.records import Applicant, Application
from storage import identity
from storage.detail import ApplicantDetail, load
from storage.identity import Person, email_key
from storage.records_out import Owner, application_row, document_rows, person_rows, places
from storage.rows import Values, insert_many, insert_one
from storage.schema import (
    applicant_skills,
    applications,
    claims,
    conflicts,
    documents,
    education,
    evidence,
    intervals,
    links,
    messages,
    positions,
    postings,
    projects,
    requirements,
    sample_skills,
    samples,
    search_texts,
    skill_positions,
    skills,
)
from storage.search import ApplicantRow, find
from storage.searched import own_documents, searched_row
from storage.skills_out import skill_kinds

__all__ = ["ApplicantDetail", "ApplicantRow", "Saving", "find", "load", "save", "save_all"]

#: What is read anew for an application at each replay.
_PARTS = (
    claims,
    links,
    applicant_skills,
    positions,
    education,
    projects,
    intervals,
    conflicts,
    evidence,
    skill_positions,
    samples,
    sample_skills,
    requirements,
    search_texts,
)


@dataclass(frozen=True, slots=True)
class Saving:
    """A message of the ledger and what was read from it."""

    message_id: int
    application: Application


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What a message has in the store: when it was accepted, and by ordinal the ids of application and applicant."""

    accepted_at: datetime
    has_documents: bool
    applications: dict[int, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Part:
    """One person of one message on the way into the store."""

    message_id: int
    ordinal: int
    application: Application
    person: Applicant
    before: tuple[int, int] | None

    @property
    def key(self) -> tuple[int, int]:
        return self.message_id, self.ordinal


async def save(
    conn: AsyncConnection, message_id: int, application: Application, *, posting_ids: Mapping[str, int] | None = None
) -> tuple[int, ...]:
    """Store what was read from a message and give the ids of its applicants; see `save_all`."""
    (numbers,) = await save_all(conn, [Saving(message_id, application)], posting_ids=posting_ids)
    return numbers


async def save_all(
    conn: AsyncConnection, group: Sequence[Saving], *, posting_ids: Mapping[str, int] | None = None
) -> list[tuple[int, ...]]:
    """Store what was read from several messages; the statements are those for one. Gives the applicant ids of each.

    What an earlier reading of the same message stored is replaced; applications keep their ids, so that digests know
    them. Without applicants (a mail that is ignored) only the documents are stored. `posting_ids` spares a look-up.
    """
    earlier = await _earlier(conn, [saving.message_id for saving in group])
    await _forget(conn, group, earlier)
    parts = [
        _Part(
            saving.message_id, ordinal, saving.application, person, earlier[saving.message_id].applications.get(ordinal)
        )
        for saving in group
        for ordinal, person in enumerate(saving.application.applicants)
    ]
    found = await identity.find_or_add(conn, [_person(part, earlier) for part in parts])
    applicant_ids = {part.key: number for part, (number, _) in zip(parts, found, strict=True)}
    alone = {number for number, shared in found if not shared} - {number for number, shared in found if shared}
    postings_by_name = await _posting_ids(conn, group, posting_ids or {})
    rows = [(part, _application(part, applicant_ids[part.key], alone, earlier, postings_by_name)) for part in parts]
    application_ids = await _applications(conn, rows)
    await _details(conn, group, parts, applicant_ids, application_ids)
    before = {pair[1] for message in earlier.values() for pair in message.applications.values()}
    await identity.tidy(conn, sorted(before | (set(applicant_ids.values()) - alone)))
    return [
        tuple(applicant_ids[saving.message_id, ordinal] for ordinal in range(len(saving.application.applicants)))
        for saving in group
    ]


async def _earlier(conn: AsyncConnection, numbers: Sequence[int]) -> dict[int, _Earlier]:
    read = exists().where(documents.c.message_id == messages.c.id)
    m, a = messages.c, applications.c
    rows = await conn.execute(
        select(m.id, m.accepted_at, read.label("read"), a.ordinal, a.id.label("application_id"), a.applicant_id)
        .select_from(messages.outerjoin(applications, a.message_id == m.id))
        .where(m.id.in_(numbers))
    )
    found: dict[int, _Earlier] = {}
    for row in rows:
        message = found.setdefault(row.id, _Earlier(row.accepted_at, bool(row.read)))
        if row.application_id is not None:
            message.applications[row.ordinal] = (row.application_id, row.applicant_id)
    return found


async def _forget(conn: AsyncConnection, group: Sequence[Saving], earlier: Mapping[int, _Earlier]) -> None:
    """Delete what an earlier reading stored, but for the rows of the applications that there still are."""
    read = [number for number, message in earlier.items() if message.has_documents]
    if read:
        await conn.execute(delete(documents).where(documents.c.message_id.in_(read)))
    stored = [pair[0] for message in earlier.values() for pair in message.applications.values()]
    if stored:
        for table in _PARTS:
            await conn.execute(delete(table).where(table.c.application_id.in_(stored)))
    people = {saving.message_id: len(saving.application.applicants) for saving in group}
    gone = [
        pair[0]
        for number, message in earlier.items()
        for ordinal, pair in message.applications.items()
        if ordinal >= people[number]
    ]
    if gone:
        await conn.execute(delete(applications).where(applications.c.id.in_(gone)))


def _person(part: _Part, earlier: Mapping[int, _Earlier]) -> Person:
    claim = part.person.email
    return Person(
        email_key(claim.value if claim else None), earlier[part.message_id].accepted_at, part.before and part.before[1]
    )


def _application(
    part: _Part, applicant_id: int, alone: set[int], earlier: Mapping[int, _Earlier], posting_ids: Mapping[str, int]
) -> Values:
    return {
        "message_id": part.message_id,
        "ordinal": part.ordinal,
        "applicant_id": applicant_id,
        "posting_id": posting_ids.get(part.application.posting or ""),
        "is_latest": applicant_id in alone,
        "received_at": earlier[part.message_id].accepted_at,
        **application_row(part.application, part.person),
    }


async def _applications(conn: AsyncConnection, rows: Sequence[tuple[_Part, Values]]) -> dict[tuple[int, int], int]:
    """Write the applications and give their ids by message and ordinal."""
    ids = {part.key: part.before[0] for part, _ in rows if part.before}
    for part, row in rows:
        if part.before:
            await conn.execute(update(applications).where(applications.c.id == part.before[0]).values(**row))
    new = [(part, row) for part, row in rows if not part.before]
    if len(new) == 1:
        return ids | {new[0][0].key: await insert_one(conn, applications, new[0][1])}
    await insert_many(conn, applications, [row for _, row in new])
    if new:
        a = applications.c
        chosen = select(a.message_id, a.ordinal, a.id).where(a.message_id.in_({part.message_id for part, _ in new}))
        ids |= {(row.message_id, row.ordinal): row.id for row in await conn.execute(chosen)}
    return ids


async def _details(
    conn: AsyncConnection,
    group: Sequence[Saving],
    parts: Sequence[_Part],
    applicant_ids: Mapping[tuple[int, int], int],
    application_ids: Mapping[tuple[int, int], int],
) -> None:
    """Write the documents and all that was read of each person, one statement a table."""
    skill_ids = await _skill_ids(conn, skill_kinds(part.person for part in parts))
    rows: defaultdict[Table, list[Values]] = defaultdict(list)
    for saving in group:
        rows[documents] += document_rows(saving.message_id, saving.application.documents)
    for part in parts:
        names = places(part.application.documents)
        owner = Owner(application_ids[part.key], applicant_ids[part.key], skill_ids, names)
        for table, row in person_rows(owner, part.person):
            rows[table].append(row)
    rows[search_texts] = _search_rows(parts, application_ids, rows[evidence])
    for table, values in rows.items():
        await insert_many(conn, table, values)


def _search_rows(
    parts: Sequence[_Part], application_ids: Mapping[tuple[int, int], int], proofs: Sequence[Values]
) -> list[Values]:
    quoted: defaultdict[int, set[int | None]] = defaultdict(set)
    for proof in proofs:
        quoted[proof["application_id"]].add(proof["document_ordinal"])
    rows = []
    for part in parts:
        ids = (number for (message_id, _), number in application_ids.items() if message_id == part.message_id)
        documents = part.application.documents
        own = own_documents({number: quoted[number] for number in ids}, len(documents))
        number = application_ids[part.key]
        rows.append(searched_row(number, part.person, documents, own[number]))
    return rows


async def _posting_ids(conn: AsyncConnection, group: Sequence[Saving], known: Mapping[str, int]) -> dict[str, int]:
    unknown = {saving.application.posting for saving in group if saving.application.posting} - set(known)
    if not unknown:
        return dict(known)
    rows = await conn.execute(select(postings.c.name, postings.c.id).where(postings.c.name.in_(unknown)))
    return dict(known) | {row.name: row.id for row in rows}


async def _skill_ids(conn: AsyncConnection, kinds: Mapping[str, str]) -> dict[str, int]:
    """Give the ids of skills by name; those that the dictionary lacks are added to it."""
    if not kinds:
        return {}
    known = select(skills.c.name, skills.c.id).where(skills.c.name.in_(sorted(kinds)))
    found = {row.name: row.id for row in await conn.execute(known)}
    missing: list[dict[str, Any]] = [{"name": name, "kind": kinds[name]} for name in sorted(set(kinds) - set(found))]
    if not missing:
        return found
    try:
        await insert_many(conn, skills, missing)
    except IntegrityError:  # another transaction added one of them in this moment
        return await _skill_ids(conn, kinds)
    return found | {row.name: row.id for row in await conn.execute(known)}
