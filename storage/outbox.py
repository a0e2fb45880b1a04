"""Mails that are to leave: rows first, mails later, each once.

| state     | meaning                                          | leaves by                                          |
|-----------|--------------------------------------------------|----------------------------------------------------|
| `waiting` | its blob is stored; due from `not_before`        | `due` -> `sending`                                 |
| `sending` | leased to a sender that talks to the SMTP server | `sent`; `failed` -> `waiting`, `failed`; or expiry |
| `sent`    | the server has said 250                          | -                                                  |
| `failed`  | given up; the reason is kept                     | -                                                  |

A sender that dies may have died before or after the server's 250. Nobody knows, so that the kind of mail decides: what
`due` is told to resend is sent once more with the same Message-ID; the rest is given up, since a lost acknowledgement
is milder than two.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import CursorResult, case, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.columns import database_now
from storage.errors import LeaseLost
from storage.rows import AnyRow, by_index, insert_one
from storage.schema import outbox
from storage.texts import fit, fit_word


class Posted(StrEnum):
    """Where an outgoing mail is on its way."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A mail to be written down; its blob is stored already.

    key: What makes it one of a kind, such as `acknowledgement 17`: a second draft with it is the first again.
    kind: `digest`, `acknowledgement`, ...
    mail_id: Its Message-ID, from `mail_id`.
    message_id: The message of the ledger that it answers, if any.
    """

    key: str
    kind: str
    mail_id: str
    recipients: tuple[str, ...]
    subject: str
    sha256: str
    message_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A mail leased to a sender. attempts counts this one."""

    id: int
    key: str
    kind: str
    mail_id: str
    recipients: tuple[str, ...]
    subject: str
    sha256: str
    attempts: int
    lease: str


def mail_id(key: str, domain: str) -> str:
    """Make the Message-ID that a mail has whenever and however often it is sent; `domain` is ours."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"


async def enqueue(conn: AsyncConnection, draft: Draft) -> int:
    """Write a mail down and give its id; for a key that is known, the id of that mail, unchanged."""
    now = database_now()
    row = {
        "key": fit(draft.key, 190),
        "kind": fit_word(draft.kind, 24),
        "mail_id": fit_word(draft.mail_id, 190),
        "message_id": draft.message_id,
        "recipients": [fit(recipient, 320) for recipient in draft.recipients],
        "subject": fit(draft.subject, 1000),
        "sha256": draft.sha256,
        "state": Posted.WAITING,
        "attempts": 0,
        "not_before": now,
        "created_at": now,
    }
    try:
        return await insert_one(conn, outbox, row)
    except IntegrityError:
        known = select(outbox.c.id).where(outbox.c.key == row["key"])
        return int((await conn.execute(known)).scalar_one())


async def due(conn: AsyncConnection, *, limit: int, lease_seconds: float, resend: Sequence[str] = ()) -> list[Outgoing]:
    """Lease up to `limit` mails, those waiting longest first; commit before sending them.

    No two senders get the same one. `resend` names the kinds that are sent again after a sender died with them.
    """
    await _take_back(conn, resend)
    waiting = (
        select(outbox)
        .where(outbox.c.state == Posted.WAITING, outbox.c.not_before <= database_now())
        .order_by(outbox.c.not_before, outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = (await conn.execute(by_index(waiting, outbox, "ix_outbox_state_not_before"))).all()
    lease = secrets.token_hex(16)
    leased = {"state": Posted.SENDING, "attempts": outbox.c.attempts + 1, "lease": lease}
    leased |= {"lease_until": database_now(lease_seconds)}
    if rows:
        await conn.execute(update(outbox).where(outbox.c.id.in_([row.id for row in rows])).values(**leased))
    return [_outgoing(row, lease) for row in rows]


def _outgoing(row: AnyRow, lease: str) -> Outgoing:
    return Outgoing(
        id=row.id,
        key=row.key,
        kind=row.kind,
        mail_id=row.mail_id,
        recipients=tuple(row.recipients),
        subject=row.subject,
        sha256=row.sha256,
        attempts=row.attempts + 1,
        lease=lease,
    )


async def _take_back(conn: AsyncConnection, resend: Sequence[str]) -> None:
    lapsed = (
        select(outbox.c.id)
        .where(outbox.c.state == Posted.SENDING, outbox.c.lease_until < database_now())
        .with_for_update(skip_locked=True)
    )
    numbers = (await conn.scalars(by_index(lapsed, outbox, "ix_outbox_state_lease_until"))).all()
    if numbers:
        state = case((outbox.c.kind.in_(resend), Posted.WAITING), else_=Posted.FAILED)
        reason = "The sender died with it; whether it had left is unknown."
        values = {"state": state, "lease": None, "lease_until": None, "reason": reason}
        await conn.execute(update(outbox).where(outbox.c.id.in_(numbers)).values(**values))


async def sent(conn: AsyncConnection, mail: Outgoing) -> None:
    """Note that the server took it. Raises LeaseLost."""
    await _change(conn, mail, {"state": Posted.SENT, "sent_at": database_now(), "reason": None})


async def failed(conn: AsyncConnection, mail: Outgoing, *, reason: str, retry_seconds: float | None = None) -> None:
    """Note that the server did not take it: due again after `retry_seconds`, given up where that is None.

    Raises LeaseLost.
    """
    values: dict[str, object] = {"state": Posted.FAILED, "reason": fit(reason, 500)}
    if retry_seconds is not None:
        values |= {"state": Posted.WAITING, "not_before": database_now(retry_seconds)}
    await _change(conn, mail, values)


async def _change(conn: AsyncConnection, mail: Outgoing, values: dict[str, object]) -> None:
    ours = (outbox.c.id == mail.id, outbox.c.lease == mail.lease, outbox.c.state == Posted.SENDING)
    ended = {"lease": None, "lease_until": None}
    result: CursorResult[tuple[()]] = await conn.execute(update(outbox).where(*ours).values(**ended, **values))
    if result.rowcount != 1:
        raise LeaseLost(f"The lease on the outgoing mail {mail.id} is no longer ours.")


async def unsent(conn: AsyncConnection) -> int:
    """Count the mails that are still to leave."""
    figures = await counts(conn)
    return figures[Posted.WAITING] + figures[Posted.SENDING]


async def counts(conn: AsyncConnection) -> dict[Posted, int]:
    """Count the mails of each state."""
    rows = await conn.execute(select(outbox.c.state, func.count().label("number")).group_by(outbox.c.state))
    return dict.fromkeys(Posted, 0) | {Posted(row.state): row.number for row in rows}
