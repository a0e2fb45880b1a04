"""What the core says: every record that leaves `parsers`, frozen, and plain enough to cross a pipe as MessagePack.

Dates of a person's history are text as precise as the source: `"2021"`, `"2021-04"`, or `"present"`. Unknown is `None`
or an empty tuple, never a guess. Geometry is in points (1/72 inch) from the top left corner of the page.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Disposition(StrEnum):
    """What a mail is."""

    APPLICATION = "application"
    FOLLOW_UP = "follow_up"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    BULK = "bulk"
    OTHER = "other"


class Role(StrEnum):
    """What a document is in an application."""

    RESUME = "resume"
    COVER_LETTER = "cover_letter"
    WORK_SAMPLE = "work_sample"
    CERTIFICATE = "certificate"
    IMAGE = "image"
    OTHER = "other"


class DegreeLevel(StrEnum):
    """How high a degree is; the order of the members is the order of the levels, but for OTHER, which has none."""

    HIGHSCHOOL = "highschool"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of a stranger's mail is read.

    Each default follows a precedent: Postfix, ClamAV, Apache Tika or Pillow.

    message_bytes: A larger mail is refused at the door; 25 MB of files grow by 4/3 in base64.
    header_bytes: The header block (ClamAV 256 KiB).
    header_count: Header fields (ClamAV 1024).
    parts: MIME parts of one mail (ClamAV 1024).
    nesting: Depth of MIME parts and of mails within mails together (Postfix 100).
    attachments: Documents read of one mail.
    attachment_bytes: Bytes of one document, decoded.
    pages: Pages read of one document.
    text_characters: Characters kept of one document.
    entry_bytes: Unpacked bytes of one member of a container such as DOCX (Tika caps the ratio at 100:1).
    containers: Archives, mails and other containers within one another, over the whole mail (Tika 10, ClamAV 17).
    members: Files taken out of all containers of one mail (ClamAV 10,000).
    unpacked_bytes: Bytes of all these files together (ClamAV 400 MB).
    pixels: Pixels of one image or scanned page, checked before it is decoded (Pillow warns at 89 million).
    ocr_pages: Pages of one mail that are read by OCR; each takes seconds.
    """

    message_bytes: int = 35 * 1024 * 1024
    header_bytes: int = 256 * 1024
    header_count: int = 1000
    parts: int = 300
    nesting: int = 20
    attachments: int = 20
    attachment_bytes: int = 20 * 1024 * 1024
    pages: int = 50
    text_characters: int = 2_000_000
    entry_bytes: int = 50 * 1024 * 1024
    containers: int = 3
    members: int = 200
    unpacked_bytes: int = 100 * 1024 * 1024
    pixels: int = 50_000_000
    ocr_pages: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """Bad input, recorded rather than raised.

    code: A short lower-case word or two joined by `_`, stable for scripts: `encrypted`, `damaged`, `no_text`.
    detail: A sentence for the person who reads it; holds no text of the mail.
    document: The name of the document it was found in, if any.
    """

    code: str
    detail: str
    document: str | None = None


