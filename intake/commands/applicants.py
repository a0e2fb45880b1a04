"""`intake applicants`: list and search."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from math import inf, nan
from pathlib import Path

import click
import msgspec
from rich.console import Console
from sqlalchemy.ext.asyncio import AsyncConnection

from intake import config, filters, vocabulary
from intake.cli import config_option, json_option
from intake.config import Config
from intake.store import open_store
from intake.tables import applicants_table, hits_table, silent_hint
from storage import applicants as people
from storage import database, postings
from storage.answering import unanswered
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


class Years(click.ParamType[float]):
    """A number of years that can be counted: finite, 0 or more."""

    name = "years"

    def convert(self, value: str | float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Give the number."""
        try:
            years = float(value)
        except ValueError:
            years = nan
        if not 0 <= years < inf:
            self.fail(f'"{value}" is no number of years; write 0 or more, such as 3 or 2.5', param, ctx)
        return years


@click.command()
@config_option
@click.option("--skill", "skills", multiple=True, metavar="NAME", help="Has this skill; may be given several times.")
@click.option("--min-years", type=Years(), metavar="N", help="Of each --skill; without one, of all work together.")
@click.option(
    "--requirement",
    "requirements",
    multiple=True,
    metavar="ID[=ANSWER,...]",
    help="Answers this requirement of the posting: shown or partly, if no answer is given; may be given several times.",
)
@click.option("--posting", metavar="ID", help="Applied for this posting last.")
@click.option("--since", type=Since(), metavar="WHEN", help="Mail came since a day (2026-11-01) or a span ago (7d).")
@click.option("--search", metavar="TEXT", help='All words occur; "side by side", begin*, -not.')
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, metavar="N")
@json_option
def applicants(  # noqa: PLR0913 - one argument an option
    config_path: Path | None,
    *,
    skills: Sequence[str],
    min_years: float | None,
    requirements: Sequence[str],
    posting: str | None,
    since: datetime | None,
    search: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """List and search applicants, the latest first. All conditions hold together.

    \b
    Examples:
      intake applicants --skill Python --skill Django --min-years 3
      intake applicants --requirement python=shown --requirement mysql
      intake applicants --since 7d --search '"machine learning" postgres* -java'
    """  # noqa: D301 - click reads the character \b
    settings = config.load(config_path)
    asked = settings.posting_records()
    wanted = [filters.requirement(each, asked, posting) for each in requirements]
    find = partial(
        people.find,
        skills=[filters.skill_name(each, vocabulary.load().skills) for each in skills],
        min_years=min_years,
        requirements=wanted,
        posting=posting,
        since=since,
        search=search if search is None else filters.search_text(search),
        limit=limit,
    )
    rows, silent = asyncio.run(_find(settings, find, posting, [name for name, _ in wanted]))
    if silent:
        click.echo(silent_hint(silent), err=True)
    if as_json:
        click.echo(msgspec.json.encode(rows))
    else:
        Console().print(applicants_table(rows) if search is None else hits_table(rows))


async def _find(
    settings: Config,
    find: Callable[[AsyncConnection], Awaitable[list[ApplicantRow]]],
    posting: str | None,
    requirements: Sequence[str],
) -> tuple[list[ApplicantRow], int]:
    """Give the rows, and how many applicants have yet to be read for one of these requirements."""
    async with open_store(settings.storage) as store, database.transaction(store.engine, read_only=True) as conn:
        if posting is not None:
            filters.posting_id(posting, {*settings.postings, *await postings.names(conn)})
        return await find(conn), await unanswered(conn, settings.posting_records(), only=requirements)
