"""What the tests of the ledger do again and again, each in a transaction of its own."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import messages
from storage.database import in_transaction
from storage.messages import Claimed, Entry, Receipt, Source, State


def sha256(content: str) -> str:
    """Hash a mail."""
    return hashlib.sha256(content.encode()).hexdigest()


def imap(uid: int, *, folder: str = "INBOX", uid_validity: int = 7) -> Source:
    """Give the place of a mail in the mailbox `careers`."""
    return Source("imap", "careers", folder, uid_validity, uid)


async def accept(engine: AsyncEngine, content: str, source: Source | None = None) -> Receipt:
    """Accept a mail, by default from a file of a name of its own."""
    place = source or Source("file", name=f"{content}.eml")
    return await in_transaction(
        engine, lambda conn: messages.accept(conn, place, sha256=sha256(content), size_bytes=len(content))
    )


async def claim(
    engine: AsyncEngine, limit: int = 10, *, lease_seconds: float = 60.0, max_attempts: int = 3
) -> list[Claimed]:
    """Claim what is due."""
    return await in_transaction(
        engine,
        lambda conn: messages.claim(conn, limit=limit, lease_seconds=lease_seconds, max_attempts=max_attempts),
    )


async def claim_one(engine: AsyncEngine, *, lease_seconds: float = 60.0, max_attempts: int = 3) -> Claimed:
    """Claim the only message there is to claim."""
    (claimed,) = await claim(engine, lease_seconds=lease_seconds, max_attempts=max_attempts)
    return claimed


async def finish(engine: AsyncEngine, claimed: Claimed, state: State = State.PROCESSED) -> None:
    """Finish a message."""
    await in_transaction(
        engine, lambda conn: messages.finish(conn, claimed, state=state, disposition="application", rule="r")
    )


async def release(engine: AsyncEngine, claimed: Claimed, *, retry_seconds: float = 0.0, counted: bool = True) -> None:
    """Give a message back."""
    await in_transaction(
        engine,
        lambda conn: messages.release(
            conn, claimed, retry_seconds=retry_seconds, reason="limit: time", counted=counted
        ),
    )


async def replay(engine: AsyncEngine, which: Sequence[int] | State) -> int:
    """Take messages back."""
    return await in_transaction(engine, lambda conn: messages.replay(conn, which))


async def entries(engine: AsyncEngine, state: State | None = None) -> list[Entry]:
    """List the ledger."""
    return await in_transaction(engine, lambda conn: messages.listing(conn, state=state))


async def states(engine: AsyncEngine) -> dict[int, State]:
    """Give the state of each message."""
    return {entry.id: entry.state for entry in await entries(engine)}


async def end_leases(engine: AsyncEngine) -> None:
    """Let every lease have run out a while ago, as if its holder had died."""
    async with engine.begin() as conn:
        await conn.execute(
            text("UPDATE messages SET lease_until = '2001-01-01 00:00:00.000000' WHERE lease IS NOT NULL")
        )