class Line(NamedTuple):
    """One line of a document in reading order.

    text: The words; cells of a row, or a date set apart at the right margin, are joined by one tab.
    page: Counted from 1.
    block: Lines of one column, cell or text box share a number; it grows in reading order.
    x0, top, x1, bottom: Box in points, all 0 where the format states no geometry.
    size: Font size in points, 0 where unknown.
    bold: Most of its letters are bold.
    heading: Level 1 to 6 that the format itself states (HTML h1, DOCX "Heading 1", Markdown #), else 0.
    bullet: It opens an item of a list; the mark itself is not in the text.
    links: Targets of the hyperlinks that lie on it.
    confidence: 1 for text that was read as text; the engine's own figure for OCR.

    A tuple, unlike most records: a document has hundreds, and a tuple is made in a third of the time.
    """

    text: str
    page: int = 1
    block: int = 0
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    bold: bool = False
    heading: int = 0
    bullet: bool = False
    links: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An attachment, a mail's body or a file as lines.

    name: Display name, cleaned of control and direction characters; made from the type where the sender gave none.
    type: What the content is: pdf, docx, html, text, ..., or `unknown`.
    role, reason: What it is in the application, and the rule that says so.
    sha256: Of the bytes as decoded from the mail, in hexadecimal.
    size_bytes: Of the same.
    pages: How many there are, also where fewer were read; 1 for formats without pages.
    container: Names of the containers it lay in, outermost first, joined by `/`; None for a file of the mail itself.
    hidden: Text that no reader of the page sees (white, invisible, tiny, off the page). No claim is made from it.
    readable: Text was found in it.
    """

    name: str
    type: str
    role: Role = Role.OTHER
    reason: str = ""
    sha256: str = ""
    size_bytes: int = 0
    pages: int = 1
    lines: tuple[Line, ...] = ()
    hidden: tuple[Line, ...] = ()
    container: str | None = None
    defects: tuple[Defect, ...] = ()

    @property
    def readable(self) -> bool:
        """Text was found in it."""
        return any(line.text.strip() for line in self.lines)

    @property
    def text(self) -> str:
        """The lines, one under the other."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A part of a mail that carries a file.

    name: File name as sent, decoded (RFC 2231, RFC 2047), else None.
    content_type: As labelled by the sender, lower case; of a text with its charset, format and delsp.
    disposition: `attachment`, `inline` or empty.
    content_id: Without the angle brackets, else empty.
    """

    name: str | None
    content_type: str
    content: bytes
    disposition: str = ""
    content_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """An e-mail, flat as in RFC 8621 section 4.1.4: bodies and attachments, not a tree.

    headers: All fields in order, decoded and unfolded, names in lower case.
    sent_at: The Date field with its zone; None where missing or unreadable.
    to: Addresses of To, Cc and Delivered-To, lower case.
    text_body, html_body: The first of each that is not an attachment.
    forwarded: Mails found inside this one (message/rfc822), outermost first.
    """

    message_id: str | None = None
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    subject: str = ""
    from_name: str = ""
    from_address: str = ""
    reply_to: str = ""
    to: tuple[str, ...] = ()
    sent_at: datetime | None = None
    headers: tuple[tuple[str, str], ...] = ()
    text_body: str = ""
    html_body: str = ""
    attachments: tuple[Attachment, ...] = ()
    forwarded: tuple["Message", ...] = ()
    defects: tuple[Defect, ...] = ()


class Evidence(NamedTuple):
    """Where a value was read: a tuple like `Line`, since a record has nearly as many.

    document: Name of the document; `mail` for the header of the mail itself.
    page, line: Counted from 1, the line within the document.
    start, end: Characters within the line.
    text: The line as read.
    rule: The reader's rule that took it.
    """

    document: str
    page: int
    line: int
    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A value read from a document. confidence is between 0 and 1 and orders claims; it is no probability."""

    value: str
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """A skill of the vocabulary that the person states, or that a stated one implies.

    years: Union of the months of the positions that name it, in years; None where it is only listed.
    last_used: End of the last such position, `YYYY-MM`, `YYYY` or `present`.
    """

    name: str
    kind: str = ""
    implied: bool = False
    years: float | None = None
    last_used: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One role at one employer. backend says whether title or body show backend work; None where unclear."""

    title: str | None = None
    company: str | None = None
    location: str | None = None
    start: str | None = None
    end: str | None = None
    bullets: tuple[str, ...] = ()
    backend: bool | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Education:
    """One course of study. degree is as written; completed is None where nothing is said either way."""

    institution: str | None = None
    degree: str | None = None
    degree_level: DegreeLevel | None = None
    field: str | None = None
    start: str | None = None
    end_year: int | None = None
    completed: bool | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language a person speaks. level is of the CEFR (A1 to C2, or `native`), None where none is stated."""

    name: str
    level: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A piece of work outside the positions. description: the text under its name; bullets: the items of its list."""

    name: str
    description: str | None = None
    start: str | None = None
    end: str | None = None
    links: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Whole months of a person's history, first to last, both `YYYY-MM` and both included: a fact, not a judgement.

    evidence: The positions that border it.
    """

    start: str
    end: str
    months: int
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Sources of one application that differ. field: of the applicant; claims: the one the record holds comes first."""

    field: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """One person as the documents show them.

    phone: E.164.
    links: Web addresses of the person: profiles, repositories, portfolio.
    availability, work_authorisation: As written: when they could start, and where they say they may work.
    gaps: Months between the first and the last position in which no position is held; overlaps: in which several are.
    conflicts: Where resume, body and letter differ.
    unlisted_skills: Items of a skills list that the vocabulary lacks, as written.
    total_years: Union of the months of all positions, in years; education and projects are not counted.
    years_backend: The same for positions that show backend work.
    has_bachelor_cs: A finished degree of a bachelor's level or more is in computing, engineering or a related field
        such as mathematics or physics, which is how postings ask for it ("a bachelor's degree in computer science or a
        related field"). False where none is; None where the field of such a degree, or all education, is unknown.
    """

    name: Claim | None = None
    email: Claim | None = None
    phone: Claim | None = None
    location: Claim | None = None
    links: tuple[Claim, ...] = ()
    summary: Claim | None = None
    skills: tuple[Skill, ...] = ()
    unlisted_skills: tuple[Claim, ...] = ()
    positions: tuple[Position, ...] = ()
    education: tuple[Education, ...] = ()
    languages: tuple[Language, ...] = ()
    certifications: tuple[Claim, ...] = ()
    projects: tuple[Project, ...] = ()
    publications: tuple[Claim, ...] = ()
    availability: Claim | None = None
    work_authorisation: Claim | None = None
    gaps: tuple[Interval, ...] = ()
    overlaps: tuple[Interval, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    total_years: float | None = None
    years_backend: float | None = None
    highest_degree: DegreeLevel | None = None
    has_bachelor_cs: bool | None = None
    defects: tuple[Defect, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A job that mail may apply for: data from the configuration.

    id: Short name used in the store and in addresses, such as `backend-developer`.
    addresses: Recipient addresses that mean this posting, lower case.
    keywords: Words in a subject that mean it, beside the title.
    """

    id: str
    title: str
    location: str = ""
    addresses: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


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
