"""The SMTP peer: takes what the service sends and keeps it, or answers what it was told to."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType
from typing import Self

from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.servers.ports import HOST, free_port

_WAIT_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Delivery:
    """One mail as received: the envelope of RFC 5321 and the bytes."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes

    @property
    def message(self) -> EmailMessage:
        """The mail, parsed."""
        return message_from_bytes(self.content, policy=policy.default)


@dataclass
class _Handler:
    """The hooks of aiosmtpd, called in the peer's thread."""

    deliveries: list[Delivery] = field(default_factory=list)
    arrived: threading.Condition = field(default_factory=threading.Condition)
    rcpt_answer: str | None = None
    data_answer: str | None = None

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.rcpt_answer:
            return self.rcpt_answer
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.data_answer:
            return self.data_answer
        content = envelope.original_content or b""
        with self.arrived:
            self.deliveries.append(Delivery(envelope.mail_from or "", tuple(envelope.rcpt_tos), content))
            self.arrived.notify_all()
        return "250 2.0.0 kept"


class SmtpPeer:
    """A mail server on the loopback address in a thread of its own, so that tests with and without a loop can use it.

    Its limits are those of RFC 5321 (1000 octets a line, no SMTPUTF8): a mail that breaks them is refused.
    """

    def __init__(self) -> None:
        self.host, self.port = HOST, free_port()
        self._handler = _Handler()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Listen; also again after `stop`, on the same port."""
        if self._thread is not None:
            return
        listening = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, args=(self._loop, listening.set), name="smtp-peer")
        self._thread.start()
        if not listening.wait(_WAIT_SECONDS):
            raise RuntimeError(f"the SMTP peer does not listen on port {self.port}")

    def stop(self) -> None:
        """Close the port and every connection; what was received stays in `deliveries`."""
        if self._thread is None or self._loop is None:
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_WAIT_SECONDS)
        self._thread = self._loop = None

    @property
    def deliveries(self) -> tuple[Delivery, ...]:
        """What was received, in order."""
        with self._handler.arrived:
            return tuple(self._handler.deliveries)

    def wait_for(self, count: int, seconds: float = _WAIT_SECONDS) -> tuple[Delivery, ...]:
        """Return what was received once there are `count` mails; raise TimeoutError otherwise. It blocks."""
        with self._handler.arrived:
            if not self._handler.arrived.wait_for(lambda: len(self._handler.deliveries) >= count, seconds):
                raise TimeoutError(f"{len(self._handler.deliveries)} of {count} mails after {seconds} s")
            return tuple(self._handler.deliveries)

    def refuse(self, answer: str, *, at: str = "DATA") -> None:
        """Answer each mail `answer`, such as "451 4.3.0 later" or "550 5.1.1 nobody", at "DATA" or at "RCPT"."""
        self.accept()
        if at == "RCPT":
            self._handler.rcpt_answer = answer
        else:
            self._handler.data_answer = answer

    def accept(self) -> None:
        """Take mails again after `refuse`."""
        self._handler.rcpt_answer = self._handler.data_answer = None

    def _serve(self, loop: asyncio.AbstractEventLoop, listening: Callable[[], None]) -> None:
        asyncio.set_event_loop(loop)
        server = loop.run_until_complete(
            loop.create_server(lambda: SMTP(self._handler, hostname="peer.example", loop=loop), self.host, self.port)
        )
        listening()
        loop.run_forever()
        server.close()
        loop.run_until_complete(_cancel_all(loop))
        loop.close()


async def _cancel_all(loop: asyncio.AbstractEventLoop) -> None:
    connections = asyncio.all_tasks(loop) - {asyncio.current_task(loop)}
    for connection in connections:
        connection.cancel()
    await asyncio.gather(*connections, return_exceptions=True)
    # Closed transports tell their protocols in the next turn of the loop.
    await asyncio.sleep(0)
