"""`intake run`: the daemon."""

import asyncio
from pathlib import Path

import click

from intake import config
from intake.cli import config_option
from intake.log import configure
from intake.service import Service


@click.command()
@config_option
def run(config_path: Path | None) -> None:
    """Run the service: watch the mailboxes, parse, store, send. SIGTERM or Ctrl-C ends it after the mail in hand."""
    settings = config.load(config_path)
    configure(settings.log)
    asyncio.run(Service(settings).run())
