"""The composition root: open everything in order, run it in one TaskGroup, close in reverse on SIGTERM."""

import asyncio
import signal
from contextlib import AsyncExitStack

from sqlalchemy.ext.asyncio import AsyncConnection

from intake import imap, schedule, tessdata
from intake.accept import Acceptance
from intake.config import Config, ConfigError, secret
from intake.log import logger
from intake.mailbox import Door
from intake.pause import pause
from intake.runner import AWAY_SECONDS, Runner
from intake.sender import Sender
from intake.store import Store, open_store
from intake.workers import Workers
from storage import database, postings
from storage.errors import StoreUnavailable


class Service:
    """The daemon. `stop` may be set from outside; `run` returns after what is in hand is done."""

    def __init__(self, settings: Config) -> None:
        self.settings = settings
        self.stop = asyncio.Event()

    async def run(self) -> None:
        """Run until SIGTERM, SIGINT or `stop`. Raises ConfigError or SchemaMismatch where it can't start."""
        self._check()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop, number)
        try:
            async with AsyncExitStack() as stack:
                store = await self._open_store(stack)
                if store:
                    await self._serve(stack, store)
        finally:
            for number in (signal.SIGTERM, signal.SIGINT):
                loop.remove_signal_handler(number)

    def _check(self) -> None:
        if not self.settings.mailboxes:
            raise ConfigError("there is no mailbox to watch; add a table [mailboxes.careers] to the configuration")
        for name, mailbox in self.settings.mailboxes.items():
            imap.password(name, mailbox)
            imap.tls_context(mailbox.ca_file)
        named = self.settings.parsing.tessdata
        if named and not tessdata.folder(named):
            raise ConfigError(f"parsing.tessdata: {named} holds no language data that is used")
        secret(self.settings.smtp.password, self.settings.smtp.password_file, "smtp")
        imap.tls_context(self.settings.smtp.ca_file)
        schedule.trigger(self.settings.digest)

    def _stop(self, number: signal.Signals) -> None:
        logger().info("service.stopping", signal=number.name)
        self.stop.set()

    async def _open_store(self, stack: AsyncExitStack) -> Store | None:
        """Open the store, waiting for a database that is away; None where the service is stopped meanwhile."""
        away = False
        while not self.stop.is_set():
            try:
                store = await stack.enter_async_context(open_store(self.settings.storage))
                await database.in_transaction(store.engine, self._sync_postings)
            except StoreUnavailable as error:
                if not away:
                    mend = "start the database; mail stays on its server until then"
                    logger().error("store.unavailable", detail=str(error), mend=mend)
                away = True
                await pause(self.stop, seconds=AWAY_SECONDS)
            else:
                return store
        return None

    async def _sync_postings(self, conn: AsyncConnection) -> None:
        await postings.sync(conn, self.settings.posting_records())

    async def _serve(self, stack: AsyncExitStack, store: Store) -> None:
        settings = self.settings
        workers = await stack.enter_async_context(
            Workers(settings.parsing, settings.posting_records(), settings.limits)
        )
        if not workers.tessdata:
            mend = "install tesseract-ocr-script-latn and tesseract-ocr-osd, or set parsing.tessdata"
            logger().warning("ocr.missing", detail="without language data scans and pictures are not read", mend=mend)
        await workers.warm()
        acceptance = Acceptance(store.engine, store.blobs, settings.limits)
        runner = Runner(store.engine, store.blobs, workers, settings.parsing)
        sender = Sender(store, settings.smtp)
        doors = [Door(name, mailbox, acceptance, store.engine) for name, mailbox in settings.mailboxes.items()]
        stack.enter_context(schedule.digests(settings, store, sender.wake.set))

        def settle() -> None:
            for door in doors:
                door.wake.set()

        logger().info("service.started", mailboxes=list(settings.mailboxes), workers=workers.count)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(runner.run(self.stop, on_done=settle))
            tasks.create_task(sender.run(self.stop))
            for door in doors:
                tasks.create_task(door.watch(self.stop, on_new=runner.wake.set))
        logger().info("service.stopped")
