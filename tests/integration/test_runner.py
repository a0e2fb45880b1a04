"""The loop on a real store: what fails is set aside with its reason, and the line goes on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from intake.accept import Acceptance
from intake.config import Parsing, Storage
from intake.runner import Runner
from intake.store import Store, open_store
from intake.workers import Workers
from parsers.records import Limits
from storage import database, messages
from storage.ledger import Entry
from storage.messages import Source, State
from tests.mails.fifty import fifty_applications

SETTINGS = Parsing(workers=1, max_attempts=2, retry_seconds=0.001)


@asynccontextmanager
async def open_runner(folder: Path) -> AsyncIterator[tuple[Runner, Acceptance, Store]]:
    """Open a runner with one child on a store in a folder."""
    url = f"sqlite+aiosqlite:///{folder}/intake.sqlite3"
    async with (
        open_store(Storage(url=url, blobs=str(folder / "blobs"))) as store,
        Workers(SETTINGS, (), Limits()) as workers,
    ):
        acceptance = Acceptance(store.engine, store.blobs, Limits())
        yield Runner(store.engine, store.blobs, workers, SETTINGS), acceptance, store


async def listing(store: Store) -> list[Entry]:
    """Return the ledger, the first message first."""
    async with database.transaction(store.engine, read_only=True) as conn:
        return list(reversed(await messages.listing(conn)))


async def work_off(runner: Runner) -> None:
    """Step until nothing is due."""
    while await runner.step():
        pass


async def test_each_kind_of_mail_ends_in_its_state(tmp_path: Path) -> None:
    """An application is processed, a newsletter ignored with its rule, excess quarantined with its reason."""
    news = b"From: a@example.org\r\nList-Id: <news.example.org>\r\nSubject: News\r\n\r\nNews\r\n"
    excess = b"X-Filler: 1\r\n" * 5000 + b"\r\n"
    async with open_runner(tmp_path) as (runner, acceptance, store):
        for number, raw in enumerate((fifty_applications()[0].raw, news, excess)):
            await acceptance.accept(Source(door="file", name=f"{number}.eml"), raw)
        await work_off(runner)
        application, newsletter, hostile = await listing(store)
    assert (application.state, len(application.applicants)) == (State.PROCESSED, 1)
    assert (newsletter.state, newsletter.rule, newsletter.applicants) == (State.IGNORED, "list_mail", ())
    assert hostile.state is State.QUARANTINED
    assert (hostile.reason or "").startswith("mime_limit")


async def test_a_message_that_can_not_be_read_is_quarantined_after_its_tries(tmp_path: Path) -> None:
    """A missing blob is tried again, then set aside with the reason; the mail beside it is processed."""
    first, second = (mail.raw for mail in fifty_applications()[:2])
    async with open_runner(tmp_path) as (runner, acceptance, store):
        await acceptance.accept(Source(door="file", name="first.eml"), first)
        await acceptance.accept(Source(door="file", name="second.eml"), second)
        lost = (await listing(store))[0].sha256
        store.blobs.delete(lost or "")
        await work_off(runner)
        await work_off(runner)
        broken, good = await listing(store)
    assert (broken.state, broken.attempts) == (State.QUARANTINED, 2)
    assert (broken.reason or "").startswith("blob:")
    assert good.state is State.PROCESSED


async def test_a_replay_replaces_the_record(tmp_path: Path) -> None:
    """A message that is read again keeps its applicant and adds none."""
    async with open_runner(tmp_path) as (runner, acceptance, store):
        await acceptance.accept(Source(door="file", name="first.eml"), fifty_applications()[0].raw)
        await work_off(runner)
        (before,) = await listing(store)
        async with database.transaction(store.engine) as conn:
            assert await messages.replay(conn, [before.id]) == 1
        await work_off(runner)
        (after,) = await listing(store)
    assert (after.state, after.applicants) == (State.PROCESSED, before.applicants)
