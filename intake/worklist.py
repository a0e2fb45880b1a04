"""From the store to a digest: what no digest has shown yet becomes a worklist, a mail in the outbox, and is marked."""

import asyncio
import textwrap
from collections.abc import Mapping
from datetime import datetime
from email.policy import SMTP
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from intake import digest
from intake.config import Config
from intake.digest import AnswerLine, Card, File, Problem, SkillLine, Worklist
from intake.log import logger
from intake.store import Store
from parsers.records import Answer, Claim, Conflict, Education, Evidence, Interval, Position, Project, RequirementAnswer
from storage import applicants, database, digests, outbox
from storage.detail import StoredApplication, StoredDocument
from storage.errors import AlreadyShown
from storage.ledger import Entry
from storage.outbox import Draft
from storage.search import ApplicantRow
from storage.states import State

# There is one digest so far; its name keeps what was shown when the recipients change.
SUBSCRIPTION = "default"
# Characters of hidden text that the digest quotes; `intake show` has all.
HIDDEN_SHOWN = 160
PROJECT_SHOWN = 200  # characters of what is told of a project
NAME_SHOWN = 80  # characters of a file's name
QUOTE_SHOWN = 150  # characters of a line that is quoted


async def queue_digest(store: Store, settings: Config) -> Worklist | None:
    """Put the digest of all that is new into the outbox, and mark it as shown, in one transaction.

    None where nothing is new and empty digests are off, or another process was faster.
    Raises StoreUnavailable or OSError.
    """
    found, application_ids, message_ids = await _build(store, settings)
    if found.is_empty and settings.digest.empty == "skip":
        return None
    key = f"digest {SUBSCRIPTION} {found.built_at.isoformat()}"
    mail_id = outbox.mail_id(key, settings.smtp.sender.rpartition("@")[2])
    mail = digest.compose(found, sender=settings.smtp.sender, recipients=settings.digest.recipients, message_id=mail_id)
    sha256 = await asyncio.to_thread(store.blobs.put, mail.as_bytes(policy=SMTP))
    draft = Draft(
        key=key,
        kind="digest",
        mail_id=mail_id,
        recipients=settings.digest.recipients,
        subject=digest.subject(found),
        sha256=sha256,
    )

    async def write(conn: AsyncConnection) -> None:
        number = await outbox.enqueue(conn, draft)
        await digests.create(conn, SUBSCRIPTION, application_ids, message_ids=message_ids, outbox_id=number)

    try:
        await database.in_transaction(store.engine, write)
    except AlreadyShown:
        logger().info("digest.made_elsewhere")
        return None
    logger().info("digest.queued", applicants=len(found.cards), problems=len(found.problems))
    return found


async def preview(store: Store, settings: Config) -> Worklist:
    """Build the worklist without marking anything as shown."""
    found, _, _ = await _build(store, settings)
    return found


async def _build(store: Store, settings: Config) -> tuple[Worklist, list[int], list[int]]:
    """Return the worklist with the ids of the applications and messages it shows."""
    titles = {name: posting.title for name, posting in settings.postings.items()}
    zone = ZoneInfo(settings.digest.time_zone)
    async with database.transaction(store.engine, read_only=True) as conn:
        rows = await digests.pending_applications(conn, SUBSCRIPTION)
        troubles = await digests.pending_messages(conn, SUBSCRIPTION)
        cards = [await _card(conn, row, titles, zone) for row in rows]
    found = Worklist(
        built_at=datetime.now(zone),
        organisation=settings.digest.organisation,
        cards=tuple(cards),
        problems=tuple(_problem(entry, zone) for entry in troubles if _needs_a_person(entry)),
    )
    return found, [row.application_id for row in rows], [entry.id for entry in troubles]


def _needs_a_person(entry: Entry) -> bool:
    """Tell the mails that no card shows; one with an applicant has a card, with its unreadable files on it."""
    return entry.state is State.QUARANTINED or not entry.applicants


def _problem(entry: Entry, zone: ZoneInfo) -> Problem:
    reason = entry.reason or "no person was found in it"
    return Problem(message_id=entry.id, received_at=entry.accepted_at.astimezone(zone), reason=reason)


