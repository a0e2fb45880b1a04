"""`intake replay`: messages back into the queue."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import click

from intake import config
from intake.cli import Failed, config_option
from intake.config import Config
from intake.store import open_store
from storage import database, messages
from storage.states import TERMINAL, State


@click.command()
@config_option
@click.option(
    "--state", type=click.Choice(sorted(state.value for state in TERMINAL)), help="All messages in this state."
)
@click.argument("ids", nargs=-1, type=int)
def replay(config_path: Path | None, *, state: str | None, ids: Sequence[int]) -> None:
    """Take messages back to be processed again, by the service or the next `intake ingest`.

    Records are replaced when the new reading is done, and not before.

    \b
    Examples:
      intake replay 17 23
      intake replay --state quarantined
    """  # noqa: D301 - click reads the character \b
    if bool(state) == bool(ids):
        raise click.UsageError("Name either messages by their ids or one --state.")
    count = asyncio.run(_replay(config.load(config_path), State(state) if state else ids))
    if not count:
        raise Failed("no such message is in a terminal state with its bytes kept")
    click.echo(f"{count} message{'s' if count > 1 else ''} will be processed again.")


async def _replay(settings: Config, which: Sequence[int] | State) -> int:
    async with open_store(settings.storage) as store:
        return await database.in_transaction(store.engine, lambda conn: messages.replay(conn, which))
