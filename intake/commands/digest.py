"""`intake digest`: the recruiters' digest, now."""

import asyncio
from pathlib import Path

import click

from intake import config
from intake import digest as rendering
from intake.cli import Failed, config_option
from intake.config import Config, ConfigError
from intake.log import configure
from intake.sender import Sender
from intake.store import open_store
from intake.worklist import preview, queue_digest


@click.command()
@config_option
@click.option("--preview", "preview_path", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.html")
@click.option("--send", is_flag=True, help="Send it, and count what it shows as shown.")
def digest(config_path: Path | None, *, preview_path: Path | None, send: bool) -> None:
    """Build the digest of all that no digest has shown yet.

    Without an option its text is printed. --preview writes the HTML to a file; only --send changes anything.
    """
    settings = config.load(config_path)
    configure(settings.log)
    asyncio.run(_digest(settings, preview_path, send=send))


async def _digest(settings: Config, preview_path: Path | None, *, send: bool) -> None:
    async with open_store(settings.storage) as store:
        if preview_path or not send:
            worklist = await preview(store, settings)
            if preview_path:
                preview_path.write_text(rendering.html(worklist), encoding="utf-8")  # noqa: ASYNC240 - one small file, nothing else runs
            else:
                click.echo(rendering.text(worklist))
        if send:
            if not settings.digest.recipients:
                raise ConfigError("digest.recipients: is empty; name who gets the digest")
            if not await queue_digest(store, settings):
                click.echo("Nothing is new; no digest was sent.")
            elif not await Sender(store, settings.smtp).step():
                raise Failed("the digest waits in the outbox: the SMTP server did not take it", 3)
