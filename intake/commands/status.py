"""`intake status`: whether the books balance."""

import asyncio
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.table import Table

from intake import config
from intake.cli import config_option, json_option
from intake.config import Config
from intake.store import open_store
from storage import database, digests, messages, outbox


@click.command()
@config_option
@json_option
def status(config_path: Path | None, *, as_json: bool) -> None:
    """Show the ledger's figures, the outbox and the last digest.

    Accepted is always processed + ignored + quarantined + waiting; what is unaccounted for should be 0.
    """
    figures = asyncio.run(_figures(config.load(config_path)))
    if as_json:
        click.echo(msgspec.json.encode(figures))
    else:
        Console().print(_table(figures))


async def _figures(settings: Config) -> dict[str, Any]:
    async with open_store(settings.storage) as store, database.transaction(store.engine, read_only=True) as conn:
        ledger = await messages.counts(conn)
        posted = await outbox.counts(conn)
        digest = await digests.last(conn)
    states = ("accepted", "received", "processing", "processed", "ignored", "quarantined", "waiting", "unaccounted")
    return {
        "ledger": {state: getattr(ledger, state) for state in states} | {"arrivals": ledger.arrivals},
        "outbox": posted,
        "last_digest": digest,
    }


def _table(figures: dict[str, Any]) -> Table:
    table = Table(title="Ledger", title_justify="left", show_header=False)
    for name in ("accepted", "processed", "ignored", "quarantined", "waiting", "unaccounted"):
        table.add_row(name, str(figures["ledger"][name]))
    table.add_section()
    for state, count in figures["outbox"].items():
        table.add_row(f"outbox, {state}", str(count))
    table.add_section()
    digest = figures["last_digest"]
    shown = (
        f"{digest.created_at:%Y-%m-%d %H:%M} UTC, {digest.applications} applicants, {digest.state}"
        if digest
        else "none yet"
    )
    table.add_row("last digest", shown)
    return table
