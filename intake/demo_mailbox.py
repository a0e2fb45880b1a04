"""A mail server in this process for `intake demo`: SMTP in (aiosmtpd), IMAP out (pymap, in memory)."""

import asyncio
import socket
from argparse import Namespace
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from aiosmtpd.smtp import SMTP, Envelope, Session
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPService
from pymap.parsing.message import AppendMessage

HOST = "127.0.0.1"
USER, PASSWORD = "careers", "demo"
MAX_BYTES = 64 * 1024 * 1024


class LongLines(SMTP):
    """An SMTP server that takes lines of any length, which RFC 5321 section 4.5.3.1.6 forbids and mail clients send."""

    line_length_limit = MAX_BYTES


class DemoMailbox:
    """Async context manager. Mail to `digest_address` lands in the folder Digest, all other mail in INBOX."""

    def __init__(self, digest_address: str) -> None:
        self.imap_port, self.smtp_port = free_port(), free_port()
        self._digest_address = digest_address
        self._stack = AsyncExitStack()
        self._backend: Any = None

    async def __aenter__(self) -> Self:
        arguments = Namespace(
            debug=False, demo_data=False, demo_user=USER, demo_password=PASSWORD, host=HOST, port=self.imap_port,
            cert=None, key=None, tls=False, no_tls=True, proxy_protocol=None, inherited_sockets=None,
            skip_services=[], passlib_cfg=None,
        )  # fmt: skip
        self._backend, config = await DictBackend.init(
            arguments, bad_command_limit=None, secure_auth=False, max_append_len=MAX_BYTES
        )
        config.apply_context()
        await self._stack.__aenter__()
        await self._backend.start(self._stack)
        await IMAPService(self._backend, config).start(self._stack)
        await self._start_smtp()
        await self._make_folder("Digest")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def _start_smtp(self) -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(
            lambda: LongLines(self, enable_SMTPUTF8=True, data_size_limit=MAX_BYTES, hostname="demo.localhost"),
            HOST,
            self.smtp_port,
        )
        self._stack.callback(server.close)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802, ARG002 - aiosmtpd's hook
        """Deliver; aiosmtpd's hook (RFC 5321 section 4.1.1.4)."""
        folder = "Digest" if self._digest_address in envelope.rcpt_tos else "INBOX"
        await self._deliver(envelope.original_content or b"", folder)
        return "250 2.0.0 delivered"

    async def _make_folder(self, name: str) -> None:
        async with await self._session() as session:
            await session.mailbox_set.add_mailbox(name)

    async def _deliver(self, raw: bytes, folder: str) -> None:
        async with await self._session() as session:
            mailbox = await session.mailbox_set.get_mailbox(folder)
            await mailbox.append(AppendMessage(raw, datetime.now(UTC), frozenset()), recent=True)

    async def _session(self) -> Any:
        login = self._backend.login
        identity = await login.authorize(login.demo_user_identity, USER)
        return identity.new_session()


def free_port() -> int:
    """Ask the kernel for a port that nobody has."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
