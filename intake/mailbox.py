"""The IMAP door: accept what is new, then move on the server what is done. Poll by UID within UIDVALIDITY.

Order (RFC 9051 knows no transaction across server and store): blob and ledger row are committed before anything is
changed on the server, and a move is repeated until the ledger says it was made. A crash in between makes a mail that
is seen again and recognised by (mailbox, folder, UIDVALIDITY, UID).
"""

import asyncio
import contextlib
import random
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from sqlalchemy.ext.asyncio import AsyncEngine

from intake.accept import Acceptance
from intake.config import ConfigError, Mailbox
from intake.failpoint import reach
from intake.imap import MailboxRefused, MailboxUnavailable, Session, batches
from intake.log import logger
from intake.pause import pause
from storage import database, messages
from storage.errors import StoreUnavailable
from storage.messages import Arrival, Source, State

P = ParamSpec("P")
T = TypeVar("T")

# Back-off after a failure: doubled from the first to the last, with jitter so that daemons do not come back together.
FIRST_RETRY_SECONDS = 1.0
LAST_RETRY_SECONDS = 300.0
# How long a command may go on after the service was told to stop; systemd kills after 90 s.
GRACE_SECONDS = 10.0
# Moves made between two looks for new mail.
SETTLE_MAILS = 1000


class Door:
    """Watches one mailbox. It has a thread of its own, since the IMAP client blocks."""

    def __init__(self, name: str, settings: Mailbox, acceptance: Acceptance, engine: AsyncEngine) -> None:
        self.name = name
        self.wake = asyncio.Event()
        self._settings = settings
        self._acceptance = acceptance
        self._engine = engine
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=f"imap-{name}")
        self._failures = 0

    async def watch(self, stop: asyncio.Event, on_new: Callable[[], None]) -> None:
        """Connect, work, wait, and connect again after a failure, until `stop` is set."""
        with self._thread:
            while not stop.is_set():
                try:
                    await self._watch_connected(stop, on_new)
                except (MailboxRefused, ConfigError) as error:
                    mend = f"check user and password of [mailboxes.{self.name}]"
                    self._note_failure("mailbox.refused", str(error), mend)
                except OSError as error:
                    mend = "check the folder storage.blobs and its disk"
                    self._note_failure("mailbox.blobs_unavailable", str(error), mend)
                except MailboxUnavailable as error:
                    self._note_failure("mailbox.unavailable", str(error))
                except StoreUnavailable as error:
                    self._note_failure("mailbox.store_unavailable", str(error))
                if not stop.is_set():
                    await pause(stop, seconds=self._retry_seconds())

    async def _watch_connected(self, stop: asyncio.Event, on_new: Callable[[], None]) -> None:
        session = await self._call(Session, self.name, self._settings)
        cutting_off = asyncio.create_task(self._cut_off(session, stop))
        try:
            while not stop.is_set():
                self.wake.clear()
                await self.collect(session, stop, on_new)
                await self.settle(session)
                self._note_success()
                await pause(stop, self.wake, seconds=self._settings.poll_seconds)
            await self.settle(session)
        finally:
            with contextlib.suppress(asyncio.CancelledError):
                await self._call(session.close)
            cutting_off.cancel()

    async def _cut_off(self, session: Session, stop: asyncio.Event) -> None:
        """End a command that the server does not answer some time after `stop`, so that the process can end."""
        await stop.wait()
        await asyncio.sleep(GRACE_SECONDS)
        session.abort()

    async def collect(self, session: Session, stop: asyncio.Event, on_new: Callable[[], None] = lambda: None) -> int:
        """Accept every mail of the folder that the ledger does not know, oldest first; return how many.

        `on_new` is called after each batch, so that parsing begins while a large mailbox is still being taken in.
        """
        uid_validity = await self._call(session.select)
        uids = await self._call(session.uids)
        async with database.transaction(self._engine) as conn:
            known = await messages.known_uids(conn, self.name, self._settings.folder, uid_validity)
        accepted = 0
        for batch in batches(await self._call(session.sizes, [uid for uid in uids if uid not in known])):
            if stop.is_set():
                break
            fitting = {mail.uid for mail in batch if mail.size_bytes <= self._acceptance.limits.message_bytes}
            bodies = await self._call(session.bodies, sorted(fitting)) if fitting else {}
            for mail in batch:
                source = self._source(uid_validity, mail.uid)
                if mail.uid not in fitting:
                    await self._acceptance.refuse(source, mail.size_bytes)
                elif mail.uid in bodies:
                    await self._acceptance.accept(source, bodies[mail.uid])
                accepted += mail.uid not in fitting or mail.uid in bodies
            on_new()
        return accepted

    async def settle(self, session: Session) -> int:
        """Move the mails whose message has come to an end into their folders; return how many."""
        async with database.transaction(self._engine) as conn:
            waiting = await messages.unsettled(
                conn, self.name, SETTLE_MAILS, folder=self._settings.folder, uid_validity=session.uid_validity
            )
        folders: dict[str, list[Arrival]] = defaultdict(list)
        for arrival in waiting:
            # A UID of an earlier UIDVALIDITY names some other mail now, or none (RFC 9051 section 2.3.1.1).
            if arrival.uid_validity == session.uid_validity and arrival.folder == self._settings.folder:
                folders[self._target(arrival.state)].append(arrival)
        for folder, arrivals in folders.items():
            await self._call(session.move, [arrival.uid for arrival in arrivals], folder)
            reach("moved")
            ids = [arrival.id for arrival in arrivals]
            async with database.transaction(self._engine) as conn:
                await messages.settle(conn, ids)
            logger().info("mailbox.moved", mailbox=self.name, folder=folder, mails=len(ids))
        return sum(len(arrivals) for arrivals in folders.values())

    def _source(self, uid_validity: int, uid: int) -> Source:
        return Source(door="imap", mailbox=self.name, folder=self._settings.folder, uid_validity=uid_validity, uid=uid)

    def _target(self, state: State) -> str:
        return {
            State.PROCESSED: self._settings.processed_folder,
            State.IGNORED: self._settings.ignored_folder,
        }.get(state, self._settings.quarantined_folder)

    async def _call(self, step: Callable[P, T], *arguments: P.args, **_: P.kwargs) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, step, *arguments)

    def _note_failure(self, event: str, detail: str, mend: str = "") -> None:
        """Say it once, when it begins: a server away for a night is one line, not a thousand.

        What heals by itself is a warning; mail stays on its server meanwhile. An error says what a person must do.
        """
        self._failures += 1
        if self._failures > 1:
            return
        if mend:
            logger().error(event, mailbox=self.name, detail=detail, mend=mend)
        else:
            logger().warning(event, mailbox=self.name, detail=detail, tried_again=True)

    def _note_success(self) -> None:
        if self._failures:
            logger().info("mailbox.available", mailbox=self.name, failures=self._failures)
        self._failures = 0

    def _retry_seconds(self) -> float:
        longest = min(LAST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2.0 ** min(self._failures - 1, 12))
        return longest * random.uniform(0.5, 1.0)  # noqa: S311 - jitter is no secret
