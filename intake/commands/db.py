"""`intake db`: the schema."""

import asyncio
from pathlib import Path

import click

from intake import config
from intake.cli import config_option
from intake.config import Config
from intake.store import database_tls, database_url, open_store
from intake.tables import silent_hint
from storage import database
from storage.answering import unanswered


@click.group()
def db() -> None:
    """Manage the database schema."""


@db.command()
@config_option
def upgrade(config_path: Path | None) -> None:
    """Create the tables, or bring them to the version of this program. Make a backup first."""
    settings = config.load(config_path)
    url, context = database_url(settings.storage), database_tls(settings.storage)
    asyncio.run(database.upgrade(url, ssl_context=context))
    click.echo("The database schema is current.")
    if silent := asyncio.run(_unanswered(settings)):
        click.echo(silent_hint(silent), err=True)


async def _unanswered(settings: Config) -> int:
    async with open_store(settings.storage) as store, database.transaction(store.engine, read_only=True) as conn:
        return await unanswered(conn, settings.posting_records())
