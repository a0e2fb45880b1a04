"""`intake applicants`: list and search."""

import asyncio
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import msgspec
from rich.console import Console

from intake import config
from intake.cli import config_option, json_option
from intake.config import Config
from intake.store import open_store
from intake.tables import applicants_table
from storage import applicants as people
from storage import database
from storage.search import ApplicantRow

_AGO = re.compile(r"(\d+)\s*([hdw])")
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


class Since(click.ParamType[datetime]):
    """A day (2026-11-01) or a span back from now (12h, 7d, 2w)."""

    name = "since"

    def convert(self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Give the moment, in UTC."""
        if isinstance(value, datetime):
            return value
        if found := _AGO.fullmatch(value):
            return datetime.now(UTC) - int(found[1]) * _UNITS[found[2]]
        try:
            return datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC)
        except ValueError:
            self.fail(f'"{value}" is neither a day such as 2026-11-01 nor a span such as 7d', param, ctx)


@click.command()
@config_option
@click.option("--skill", "skills", multiple=True, metavar="NAME", help="Has this skill; may be given several times.")
@click.option("--min-years", type=float, metavar="N", help="Of each --skill; without one, of all work together.")
@click.option("--since", type=Since(), metavar="WHEN", help="Mail came since a day (2026-11-01) or a span ago (7d).")
@click.option("--search", metavar="TEXT", help="All these words occur in the record.")
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, metavar="N")
@json_option
def applicants(  # noqa: PLR0913 - one argument an option
    config_path: Path | None,
    *,
    skills: Sequence[str],
    min_years: float | None,
    since: datetime | None,
    search: str | None,
    limit: int,
    as_json: bool,
) -> None:
    r"""List and search applicants, the latest first.

    \b
    Examples:
      intake applicants --skill Python --skill Django --min-years 3
      intake applicants --since 7d --search "Porto"
    """
    settings = config.load(config_path)
    rows = asyncio.run(_find(settings, skills, min_years, since, search, limit))
    if as_json:
        click.echo(msgspec.json.encode(rows))
    else:
        Console().print(applicants_table(rows))


async def _find(  # noqa: PLR0913, PLR0917 - the filters of one list
    settings: Config,
    skills: Sequence[str],
    min_years: float | None,
    since: datetime | None,
    search: str | None,
    limit: int,
) -> list[ApplicantRow]:
    async with open_store(settings.storage) as store, database.transaction(store.engine, read_only=True) as conn:
        return await people.find(conn, skills=skills, min_years=min_years, since=since, search=search, limit=limit)
