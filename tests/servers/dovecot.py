"""Dovecot 2.3: the mailbox as met in the field, empty at the start, on ports that stay the same over a restart."""

import functools
import grp
import os
import pwd
import shutil
import smtplib
import string
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import trustme
from imapclient import IMAPClient

from tests.servers import program
from tests.servers.daemon import Daemon
from tests.servers.ports import HOST, free_port
from tests.servers.scratch import scratch_folder

_DOVECOT = "/usr/sbin/dovecot"
_TEMPLATE = Path(__file__).with_name("dovecot.conf.in")
_CLIENT_SECONDS = 20.0


@functools.cache
def _authority() -> trustme.CA:
    return trustme.CA()


class Dovecot:
    """A mailbox server of one account.

    host, port, tls_port, lmtp_port: Where IMAP (with STARTTLS), IMAPS and LMTP listen.
    user, password: The account.
    ca_file: The authority that signed the certificate of `localhost`, in PEM.
    """

    host = HOST
    user = "careers"
    password = "secret"

    def __init__(self) -> None:
        self.port, self.tls_port, self.lmtp_port = free_port(), free_port(), free_port()
        program(_DOVECOT)
        self._folder = scratch_folder("dovecot")
        self._configuration = self._folder / "dovecot.conf"
        self.ca_file = self._folder / "ca.pem"
        self._write_files()
        self._daemon = Daemon(
            [_DOVECOT, "-F", "-c", str(self._configuration)],
            port=self.port,
            log=self._folder / "log",
            greeting=b"* OK",
        )

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        shutil.rmtree(self._folder)

    def start(self) -> None:
        """Start it on the ports it had before; the mail is still there."""
        self._daemon.start()

    def stop(self) -> None:
        """End it as a service manager would; takes a second."""
        self._daemon.stop()

    def kill(self) -> None:
        """Cut it off, the connections of its clients included."""
        self._daemon.kill()

    def pause(self) -> None:
        """Go silent with every connection left open, as behind a broken network; `kill` ends it."""
        self._daemon.pause()

    def restart(self) -> None:
        """Cut it off and start it again."""
        self.kill()
        self.start()

    @property
    def log(self) -> str:
        """What the server has written so far."""
        return self._daemon.log

    @contextmanager
    def client(self) -> Iterator[Any]:
        """Open a logged-in IMAPClient of its own, for what a test does or asserts."""
        with IMAPClient(self.host, port=self.port, ssl=False, timeout=_CLIENT_SECONDS) as client:
            client.login(self.user, self.password)
            yield client

    def append(
        self, *mails: bytes, folder: str = "INBOX", flags: Sequence[str] = (), at: datetime | None = None
    ) -> None:
        """Put mails into a folder by IMAP, in this order; `at` is their INTERNALDATE."""
        with self.client() as client:
            for mail in mails:
                client.append(folder, mail, flags, at)

    def deliver(self, *mails: bytes, sender: str = "sender@example.org") -> None:
        """Hand mails to the account by LMTP, as a mail server in front of it does."""
        with smtplib.LMTP(self.host, self.lmtp_port) as lmtp:
            for mail in mails:
                lmtp.sendmail(sender, [self.user], mail)

    def folders(self) -> dict[str, int]:
        """Return how many mails each folder holds."""
        with self.client() as client:
            names = [name for flags, _, name in client.list_folders() if b"\\Noselect" not in flags]
            return {name: client.folder_status(name, ["MESSAGES"])[b"MESSAGES"] for name in names}

    def mails(self, folder: str = "INBOX") -> dict[int, bytes]:
        """Return the mails of a folder by UID, without marking them as seen."""
        return {uid: data[b"BODY[]"] for uid, data in self._fetch(folder, "BODY.PEEK[]").items()}

    def flags(self, folder: str = "INBOX") -> dict[int, frozenset[str]]:
        """Return the flags of each mail of a folder by UID, such as Seen with its backslash; Recent is left out."""
        found = self._fetch(folder, "FLAGS")
        return {uid: frozenset(f.decode() for f in data[b"FLAGS"]) - {"\\Recent"} for uid, data in found.items()}

    def uidvalidity(self, folder: str = "INBOX") -> int:
        """Return the folder's UIDVALIDITY (RFC 9051 section 2.3.1.1)."""
        with self.client() as client:
            return int(client.folder_status(folder, ["UIDVALIDITY"])[b"UIDVALIDITY"])

    def set_uidvalidity(self, value: int, folder: str = "INBOX") -> None:
        """Give the folder another UIDVALIDITY, as after a restored backup; UIDs known before mean nothing now."""
        command = ["doveadm", "-c", str(self._configuration), "mailbox", "update", "-u", self.user]
        subprocess.run([*command, "--uid-validity", str(value), folder], check=True, capture_output=True)

    def _fetch(self, folder: str, item: str) -> dict[int, Any]:
        with self.client() as client:
            client.select_folder(folder, readonly=True)
            found: dict[int, Any] = client.fetch(client.search(), [item])
        return found

    def _write_files(self) -> None:
        # As root, Dovecot's own user has the mail: its processes refuse to serve root's.
        account = pwd.getpwnam("dovecot") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        for name in ("run", "state", "mail"):
            (self._folder / name).mkdir()
        certificate = _authority().issue_cert("localhost", HOST)
        certificate.private_key_pem.write_to_path(self._folder / "key.pem")
        certificate.cert_chain_pems[0].write_to_path(self._folder / "certificate.pem")
        _authority().cert_pem.write_to_path(self.ca_file)
        (self._folder / "users").write_text(f"{self.user}:{{PLAIN}}{self.password}::::::\n")
        values = {
            "folder": self._folder,
            "host": HOST,
            "port": self.port,
            "tls_port": self.tls_port,
            "lmtp_port": self.lmtp_port,
            "user": account.pw_name,
            "group": grp.getgrgid(account.pw_gid).gr_name,
            "lowest_id": min(account.pw_uid, account.pw_gid),
        }
        self._configuration.write_text(string.Template(_TEMPLATE.read_text()).substitute(values))
        self._folder.chmod(0o755)
        if os.geteuid() == 0:
            for path in (self._folder, *self._folder.rglob("*")):
                os.chown(path, account.pw_uid, account.pw_gid)
