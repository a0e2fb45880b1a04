"""`intake ingest`: mail files into the store, parsed at once."""

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from intake import archive, config
from intake.accept import Acceptance
from intake.cli import Failed, config_option
from intake.log import configure
from intake.runner import Runner
from intake.store import Store, open_store
from intake.workers import Workers
from storage import database, messages, postings
from storage.messages import Ledger, Source


@click.command()
@config_option
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
def ingest(config_path: Path | None, paths: Sequence[Path]) -> None:
    """Take mail files (.eml, mbox, Maildir) or folders of them into the store.

    A mail that is in the store already is recognised by its bytes, so the command can be run again after a break.

    \b
    Examples:
      intake ingest application.eml
      intake ingest /var/backups/careers.mbox ~/Maildir
    """  # noqa: D301 - click reads the character \b
    settings = config.load(config_path)
    # Where a bar is drawn, only what a person must know is written between.
    configure(replace(settings.log, level="warning") if sys.stderr.isatty() else settings.log)
    try:
        files = archive.files(paths)
    except OSError as error:
        raise Failed(f"{error.filename}: {error.strerror}") from None
    ledger = asyncio.run(_ingest(settings, files))
    mails = "1 mail" if ledger.accepted == 1 else f"{ledger.accepted} mails"
    click.echo(
        f"The ledger holds {mails}: {ledger.processed} processed, {ledger.ignored} ignored, "
        f"{ledger.quarantined} quarantined, {ledger.waiting} waiting."
    )


async def _ingest(settings: config.Config, files: Sequence[Path]) -> Ledger:
    async with (
        open_store(settings.storage) as store,
        Workers(settings.parsing, settings.posting_records(), settings.limits) as workers,
    ):
        await workers.warm()
        await database.in_transaction(store.engine, lambda conn: postings.sync(conn, settings.posting_records()))
        runner = Runner(store.engine, store.blobs, workers, settings.parsing)
        with _progress() as progress:
            await _accept(files, Acceptance(store.engine, store.blobs, settings.limits), progress)
            await _work_off(store, runner, progress)
        async with database.transaction(store.engine) as conn:
            return await messages.counts(conn)


async def _accept(files: Sequence[Path], acceptance: Acceptance, progress: Progress) -> None:
    bar = progress.add_task("accepting", total=len(files))
    for file in files:
        for mail in archive.mails(file):
            await acceptance.accept(Source(door="file", name=mail.name), mail.raw)
        progress.advance(bar)


async def _work_off(store: Store, runner: Runner, progress: Progress) -> None:
    async with database.transaction(store.engine) as conn:
        waiting = (await messages.counts(conn)).waiting
    bar = progress.add_task("reading", total=waiting)
    while done := await runner.step():
        progress.advance(bar, done)


def _progress() -> Progress:
    """Show a bar on standard error, and only where a person looks."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description:>10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal)
