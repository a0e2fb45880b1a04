r"""One IMAP connection (RFC 9051, RFC 3501), blocking, in the few commands a mailbox needs; run it in one thread.

Only FLAGS, RFC822.SIZE and BODY.PEEK[] are ever fetched: an ENVELOPE or BODYSTRUCTURE of a hostile mail can break the
client's parser, and BODY.PEEK[] leaves \Seen as people see it.
"""

import contextlib
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from intake.config import ConfigError, Mailbox, secret

CONNECT_SECONDS = 15.0
# One fetch answers with this many bytes at most, but for a single larger mail.
FETCH_BYTES = 8 * 1024 * 1024
FETCH_MAILS = 50
# The tag and UID of a fetch of 500 mails stay well under the 8,192 octets a line that servers take.
UIDS_A_COMMAND = 500


class MailboxUnavailable(Exception):
    """The server can't be reached, broke the connection or refuses the command; try again later."""


class MailboxRefused(Exception):
    """The server refuses the login: a person must mend the account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A mail on the server that is not in the ledger: its UID and size in octets."""

    uid: int
    size_bytes: int


# What imapclient and imaplib raise when a connection or a command goes wrong. ValueError and AssertionError come out
# of their parsers for answers that are no IMAP.
BROKEN = (IMAPClientError, IMAPClientAbortError, OSError, EOFError, ValueError, AssertionError)


class Session:
    """A logged-in connection with the folder selected. Not thread-safe. Every method raises MailboxUnavailable."""

    def __init__(self, name: str, settings: Mailbox) -> None:
        self._settings = settings
        self._name = name
        self._known_folders: set[str] = set()
        self.uid_validity = 0
        self._client = self._connect()

    def _connect(self) -> IMAPClient:
        settings = self._settings
        context = tls_context(settings.ca_file)
        try:
            client = IMAPClient(
                settings.host,
                port=settings.port,
                ssl=settings.security == "tls",
                ssl_context=context,
                timeout=SocketTimeout(CONNECT_SECONDS, settings.timeout_seconds),
            )
        except BROKEN as error:
            raise MailboxUnavailable(f"no connection to {settings.host}:{settings.port}: {error}") from error
        # imapclient sets imaplib's debug level to 5, which formats each literal and triples the time of a fetch.
        client._imap.debug = 0  # noqa: SLF001 - held by a test; there is no public way
        try:
            if settings.security == "starttls":
                client.starttls(context)
            client.login(settings.user, password(self._name, settings))
        except LoginError as error:
            _drop(client)
            raise MailboxRefused(f"{settings.host} refuses the login of this account") from error
        except BROKEN as error:
            _drop(client)
            raise MailboxUnavailable(f"{settings.host}:{settings.port} broke off the login: {error}") from error
        return client

    def select(self) -> int:
        """Select the folder afresh and return its UIDVALIDITY; new mail shows only after this."""
        answer = self._do(self._client.select_folder, self._settings.folder)
        if b"UIDVALIDITY" not in answer:
            raise MailboxUnavailable(f"the server names no UIDVALIDITY for {self._settings.folder}")
        self.uid_validity = int(answer[b"UIDVALIDITY"])
        return self.uid_validity

    def uids(self) -> list[int]:
        """Return the UIDs in the folder, ascending, those marked as deleted left out."""
        return sorted(self._do(self._client.search, ["UNDELETED"]))

    def sizes(self, uids: Sequence[int]) -> list[Waiting]:
        """Return the sizes of these mails; a mail that has vanished, or of which only flags came, is left out."""
        found: list[Waiting] = []
        for start in range(0, len(uids), UIDS_A_COMMAND):
            answer = self._do(self._client.fetch, list(uids[start : start + UIDS_A_COMMAND]), ["RFC822.SIZE"])
            sizes = {uid: data.get(b"RFC822.SIZE") for uid, data in answer.items()}
            found += [Waiting(uid=uid, size_bytes=size) for uid, size in sizes.items() if size is not None]
        return sorted(found, key=lambda waiting: waiting.uid)

    def bodies(self, uids: Sequence[int]) -> dict[int, bytes]:
        """Return the mails as they are; one that has vanished is left out (Dovecot then answers with no body)."""
        answer = self._do(self._client.fetch, list(uids), ["BODY.PEEK[]"])
        return {uid: data[b"BODY[]"] for uid, data in answer.items() if data.get(b"BODY[]") is not None}

    def move(self, uids: Sequence[int], folder: str) -> None:
        """Move these mails; the folder is made when missing. UIDs that are gone are no error (RFC 6851)."""
        self._make(folder)
        for start in range(0, len(uids), UIDS_A_COMMAND):
            self._move(list(uids[start : start + UIDS_A_COMMAND]), folder)

    def _move(self, uids: list[int], folder: str) -> None:
        if self._client.has_capability("MOVE"):
            self._do(self._client.move, uids, folder)
            return
        self._do(self._client.copy, uids, folder)
        self._do(self._client.add_flags, uids, [rb"\Deleted"])
        # A plain EXPUNGE would also remove what others have marked; without UIDPLUS the mark must do (RFC 4315).
        if self._client.has_capability("UIDPLUS"):
            self._do(self._client.uid_expunge, uids)

    def _make(self, folder: str) -> None:
        if folder in self._known_folders:
            return
        if not self._do(self._client.folder_exists, folder):
            self._do(self._client.create_folder, folder)
            self._do(self._client.subscribe_folder, folder)
        self._known_folders.add(folder)

    def abort(self) -> None:
        """Cut the connection from another thread; a command that waits there fails at once.

        Only the socket is shut down: closing the file would wait for the reader that holds its lock.
        """
        with contextlib.suppress(OSError):
            self._client.socket().shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Log out; a connection that is broken already is just dropped."""
        try:
            self._client.logout()
        except BROKEN:
            _drop(self._client)

    def _do(self, command: Callable[..., Any], *arguments: Any) -> Any:
        try:
            return command(*arguments)
        except BROKEN as error:
            raise MailboxUnavailable(f"{command.__name__} failed: {type(error).__name__}") from error


def _drop(client: IMAPClient) -> None:
    """Close the socket; after a failed TLS handshake it is closed already."""
    with contextlib.suppress(OSError):
        client.shutdown()


def password(name: str, settings: Mailbox) -> str:
    """Return the password of a mailbox. Raises ConfigError where none is set or its file can't be read."""
    found = secret(settings.password, settings.password_file, f"mailboxes.{name}")
    if not found:
        variable = f"INTAKE_MAILBOXES__{name.upper().replace('-', '_')}__PASSWORD"
        raise ConfigError(f"mailboxes.{name}: no password; set {variable} or name a password_file")
    return found


def tls_context(ca_file: str) -> ssl.SSLContext:
    """Verify against the public authorities, or against those in `ca_file`. Raises ConfigError if it can't be read."""
    try:
        return ssl.create_default_context(cafile=ca_file or None)
    except OSError as error:
        raise ConfigError(f"ca_file: {ca_file} can't be read: {error.strerror or error}") from None


def batches(waiting: Sequence[Waiting]) -> Iterator[list[Waiting]]:
    """Cut into batches that one fetch may answer without filling the memory, oldest first."""
    batch: list[Waiting] = []
    total = 0
    for mail in waiting:
        if batch and (total + mail.size_bytes > FETCH_BYTES or len(batch) == FETCH_MAILS):
            yield batch
            batch, total = [], 0
        batch.append(mail)
        total += mail.size_bytes
    if batch:
        yield batch
