"""Who an applicant is: the same e-mail address is the same person; without one, each application has its own."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, delete, exists, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from parsers.records import Disposition
from storage.rows import by_index, insert_many, insert_one
from storage.schema import applicants, applications, messages

#: As long as an address can be (RFC 3696 erratum 1690 says 254; 64 + @ + 255 is what SMTP can carry).
_ADDRESS_LENGTH = 320


@dataclass(frozen=True, slots=True)
class Person:
    """A person to be found or made. before: the applicant that an earlier reading of the same mail gave."""

    email_key: str | None
    seen_at: datetime
    before: int | None = None


def email_key(address: str | None) -> str | None:
    """Make the key of a person from an address: lower case, composed; None for what is no address."""
    if len(address or "") > 4 * _ADDRESS_LENGTH:
        return None
    key = unicodedata.normalize("NFC", address or "").strip().lower()
    key = key.encode("utf-8", "replace").decode("utf-8")
    return key if 0 < key.find("@") < len(key) - 1 and len(key) <= _ADDRESS_LENGTH else None


async def find_or_add(conn: AsyncConnection, people: Sequence[Person]) -> list[tuple[int, bool]]:
    """Give the applicant id of each person, and whether that applicant may have other applications.

    Known applicants stay locked until the transaction ends: two mails of one person are stored one after the other.
    """
    known = await _known(conn, sorted({person.email_key for person in people if person.email_key}))
    missing = {p.email_key: p.seen_at for p in people if p.email_key and p.email_key not in known}
    ids = known | await _add(conn, missing)
    found = []
    seen: set[int] = set()
    for person in people:
        number = ids[person.email_key] if person.email_key else await _nameless(conn, person)
        found.append((number, person.email_key in known or number in seen or number == person.before))
        seen.add(number)
    return found


async def _known(conn: AsyncConnection, keys: Sequence[str]) -> dict[str, int]:
    if not keys:
        return {}
    known = (
        select(applicants.c.email_key, applicants.c.id)
        .where(applicants.c.email_key.in_(keys))
        .order_by(applicants.c.email_key)
        .with_for_update()
    )
    rows = await conn.execute(by_index(known, applicants, "uq_applicants_email_key"))
    return {row.email_key: row.id for row in rows}


async def _add(conn: AsyncConnection, missing: dict[str, datetime]) -> dict[str, int]:
    rows = [{"email_key": key, "created_at": missing[key]} for key in sorted(missing)]
    try:
        if len(rows) == 1:
            return dict.fromkeys(missing, await insert_one(conn, applicants, rows[0]))
        await insert_many(conn, applicants, rows)
        return await _known(conn, sorted(missing))
    except IntegrityError:  # another transaction added one of them in this moment, and has committed by now
        found = await _known(conn, sorted(missing))
        return found | await _add(conn, {key: at for key, at in missing.items() if key not in found})


async def _nameless(conn: AsyncConnection, person: Person) -> int:
    """Keep the applicant of an earlier reading if that one has no address either, else make one."""
    if person.before is not None:
        same = select(applicants.c.id).where(applicants.c.id == person.before, applicants.c.email_key.is_(None))
        if await conn.scalar(same) is not None:
            return person.before
    return await insert_one(conn, applicants, {"email_key": None, "created_at": person.seen_at})


async def tidy(conn: AsyncConnection, numbers: Sequence[int]) -> None:
    """Mark the latest application of each of these applicants, and remove those who have none left.

    What follows an application (RFC 5322 section 3.6.4), such as a work sample sent later, is none that lists show in
    its place.
    """
    if not numbers:
        return
    a = applications.c
    follows = case((messages.c.disposition == Disposition.FOLLOW_UP, 0), else_=1)
    rows = await conn.execute(
        select(a.applicant_id, a.id)
        .join(messages, messages.c.id == a.message_id)
        .where(a.applicant_id.in_(numbers))
        .order_by(follows, a.message_id, a.ordinal)
    )
    latest = {row.applicant_id: row.id for row in rows}
    if latest:
        newest = a.id.in_(list(latest.values()))
        await conn.execute(update(applications).where(a.applicant_id.in_(list(latest))).values(is_latest=newest))
    if empty := sorted(set(numbers) - set(latest)):
        none_left = ~exists().where(a.applicant_id == applicants.c.id)
        await conn.execute(delete(applicants).where(applicants.c.id.in_(empty), none_left))
