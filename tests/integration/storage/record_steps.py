"""What the tests of the records do again and again, each in a transaction of its own."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from parsers.records import (
    Application,
)
from storage import applicants
from storage.applicants import ApplicantDetail, ApplicantRow
from storage.database import in_transaction, transaction
from storage.schema import metadata
from tests.integration.storage.ledger_steps import accept


async def save(engine: AsyncEngine, content: str, read: Application) -> tuple[int, ...]:
    """Store what was read from a mail, which is accepted first if it is new."""
    number = (await accept(engine, content)).message_id
    return await in_transaction(engine, lambda conn: applicants.save(conn, number, read))


async def load(engine: AsyncEngine, number: int) -> ApplicantDetail:
    """Read an applicant that is there."""
    async with transaction(engine, read_only=True) as conn:
        detail = await applicants.load(conn, number)
    assert detail is not None
    return detail


async def find(engine: AsyncEngine, **filters: object) -> list[ApplicantRow]:
    """List applicants."""
    async with transaction(engine, read_only=True) as conn:
        return await applicants.find(conn, **filters)  # type: ignore[arg-type]


async def sizes(engine: AsyncEngine) -> dict[str, int]:
    """Count the rows of every table."""
    async with transaction(engine, read_only=True) as conn:
        return {
            table.name: await conn.scalar(select(func.count()).select_from(table)) or 0
            for table in metadata.sorted_tables
        }
