"""What each subscription has been shown: every application, and every trouble, is in exactly one of its digests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Table, exists, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from parsers.records import Disposition, Role
from storage.columns import database_now
from storage.errors import AlreadyShown
from storage.ledger import Entry, entries
from storage.rows import insert_many, insert_one
from storage.schema import applications, digest_items, digests, documents, messages, outbox, postings
from storage.search import ApplicantRow, by_application
from storage.states import TERMINAL, State


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest that was made. state is the outbox's; None where it was made without a mail."""

    id: int
    subscription: str
    created_at: datetime
    applications: int
    messages: int
    state: str | None


def _new_to(subscription: str, table: Table, column: str) -> ColumnElement[bool]:
    shown = digest_items.c[column] == table.c.id
    return ~exists().where(digest_items.c.subscription == subscription, shown)


async def pending_applications(
    conn: AsyncConnection, subscription: str, *, posting: str | None = None, limit: int = 1000
) -> list[ApplicantRow]:
    """List the applications that no digest of the subscription has shown, in the order of their arrival."""
    query = select(applications.c.id).where(_new_to(subscription, applications, "application_id"))
    if posting is not None:
        query = query.join(postings, postings.c.id == applications.c.posting_id).where(postings.c.name == posting)
    query = query.order_by(applications.c.received_at, applications.c.id).limit(limit)
    return await by_application(conn, (await conn.scalars(query)).all())


async def pending_messages(conn: AsyncConnection, subscription: str, *, limit: int = 1000) -> list[Entry]:
    """List the messages a person must look at that no digest of the subscription has shown, oldest first.

    These are the quarantined ones, applications with a document that could not be read, and those that show no person.
    """
    m = messages.c
    unread = exists().where(documents.c.message_id == m.id, ~documents.c.readable, documents.c.role != Role.IMAGE)
    nobody = ~exists().where(applications.c.message_id == m.id)
    applied = m.disposition.in_([Disposition.APPLICATION, Disposition.FOLLOW_UP])
    trouble = or_(m.state == State.QUARANTINED, (m.state == State.PROCESSED) & applied & or_(unread, nobody))
    chosen = select(messages).where(m.state.in_(TERMINAL), trouble, _new_to(subscription, messages, "message_id"))
    return await entries(conn, (await conn.execute(chosen.order_by(m.id).limit(limit))).all())


async def create(
    conn: AsyncConnection,
    subscription: str,
    application_ids: Sequence[int],
    *,
    message_ids: Sequence[int] = (),
    outbox_id: int | None = None,
) -> int:
    """Write down what a digest shows, and give its id; call it in the transaction that puts its mail in the outbox.

    Raises AlreadyShown where an earlier digest of the subscription shows any of it; undo the transaction then.
    """
    row = {"subscription": subscription, "outbox_id": outbox_id, "created_at": database_now()}
    number = await insert_one(conn, digests, row)
    shown = [(application, None) for application in application_ids] + [(None, message) for message in message_ids]
    items = [
        {
            "digest_id": number,
            "ordinal": ordinal,
            "subscription": subscription,
            "application_id": application,
            "message_id": message,
        }
        for ordinal, (application, message) in enumerate(shown)
    ]
    try:
        await insert_many(conn, digest_items, items)
    except IntegrityError as error:
        raise AlreadyShown(f"An earlier digest of {subscription!r} shows some of this.") from error
    return number


async def last(conn: AsyncConnection, subscription: str | None = None) -> Digest | None:
    """Give the latest digest, of one subscription or of any; None where there is none yet."""
    query = select(digests, outbox.c.state).select_from(digests.outerjoin(outbox, outbox.c.id == digests.c.outbox_id))
    if subscription is not None:
        query = query.where(digests.c.subscription == subscription)
    row = (await conn.execute(query.order_by(digests.c.id.desc()).limit(1))).one_or_none()
    if row is None:
        return None
    items = digest_items.c
    figures = select(func.count(items.application_id), func.count(items.message_id)).where(items.digest_id == row.id)
    shown = (await conn.execute(figures)).one()
    return Digest(row.id, row.subscription, row.created_at, shown[0], shown[1], row.state)
