"""Digests: what each subscription was shown, once."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from parsers.records import Application, Posting
from storage import applicants, digests, messages, outbox, postings
from storage.database import in_transaction, transaction
from storage.errors import AlreadyShown
from storage.messages import State
from storage.outbox import Draft
from tests.integration.storage.ledger_steps import accept, claim_one, release, replay
from tests.integration.storage.people import ADA, BOB, LOCKED, NAMELESS, PHOTO, RESUME, application


async def process(engine: AsyncEngine, content: str, read: Application) -> int:
    """See a mail through to its records and give its id."""
    await accept(engine, content)
    return await process_again(engine, read)


async def process_again(engine: AsyncEngine, read: Application) -> int:
    """See the only waiting message through."""
    claimed = await claim_one(engine)

    async def work(conn: AsyncConnection) -> None:
        await messages.finish(conn, claimed, state=State.PROCESSED, disposition=read.disposition, rule=read.rule)
        await applicants.save(conn, claimed.id, read)

    await in_transaction(engine, work)
    return claimed.id


async def new_applications(engine: AsyncEngine, subscription: str = "daily", **options: str) -> list[tuple[int, str]]:
    """Give application id and name of what the subscription was not shown."""
    async with transaction(engine, read_only=True) as conn:
        rows = await digests.pending_applications(conn, subscription, **options)  # type: ignore[arg-type]
    return [(row.application_id, row.name or "") for row in rows]


async def new_troubles(engine: AsyncEngine, subscription: str = "daily") -> list[int]:
    """Give the ids of the messages that the subscription was not shown and should be."""
    async with transaction(engine, read_only=True) as conn:
        return [entry.id for entry in await digests.pending_messages(conn, subscription)]


async def create(
    engine: AsyncEngine, shown: Sequence[int], troubles: Sequence[int] = (), subscription: str = "daily"
) -> int:
    """Make a digest."""
    return await in_transaction(engine, lambda conn: digests.create(conn, subscription, shown, message_ids=troubles))


async def test_everything_is_shown_once_to_each_subscription(store: AsyncEngine) -> None:
    """Applications are pending, oldest first, until a digest has them; each subscription is kept apart."""
    await process(store, "one", application(ADA))
    await process(store, "two", application(BOB, NAMELESS))
    pending = await new_applications(store)
    assert [name for _, name in pending] == ["Ada Lovelace-Müller 😀 \U00020bb7", "Bob Example", ""]
    await create(store, [number for number, _ in pending[:2]])
    assert await new_applications(store) == pending[2:]
    assert await new_applications(store, "weekly") == pending


async def test_a_replay_is_not_news(store: AsyncEngine) -> None:
    """An application that was shown stays shown when its mail is read again."""
    number = await process(store, "one", application(ADA))
    await create(store, [application_id for application_id, _ in await new_applications(store)])
    await replay(store, [number])
    await process_again(store, application(ADA))
    assert await new_applications(store) == []


async def test_nothing_is_shown_twice(store: AsyncEngine) -> None:
    """Of two processes that make the same digest at once, one is refused by the database and leaves nothing."""
    await process(store, "one", application(ADA))
    shown = [application_id for application_id, _ in await new_applications(store)]
    results = await asyncio.gather(create(store, shown), create(store, shown), return_exceptions=True)
    assert [type(result) for result in results if isinstance(result, BaseException)] == [AlreadyShown]
    async with transaction(store, read_only=True) as conn:
        last = await digests.last(conn)
    assert last is not None
    assert last.id in results


async def test_a_digest_of_a_posting_shows_that_posting(store: AsyncEngine) -> None:
    """Applications for another posting, or for none, are not in it."""
    configured = [Posting(id="backend", title="Backend"), Posting(id="design", title="Design")]
    await in_transaction(store, lambda conn: postings.sync(conn, configured))
    await process(store, "one", application(ADA, posting="backend"))
    await process(store, "two", application(BOB, posting="design"))
    await process(store, "three", application(NAMELESS))
    assert [name for _, name in await new_applications(store, posting="design")] == ["Bob Example"]


async def test_what_a_person_must_look_at_is_shown_once(store: AsyncEngine) -> None:
    """Quarantined mails, applications with a file that could not be read, and those that show nobody; no photo."""
    unread = await process(store, "one", application(ADA, documents=(RESUME, LOCKED)))
    await process(store, "two", application(BOB, documents=(RESUME, PHOTO)))
    nobody = await process(store, "three", application(documents=(PHOTO,)))
    await accept(store, "four")
    poison = await claim_one(store, max_attempts=1)
    await release(store, poison)
    assert await new_troubles(store) == [unread, nobody, poison.id]
    await create(store, [], [unread, poison.id])
    assert await new_troubles(store) == [nobody]
    assert await new_troubles(store, "weekly") == [unread, nobody, poison.id]
    with pytest.raises(AlreadyShown):
        await create(store, [], [poison.id])


async def test_mail_that_is_no_application_is_no_trouble(store: AsyncEngine) -> None:
    """A list mail with an unreadable attachment bothers nobody."""
    await accept(store, "one")
    claimed = await claim_one(store)

    async def work(conn: AsyncConnection) -> None:
        await messages.finish(conn, claimed, state=State.IGNORED, disposition="bulk", rule="list_id")
        await applicants.save(conn, claimed.id, application(documents=(LOCKED,)))

    await in_transaction(store, work)
    assert await new_troubles(store) == []


async def test_the_last_digest_is_known(store: AsyncEngine) -> None:
    """Its figures and whether its mail has left; an empty digest counts as one."""
    async with transaction(store, read_only=True) as conn:
        assert await digests.last(conn) is None
    await process(store, "one", application(ADA, documents=(LOCKED,)))
    shown = [application_id for application_id, _ in await new_applications(store)]
    troubles = await new_troubles(store)

    async def work(conn: AsyncConnection) -> int:
        draft = Draft(key="d", kind="digest", mail_id="<d@x.example>", recipients=(), subject="", sha256="")
        mail = await outbox.enqueue(conn, draft)
        return await digests.create(conn, "daily", shown, message_ids=troubles, outbox_id=mail)

    daily = await in_transaction(store, work)
    weekly = await create(store, [], subscription="weekly")
    async with transaction(store, read_only=True) as conn:
        last = await digests.last(conn, "daily")
        assert last is not None
        assert (last.id, last.applications, last.messages, last.state) == (daily, 1, 1, "waiting")
        newest = await digests.last(conn)
    assert newest is not None
    assert (newest.id, newest.subscription, newest.applications, newest.state) == (weekly, "weekly", 0, None)
