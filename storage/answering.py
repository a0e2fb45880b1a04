"""Which applications were read before what their posting asks for was known, and so have no answers to it."""

from collections.abc import Collection, Sequence

from sqlalchemy import and_, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from parsers.records import Posting
from storage.schema import applications, postings, requirements


async def unanswered(
    conn: AsyncConnection, configured: Sequence[Posting], *, only: Collection[str] | None = None
) -> int:
    """Count the applicants whose latest application lacks an answer to a requirement of its posting.

    only: The ids of requirements to look at; None: all.
    """
    a, r = applications.c, requirements.c
    lacking = [
        and_(
            postings.c.name == posting.id,
            ~select(r.application_id).where(r.application_id == a.id, r.requirement == each.id).exists(),
        )
        for posting in configured
        for each in posting.requirements
        if only is None or each.id in only
    ]
    joined = applications.join(postings, postings.c.id == a.posting_id)
    query = select(func.count()).select_from(joined).where(a.is_latest, or_(false(), *lacking))
    return (await conn.execute(query)).scalar_one()
