"""Whose papers are these? From the resumes of one mail to its people, each read once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from parsers.records import Applicant, Claim, Document, Evidence, Message, Role
from parsers.resume import Outline
from parsers.resume import read as read_resume
from parsers.vocabulary import Vocabulary
from parsers.vocabulary.phrases import key


def people(
    sender: Message,
    documents: Sequence[Document],
    outlines: Sequence[Outline],
    vocabulary: Vocabulary,
    as_of: date,
) -> tuple[Applicant, ...]:
    """Return the people whose resumes these are, in the order of the mail; usually one.

    sender: The mail in which the documents came. outlines: Of the documents' first pages.
    Where no resume can be read there is still an applicant: its sender.
    """
    found: list[Applicant] = []
    for document, glanced in zip(documents, outlines, strict=True):
        if document.role is Role.RESUME and document.readable:
            person = read_resume(document, vocabulary, as_of=as_of, sender=sender, glanced=glanced)
            _add(person, found)
    return tuple(found) if len(found) > 1 else (_completed(next(iter(found), Applicant()), sender),)


def _add(person: Applicant, found: list[Applicant]) -> None:
    """Add a person unless known; of two resumes of one person the fuller one counts, else the first."""
    place = next((at for at, known in enumerate(found) if are_one(person, known)), None)
    if place is None:
        found.append(person)
    elif _fullness(person) > _fullness(found[place]):
        found[place] = person


def are_one(one: Applicant, other: Applicant) -> bool:
    """Whether two resumes of one mail are of one person.

    They are where address, telephone number or name agree; and where one of them says none of the three.
    """
    if _is_nameless(one) or _is_nameless(other):
        return True
    pairs = ((one.email, other.email), (one.phone, other.phone))
    return any(a and b and a.value.casefold() == b.value.casefold() for a, b in pairs) or _are_alike(
        one.name, other.name
    )


def _is_nameless(person: Applicant) -> bool:
    return person.name is None and person.email is None and person.phone is None


def _are_alike(one: Claim | None, other: Claim | None) -> bool:
    """Whether two names have the same words in any order, or one has two or more words and the other all of these."""
    if one is None or other is None:
        return False
    words, others = set(key(one.value).split()), set(key(other.value).split())
    return words == others or (min(len(words), len(others)) > 1 and (words <= others or others <= words))


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
