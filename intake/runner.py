"""The loop: claim, parse, store; what fails is set aside with its reason, and the line goes on."""

import asyncio
import time
from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from intake.config import Parsing
from intake.failpoint import reach
from intake.log import logger
from intake.pause import pause
from intake.protocol import Task
from intake.workers import ParseFailed, Workers
from parsers.records import Application, Disposition
from parsers.triage import must_be_looked_at
from storage import applicants, database, messages
from storage.blobs import BlobDamaged, BlobMissing, Blobs
from storage.errors import LeaseLost, StoreUnavailable
from storage.messages import Claimed, State

# How long the loop rests when nothing waits; mail accepted in this process wakes it at once, so this is for mail that
# another process accepted and for leases that ran out.
IDLE_SECONDS = 2.0
# How long it rests when the store is away.
AWAY_SECONDS = 5.0


class Runner:
    """Takes messages from the ledger through the parser into the store."""

    def __init__(self, engine: AsyncEngine, blobs: Blobs, workers: Workers, settings: Parsing) -> None:
        self._engine = engine
        self._blobs = blobs
        self._workers = workers
        self._settings = settings
        self._store_away = False
        self.wake = asyncio.Event()

    async def run(self, stop: asyncio.Event, on_done: Callable[[], None] = lambda: None) -> None:
        """Work until `stop` is set, finishing what is in hand; `on_done` is called after each batch."""
        while not stop.is_set():
            if await self.step():
                on_done()
                continue
            self.wake.clear()
            await pause(stop, self.wake, seconds=AWAY_SECONDS if self._store_away else IDLE_SECONDS)

    async def step(self) -> int:
        """Take one batch and see it through; return how many messages were in it, 0 also when the store is away."""
        try:
            batch = await database.in_transaction(
                self._engine,
                lambda conn: messages.claim(
                    conn,
                    limit=2 * self._workers.count,
                    lease_seconds=self._settings.lease_seconds,
                    max_attempts=self._settings.max_attempts,
                ),
            )
        except StoreUnavailable as error:
            self._note_store(away=True, detail=str(error))
            return 0
        self._note_store(away=False)
        await asyncio.gather(*(self._see_through(claimed) for claimed in batch))
        return len(batch)

    def _note_store(self, *, away: bool, detail: str = "") -> None:
        if away and not self._store_away:
            logger().error("store.unavailable", detail=detail, mend="start the database; no mail is lost meanwhile")
        elif self._store_away and not away:
            logger().info("store.available")
        self._store_away = away

    async def _see_through(self, claimed: Claimed) -> None:
        """Parse and store one message. One of the two places where every exception is caught: the loop never dies."""
        try:
            await self._process(claimed)
        except ParseFailed as failure:
            await self._set_aside(claimed, failure.reason, failure.detail, counted=failure.reason != "no_parser")
        except (BlobMissing, BlobDamaged) as error:
            await self._set_aside(claimed, "blob", str(error))
        except OSError as error:
            # The disk or the system is to blame, not the mail.
            await self._set_aside(claimed, "system", str(error.strerror or error), counted=False)
        except LeaseLost:
            logger().warning("message.lease_lost", message=claimed.id)
        except StoreUnavailable as error:
            self._note_store(away=True, detail=str(error))
        except Exception as error:  # noqa: BLE001 - the runner's loop: one message never stops the line
            await self._set_aside(claimed, "internal_fault", type(error).__name__)

    async def _process(self, claimed: Claimed) -> None:
        started = time.monotonic()
        raw = await asyncio.to_thread(self._blobs.get, claimed.sha256)
        parsed = await self._workers.parse(
            Task(kind="mail", content=raw, as_of=claimed.accepted_at.date(), name=claimed.name)
        )
        reach("parsed")
        milliseconds = round((time.monotonic() - started) * 1000)
        state, reason = outcome(parsed)
        people: tuple[int, ...] = ()

        async def store(conn: AsyncConnection) -> None:
            nonlocal people
            # First, since it takes the lock of the row: a lost lease ends the transaction before anything is written.
            await messages.finish(
                conn,
                claimed,
                state=state,
                disposition=parsed.disposition,
                rule=parsed.rule,
                reason=reason,
                message_id=parsed.message_id,
                flags=parsed.flags,
                defects=parsed.defects,
            )
            people = await applicants.save(conn, claimed.id, parsed)

        await database.in_transaction(self._engine, store)
        reach("stored")
        logger().info(
            "message.processed",
            message=claimed.id,
            state=state,
            disposition=parsed.disposition,
            rule=parsed.rule,
            applicants=list(people),
            documents=len(parsed.documents),
            unreadable=sum(not document.readable for document in parsed.documents),
            defects=sorted({defect.code for document in parsed.documents for defect in document.defects}),
            attempts=claimed.attempts,
            parse_ms=milliseconds,
        )

    async def _set_aside(self, claimed: Claimed, code: str, detail: str, *, counted: bool = True) -> None:
        """Give the message back for another try, or quarantine it when its tries are spent.

        A try is not counted where the mail was not to blame.
        """
        wait_seconds = self._settings.retry_seconds * 2 ** (claimed.attempts - 1)
        spent = counted and claimed.attempts >= self._settings.max_attempts
        try:
            await database.in_transaction(
                self._engine,
                lambda conn: messages.release(
                    conn,
                    claimed,
                    retry_seconds=wait_seconds,
                    reason=f"{code}: {detail}",
                    counted=counted,
                ),
            )
        except (StoreUnavailable, LeaseLost):
            logger().warning("message.release_failed", message=claimed.id, reason=code)
            return
        if spent:
            mend = f"look at it, then `intake replay {claimed.id}`"
            logger().error("message.quarantined", message=claimed.id, reason=code, detail=detail, mend=mend)
        else:
            logger().warning(
                "message.set_aside", message=claimed.id, reason=code, detail=detail, retry_seconds=wait_seconds
            )


def outcome(parsed: Application) -> tuple[State, str | None]:
    """Choose the terminal state of a message that was parsed, and the reason to keep."""
    reason = must_be_looked_at(parsed)
    if reason:
        return State.QUARANTINED, reason
    if parsed.disposition in {Disposition.APPLICATION, Disposition.FOLLOW_UP}:
        return State.PROCESSED, None
    return State.IGNORED, f"triage: {parsed.rule}"
