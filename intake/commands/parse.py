"""`intake parse`: files in, JSON lines out, no store."""

import asyncio
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from intake import config
from intake.cli import config_option
from intake.jsonl import failed_line, line
from intake.protocol import Task
from intake.workers import ParseFailed, Workers

MAIL_SUFFIXES = {".eml"}


@click.command()
@config_option
@click.option("--jsonl", is_flag=True, help="One JSON object a line (the only form there is).")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help='What "present" means, where the mail has no date (default: the file\'s own date).',
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def parse(config_path: Path | None, *, jsonl: bool, as_of: datetime | None, files: Sequence[Path]) -> None:  # noqa: ARG001 - the contract names --jsonl
    """Read resume files or .eml mails and print one JSON object a line, in the order given.

    An archive or a mail of Outlook is printed as a mail is, with the documents and people in it.

    A file that can't be read yields a line with its defects, and the exit status is 0 all the same.

    \b
    Example:
      intake parse --jsonl resume.pdf application.eml
    """  # noqa: D301 - click reads the character \b
    settings = config.load(config_path)
    asyncio.run(_parse_all(settings, files, as_of.date() if as_of else None))


async def _parse_all(settings: config.Config, files: Sequence[Path], as_of: date | None) -> None:
    async with Workers(settings.parsing, settings.posting_records(), settings.limits) as workers:
        await workers.warm()
        # A few more than there are children keep these busy; reading all files at once would fill the memory.
        window: list[asyncio.Task[dict[str, Any]]] = []
        for file in files:
            window.append(asyncio.create_task(_parse_one(workers, file, as_of)))
            if len(window) > 2 * workers.count:
                _print(await window.pop(0))
        for task in window:
            _print(await task)


async def _parse_one(workers: Workers, file: Path, as_of: date | None) -> dict[str, Any]:
    is_mail = file.suffix.lower() in MAIL_SUFFIXES
    try:
        content, modified_on = await asyncio.to_thread(_read, file)
    except OSError as error:
        return failed_line(file, "unreadable_file", str(error.strerror or error), is_mail=is_mail)
    task = Task(kind="mail" if is_mail else "file", content=content, as_of=as_of or modified_on, name=file.name)
    try:
        return line(await workers.parse(task), file, is_mail=is_mail)
    except ParseFailed as failure:
        return failed_line(file, failure.reason, failure.detail, is_mail=is_mail)


def _read(file: Path) -> tuple[bytes, date]:
    return file.read_bytes(), datetime.fromtimestamp(file.stat().st_mtime, UTC).date()


def _print(value: dict[str, Any]) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()
