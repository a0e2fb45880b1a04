"""Where and when each message came in, and whether its mail on the server was moved since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.columns import database_now
from storage.rows import insert_one
from storage.schema import arrivals, messages
from storage.states import TERMINAL, State
from storage.texts import fit, fit_word


@dataclass(frozen=True, slots=True)
class Source:
    """Where bytes came from.

    door: imap, smtp, lmtp or file.
    mailbox: Name of the mailbox in the configuration.
    folder, uid_validity, uid: The server's own (RFC 9051 section 2.3.1).
    name: File name or path, at doors that have one.
    """

    door: str
    mailbox: str = ""
    folder: str = ""
    uid_validity: int | None = None
    uid: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A mail that still lies where it arrived although its message has come to a terminal state."""

    id: int
    message_id: int
    folder: str
    uid_validity: int
    uid: int
    state: State


async def add(conn: AsyncConnection, source: Source, message_id: int) -> int:
    """Write down an arrival of a message and give its id; what arrived before at the same place gives that id again.

    The place is the four keys of an IMAP mail, or else the name of a file. A place that is known with *another* message
    (servers that give a UID twice exist) is written down without its UID, so that the bytes are kept nevertheless.
    """
    if source.uid is None:
        return await _again_by_name(conn, source, message_id) or await insert_new(conn, source, message_id)
    try:
        return await insert_new(conn, source, message_id)
    except IntegrityError:
        known = (await conn.execute(select(arrivals.c.id, arrivals.c.message_id).where(_place(source)))).one()
    if known.message_id == message_id:
        return int(known.id)
    return await insert_new(conn, replace(source, uid=None), message_id)


def _place(source: Source) -> ColumnElement[bool]:
    return and_(
        arrivals.c.mailbox == fit(source.mailbox, 255),
        arrivals.c.folder == fit(source.folder, 255),
        arrivals.c.uid_validity == source.uid_validity,
        arrivals.c.uid == source.uid,
    )


async def find(conn: AsyncConnection, source: Source) -> tuple[int, int] | None:
    """Give arrival id and message id of an IMAP mail that is known, None for others."""
    if source.uid is None:
        return None
    row = (await conn.execute(select(arrivals.c.id, arrivals.c.message_id).where(_place(source)))).one_or_none()
    return row and (row.id, row.message_id)


async def _again_by_name(conn: AsyncConnection, source: Source, message_id: int) -> int | None:
    if not source.name:
        return None
    same = select(arrivals.c.id).where(
        arrivals.c.message_id == message_id,
        arrivals.c.door == fit_word(source.door, 16),
        arrivals.c.name == fit(source.name, 1024),
    )
    found: int | None = await conn.scalar(same.limit(1))
    return found


async def insert_new(conn: AsyncConnection, source: Source, message_id: int) -> int:
    """Write an arrival down. Raises IntegrityError where its place is taken."""
    # Only a mail that can be found again by its UID waits for its move.
    settled_at = database_now() if source.uid is None else None
    row = {
        "message_id": message_id,
        "door": fit_word(source.door, 16),
        "mailbox": fit(source.mailbox, 255),
        "folder": fit(source.folder, 255),
        "uid_validity": source.uid_validity,
        "uid": source.uid,
        "name": fit(source.name, 1024),
        "arrived_at": database_now(),
        "settled_at": settled_at,
    }
    return await insert_one(conn, arrivals, row)


async def known_uids(conn: AsyncConnection, mailbox: str, folder: str, uid_validity: int) -> frozenset[int]:
    """Give the UIDs of a folder, in one epoch of it, that were accepted or refused already."""
    known = select(arrivals.c.uid).where(
        arrivals.c.mailbox == mailbox,
        arrivals.c.folder == folder,
        arrivals.c.uid_validity == uid_validity,
        arrivals.c.uid.is_not(None),
    )
    return frozenset(await conn.scalars(known))


async def unsettled(
    conn: AsyncConnection, mailbox: str, limit: int, *, folder: str | None = None, uid_validity: int | None = None
) -> list[Arrival]:
    """List mails of a mailbox that can be moved now, oldest first; only those of a folder and an epoch if given.

    What lies in an earlier epoch can't be moved any more and must not take the places of what can.
    """
    waiting = (
        select(
            arrivals.c.id,
            arrivals.c.message_id,
            arrivals.c.folder,
            arrivals.c.uid_validity,
            arrivals.c.uid,
            messages.c.state,
        )
        .join(messages, messages.c.id == arrivals.c.message_id)
        .where(arrivals.c.mailbox == mailbox, arrivals.c.settled_at.is_(None), messages.c.state.in_(TERMINAL))
        .order_by(arrivals.c.id)
        .limit(limit)
    )
    if folder is not None:
        waiting = waiting.where(arrivals.c.folder == folder)
    if uid_validity is not None:
        waiting = waiting.where(arrivals.c.uid_validity == uid_validity)
    return [
        Arrival(row.id, row.message_id, row.folder, row.uid_validity, row.uid, State(row.state))
        for row in await conn.execute(waiting)
    ]


async def settle(conn: AsyncConnection, arrival_ids: Sequence[int]) -> None:
    """Note that the server's side is done: moved, or gone from there."""
    if arrival_ids:
        await conn.execute(update(arrivals).where(arrivals.c.id.in_(arrival_ids)).values(settled_at=database_now()))
