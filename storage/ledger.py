"""The ledger as people and scripts read it: its figures, and its rows with what became of each message."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from parsers.records import Defect
from storage.arrivals import Source
from storage.rows import AnyRow
from storage.schema import applications, arrivals, documents, messages, outbox
from storage.states import State

#: Ids in one IN list.
_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The figures, from one look at the database.

    accepted: Messages that arrived, counted by the arrivals; the states are counted by the messages themselves.
    arrivals: How often one came in, duplicates included.
    """

    accepted: int
    arrivals: int
    received: int = 0
    processing: int = 0
    processed: int = 0
    ignored: int = 0
    quarantined: int = 0

    @property
    def waiting(self) -> int:
        """Messages that are not in a terminal state yet."""
        return self.received + self.processing

    @property
    def unaccounted(self) -> int:
        """What the books do not explain; anything but 0 is a defect of this program."""
        return self.accepted - (self.processed + self.ignored + self.quarantined + self.waiting)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """A document as the ledger knows it, without its text."""

    name: str
    type: str
    role: str
    readable: bool
    defects: tuple[Defect, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One message and what became of it.

    sources: Its arrivals, the first one first.
    message_id: The header's.
    duplicate_of, in_reply_to: Ids of this ledger.
    acknowledgement: `none`, or the state of the outbox: `waiting`, `sending`, `sent`, `failed`.
    """

    id: int
    sha256: str | None
    size_bytes: int
    sources: tuple[Source, ...]
    message_id: str | None
    state: State
    attempts: int
    accepted_at: datetime
    finished_at: datetime | None
    disposition: str | None
    rule: str | None
    reason: str | None
    flags: tuple[str, ...]
    defects: tuple[Defect, ...]
    duplicate_of: int | None
    in_reply_to: int | None
    applicants: tuple[int, ...]
    documents: tuple[ReadDocument, ...]
    acknowledgement: str
    acknowledge_why: str | None


async def counts(conn: AsyncConnection) -> Ledger:
    """Add the ledger up."""
    # One statement, since each statement of a READ COMMITTED transaction sees another moment.
    arrived = select(func.count(arrivals.c.message_id.distinct()).label("accepted"), func.count().label("arrivals"))
    books = arrived.select_from(arrivals).subquery()
    states = select(messages.c.state, func.count().label("number")).group_by(messages.c.state).subquery()
    rows = (await conn.execute(select(books, states).select_from(books.outerjoin(states, true())))).all()
    names = {state.value for state in State}
    figures = {row.state: row.number for row in rows if row.state in names}
    return Ledger(accepted=rows[0].accepted, arrivals=rows[0].arrivals, **figures)


async def listing(conn: AsyncConnection, *, state: State | None = None, limit: int | None = None) -> list[Entry]:
    """List messages, the newest first, with all that `intake messages` shows."""
    chosen = select(messages).order_by(messages.c.id.desc()).limit(limit)
    if state is not None:
        chosen = chosen.where(messages.c.state == state)
    return await entries(conn, (await conn.execute(chosen)).all())


async def entries(conn: AsyncConnection, rows: Sequence[AnyRow]) -> list[Entry]:
    """Give rows of `schema.messages` with what became of each, in their order."""
    found: list[Entry] = []
    for start in range(0, len(rows), _CHUNK):
        found += await _entries(conn, rows[start : start + _CHUNK])
    return found


async def _entries(conn: AsyncConnection, rows: Sequence[AnyRow]) -> list[Entry]:
    ids = [row.id for row in rows]
    a, d = arrivals.c, documents.c
    sources = await _by_message(
        conn,
        select(a.message_id, a.door, a.mailbox, a.folder, a.uid_validity, a.uid, a.name)
        .where(a.message_id.in_(ids))
        .order_by(a.id),
    )
    people = await _by_message(
        conn,
        select(applications.c.message_id, applications.c.applicant_id)
        .where(applications.c.message_id.in_(ids))
        .order_by(applications.c.message_id, applications.c.ordinal),
    )
    read = await _by_message(
        conn,
        select(d.message_id, d.name, d.type, d.role, d.readable, d.defects)
        .where(d.message_id.in_(ids))
        .order_by(d.message_id, d.ordinal),
    )
    answers = await _by_message(
        conn,
        select(outbox.c.message_id, outbox.c.state)
        .where(outbox.c.message_id.in_(ids), outbox.c.kind == "acknowledgement")
        .order_by(outbox.c.id),
    )
    return [
        _entry(
            row,
            sources=tuple(Source(*source[1:]) for source in sources[row.id]),
            applicants=tuple(dict.fromkeys(person.applicant_id for person in people[row.id])),
            documents=tuple(_document(document) for document in read[row.id]),
            acknowledgement=answers[row.id][-1].state if answers[row.id] else "none",
        )
        for row in rows
    ]


async def _by_message(conn: AsyncConnection, query: Select[*tuple[Any, ...]]) -> dict[int, list[AnyRow]]:
    groups: defaultdict[int, list[AnyRow]] = defaultdict(list)
    for row in await conn.execute(query):
        groups[row[0]].append(row)
    return groups


def _document(row: AnyRow) -> ReadDocument:
    return ReadDocument(
        name=row.name, type=row.type, role=row.role, readable=row.readable, defects=defects(row.defects)
    )


def defects(stored: Iterable[dict[str, Any]]) -> tuple[Defect, ...]:
    """Read defects back from their JSON column."""
    return tuple(Defect(**defect) for defect in stored)


def _entry(row: AnyRow, **found: Any) -> Entry:
    return Entry(
        id=row.id,
        sha256=row.sha256,
        size_bytes=row.size_bytes,
        message_id=row.mail_id,
        state=State(row.state),
        attempts=row.attempts,
        accepted_at=row.accepted_at,
        finished_at=row.finished_at,
        disposition=row.disposition,
        rule=row.rule,
        reason=row.reason,
        flags=tuple(row.flags),
        defects=defects(row.defects),
        duplicate_of=row.duplicate_of,
        in_reply_to=row.in_reply_to,
        acknowledge_why=row.acknowledge_why,
        **found,
    )
