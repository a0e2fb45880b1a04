"""`intake run` as a subprocess, watched by its log and its own commands."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.servers.dovecot import Dovecot
from tests.servers.smtp import SmtpPeer

COMMAND = (sys.executable, "-m", "intake")
WAIT_SECONDS = 120.0


class Intake:
    """One installation: a configuration in a folder, and the commands on it. Several daemons may run on it."""

    def __init__(self, folder: Path, database_url: str, mailbox: Dovecot, peer: SmtpPeer, **settings: str) -> None:
        self.folder = folder
        self.environment = {
            "PATH": os.environ["PATH"],
            "INTAKE_STORAGE__URL": database_url,
            "INTAKE_STORAGE__BLOBS": str(folder / "blobs"),
            "INTAKE_MAILBOXES__CAREERS__HOST": mailbox.host,
            "INTAKE_MAILBOXES__CAREERS__PORT": str(mailbox.port),
            "INTAKE_MAILBOXES__CAREERS__SECURITY": "none",
            "INTAKE_MAILBOXES__CAREERS__USER": mailbox.user,
            "INTAKE_MAILBOXES__CAREERS__PASSWORD": mailbox.password,
            "INTAKE_MAILBOXES__CAREERS__POLL_SECONDS": "0.5",
            "INTAKE_SMTP__HOST": peer.host,
            "INTAKE_SMTP__PORT": str(peer.port),
            "INTAKE_DIGEST__RECIPIENTS": '["recruiting@example.org"]',
            "INTAKE_PARSING__LEASE_SECONDS": "5",
            "INTAKE_LOG__FORMAT": "json",
            **settings,
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._log = folder / "log.jsonl"

    def start(self, **settings: str) -> None:
        """Start the daemon; `settings` are further variables."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*COMMAND, "run"], env=self.environment | settings, cwd=self.folder, stdout=log, stderr=log
            )

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def stop(self, seconds: float = 30.0) -> int:
        """End it as a service manager does and return its exit status."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(seconds)

    def wait_for_death(self) -> int:
        """Wait until the daemon ends by itself and return its exit status, negative for a signal."""
        assert self._process is not None
        return self._process.wait(WAIT_SECONDS)

    @property
    def log(self) -> str:
        """All that the daemon has written."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    def events(self, name: str) -> list[dict[str, Any]]:
        """Return the log's lines of this event."""
        return [
            event
            for line in self.log.splitlines()
            if line.startswith("{") and (event := json.loads(line))["event"] == name
        ]

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until the condition holds; fail with the log's end where it does not, or where the daemon has died."""
        end = time.monotonic() + WAIT_SECONDS
        while not condition():
            tail = self.log[-3000:]
            assert self._process is None or self._process.poll() is None, f"the daemon died before {what}:\n{tail}"
            assert time.monotonic() < end, f"no {what} after {WAIT_SECONDS} s:\n{tail}"
            time.sleep(0.1)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the product on this installation."""
        return subprocess.run(
            [*COMMAND, *arguments], env=self.environment, cwd=self.folder, capture_output=True, text=True, check=False
        )

    def json(self, *arguments: str) -> Any:
        """Run a command with --json and return its value."""
        result = self.run(*arguments, "--json")
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)

    def ledger(self) -> dict[str, int]:
        """Return the ledger's figures."""
        figures: dict[str, int] = self.json("status")["ledger"]
        return figures


def people(listed: Sequence[dict[str, Any]]) -> set[tuple[str, str]]:
    """Reduce `intake applicants --json` to (name, address)."""
    return {(each["name"], each["email"]) for each in listed}
