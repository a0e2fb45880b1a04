"""Postings: the table follows the configuration."""

import asyncio

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from parsers.records import Posting
from storage import postings
from storage.database import in_transaction, transaction
from storage.schema import postings as table

BACKEND = Posting(id="backend-developer", title="Backend Developer", location="Remote / Zürich 😀")
DESIGN = Posting(id="designer", title="Designer")


async def sync(engine: AsyncEngine, *configured: Posting) -> dict[str, int]:
    """Bring the table in line."""
    return await in_transaction(engine, lambda conn: postings.sync(conn, configured))


async def rows(engine: AsyncEngine) -> dict[str, tuple[str, str, bool]]:
    """Read the table."""
    async with transaction(engine, read_only=True) as conn:
        found = await conn.execute(select(table.c.name, table.c.title, table.c.location, table.c.is_open))
        return {row.name: (row.title, row.location, row.is_open) for row in found}


async def test_the_table_follows_the_configuration(store: AsyncEngine) -> None:
    """New postings are added, changed ones changed, and those that are gone are closed; rows keep their ids."""
    first = await sync(store, BACKEND, DESIGN)
    assert set(first) == {"backend-developer", "designer"}
    assert await sync(store, Posting(id="designer", title="Lead Designer")) == {"designer": first["designer"]}
    assert await rows(store) == {
        "backend-developer": ("Backend Developer", "Remote / Zürich 😀", False),
        "designer": ("Lead Designer", "", True),
    }
    assert await sync(store, BACKEND, DESIGN) == first
    assert (await rows(store))["backend-developer"][2] is True


async def test_daemons_that_start_together_agree(store: AsyncEngine) -> None:
    """The same configuration written by several at once is one row a posting."""
    results = await asyncio.gather(*(sync(store, BACKEND, DESIGN) for _ in range(4)))
    assert all(result == results[0] for result in results)
    assert len(await rows(store)) == 2


async def test_no_posting_is_a_configuration_too(store: AsyncEngine) -> None:
    """With none configured, all are closed."""
    await sync(store, DESIGN)
    assert await sync(store) == {}
    assert await rows(store) == {"designer": ("Designer", "", False)}
