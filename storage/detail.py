"""One applicant with everything that is known, as `intake show` needs it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from parsers.records import Applicant, Defect
from storage import records_in
from storage.ledger import defects
from storage.rows import AnyRow
from storage.schema import applicants, applications, documents, postings


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """A document of an application as it was read, its text included; the fields are those of `records.Document`."""

    name: str
    type: str
    role: str
    reason: str
    readable: bool
    sha256: str
    size_bytes: int
    pages: int
    text: str
    defects: tuple[Defect, ...]
    container: str | None = None
    hidden_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredApplication:
    """One application: the person as its mail's documents show them, each value with its evidence."""

    id: int
    message_id: int
    posting: str | None
    received_at: datetime
    sent_at: datetime | None
    as_of: date | None
    person: Applicant
    documents: tuple[StoredDocument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantDetail:
    """An applicant with all applications, the latest first."""

    id: int
    created_at: datetime
    applications: tuple[StoredApplication, ...]

    @property
    def person(self) -> Applicant:
        """The person as the latest application shows them."""
        return self.applications[0].person


async def load(conn: AsyncConnection, applicant_id: int) -> ApplicantDetail | None:
    """Read an applicant back; None where there is no such one."""
    created_at = await conn.scalar(select(applicants.c.created_at).where(applicants.c.id == applicant_id))
    if created_at is None:
        return None
    a = applications.c
    query = (
        select(applications, postings.c.name.label("posting"))
        .select_from(applications.outerjoin(postings, postings.c.id == a.posting_id))
        .where(a.applicant_id == applicant_id)
        .order_by(a.message_id.desc(), a.ordinal.desc())
    )
    rows = (await conn.execute(query)).all()
    read = tuple([await _application(conn, row) for row in rows])
    return ApplicantDetail(id=applicant_id, created_at=created_at, applications=read)


async def _application(conn: AsyncConnection, row: AnyRow) -> StoredApplication:
    d = documents.c
    query = select(documents).where(d.message_id == row.message_id).order_by(d.ordinal)
    return StoredApplication(
        id=row.id,
        message_id=row.message_id,
        posting=row.posting,
        received_at=row.received_at,
        sent_at=row.sent_at,
        as_of=row.as_of,
        person=await records_in.person(conn, row),
        documents=tuple(_document(document) for document in await conn.execute(query)),
    )


def _document(row: AnyRow) -> StoredDocument:
    return StoredDocument(
        name=row.name,
        type=row.type,
        role=row.role,
        reason=row.reason,
        readable=row.readable,
        sha256=row.sha256,
        size_bytes=row.size_bytes,
        pages=row.pages,
        text=row.text,
        defects=defects(row.defects),
        container=row.container,
        hidden_text=row.hidden_text,
    )
