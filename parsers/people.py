"""Whose papers are these? From the papers of one mail to its people, one record each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from parsers.merging import is_same_name, merged
from parsers.records import Applicant, Claim, Document, Evidence, Message, Role
from parsers.resume import read as read_resume
from parsers.vocabulary import Vocabulary


def people(
    sender: Message, documents: Sequence[Document], vocabulary: Vocabulary, as_of: date
) -> tuple[Applicant, ...]:
    """Return the people whose resumes these are, in the order of the mail; usually one.

    sender: The mail in which the documents came. Where no resume can be read there is still an applicant: its sender.
    """
    papers: list[list[Applicant]] = []
    for document in documents:
        if document.role is Role.RESUME and document.readable:
            person = read_resume(
                document, vocabulary, as_of=as_of, sender_name=sender.from_name, sender_address=sender.from_address
            )
            _add(person, papers)
    found = tuple(merged(sorted(each, key=_fullness, reverse=True), as_of) for each in papers)
    return found if len(found) > 1 else (_completed(next(iter(found), Applicant()), sender),)


def _add(person: Applicant, papers: list[list[Applicant]]) -> None:
    """Put a resume with the others of its person."""
    own = next((each for each in papers if any(are_one(person, known) for known in each)), None)
    if own is None:
        papers.append([person])
    else:
        own.append(person)


def are_one(one: Applicant, other: Applicant) -> bool:
    """Whether two resumes of one mail are of one person.

    They are where address, telephone number or name agree; and where one of them says none of the three.
    """
    if _is_nameless(one) or _is_nameless(other):
        return True
    pairs = ((one.email, other.email), (one.phone, other.phone))
    return any(a and b and a.value.casefold() == b.value.casefold() for a, b in pairs) or (
        one.name is not None and other.name is not None and is_same_name(one.name.value, other.name.value)
    )


def _is_nameless(person: Applicant) -> bool:
    return person.name is None and person.email is None and person.phone is None


def _fullness(person: Applicant) -> int:
    return len(person.positions) + len(person.education) + len(person.skills)


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
