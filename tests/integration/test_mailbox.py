"""The IMAP door on a real Dovecot."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from intake.accept import Acceptance
from intake.config import Config, Mailbox, Storage
from intake.imap import MailboxRefused, MailboxUnavailable, Session, Waiting, batches
from intake.mailbox import Door
from intake.store import Store, open_store
from parsers.records import Limits
from storage import database, messages
from storage.messages import State
from tests.servers.dovecot import Dovecot

MAIL = b"From: a@example.org\r\nSubject: %d\r\nMessage-ID: <%d@example.org>\r\n\r\nHello\r\n"


def mail(number: int) -> bytes:
    """Make a small mail."""
    return MAIL % (number, number)


def settings(server: Dovecot, **changes: object) -> Mailbox:
    """Configure the mailbox of a server."""
    plain = Mailbox(host=server.host, port=server.port, security="none", user=server.user, password=server.password)
    return replace(plain, poll_seconds=0.2, **changes)  # type: ignore[arg-type] # fields of the record


@asynccontextmanager
async def open_door(folder: Path, mailbox: Mailbox, limits: Limits | None = None) -> AsyncIterator[tuple[Door, Store]]:
    """Open a door on a store in a folder."""
    url = f"sqlite+aiosqlite:///{folder}/intake.sqlite3"
    async with open_store(Storage(url=url, blobs=str(folder / "blobs"))) as store:
        acceptance = Acceptance(store.engine, store.blobs, limits or Config().limits)
        yield Door("careers", mailbox, acceptance, store.engine), store


async def finish(store: Store, state: State) -> None:
    """Bring every waiting message to a state, as the runner does."""
    async with database.transaction(store.engine) as conn:
        for claimed in await messages.claim(conn, limit=100, lease_seconds=60, max_attempts=3):
            await messages.finish(conn, claimed, state=state)


async def test_new_mail_is_accepted_once_and_left_untouched(dovecot: Dovecot, tmp_path: Path) -> None:
    """A second look finds nothing new; neither look changes a flag or moves a mail."""
    dovecot.append(mail(1), mail(2))
    async with open_door(tmp_path, settings(dovecot)) as (door, store):
        session = await asyncio.to_thread(Session, "careers", settings(dovecot))
        assert await door.collect(session, asyncio.Event()) == 2
        assert await door.collect(session, asyncio.Event()) == 0
        async with database.transaction(store.engine) as conn:
            ledger = await messages.counts(conn)
            (entry, _) = await messages.listing(conn)
        session.close()
    assert (ledger.accepted, ledger.waiting, ledger.unaccounted) == (2, 2, 0)
    assert store.blobs.get(entry.sha256 or "") == mail(2)
    assert dovecot.flags() == {1: frozenset(), 2: frozenset()}


@pytest.mark.parametrize(
    ("state", "folder"),
    [(State.PROCESSED, "Processed"), (State.IGNORED, "Ignored"), (State.QUARANTINED, "Quarantined")],
)
async def test_mail_that_is_done_is_moved_to_the_folder_of_its_state(
    dovecot: Dovecot, tmp_path: Path, state: State, folder: str
) -> None:
    """The folder is made when missing, and what the ledger knows as moved is not moved again."""
    dovecot.append(mail(1))
    async with open_door(tmp_path, settings(dovecot)) as (door, store):
        session = await asyncio.to_thread(Session, "careers", settings(dovecot))
        await door.collect(session, asyncio.Event())
        assert await door.settle(session) == 0
        await finish(store, state)
        assert await door.settle(session) == 1
        assert await door.settle(session) == 0
        session.close()
    assert dovecot.folders() == {"INBOX": 0, folder: 1}
    assert dovecot.mails(folder) == {1: mail(1)}


async def test_a_mail_too_large_is_recorded_by_its_size_alone(dovecot: Dovecot, tmp_path: Path) -> None:
    """It ends quarantined with the reason and moved aside; the mails around it are taken in."""
    dovecot.append(mail(1), mail(2) + b"x" * 5000, mail(3))
    async with open_door(tmp_path, settings(dovecot), Limits(message_bytes=1000)) as (door, store):
        session = await asyncio.to_thread(Session, "careers", settings(dovecot))
        assert await door.collect(session, asyncio.Event()) == 3
        await door.settle(session)
        async with database.transaction(store.engine) as conn:
            ledger = await messages.counts(conn)
            (entry,) = await messages.listing(conn, state=State.QUARANTINED)
        session.close()
    assert (ledger.accepted, ledger.waiting, ledger.quarantined) == (3, 2, 1)
    assert "too_large" in (entry.reason or "")
    assert dovecot.folders() == {"INBOX": 2, "Quarantined": 1}


async def test_a_new_uidvalidity_brings_no_mail_twice(dovecot: Dovecot, tmp_path: Path) -> None:
    """Mails seen again under new UIDs are recognised by their bytes and still moved when they are done."""
    dovecot.append(mail(1), mail(2))
    async with open_door(tmp_path, settings(dovecot)) as (door, store):
        session = await asyncio.to_thread(Session, "careers", settings(dovecot))
        await door.collect(session, asyncio.Event())
        session.close()
        dovecot.set_uidvalidity(4242)
        session = await asyncio.to_thread(Session, "careers", settings(dovecot))
        await door.collect(session, asyncio.Event())
        await finish(store, State.PROCESSED)
        assert await door.settle(session) == 2
        async with database.transaction(store.engine) as conn:
            ledger = await messages.counts(conn)
        session.close()
    assert (ledger.accepted, ledger.arrivals) == (2, 4)
    assert dovecot.folders() == {"INBOX": 0, "Processed": 2}


async def test_a_mail_that_vanishes_between_two_commands_is_no_error(dovecot: Dovecot) -> None:
    """A UID expunged by somebody else is left out of sizes, bodies and moves."""
    dovecot.append(mail(1), mail(2))
    session = await asyncio.to_thread(Session, "careers", settings(dovecot))
    session.select()
    with dovecot.client() as other:
        other.select_folder("INBOX")
        other.delete_messages([1])
        other.expunge()
    assert session.bodies([1, 2]) == {2: mail(2)}
    session.move([1, 2], "Processed")
    session.close()
    assert dovecot.folders() == {"INBOX": 0, "Processed": 1}


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_the_connection_is_encrypted_and_verified(dovecot: Dovecot, security: str) -> None:
    """IMAPS and STARTTLS work with the right authority, and fail without it."""
    port = dovecot.tls_port if security == "tls" else dovecot.port
    trusted = settings(dovecot, security=security, port=port, host="localhost", ca_file=str(dovecot.ca_file))
    Session("careers", trusted).close()
    with pytest.raises(MailboxUnavailable, match="certificate"):
        Session("careers", replace(trusted, ca_file=""))


def test_a_refused_login_is_told_from_a_server_that_is_away(dovecot: Dovecot) -> None:
    """The first needs a person, the second only time."""
    with pytest.raises(MailboxRefused):
        Session("careers", settings(dovecot, password="wrong"))
    dovecot.kill()
    with pytest.raises(MailboxUnavailable):
        Session("careers", settings(dovecot))


def test_imaplib_is_kept_from_formatting_every_literal(dovecot: Dovecot) -> None:
    """The debug level of imapclient, which makes a fetch three times slower, is off."""
    session = Session("careers", settings(dovecot))
    assert session._client._imap.debug == 0
    session.close()


async def test_the_door_outlives_its_server(dovecot: Dovecot, tmp_path: Path) -> None:
    """After a cut connection and a restart the door goes on by itself, and no mail is missed."""
    dovecot.append(mail(1))
    async with open_door(tmp_path, settings(dovecot)) as (door, store):
        stop, new = asyncio.Event(), asyncio.Event()
        watching = asyncio.create_task(door.watch(stop, new.set))
        await asyncio.wait_for(new.wait(), 20)
        await asyncio.to_thread(dovecot.restart)
        await asyncio.to_thread(dovecot.append, mail(2))
        new.clear()
        await asyncio.wait_for(new.wait(), 20)
        stop.set()
        await watching
        async with database.transaction(store.engine) as conn:
            assert (await messages.counts(conn)).accepted == 2


async def test_a_server_that_goes_silent_does_not_hold_up_the_stop(
    dovecot: Dovecot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command in hand is cut off after a grace, long before its own timeout of a minute."""
    monkeypatch.setattr("intake.mailbox.GRACE_SECONDS", 0.2)
    dovecot.append(mail(1))
    async with open_door(tmp_path, settings(dovecot)) as (door, _store):
        stop, new = asyncio.Event(), asyncio.Event()
        watching = asyncio.create_task(door.watch(stop, new.set))
        await asyncio.wait_for(new.wait(), 20)
        dovecot.pause()
        door.wake.set()
        await asyncio.sleep(0.5)
        started = asyncio.get_running_loop().time()
        stop.set()
        await watching
        assert asyncio.get_running_loop().time() - started < 20


def test_batches_are_bounded_by_bytes_and_number() -> None:
    """One fetch answers with a bounded amount, but for a single larger mail; the order stays."""
    large = [Waiting(uid=uid, size_bytes=3 * 1024 * 1024) for uid in range(1, 6)]
    assert [[each.uid for each in batch] for batch in batches(large)] == [[1, 2], [3, 4], [5]]
    small = [Waiting(uid=uid, size_bytes=10) for uid in range(1, 102)]
    assert [len(batch) for batch in batches(small)] == [50, 50, 1]
    assert list(batches([])) == []
