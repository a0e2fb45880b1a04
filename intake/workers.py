"""Where parsing runs: warm child processes that can be killed, each for one task at a time."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from types import TracebackType
from typing import Self

import msgspec

from intake import tessdata
from intake.config import Parsing
from intake.protocol import FRAME_BYTES, READY, Reply, Setup, Task, frame
from parsers.errors import VocabularyError
from parsers.records import Application, Limits, Posting

# A reply carries the lines of the documents of one mail; text is cut at 2 M characters a document before.
MAX_REPLY_BYTES = 32 * 1024 * 1024
# Tika recycles after 10,000 files; a fresh child costs half a second, so a thousand hides it well.
TASKS_PER_CHILD = 1000
# A child loads the vocabulary and the document libraries first; on a busy machine that takes seconds.
START_SECONDS = 60.0
# Of the time of a mail that reading its pictures may take; the rest is for everything else.
OCR_SHARE = 0.7
# What a child may see of our environment: nothing that holds a secret.
CHILD_ENVIRONMENT = {"LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}


class ParseFailed(Exception):
    """No result: the parser took too long, died, or raised. reason: a short code for the ledger."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class Child:
    """One child process and how many tasks it has done."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.tasks = 0

    async def send(self, content: bytes) -> None:
        """Write one frame. Raises ConnectionError where the child is gone."""
        assert self.process.stdin is not None  # noqa: S101 - opened with a pipe
        self.process.stdin.write(frame(content))
        await self.process.stdin.drain()

    async def receive(self) -> bytes:
        """Read one frame. Raises IncompleteReadError where the child died, ParseFailed where the frame is too large."""
        assert self.process.stdout is not None  # noqa: S101 - opened with a pipe
        size = int.from_bytes(await self.process.stdout.readexactly(FRAME_BYTES), "big")
        if size > MAX_REPLY_BYTES:
            raise ParseFailed("reply_limit", f"the parser's reply of {size} bytes is over the limit")
        return await self.process.stdout.readexactly(size)

    async def kill(self) -> None:
        """End the child and whatever it started: they share its process group."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        await self.process.wait()


class Workers:
    """A pool of children; an async context manager. Children start on first use and stay warm."""

    def __init__(self, settings: Parsing, postings: tuple[Posting, ...], limits: Limits) -> None:
        self.count = settings.workers or os.cpu_count() or 1
        self._wall_seconds = settings.wall_seconds
        self.tessdata = tessdata.folder(settings.tessdata)
        self._setup = msgspec.msgpack.encode(
            Setup(
                postings=postings,
                limits=limits,
                memory_bytes=settings.memory_bytes,
                tessdata=self.tessdata,
                ocr_seconds=OCR_SHARE * settings.wall_seconds,
            )
        )
        self._places = asyncio.Semaphore(self.count)
        self._idle: list[Child] = []
        self._replies = msgspec.msgpack.Decoder(Reply)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._idle:
            await self._idle.pop().kill()

    async def warm(self) -> None:
        """Start one child now, so that a broken installation shows at the start.

        Raises ParseFailed, and VocabularyError where a file of the vocabulary is wrong.
        """
        async with self._places:
            self._idle.append(await self._start())

    async def parse(self, task: Task) -> Application:
        """Parse in a child. Raises ParseFailed; a child that failed is killed and never used again."""
        async with self._places, self._child() as child:
            try:
                async with asyncio.timeout(self._wall_seconds):
                    await child.send(msgspec.msgpack.encode(task))
                    reply = self._replies.decode(await child.receive())
            except TimeoutError:
                raise ParseFailed("timeout", f"no result after {self._wall_seconds:g} s") from None
            except (ConnectionError, asyncio.IncompleteReadError):
                status = await child.process.wait()
                raise ParseFailed("crashed", f"the parser's process ended with status {status}") from None
            except msgspec.DecodeError:
                raise ParseFailed("garbled", "the parser's reply could not be read") from None
        if reply.failure:
            raise ParseFailed("parser_fault", f"{reply.failure.error} at {reply.failure.place}")
        if reply.application is None:
            raise ParseFailed("garbled", "the parser's reply was empty")
        return reply.application

    @contextlib.asynccontextmanager
    async def _child(self) -> AsyncIterator[Child]:
        try:
            child = self._idle.pop() if self._idle else await self._start()
        except VocabularyError as error:  # it was changed while others were at work; the mail is not to blame
            raise ParseFailed("no_parser", str(error)) from None
        try:
            yield child
        except BaseException:
            await child.kill()
            raise
        child.tasks += 1
        if child.tasks < TASKS_PER_CHILD:
            self._idle.append(child)
        else:
            await child.kill()

    async def _start(self) -> Child:
        # -I: neither PYTHON* variables nor the working directory decide what the child imports.
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-I", "-m", "intake.worker"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=CHILD_ENVIRONMENT,
            start_new_session=True,
        )
        child = Child(process)
        try:
            async with asyncio.timeout(START_SECONDS):
                await child.send(self._setup)
                told = await child.receive()
        except (ConnectionError, asyncio.IncompleteReadError, TimeoutError):
            await child.kill()
            raise ParseFailed("no_parser", "a parser process does not start; see `python -m intake.worker`") from None
        if told != READY:
            await child.kill()
            raise VocabularyError(told.decode())
        return child
