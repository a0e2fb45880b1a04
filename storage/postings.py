"""The postings of the configuration, as rows that applications point at."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from parsers.records import Posting
from storage.columns import database_now
from storage.rows import insert_one
from storage.schema import postings
from storage.texts import fit


async def sync(conn: AsyncConnection, configured: Sequence[Posting]) -> dict[str, int]:
    """Bring the table in line with the configuration and give the row ids by the postings' own ids.

    A posting that is configured no more stays for the applications that name it, closed.
    """
    known = {row.name: row.id for row in await conn.execute(select(postings.c.name, postings.c.id))}
    await conn.execute(
        update(postings).where(postings.c.name.not_in([posting.id for posting in configured])).values(is_open=False)
    )
    return {posting.id: await _write(conn, posting, known.get(posting.id)) for posting in configured}


async def names(conn: AsyncConnection) -> frozenset[str]:
    """Give the ids of all postings, those that are closed as well."""
    return frozenset(await conn.scalars(select(postings.c.name)))


async def _write(conn: AsyncConnection, posting: Posting, number: int | None) -> int:
    row = {"title": fit(posting.title, 255), "location": fit(posting.location, 255), "is_open": True}
    row |= {"synced_at": database_now()}
    if number is None:
        try:
            return await insert_one(conn, postings, {"name": posting.id, **row})
        except IntegrityError:  # another daemon has just started with the same configuration
            same = select(postings.c.id).where(postings.c.name == posting.id)
            number = (await conn.execute(same)).scalar_one()
    await conn.execute(update(postings).where(postings.c.id == number).values(**row))
    return number
