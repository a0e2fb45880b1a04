"""Arrivals: each mail is known by its bytes and by its place, and is moved on its server once it is done with."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import messages
from storage.database import in_transaction, transaction
from storage.messages import Source, State
from tests.integration.storage.ledger_steps import (
    accept,
    claim,
    entries,
    finish,
    imap,
    replay,
    sha256,
)


async def test_the_same_bytes_are_one_message_with_two_arrivals(store: AsyncEngine) -> None:
    """A mail that comes in twice, by whatever doors, is one message, and both arrivals are written down."""
    first = await accept(store, "mail", imap(1))
    second = await accept(store, "mail", Source("smtp"))
    assert not first.duplicate
    assert second.duplicate
    assert second.message_id == first.message_id
    assert second.arrival_id != first.arrival_id
    (entry,) = await entries(store)
    assert entry.sources == (imap(1), Source("smtp"))


async def test_the_same_place_is_the_same_arrival(store: AsyncEngine) -> None:
    """A mail that is fetched again after a crash, or a file that is ingested again, adds no arrival."""
    for source in (imap(1), Source("file", name="a/ä 😀.eml")):
        first = await accept(store, source.door, source)
        again = await accept(store, source.door, source)
        assert again.duplicate
        assert (again.message_id, again.arrival_id) == (first.message_id, first.arrival_id)


@pytest.mark.parametrize("other", [imap(2), imap(1, folder="inbox"), imap(1, uid_validity=8)])
async def test_another_place_is_another_arrival(store: AsyncEngine, other: Source) -> None:
    """UID, folder (its case matters) and UIDVALIDITY all tell two mails apart."""
    first = await accept(store, "one", imap(1))
    second = await accept(store, "two", other)
    assert second.message_id != first.message_id
    assert len(await entries(store)) == 2


async def test_other_bytes_under_a_known_uid_are_kept(store: AsyncEngine) -> None:
    """A server that gives a UID twice loses us no mail."""
    await accept(store, "one", imap(1))
    second = await accept(store, "two", imap(1))
    assert not second.duplicate
    assert {entry.sha256 for entry in await entries(store)} == {sha256("one"), sha256("two")}
    assert (await accept(store, "two", imap(1))).message_id == second.message_id


async def test_a_refused_mail_is_quarantined_with_its_reason(store: AsyncEngine) -> None:
    """What is too large has a row, a reason and no blob; refused again it is the same; it cannot be replayed."""
    receipts = [
        await in_transaction(
            store, lambda conn: messages.refuse(conn, imap(1), size_bytes=10**10, reason="too large: 10 GB")
        )
        for _ in range(2)
    ]
    assert [receipt.duplicate for receipt in receipts] == [False, True]
    (entry,) = await entries(store)
    assert (entry.state, entry.reason, entry.sha256) == (State.QUARANTINED, "too large: 10 GB", None)
    assert entry.size_bytes == 10**10
    assert await replay(store, State.QUARANTINED) == 0
    assert await claim(store) == []


async def test_known_uids_are_those_of_one_epoch(store: AsyncEngine) -> None:
    """The UIDs of another UIDVALIDITY, folder or mailbox are not known ones."""
    await accept(store, "one", imap(1))
    await accept(store, "two", imap(2, uid_validity=8))
    await accept(store, "three", imap(3, folder="Jobs"))
    await in_transaction(store, lambda conn: messages.refuse(conn, imap(4), size_bytes=9, reason="too large"))
    async with transaction(store, read_only=True) as conn:
        assert await messages.known_uids(conn, "careers", "INBOX", 7) == {1, 4}
        assert await messages.known_uids(conn, "other", "INBOX", 7) == frozenset()


async def test_only_done_mails_are_moved(store: AsyncEngine) -> None:
    """A mail may be moved on its server once its message is terminal, every arrival of it, and each only once."""
    one, two, three = [await accept(store, content, imap(uid)) for uid, content in ((1, "a"), (2, "b"), (3, "a"))]
    await accept(store, "a", Source("file", name="a.eml"))

    async def waiting() -> list[tuple[int, int, int, State]]:
        async with transaction(store, read_only=True) as conn:
            found = await messages.unsettled(conn, "careers", 10)
        assert all((arrival.folder, arrival.uid_validity) == ("INBOX", 7) for arrival in found)
        return [(arrival.id, arrival.message_id, arrival.uid, arrival.state) for arrival in found]

    assert await waiting() == []
    first, second = await claim(store)
    await finish(store, first)
    expected = [(receipt.arrival_id, one.message_id, uid, State.PROCESSED) for receipt, uid in ((one, 1), (three, 3))]
    assert await waiting() == expected
    await in_transaction(store, lambda conn: messages.settle(conn, [one.arrival_id, three.arrival_id]))
    assert await waiting() == []
    await finish(store, second, State.QUARANTINED)
    assert await waiting() == [(two.arrival_id, two.message_id, 2, State.QUARANTINED)]
    async with transaction(store, read_only=True) as conn:
        assert await messages.unsettled(conn, "another", 10) == []
