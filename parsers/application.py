"""From one mail to everything it says: the only module that knows the order of the steps."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from parsers import bodies, enclosures, forwarded, instructions, matching, message, relay, role, triage
from parsers.documents.body import BODY
from parsers.documents.ocr import Ocr
from parsers.letters import years
from parsers.people import people, with_links
from parsers.posting import posting_of
from parsers.records import (
    Applicant,
    Application,
    Attachment,
    Disposition,
    Document,
    Evidence,
    Limits,
    Message,
    Posting,
    Role,
)
from parsers.resume import Outline, glance
from parsers.resume import read as read_resume
from parsers.triage import Mail
from parsers.vocabulary import Vocabulary

BARE_FILE, BARE_CONTAINER = "bare_file", "bare_container"
"""Rules of files that came without a mail."""

_TELLING = ("encrypted", "hidden_text", instructions.CODE)


class Means(NamedTuple):
    """What reading takes beside the bytes; the same for every mail. Without an engine for OCR, scans have no text."""

    vocabulary: Vocabulary
    limits: Limits = Limits()
    postings: Sequence[Posting] = ()
    ocr: Ocr | None = None


def read_mail(raw: bytes, means: Means, *, received_on: date) -> Application:
    """Read a mail (RFC 5322 bytes). received_on stands in for its date where it has none. Never raises on bad input."""
    mail, files = enclosures.read(message.read(raw, means.limits), means.limits, means.ocr)
    as_of = mail.sent_at.date() if mail.sent_at else received_on
    outlines = _outlines(files, means.vocabulary)
    found = _judged(files, outlines, means.vocabulary)
    written = bodies.own_bodies(mail, found, means.vocabulary.lexicon)
    verdict = triage.triage(
        Mail(message=mail, documents=found, applies=bodies.applies(written, means.vocabulary.lexicon))
    )
    is_read = verdict.disposition is Disposition.APPLICATION or _brings_papers(verdict.disposition, found)
    found_people = people(mail, found, outlines, means.vocabulary, as_of) if is_read else ()
    posting = posting_of(mail, "\n".join([each.text for each in written]), means.postings)
    return Application(
        disposition=verdict.disposition,
        rule=verdict.rule,
        posting=posting.id if posting else None,
        message_id=mail.message_id,
        in_reply_to=(*mail.in_reply_to, *mail.references),
        subject=mail.subject,
        from_name=mail.from_name,
        from_address=mail.from_address,
        sent_at=mail.sent_at,
        as_of=as_of,
        documents=found,
        applicants=_answered(found_people, posting, found, means.vocabulary, as_of=as_of, subject=mail.subject),
        flags=_flags(mail, found, found_people),
        defects=mail.defects,
    )


def _brings_papers(disposition: Disposition, found: Sequence[Document]) -> bool:
    """Whether a mail that follows an application brings something to read, such as the work samples asked for."""
    papers = {Role.COVER_LETTER, Role.WORK_SAMPLE}
    brought = (each.readable and each.name != BODY and each.role in papers for each in found)
    return disposition is Disposition.FOLLOW_UP and any(brought)


def read_file(content: bytes, name: str, means: Means, *, as_of: date) -> Application:
    """Read a bare file as a resume; an archive or the like as what it holds. It is compared with the first posting."""
    given = Message(attachments=(Attachment(name=name, content_type="", content=content),))
    mail, files = enclosures.read(given, means.limits, means.ocr)
    outlines = _outlines(files, means.vocabulary)
    found = _judged(files, outlines, means.vocabulary)
    if not found or found[0].container:
        return _of_container(mail, found, outlines, means, as_of)
    resume = replace(found[0], role=Role.RESUME, reason="given as a resume")
    documents = (resume, *found[1:])
    read = read_resume(resume, means.vocabulary, as_of=as_of, outlines=outlines) if resume.readable else None
    applicants = (with_links(read, means.vocabulary.lexicon),) if read else ()
    return Application(
        disposition=Disposition.APPLICATION,
        rule=BARE_FILE,
        as_of=as_of,
        documents=documents,
        applicants=_answered(applicants, next(iter(means.postings), None), documents, means.vocabulary, as_of=as_of),
    )


def _of_container(
    mail: Message, found: Sequence[Document], outlines: Sequence[Outline], means: Means, as_of: date
) -> Application:
    author = forwarded.author(mail)
    as_of = author.sent_at.date() if author.sent_at else as_of
    applicants = people(mail, found, outlines, means.vocabulary, as_of)
    return Application(
        disposition=Disposition.APPLICATION,
        rule=BARE_CONTAINER,
        as_of=as_of,
        documents=tuple(found),
        applicants=_answered(
            applicants, next(iter(means.postings), None), found, means.vocabulary, as_of=as_of, subject=mail.subject
        ),
        flags=_flags(mail, found, applicants),
    )


def _answered(  # noqa: PLR0913 (what is asked, and all that may answer it)
    found: Sequence[Applicant],
    posting: Posting | None,
    documents: Sequence[Document],
    words: Vocabulary,
    *,
    as_of: date,
    subject: str = "",
) -> tuple[Applicant, ...]:
    """Give the people with what their application says to each requirement of the posting.

    subject: Of the mail.
    """
    if posting is None:
        return tuple(found)
    told = _years_told(documents, words, subject) if len(found) == 1 else ()
    return tuple(
        replace(person, requirements=matching.answers(posting, person, documents, words, as_of=as_of, years_told=told))
        for person in found
    )


def _years_told(documents: Sequence[Document], words: Vocabulary, subject: str) -> tuple[Evidence, ...]:
    letters = [each for each in documents if each.role is Role.COVER_LETTER and each.readable]
    return tuple(mark for letter in letters for mark in years.read(letter, words, subject=subject))


def _outlines(found: Sequence[Document], vocabulary: Vocabulary) -> tuple[Outline, ...]:
    return tuple(glance(each, vocabulary.lexicon) for each in found)


def _judged(found: Sequence[Document], outlines: Sequence[Outline], vocabulary: Vocabulary) -> tuple[Document, ...]:
    """Return the documents with their roles, and with what a recruiter should know of their words."""
    return tuple(
        each if each.role is Role.WORK_SAMPLE else instructions.with_report(each, vocabulary.lexicon)
        for each in role.assign_all(found, outlines, vocabulary.lexicon)
    )


def _flags(mail: Message, found: Sequence[Document], applicants: Sequence[Applicant]) -> tuple[str, ...]:
    """Return what a reader should know at a glance; the codes of defects that concern the whole application."""
    told = {defect.code for document in found for defect in document.defects}
    return (
        *(("forwarded",) if mail.forwarded else ()),
        *(("relay",) if relay.is_relay(mail.from_address) else ()),
        *(("several_people",) if len(applicants) > 1 else ()),
        *(code for code in _TELLING if code in told),
    )
