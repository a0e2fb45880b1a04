"""Parsing in child processes that can be killed."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from intake.config import Parsing
from intake.protocol import Task
from intake.workers import CHILD_ENVIRONMENT, ParseFailed, Workers
from parsers.records import Disposition, Limits

FORMATS = Path(__file__).parent.parent / "data" / "formats"
MAIL = Task(
    kind="mail",
    content=b"From: Jane Doe <jane@example.org>\r\nSubject: Application\r\n\r\nI apply for the job.\r\n",
    as_of=date(2026, 11, 1),
)


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    """Give a pool of one child."""
    async with Workers(Parsing(workers=1, wall_seconds=20.0), (), Limits()) as pool:
        await pool.warm()
        yield pool


def child(pool: Workers) -> int:
    """Return the process id of the idle child."""
    return pool._idle[0].process.pid


async def test_a_mail_is_parsed_in_a_child(workers: Workers) -> None:
    """The records come back as they left the core, and the same child serves again."""
    before = child(workers)
    found = await workers.parse(MAIL)
    assert (found.disposition, found.from_name) == (Disposition.APPLICATION, "Jane Doe")
    assert await workers.parse(replace(MAIL, name="again")) == found
    assert child(workers) == before


async def test_a_scan_is_read_within_the_limits_of_a_child(workers: Workers) -> None:
    """The engine and its models fit into the child's memory and need to write no file; each mail has its own pages."""
    scan = Task(kind="file", content=(FORMATS / "scan.png").read_bytes(), as_of=date(2026, 11, 1), name="scan.png")
    for _ in range(2):
        found = await workers.parse(scan)
        assert [each.name.value for each in found.applicants if each.name] == ["Amara Holloway"]


async def test_a_child_that_hangs_is_killed_at_its_deadline() -> None:
    """The hang ends as a failure with its reason, and the next mail is parsed by a fresh child."""
    async with Workers(Parsing(workers=1, wall_seconds=1.0), (), Limits()) as pool:
        await pool.warm()
        hung = child(pool)
        os.kill(hung, signal.SIGSTOP)
        with pytest.raises(ParseFailed) as caught:
            await pool.parse(MAIL)
        assert caught.value.reason == "timeout"
        assert not Path(f"/proc/{hung}").exists()
        assert (await pool.parse(MAIL)).from_name == "Jane Doe"


async def test_a_child_that_dies_is_replaced(workers: Workers) -> None:
    """A crash ends as a failure with its reason, and the next mail is parsed by a fresh child."""
    dying = child(workers)
    os.kill(dying, signal.SIGSTOP)
    parsing = asyncio.create_task(workers.parse(MAIL))
    await asyncio.sleep(0.1)
    os.kill(dying, signal.SIGKILL)
    with pytest.raises(ParseFailed) as caught:
        await parsing
    assert caught.value.reason == "crashed"
    assert (await workers.parse(MAIL)).from_name == "Jane Doe"


async def test_a_child_sees_no_secret(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its environment is two fixed variables; passwords of the daemon are not among them."""
    monkeypatch.setenv("INTAKE_STORAGE__PASSWORD", "hunter2")
    environment = Path(f"/proc/{child(workers)}/environ").read_bytes().decode().split("\0")
    assert dict(entry.split("=", 1) for entry in environment if entry) == CHILD_ENVIRONMENT


async def test_children_end_with_the_pool() -> None:
    """Closing the pool leaves no process behind."""
    async with Workers(Parsing(workers=1), (), Limits()) as pool:
        await pool.warm()
        pid = child(pool)
    assert not Path(f"/proc/{pid}").exists()
