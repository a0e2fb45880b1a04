"""A server's process: started until it greets, stopped politely or killed, with everything it forked."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from tests.servers.ports import HOST

START_SECONDS = 60.0
STOP_SECONDS = 30.0
_POLL_SECONDS = 0.02
_LAUNCHES = 5
_LAUNCH_PAUSE_SECONDS = 0.5


class Daemon:
    """The process `arguments`, which is up when it greets whoever connects to `port`.

    It gets a session of its own, so that a signal to the group reaches its children too: Dovecot's `imap` processes
    outlive a master that ends politely, and their clients would notice nothing.
    """

    def __init__(self, arguments: Sequence[str], *, port: int, log: Path, greeting: bytes = b"") -> None:
        self._arguments = tuple(arguments)
        self._port = port
        self._log = log
        self._greeting = greeting
        self._process: subprocess.Popen[bytes] | None = None

    def running(self) -> bool:
        """Say whether the process was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start it and wait for its greeting; raise RuntimeError with the end of its log if it does not come up."""
        if self.running():
            return
        self._launch()
        deadline, launches = time.monotonic() + START_SECONDS, 1
        while not self._greets():
            if not self.running() and launches < _LAUNCHES:
                # What was killed a moment ago may still hold the port while it dies.
                time.sleep(launches * _LAUNCH_PAUSE_SECONDS)
                self._launch()
                launches += 1
            elif not self.running() or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"{self._arguments[0]} did not come up:\n{self.log[-3000:]}")
            time.sleep(_POLL_SECONDS)

    def _launch(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._arguments, stdout=log, stderr=log, start_new_session=True)

    def stop(self) -> None:
        """End it with SIGTERM, as a system's service manager does, then whatever it left behind."""
        if self._process is not None and self.running():
            self._process.terminate()
            self._process.wait(STOP_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End it and all its children with SIGKILL, at once: the power cut."""
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(STOP_SECONDS)
        self._process = None

    def pause(self) -> None:
        """Stop it in its tracks: connections stay open and nothing is answered any more, until `resume` or `kill`."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGSTOP)
            # The signal returns before the last thread has stopped; one that still runs could answer.
            os.waitid(os.P_PID, self._process.pid, os.WSTOPPED | os.WNOWAIT)

    def resume(self) -> None:
        """Let it go on after `pause`."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGCONT)

    @property
    def log(self) -> str:
        """What it has written so far."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    def _greets(self) -> bool:
        try:
            with socket.create_connection((HOST, self._port), timeout=2) as client:
                return bool((start := client.recv(64)) and start.startswith(self._greeting))
        except OSError:
            return False
