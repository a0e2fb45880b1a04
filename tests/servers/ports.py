"""Ports that stay free: a server that is stopped and started again finds its own unclaimed."""

import itertools
import os
import socket

HOST = "127.0.0.1"

# Linux takes the ports of outgoing connections from 32768 up. Runs at the same time begin at different places.
_FIRST, _LAST = 12_000, 30_000
_candidates = itertools.cycle(range(_FIRST, _LAST))
for _ in range(os.getpid() * 101 % (_LAST - _FIRST)):
    next(_candidates)


def free_port() -> int:
    """Return a TCP port of the loopback address that nobody listens on and that was not given out before."""
    for port in itertools.islice(_candidates, _LAST - _FIRST):
        with socket.socket() as probe:
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise OSError("no free port on the loopback address")
