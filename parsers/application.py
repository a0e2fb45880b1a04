"""From one mail to everything it says: the only module that knows the order of the steps."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from parsers import documents, enclosures, forwarded, message, role, triage
from parsers.documents.ocr import Ocr
from parsers.records import (
    Applicant,
    Application,
    Claim,
    Disposition,
    Document,
    Evidence,
    Limits,
    Message,
    Posting,
    Role,
)
from parsers.resume import read as read_resume
from parsers.triage import Mail
from parsers.vocabulary import Vocabulary


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
    found = tuple(_with_one_resume([role.assign(each, means.vocabulary) for each in files]))
    verdict = triage.triage(Mail(message=mail, documents=found))
    applies = verdict.disposition is Disposition.APPLICATION
    people = _applicants(mail, found, means.vocabulary, as_of) if applies else ()
    return Application(
        disposition=verdict.disposition,
        rule=verdict.rule,
        posting=_posting(mail, means.postings),
        message_id=mail.message_id,
        in_reply_to=(*mail.in_reply_to, *mail.references),
        subject=mail.subject,
        from_name=mail.from_name,
        from_address=mail.from_address,
        sent_at=mail.sent_at,
        as_of=as_of,
        documents=found,
        applicants=people,
        flags=_flags(mail, people),
        defects=mail.defects,
    )


def read_file(content: bytes, name: str, means: Means, *, as_of: date) -> Application:
    """Read a bare file as a resume."""
    document = documents.read(content, name=name, limits=means.limits, ocr=means.ocr)
    document = replace(role.assign(document, means.vocabulary), role=Role.RESUME, reason="given as a resume")
    people = (read_resume(document, means.vocabulary, as_of=as_of),) if document.readable else ()
    return Application(
        disposition=Disposition.APPLICATION, rule="bare_file", as_of=as_of, documents=(document,), applicants=people
    )


def _with_one_resume(found: Sequence[Document]) -> Iterator[Document]:
    """Take the body for a letter where a file is a resume: a long letter can be built much like one."""
    attached = any(each.role is Role.RESUME and each.name != role.BODY for each in found)
    for each in found:
        if attached and each.name == role.BODY and each.role is Role.RESUME:
            yield replace(each, role=Role.COVER_LETTER, reason="the mail's own text beside a resume")
        else:
            yield each


def _applicants(mail: Message, found: Sequence[Document], vocabulary: Vocabulary, as_of: date) -> tuple[Applicant, ...]:
    """Read each person's resume; a mail whose resume can't be read still has an applicant: its sender."""
    sender = forwarded.author(mail)
    people: list[Applicant] = []
    for document in found:
        if document.role is Role.RESUME and document.readable:
            person = read_resume(
                document, vocabulary, as_of=as_of, sender_name=sender.from_name, sender_address=sender.from_address
            )
            if not any(_are_one(person, known) for known in people):
                people.append(person)
    return tuple(people) if len(people) > 1 else (_completed(next(iter(people), Applicant()), sender),)


def _are_one(one: Applicant, other: Applicant) -> bool:
    """Two resumes of one mail with the same address or the same name are of one person."""
    pairs = ((one.email, other.email), (one.name, other.name))
    return any(a and b and a.value.casefold() == b.value.casefold() for a, b in pairs)


def _completed(person: Applicant, sender: Message) -> Applicant:
    """Fill name and address from the mail's header where the documents give none."""
    if person.name is None and sender.from_name:
        person = replace(person, name=_from_header(sender.from_name))
    if person.email is None and sender.from_address:
        person = replace(person, email=_from_header(sender.from_address))
    return person


def _from_header(value: str) -> Claim:
    evidence = Evidence(document="mail", page=1, line=1, start=0, end=len(value), text=value, rule="from_header")
    return Claim(value=value, evidence=(evidence,), confidence=0.6)


def _posting(mail: Message, postings: Sequence[Posting]) -> str | None:
    """Choose by recipient address, then by title or keyword in the subject, else the first posting."""
    subject = mail.subject.casefold()
    for posting in postings:
        if any(address in posting.addresses for address in mail.to):
            return posting.id
    for posting in postings:
        if any(words.casefold() in subject for words in (posting.title, *posting.keywords)):
            return posting.id
    return postings[0].id if postings else None


def _flags(mail: Message, people: Sequence[Applicant]) -> tuple[str, ...]:
    flags = ("forwarded",) if mail.forwarded else ()
    return (*flags, "several_people") if len(people) > 1 else flags
