"""Several daemons on one database: they share the work, and none sees or does what another has in hand."""

import asyncio

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from parsers.records import Applicant, Application, Claim, Disposition, Skill
from storage import applicants, messages
from storage.database import in_transaction, open_engine, transaction
from storage.errors import LeaseLost
from storage.messages import Receipt, State
from storage.schema import applications, arrivals, skills
from tests.integration.storage.ledger_steps import accept, claim, claim_one, end_leases, finish, imap, states

MESSAGES = 40


async def test_no_two_claimers_get_the_same_message(store: AsyncEngine) -> None:
    """Four claimers at once take every message, each exactly once."""
    numbers = [(await accept(store, str(n))).message_id for n in range(MESSAGES)]

    async def work() -> list[int]:
        mine: list[int] = []
        while batch := await claim(store, limit=3):
            mine += [claimed.id for claimed in batch]
        return mine

    taken = await asyncio.gather(*(work() for _ in range(4)))
    assert sorted(number for mine in taken for number in mine) == numbers


@pytest.mark.parametrize("store_url", ["mariadb", "mysql"], indirect=True)  # SQLite has one writer at a time
async def test_a_claimer_does_not_wait_for_another(store: AsyncEngine) -> None:
    """While one transaction holds claimed rows, another gets the next ones at once."""
    numbers = [(await accept(store, str(n))).message_id for n in range(4)]
    async with transaction(store) as conn:
        held = await messages.claim(conn, limit=2, lease_seconds=60, max_attempts=3)
        others = await asyncio.wait_for(claim(store, limit=2), timeout=2)
    assert [claimed.id for claimed in held + others] == numbers


@pytest.mark.parametrize("store_url", ["mariadb", "mysql"], indirect=True)  # SQLite has one writer at a time
async def test_a_lease_is_not_taken_from_one_who_is_storing(store: AsyncEngine) -> None:
    """A result that is being written at the moment its lease runs out wins over the next claim."""
    await accept(store, "mail")
    claimed = await claim_one(store)
    await end_leases(store)
    async with transaction(store) as conn:
        await messages.finish(conn, claimed, state=State.PROCESSED)
        assert await asyncio.wait_for(claim(store), timeout=2) == []
    assert await states(store) == {claimed.id: State.PROCESSED}


async def test_the_same_mail_accepted_at_once_is_one_message(store: AsyncEngine) -> None:
    """Two doors that take the same bytes in at the same moment make one message; of one place, one arrival too."""
    for content, places in (("two doors", [imap(1), imap(2)]), ("one place", [imap(3), imap(3)])):
        both: list[Receipt] = await asyncio.gather(*(accept(store, content, place) for place in places))
        assert len({receipt.message_id for receipt in both}) == 1
        assert sorted(receipt.duplicate for receipt in both) == [False, True]
    async with transaction(store, read_only=True) as conn:
        assert await conn.scalar(select(func.count()).select_from(arrivals)) == 3


async def test_the_same_mail_refused_at_once_is_one_message(store: AsyncEngine) -> None:
    """Refusing is as repeatable as accepting."""

    async def refuse() -> Receipt:
        return await in_transaction(store, lambda c: messages.refuse(c, imap(1), size_bytes=9, reason="too large"))

    receipts = await asyncio.gather(*(refuse() for _ in range(4)))
    assert len({(receipt.message_id, receipt.arrival_id) for receipt in receipts}) == 1
    assert len(await states(store)) == 1


async def test_mails_of_one_person_stored_at_once_make_one_applicant(store: AsyncEngine) -> None:
    """Eight mails of the same new person, saved side by side, make one applicant with one latest application."""
    for number in range(8):
        await accept(store, str(number))
    batch = await claim(store)
    person = Applicant(
        email=Claim(value="ada@example.org", evidence=()),
        skills=tuple(Skill(name=name) for name in ("Python", "MySQL", "Django", "Git")),
    )
    application = Application(disposition=Disposition.APPLICATION, rule="r", applicants=(person,))

    async def see_through(claimed: messages.Claimed) -> tuple[int, ...]:
        async def work(conn: AsyncConnection) -> tuple[int, ...]:
            await messages.finish(conn, claimed, state=State.PROCESSED)
            return await applicants.save(conn, claimed.id, application)

        return await in_transaction(store, work)

    found = await asyncio.gather(*(see_through(claimed) for claimed in batch))
    assert len(set(found)) == 1
    a = applications.c
    async with transaction(store, read_only=True) as conn:
        latest = await conn.scalars(select(a.message_id).where(a.is_latest))
        assert latest.all() == [max(claimed.id for claimed in batch)]
        assert await conn.scalar(select(func.count()).select_from(skills)) == 4


async def test_two_daemons_share_one_database(store_url: str, store: AsyncEngine) -> None:
    """With leases that keep running out and results that come late, every message is finished exactly once."""
    numbers = {(await accept(store, str(n))).message_id for n in range(MESSAGES)}
    finished: list[int] = []

    async def daemon(engine: AsyncEngine, *, dies: bool) -> None:
        while len(finished) < MESSAGES:
            # An empty batch may only mean that others hold the last rows just now.
            batch = await claim(engine, limit=4, max_attempts=99)
            await asyncio.sleep(0)
            if dies:
                await end_leases(engine)
            for claimed in batch:
                await asyncio.sleep(0)
                try:
                    await finish(engine, claimed)
                except LeaseLost:
                    continue
                finished.append(claimed.id)

    other = open_engine(store_url)
    async with asyncio.timeout(60):
        await asyncio.gather(daemon(store, dies=True), daemon(other, dies=False), daemon(other, dies=True))
    await other.dispose()
    assert sorted(finished) == sorted(numbers)
    assert set((await states(store)).values()) == {State.PROCESSED}
