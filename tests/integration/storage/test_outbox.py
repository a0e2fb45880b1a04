"""The outbox: rows first, mails later, each mail once."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import messages, outbox
from storage.database import in_transaction, transaction
from storage.errors import LeaseLost
from storage.outbox import Draft, Outgoing, Posted
from tests.integration.storage.ledger_steps import accept, entries

DIGEST = Draft(
    key="digest daily 2026-11-23 ä😀",
    kind="digest",
    mail_id=outbox.mail_id("digest daily 2026-11-23 ä😀", "careers.example"),
    recipients=("recruiter@example.com", "ünï@example.org"),
    subject="3 new applicants: Köln 😀",
    sha256="ab" * 32,
)


async def enqueue(engine: AsyncEngine, draft: Draft = DIGEST) -> int:
    """Write a mail down."""
    return await in_transaction(engine, lambda conn: outbox.enqueue(conn, draft))


async def due(engine: AsyncEngine, limit: int = 10, resend: tuple[str, ...] = ()) -> list[Outgoing]:
    """Lease what is due."""
    return await in_transaction(engine, lambda conn: outbox.due(conn, limit=limit, lease_seconds=60, resend=resend))


async def figures(engine: AsyncEngine) -> dict[Posted, int]:
    """Count the mails by state, without the states that have none."""
    async with transaction(engine, read_only=True) as conn:
        return {state: number for state, number in (await outbox.counts(conn)).items() if number}


async def sender_dies(engine: AsyncEngine) -> None:
    """Let every lease have run out a while ago."""
    async with engine.begin() as conn:
        await conn.execute(text("UPDATE outbox SET lease_until = '2001-01-01 00:00:00.000000' WHERE lease IS NOT NULL"))


def test_the_message_id_is_fixed_by_the_key() -> None:
    """A mail has the same Message-ID however often it is made, and no other mail has it."""
    assert outbox.mail_id("a", "careers.example") == outbox.mail_id("a", "careers.example")
    assert outbox.mail_id("a", "careers.example") != outbox.mail_id("b", "careers.example")
    assert outbox.mail_id("ä", "careers.example").endswith("@careers.example>")
    assert outbox.mail_id("ä", "careers.example").isascii()


async def test_a_key_is_one_mail(store: AsyncEngine) -> None:
    """The same draft again is the same row, also when two write it at once, and after it was sent."""
    first, second = await asyncio.gather(enqueue(store), enqueue(store))
    assert first == second
    (mail,) = await due(store)
    await in_transaction(store, lambda conn: outbox.sent(conn, mail))
    assert await enqueue(store) == first
    assert await due(store) == []
    assert await figures(store) == {Posted.SENT: 1}


async def test_a_due_mail_has_all_that_sending_needs(store: AsyncEngine) -> None:
    """It comes back as it was drafted, with emoji and all."""
    number = await enqueue(store)
    (mail,) = await due(store)
    assert (mail.id, mail.key, mail.kind, mail.mail_id) == (number, DIGEST.key, "digest", DIGEST.mail_id)
    assert (mail.recipients, mail.subject, mail.sha256) == (DIGEST.recipients, DIGEST.subject, DIGEST.sha256)
    assert mail.attempts == 1
    assert await due(store) == []
    async with transaction(store, read_only=True) as conn:
        assert await outbox.unsent(conn) == 1


async def test_no_two_senders_get_the_same_mail(store: AsyncEngine) -> None:
    """Senders at once share the mails."""
    numbers = []
    for n in range(12):
        draft = Draft(key=str(n), kind="digest", mail_id=f"<{n}@x.example>", recipients=(), subject="", sha256="")
        numbers.append(await enqueue(store, draft))
    taken = await asyncio.gather(*(due(store, limit=3) for _ in range(4)))
    more = await due(store)
    assert sorted(mail.id for mails in [*taken, more] for mail in mails) == numbers


async def test_a_failed_mail_is_due_again_after_its_wait(store: AsyncEngine) -> None:
    """A deferred mail waits for its time; one that is given up keeps the reason."""
    await enqueue(store)
    (mail,) = await due(store)
    await in_transaction(store, lambda conn: outbox.failed(conn, mail, reason="451 later", retry_seconds=3600))
    assert await due(store) == []
    async with store.begin() as conn:
        await conn.exec_driver_sql("UPDATE outbox SET not_before = '2001-01-01 00:00:00.000000'")
    (again,) = await due(store)
    assert (again.mail_id, again.attempts) == (mail.mail_id, 2)
    await in_transaction(store, lambda conn: outbox.failed(conn, again, reason="550 no such user"))
    assert await figures(store) == {Posted.FAILED: 1}
    async with transaction(store, read_only=True) as conn:
        assert await conn.scalar(text("SELECT reason FROM outbox")) == "550 no such user"
        assert await outbox.unsent(conn) == 0


@pytest.mark.parametrize(("resend", "state"), [(("digest",), Posted.SENDING), (("other",), Posted.FAILED)])
async def test_what_a_dead_sender_held_is_decided_by_its_kind(
    store: AsyncEngine, resend: tuple[str, ...], state: Posted
) -> None:
    """A digest goes out once more with its Message-ID; of an acknowledgement, rather none than two."""
    await enqueue(store)
    (mail,) = await due(store)
    await sender_dies(store)
    again = await due(store, resend=resend)
    assert [one.mail_id for one in again] == [DIGEST.mail_id] * (state is Posted.SENDING)
    assert await figures(store) == {state: 1}
    with pytest.raises(LeaseLost):
        await in_transaction(store, lambda conn: outbox.sent(conn, mail))


async def test_the_ledger_shows_the_acknowledgement(store: AsyncEngine) -> None:
    """A message shows its acknowledgement waiting and sent, and a reply to it is a reply to the message."""
    number = (await accept(store, "mail")).message_id
    draft = Draft(
        key=f"acknowledgement {number}",
        kind="acknowledgement",
        mail_id="<ack@careers.example>",
        recipients=("ada@example.org",),
        subject="Auto: we received your application",
        sha256="cd" * 32,
        message_id=number,
    )
    await enqueue(store, draft)
    assert [entry.acknowledgement for entry in await entries(store)] == ["waiting"]
    (mail,) = await due(store)
    await in_transaction(store, lambda conn: outbox.sent(conn, mail))
    assert [entry.acknowledgement for entry in await entries(store)] == ["sent"]
    async with transaction(store, read_only=True) as conn:
        assert await messages.original(conn, ["<ack@careers.example>"]) == number
