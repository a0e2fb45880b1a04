"""The ledger: nothing is lost, nothing counted twice, and each arrow of the state table leads where it says."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from parsers.records import Defect
from storage import messages
from storage.database import in_transaction, transaction
from storage.errors import LeaseLost
from storage.messages import Source, State
from tests.integration.storage.ledger_steps import (
    accept,
    claim,
    claim_one,
    end_leases,
    entries,
    finish,
    imap,
    release,
    replay,
    sha256,
    states,
)


async def test_the_oldest_are_claimed_first(store: AsyncEngine) -> None:
    """Messages are worked on in the order in which they came in."""
    numbers = [(await accept(store, str(n))).message_id for n in range(5)]
    claimed = await claim(store, limit=3) + await claim(store, limit=3)
    assert [one.id for one in claimed] == numbers
    assert [one.attempts for one in claimed] == [1] * 5
    assert claimed[0].name == "0.eml"
    assert claimed[0].sha256 == sha256("0")
    assert abs(claimed[0].accepted_at - datetime.now(UTC)) < timedelta(minutes=5)
    assert await claim(store) == []


async def test_finished_is_finished(store: AsyncEngine) -> None:
    """A terminal state ends the lease and keeps all that triage said."""
    receipt = await accept(store, "mail")
    claimed = await claim_one(store)
    defect = Defect(code="encrypted", detail="A file is locked.", document="cv.pdf")
    await in_transaction(
        store,
        lambda conn: messages.finish(
            conn,
            claimed,
            state=State.IGNORED,
            disposition="bulk",
            rule="list_id",
            message_id="<ä😀@example.org>",
            flags=("forwarded",),
            defects=(defect,),
            acknowledge_why="bulk",
        ),
    )
    (entry,) = await entries(store, State.IGNORED)
    assert (entry.id, entry.disposition, entry.rule) == (receipt.message_id, "bulk", "list_id")
    assert (entry.message_id, entry.flags, entry.defects) == ("<ä😀@example.org>", ("forwarded",), (defect,))
    assert (entry.acknowledgement, entry.acknowledge_why) == ("none", "bulk")
    assert entry.finished_at is not None
    assert await claim(store) == []


async def test_no_name_of_a_stranger_breaks_the_ledger(store: AsyncEngine) -> None:
    """File names, flags, reasons and Message-IDs that no database can hold as they are do not lose the mail."""
    bad = "\udc82ä\x00😀\ud800" * 300
    await accept(store, "mail", Source("file", name=bad))
    claimed = await claim_one(store)
    defect = Defect(code=bad, detail=bad, document=bad)
    async with transaction(store) as conn:
        await messages.finish(
            conn,
            claimed,
            state=State.QUARANTINED,
            disposition=bad,
            rule=bad,
            reason=bad,
            message_id=bad,
            flags=(bad,),
            defects=(defect,),
            acknowledge_why=bad,
        )
        await messages.original(conn, [bad])
    (entry,) = await entries(store)
    assert entry.state is State.QUARANTINED
    assert entry.sources[0].name.startswith("?ä\x00😀?")


async def test_only_a_terminal_state_finishes(store: AsyncEngine) -> None:
    """A message cannot be finished into waiting."""
    await accept(store, "mail")
    claimed = await claim_one(store)
    with pytest.raises(ValueError, match="terminal"):
        await finish(store, claimed, State.RECEIVED)


async def test_an_expired_lease_is_given_to_another(store: AsyncEngine) -> None:
    """What a dead worker held is claimed again, and that counts as another attempt."""
    await accept(store, "mail")
    first = await claim_one(store)
    assert await claim(store) == []
    await end_leases(store)
    second = await claim_one(store)
    assert (second.id, second.attempts) == (first.id, 2)
    assert second.lease != first.lease


async def test_a_late_result_is_refused(store: AsyncEngine) -> None:
    """Who comes back after the lease went to another can neither finish, release nor renew."""
    await accept(store, "mail")
    late = await claim_one(store)
    await end_leases(store)
    now = await claim_one(store)
    with pytest.raises(LeaseLost):
        await finish(store, late, State.IGNORED)
    with pytest.raises(LeaseLost):
        await release(store, late)
    with pytest.raises(LeaseLost):
        await in_transaction(store, lambda conn: messages.renew(conn, late, 60))
    await finish(store, now)
    assert await states(store) == {now.id: State.PROCESSED}


async def test_a_result_counts_once(store: AsyncEngine) -> None:
    """A transaction that is repeated after a lost COMMIT finds its message finished."""
    await accept(store, "mail")
    claimed = await claim_one(store)
    await finish(store, claimed)
    with pytest.raises(LeaseLost):
        await finish(store, claimed)


async def test_an_overdue_result_that_nobody_else_works_on_is_taken(store: AsyncEngine) -> None:
    """Work that took too long is not thrown away as long as no other has begun it."""
    await accept(store, "mail")
    claimed = await claim_one(store)
    await end_leases(store)
    await finish(store, claimed)
    assert await states(store) == {claimed.id: State.PROCESSED}


async def test_a_renewed_lease_holds(store: AsyncEngine) -> None:
    """A worker that is still at it keeps its message."""
    await accept(store, "mail")
    claimed = await claim_one(store)
    await end_leases(store)
    await in_transaction(store, lambda conn: messages.renew(conn, claimed, 60))
    assert await claim(store) == []


async def test_a_released_message_waits_for_its_retry(store: AsyncEngine) -> None:
    """It is not claimed before its time, and then it is."""
    await accept(store, "mail")
    await release(store, await claim_one(store), retry_seconds=3600)
    assert await claim(store) == []
    (entry,) = await entries(store)
    assert (entry.state, entry.reason, entry.attempts) == (State.RECEIVED, "limit: time", 1)
    async with store.begin() as conn:
        await conn.exec_driver_sql("UPDATE messages SET not_before = '2001-01-01 00:00:00.000000'")
    assert (await claim_one(store)).attempts == 2


async def test_a_retry_lets_others_pass(store: AsyncEngine) -> None:
    """A mail that fails does not stand in front of the line."""
    poison = (await accept(store, "poison")).message_id
    other = (await accept(store, "other")).message_id
    (first,) = await claim(store, limit=1)
    assert first.id == poison
    await release(store, first, retry_seconds=0.001)
    assert [claimed.id for claimed in await claim(store, limit=1)] == [other]


@pytest.mark.parametrize("end", ["release", "expiry"])
async def test_spent_attempts_quarantine(store: AsyncEngine, end: str) -> None:
    """After three attempts, failed or died, a message is set aside with the reason, and is claimed no more."""
    receipt = await accept(store, "mail")
    for attempt in (1, 2, 3):
        claimed = await claim_one(store)
        assert claimed.attempts == attempt
        if end == "release":
            await release(store, claimed)
        else:
            await end_leases(store)
    assert await claim(store) == []
    (entry,) = await entries(store)
    assert (entry.id, entry.state) == (receipt.message_id, State.QUARANTINED)
    assert entry.reason
    assert entry.finished_at is not None


async def test_an_attempt_that_does_not_count_is_not_spent(store: AsyncEngine) -> None:
    """A message that is given back because we shut down has its attempts left."""
    await accept(store, "mail")
    for _ in range(5):
        claimed = await claim_one(store, max_attempts=1)
        assert claimed.attempts == 1
        await release(store, claimed, counted=False)


@pytest.mark.parametrize("state", [State.PROCESSED, State.IGNORED, State.QUARANTINED])
async def test_replay_takes_every_terminal_state_back(store: AsyncEngine, state: State) -> None:
    """A replayed message has all its attempts again; one that is waiting or in work is left alone."""
    await accept(store, "mail")
    claimed = await claim_one(store)
    assert await replay(store, [claimed.id]) == 0
    await finish(store, claimed, state)
    other = (await accept(store, "other")).message_id
    assert await replay(store, state) == 1
    assert await states(store) == {claimed.id: State.RECEIVED, other: State.RECEIVED}
    assert {one.id: one.attempts for one in await claim(store)} == {claimed.id: 1, other: 1}


async def test_the_ledger_balances_at_every_step(store: AsyncEngine) -> None:
    """Accepted = processed + ignored + quarantined + waiting, whatever has happened so far."""

    async def figures() -> tuple[int, ...]:
        async with transaction(store, read_only=True) as conn:
            ledger = await messages.counts(conn)
        assert ledger.unaccounted == 0
        return (ledger.accepted, ledger.waiting, ledger.processed, ledger.ignored, ledger.quarantined, ledger.arrivals)

    assert await figures() == (0, 0, 0, 0, 0, 0)
    for number in range(4):
        await accept(store, str(number), imap(number))
    await accept(store, "0", imap(99))
    assert await figures() == (4, 4, 0, 0, 0, 5)
    first, second, third, fourth = await claim(store, max_attempts=1)
    assert await figures() == (4, 4, 0, 0, 0, 5)
    await finish(store, first)
    await finish(store, second, State.IGNORED)
    await release(store, third)
    assert await figures() == (4, 1, 1, 1, 1, 5)
    await release(store, fourth, counted=False)
    await replay(store, [first.id])
    await in_transaction(store, lambda conn: messages.refuse(conn, imap(5), size_bytes=9, reason="too large"))
    assert await figures() == (5, 2, 0, 1, 2, 6)


async def test_books_that_do_not_balance_are_seen(store: AsyncEngine) -> None:
    """A message whose row was damaged shows as unaccounted."""
    await accept(store, "mail")
    async with store.begin() as conn:
        await conn.exec_driver_sql("UPDATE messages SET state = 'lost'")
    async with transaction(store, read_only=True) as conn:
        assert (await messages.counts(conn)).unaccounted == 1


async def test_replies_find_what_they_answer(store: AsyncEngine) -> None:
    """A Message-ID leads to the earliest message that has it, and to none where nobody has."""
    for content in ("one", "two"):
        await accept(store, content)
    for claimed in await claim(store):
        async with transaction(store) as conn:
            await messages.finish(conn, claimed, state=State.PROCESSED, message_id="<a@example.org>")
    async with transaction(store, read_only=True) as conn:
        ids = sorted(await states(store))
        assert await messages.original(conn, ["<b@example.org>", "<a@example.org>"]) == ids[0]
        assert await messages.original(conn, ["<A@example.org>"]) is None
        assert await messages.original(conn, []) is None


async def test_long_ledgers_are_listed_whole_and_newest_first(store: AsyncEngine) -> None:
    """A listing beyond one chunk of ids misses nothing, and a limit keeps the newest."""

    async def many(conn: AsyncConnection) -> list[int]:
        return [
            (await messages.accept(conn, Source("smtp"), sha256=sha256(str(n)), size_bytes=n)).message_id
            for n in range(620)
        ]

    numbers = await in_transaction(store, many)
    listed = await entries(store)
    assert [entry.id for entry in listed] == sorted(numbers, reverse=True)
    assert all(entry.sources == (Source("smtp"),) for entry in listed)
    async with transaction(store, read_only=True) as conn:
        assert [entry.id for entry in await messages.listing(conn, limit=2)] == sorted(numbers)[:-3:-1]
