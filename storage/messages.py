"""The ledger and queue of messages: one row per distinct mail, and one arrow of this table per function.

| state         | meaning                                             | leaves by                                      |
|---------------|-----------------------------------------------------|------------------------------------------------|
| `received`    | blob and row are durable                            | `claim` -> `processing`                        |
| `processing`  | leased until `lease_until`                          | `finish` -> the three below;                   |
|               |                                                     | `release` or expiry, which `claim` sees, ->    |
|               |                                                     | `received`; attempts spent -> `quarantined`    |
| `processed`   | records stored in the same transaction              | `replay` -> `received`                         |
| `ignored`     | triage says it is no application; the rule is kept  | `replay` -> `received`                         |
| `quarantined` | a person must look; the reason is kept              | `replay` -> `received`; not what was refused   |

The way in is `accept` -> `received`, or `refuse` -> `quarantined` for what is too large to keep.
The ledger balances: accepted = processed + ignored + quarantined + waiting (`counts`).

Each function runs in the caller's transaction. Times are the database's own. A lease is a random token: who holds an
old one cannot write any more (fencing), so that a late result is refused rather than stored twice.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CursorResult, case, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from parsers.records import Defect
from storage import arrivals as places
from storage.arrivals import Arrival, Source, known_uids, settle, unsettled
from storage.columns import database_now
from storage.errors import LeaseLost
from storage.ledger import Entry, Ledger, counts, listing
from storage.rows import AnyRow, by_index, insert_one
from storage.schema import arrivals, messages, outbox
from storage.states import TERMINAL, State
from storage.texts import fit, fit_defects, fit_or_none, fit_word

__all__ = [
    "TERMINAL", "Arrival", "Claimed", "Entry", "Ledger", "Receipt", "Source", "State",
    "accept", "claim", "counts", "finish", "known_uids", "listing", "original", "refuse", "release", "renew", "replay",
    "settle", "unsettled",
]  # fmt: skip

#: Leases taken back by one `claim`; more wait for the next.
_TAKE_BACK = 1000


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a door gets for bytes it handed in. duplicate: the ledger had this message already."""

    message_id: int
    arrival_id: int
    duplicate: bool


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message leased to us. attempts counts this one; lease is the token that proves it is ours."""

    id: int
    sha256: str
    size_bytes: int
    attempts: int
    max_attempts: int
    lease: str
    accepted_at: datetime
    source: Source

    @property
    def name(self) -> str:
        """File name it first came by, else empty."""
        return self.source.name


async def accept(
    conn: AsyncConnection, source: Source, *, sha256: str, size_bytes: int, message_id: str | None = None
) -> Receipt:
    """Write a mail down whose blob is stored already; after the commit it is ours.

    The same bytes again are one more arrival of the same message; the same place (see `arrivals.add`) is the same
    arrival. Safe to repeat, and beside others that accept the same. `message_id` is the header's, if it was looked at.
    """
    row = {"sha256": sha256, "size_bytes": size_bytes, "state": State.RECEIVED, "mail_id": fit_or_none(message_id, 255)}
    duplicate = False
    try:
        number = await _insert(conn, row)
    except IntegrityError:
        duplicate = True
        number = (await conn.execute(select(messages.c.id).where(messages.c.sha256 == sha256))).scalar_one()
    return Receipt(number, await places.add(conn, source, number), duplicate)


async def refuse(conn: AsyncConnection, source: Source, *, size_bytes: int, reason: str) -> Receipt:
    """Write a mail down that is not taken in, such as one that is too large: quarantined at once, without a blob."""
    if known := await places.find(conn, source):
        return Receipt(known[1], known[0], duplicate=True)
    row = {
        "size_bytes": size_bytes,
        "state": State.QUARANTINED,
        "reason": fit(reason, 500),
        "finished_at": database_now(),
    }
    number = await _insert(conn, row)
    try:
        return Receipt(number, await places.insert_new(conn, source, number), duplicate=False)
    except IntegrityError:  # another has refused it in this moment
        await conn.execute(delete(messages).where(messages.c.id == number))
        return await refuse(conn, source, size_bytes=size_bytes, reason=reason)


async def _insert(conn: AsyncConnection, row: dict[str, object]) -> int:
    now = database_now()
    fixed = {"attempts": 0, "not_before": now, "accepted_at": now, "flags": [], "defects": []}
    return await insert_one(conn, messages, fixed | row)


async def claim(conn: AsyncConnection, *, limit: int, lease_seconds: float, max_attempts: int) -> list[Claimed]:
    """Lease up to `limit` messages that are due, those waiting longest first; commit before working on them.

    Leases that ran out are taken back first. Several hosts may claim at once: none waits for another and no two get the
    same message. A message that was claimed `max_attempts` times without a result is quarantined instead.
    """
    await _take_back(conn, max_attempts)
    columns = (messages.c.id, messages.c.sha256, messages.c.size_bytes, messages.c.attempts, messages.c.accepted_at)
    due = (
        select(*columns)
        .where(messages.c.state == State.RECEIVED, messages.c.not_before <= database_now())
        .order_by(messages.c.not_before, messages.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = (await conn.execute(by_index(due, messages, "ix_messages_state_not_before"))).all()
    if not rows:
        return []
    lease = secrets.token_hex(16)
    numbers = [row.id for row in rows]
    until = database_now(lease_seconds)
    leased = {"state": State.PROCESSING, "attempts": messages.c.attempts + 1, "lease": lease, "lease_until": until}
    await conn.execute(update(messages).where(messages.c.id.in_(numbers)).values(**leased))
    sources = await _first_sources(conn, numbers)
    return [_claimed(row, lease, max_attempts, sources[row.id]) for row in rows]


def _claimed(row: AnyRow, lease: str, max_attempts: int, source: Source) -> Claimed:
    return Claimed(
        id=row.id,
        sha256=row.sha256,
        size_bytes=row.size_bytes,
        attempts=row.attempts + 1,
        max_attempts=max_attempts,
        lease=lease,
        accepted_at=row.accepted_at,
        source=source,
    )


async def _first_sources(conn: AsyncConnection, numbers: Sequence[int]) -> dict[int, Source]:
    a = arrivals.c
    rows = await conn.execute(
        select(a.message_id, a.door, a.mailbox, a.folder, a.uid_validity, a.uid, a.name)
        .where(a.message_id.in_(numbers))
        .order_by(a.id.desc())
    )
    return {row[0]: Source(*row[1:]) for row in rows}


async def _take_back(conn: AsyncConnection, max_attempts: int) -> None:
    """End the leases that ran out; SKIP LOCKED leaves one alone whose late holder is storing at this moment."""
    lapsed = (
        select(messages.c.id)
        .where(messages.c.state == State.PROCESSING, messages.c.lease_until < database_now())
        .order_by(messages.c.lease_until)
        .limit(_TAKE_BACK)
        .with_for_update(skip_locked=True)
    )
    numbers = (await conn.scalars(by_index(lapsed, messages, "ix_messages_state_lease_until"))).all()
    if numbers:
        reason = "The lease ran out at each attempt: the reader was killed or hung on this mail."
        await conn.execute(update(messages).where(messages.c.id.in_(numbers)).values(_back(max_attempts, 0.0, reason)))


def _back(max_attempts: int, retry_seconds: float, reason: str) -> dict[str, object]:
    """Give the values that end a lease without a result: waiting again, or quarantined when the attempts are spent."""
    spent = messages.c.attempts >= max_attempts
    return {
        "state": case((spent, State.QUARANTINED), else_=State.RECEIVED),
        "finished_at": case((spent, database_now()), else_=None),
        "reason": fit(reason, 500),
        "lease": None,
        "lease_until": None,
        "not_before": database_now(retry_seconds),
    }


async def finish(  # noqa: PLR0913 (the columns of one row)
    conn: AsyncConnection,
    claimed: Claimed,
    *,
    state: State,
    disposition: str | None = None,
    rule: str | None = None,
    reason: str | None = None,
    message_id: str | None = None,
    flags: Sequence[str] = (),
    defects: Sequence[Defect] = (),
    acknowledge_why: str | None = None,
    in_reply_to: int | None = None,
    duplicate_of: int | None = None,
) -> None:
    """Bring a message to a terminal state. Call it first in the transaction that stores the records: it locks the row.

    `message_id` is the header's; `in_reply_to` and `duplicate_of` are ids of this ledger; `acknowledge_why` is the rule
    by which an acknowledgement is sent or not. Raises LeaseLost, after which the transaction must be undone; ValueError
    for a state that is not terminal.
    """
    if state not in TERMINAL:
        raise ValueError(f"{state} is not a terminal state.")
    await _change(
        conn,
        claimed,
        {
            "state": state,
            "lease": None,
            "lease_until": None,
            "finished_at": database_now(),
            "disposition": None if disposition is None else fit_word(disposition, 16),
            "rule": None if rule is None else fit_word(rule, 64),
            "reason": fit_or_none(reason, 500),
            "mail_id": fit_or_none(message_id, 255),
            "flags": [fit(flag, 64) for flag in flags],
            "defects": fit_defects(defects),
            "acknowledge_why": fit_or_none(acknowledge_why, 255),
            "in_reply_to": in_reply_to,
            "duplicate_of": duplicate_of,
        },
    )


async def release(
    conn: AsyncConnection, claimed: Claimed, *, retry_seconds: float, reason: str, counted: bool = True
) -> None:
    """Give a message back unfinished, not to be claimed for `retry_seconds`; quarantined when its attempts are spent.

    With `counted` off the attempt does not count: the message was not to blame, as when we shut down. Raises LeaseLost.
    """
    values = _back(claimed.max_attempts, retry_seconds, reason)
    if not counted:
        values |= {"state": State.RECEIVED, "finished_at": None, "attempts": messages.c.attempts - 1}
    await _change(conn, claimed, values)


async def renew(conn: AsyncConnection, claimed: Claimed, lease_seconds: float) -> None:
    """Keep a lease for `lease_seconds` from now. Raises LeaseLost."""
    await _change(conn, claimed, {"lease_until": database_now(lease_seconds)})


async def _change(conn: AsyncConnection, claimed: Claimed, values: dict[str, object]) -> None:
    ours = (messages.c.id == claimed.id, messages.c.lease == claimed.lease, messages.c.state == State.PROCESSING)
    result: CursorResult[tuple[()]] = await conn.execute(update(messages).where(*ours).values(**values))
    if result.rowcount != 1:
        raise LeaseLost(f"The lease on message {claimed.id} is no longer ours.")


async def replay(conn: AsyncConnection, which: Sequence[int] | State) -> int:
    """Take messages (by id, or all of a terminal state) back to `received` and say how many those were.

    Their records stay until the new result replaces them. What was refused at the door has no bytes to read again.
    """
    chosen = messages.c.state == which if isinstance(which, State) else messages.c.id.in_(which)
    result: CursorResult[tuple[()]] = await conn.execute(
        update(messages)
        .where(chosen, messages.c.state.in_(TERMINAL), messages.c.sha256.is_not(None))
        .values(state=State.RECEIVED, attempts=0, not_before=database_now(), finished_at=None)
    )
    return result.rowcount


async def original(conn: AsyncConnection, message_ids: Sequence[str]) -> int | None:
    """Find the earliest message that one of these Message-IDs names, be it the mail itself or our answer to it."""
    if not message_ids:
        return None
    wanted = [fit(message_id, 255) for message_id in message_ids]
    direct = await conn.scalar(
        select(messages.c.id).where(messages.c.mail_id.in_(wanted)).order_by(messages.c.id).limit(1)
    )
    if direct is not None:
        return int(direct)
    answered = select(outbox.c.message_id).where(outbox.c.mail_id.in_(wanted), outbox.c.message_id.is_not(None))
    found: int | None = await conn.scalar(answered.order_by(outbox.c.message_id).limit(1))
    return found
