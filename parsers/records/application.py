"""Everything read from one mail or one bare file."""

from dataclasses import dataclass, field
from datetime import date, datetime

from parsers.records.applicant import Applicant
from parsers.records.document import Defect, Document
from parsers.records.message import Disposition


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """Everything read from one mail or one bare file.

    disposition, rule: What it is, and the triage rule that said so.
    posting: The id of the posting applied for; None where none is configured.
    sent_at: The mail's date; it is what "present" means in its documents.
    documents: Every attachment, and the body where it holds text, in the order of the mail.
    applicants: The people whose resumes it holds; usually one.
    flags: Facts for the reader, such as `forwarded` or `several_people`.
    """

    disposition: Disposition
    rule: str
    posting: str | None = None
    message_id: str | None = None
    in_reply_to: tuple[str, ...] = ()
    subject: str = ""
    from_name: str = ""
    from_address: str = ""
    sent_at: datetime | None = None
    as_of: date | None = None
    documents: tuple[Document, ...] = ()
    applicants: tuple[Applicant, ...] = ()
    flags: tuple[str, ...] = ()
    defects: tuple[Defect, ...] = field(default=())