async def _card(conn: AsyncConnection, row: ApplicantRow, titles: Mapping[str, str], zone: ZoneInfo) -> Card:
    detail = await applicants.load(conn, row.id)
    assert detail is not None  # noqa: S101 - read in the transaction that listed it
    application = next(each for each in detail.applications if each.id == row.application_id)
    person = application.person
    return Card(
        applicant_id=row.id,
        name=row.name,
        email=row.email,
        phone=row.phone,
        location=row.location,
        posting=titles.get(row.posting or "", row.posting),
        received_at=row.received_at.astimezone(zone),
        total_years=row.total_years,
        years_backend=row.years_backend,
        highest_degree=row.highest_degree,
        positions=tuple(position_line(position) for position in person.positions),
        education=tuple(education_line(course) for course in person.education),
        requirements=tuple(answer_line(each) for each in person.requirements),
        skills=tuple(
            SkillLine(name=skill.name, years=skill.years, last_used=skill.last_used)
            for skill in sorted(person.skills, key=lambda skill: -(skill.years or 0.0))
            if not skill.implied
        ),
        links=tuple(link.value for link in person.links),
        terms=tuple(claim.value for claim in (person.availability, person.work_authorisation) if claim),
        conflicts=tuple(conflict_line(each) for each in person.conflicts),
        files=_files(application),
    )


def _files(application: StoredApplication) -> tuple[File, ...]:
    return tuple(_file(document) for document in application.documents)


def _file(document: StoredDocument) -> File:
    told = tuple(each.detail for each in document.defects)
    hidden = textwrap.shorten(document.hidden_text or "", HIDDEN_SHOWN, placeholder=" ...")
    return File(
        name=short(document.name),
        role=document.role,
        problem="" if document.readable else "; ".join(told) or "no text was found in it",
        notes=told if document.readable else (),
        container=document.container and short(document.container),
        hidden=hidden,
    )


def short(name: str) -> str:
    """Cut the middle out of a name that is too long for a line; its ending stays."""
    return name if len(name) <= NAME_SHOWN else f"{name[: NAME_SHOWN - 20]} ... {name[-15:]}"


def position_line(position: Position) -> str:
    """Say a position in one line: title, company (start - end)."""
    what = ", ".join(part for part in (position.title, position.company) if part) or "position"
    span = " - ".join(part for part in (position.start, position.end) if part)
    return f"{what} ({span})" if span else what


def education_line(course: Education) -> str:
    """Say a course of study in one line: degree, field, institution (year)."""
    parts = (course.degree or course.degree_level, course.field, course.institution)
    what = ", ".join(dict.fromkeys(str(part) for part in parts if part)) or "education"
    return f"{what} ({course.end_year})" if course.end_year else what


def project_line(project: Project) -> str:
    """Say a project in one line: name (start - end): what is told of it, cut to a line."""
    span = " - ".join(part for part in (project.start, project.end) if part)
    named = f"{project.name} ({span})" if span else project.name
    told = textwrap.shorten(project.description or "", PROJECT_SHOWN, placeholder=" ...")
    return f"{named}: {told}" if told else named


def answer_line(found: RequirementAnswer) -> AnswerLine:
    """Say what an application says to a requirement, with the best of its evidence.

    Of what is shown the evidence speaks, and of what is not shown nothing does.
    """
    first = next(iter(found.evidence), None)
    return AnswerLine(
        answer=found.answer,
        text=found.text,
        detail=found.detail if found.answer in {Answer.PARTLY, Answer.UNCLEAR} else "",
        quote=quote(first) if first else "",
        place=place(first) if first else "",
    )


def quote(mark: Evidence) -> str:
    """Give the line of a piece of evidence; of a long one the whole words around what was read."""
    text, spare = mark.text, max(0, QUOTE_SHOWN - (mark.end - mark.start))
    first = max(0, min(mark.start - spare // 2, len(text) - QUOTE_SHOWN))
    before, behind = first > 0, first + QUOTE_SHOWN < len(text)
    words = text[first : first + QUOTE_SHOWN].split()
    whole = words[before : len(words) - behind] or words
    return " ".join([*(["..."] if before else []), *whole, *(["..."] if behind else [])])


def place(mark: Evidence) -> str:
    """Say where a piece of evidence stands."""
    file = f": {mark.path}" if mark.path else ""
    return f"{short(mark.document)}{file}" + (f", line {mark.line}" if mark.line else "")


def interval_line(interval: Interval) -> str:
    """Say months in one line: start - end, how many."""
    return f"{interval.start} - {interval.end}, {interval.months} months"


def conflict_line(conflict: Conflict) -> str:
    """Say in one line what the papers say differently, each with the paper that says so."""
    said = (_said(claim) for claim in conflict.claims)
    return f"{conflict.field.replace('_', ' ')}: {' / '.join(said)}"


def _said(claim: Claim) -> str:
    return f"{claim.value} ({short(claim.evidence[0].document)})" if claim.evidence else claim.value
