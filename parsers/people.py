"""Whose papers are these? From the papers of one mail to its people, one record each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from parsers import forwarded, relay, sample
from parsers.authorship import own
from parsers.belonging import owner
from parsers.documents.body import BODY
from parsers.letters import letter, studies
from parsers.merging import is_same_name, merged
from parsers.records import Applicant, Claim, Defect, Document, Evidence, Message, Role
from parsers.resume import Outline
from parsers.resume import read as read_resume
from parsers.vocabulary import Lexicon, Vocabulary
from parsers.vocabulary.phrases import key

_UNASSIGNED = (
    "It came with the papers of several people and does not say whose work it is, so it counts for none of them."
)


def people(
    mail: Message, documents: Sequence[Document], outlines: Sequence[Outline], vocabulary: Vocabulary, as_of: date
) -> tuple[Applicant, ...]:
    """Return the people whose papers these are, in the order of the mail; usually one.

    Resumes of one person become one record with the letters, the mail's own text and the samples beside them. Where no
    resume can be read there is still an applicant: who wrote the letter, or sent the mail. outlines: Of the documents'
    first pages.
    """
    sender = relay.candidate(forwarded.author(mail))
    papers: list[list[Applicant]] = []
    for document in _of_role(documents, Role.RESUME):
        shown = (
            own(document, vocabulary.lexicon, subject=_subject(document, mail)) if document.name == BODY else document
        )
        person = read_resume(shown, vocabulary, as_of=as_of, sender=sender, outlines=outlines)
        _add(person, papers)
    for group in papers:
        group.sort(key=_fullness, reverse=True)
    for person in _letters(mail, sender, documents, vocabulary):
        _add_letter(person, sender, papers)
    defects = _add_samples(tuple(_of_role(documents, Role.WORK_SAMPLE)), papers, vocabulary)
    found = [_with_defects(with_links(merged(group, as_of), vocabulary.lexicon), defects) for group in papers]
    return tuple(found) if len(found) > 1 else (_completed(next(iter(found), Applicant()), sender),)


def with_links(person: Applicant, lexicon: Lexicon) -> Applicant:
    """Return a person with those of their links that lead to work as samples of it."""
    return replace(person, samples=(*person.samples, *sample.links(person.links, lexicon)))


def _add_samples(
    samples: Sequence[Document], papers: list[list[Applicant]], vocabulary: Vocabulary
) -> tuple[Defect, ...]:
    """Put each work sample with the papers of its maker, and return a defect for each that may be anybody's."""
    if samples and not papers:
        papers.append([])
    unclear = []
    for document in samples:
        number = owner(document, papers) if len(papers) > 1 else 0
        if number is None:
            unclear.append(Defect(code="unassigned_sample", detail=_UNASSIGNED, document=document.name))
        else:
            papers[number].append(sample.read(document, vocabulary))
    return tuple(unclear)


def _with_defects(person: Applicant, defects: tuple[Defect, ...]) -> Applicant:
    return replace(person, defects=(*person.defects, *defects)) if defects else person


def _letters(
    mail: Message, sender: Message, documents: Sequence[Document], vocabulary: Vocabulary
) -> Iterator[Applicant]:
    """Read the letters, attached ones first; what someone wrote who only passes an application on is none of them."""
    passed_on = sender.headers != mail.headers and bool(sender.headers)
    letters = sorted(_of_role(documents, Role.COVER_LETTER), key=lambda document: document.name == BODY)
    for document in letters:
        if document.name == BODY and document.container is None and passed_on:
            continue
        yield letter.read(
            document,
            vocabulary,
            sender_name=sender.from_name,
            sender_address=sender.from_address,
            subject=_subject(document, mail),
        )


def _subject(document: Document, mail: Message) -> str:
    """Return the subject of the mail that a document came in: of one passed on as a file, that one's own."""
    return forwarded.author(mail).subject if document.container else mail.subject


def _of_role(documents: Sequence[Document], role: Role) -> Iterator[Document]:
    return (document for document in documents if document.role is role and document.readable)


def _add_letter(person: Applicant, sender: Message, papers: list[list[Applicant]]) -> None:
    """Put a letter with the resumes of its writer; one by somebody else, such as an agency, counts for nobody."""
    if not papers:
        papers.append([person])
    elif len(papers) == 1:
        if _may_be_writer(person, sender, papers[0]):
            papers[0].append(_beside(person, papers[0]))
    elif not _is_nameless(person):
        group = next((each for each in papers if any(are_one(person, known) for known in each)), None)
        if group is not None:
            group.append(_beside(person, group))


def _beside(person: Applicant, papers: Sequence[Applicant]) -> Applicant:
    """Return what a letter says beside a resume: the studies that it tells of count where no resume gives any."""
    if not any(mark.rule != studies.RULE for each in papers for course in each.education for mark in course.evidence):
        return person
    return replace(person, education=(), highest_degree=None, has_bachelor_cs=None)


def _may_be_writer(person: Applicant, sender: Message, resumes: Sequence[Applicant]) -> bool:
    """Whether nothing says that a letter is not by the person of the resumes: an address of theirs, or one name."""
    own_address = {each.email.value.casefold() for each in resumes if each.email}
    if own_address & {sender.from_address.casefold(), person.email.value.casefold() if person.email else ""}:
        return True
    known = next((each.name.value for each in resumes if each.name), "")
    writer = person.name.value if person.name else sender.from_name
    return not known or not writer or bool(set(key(known).split()) & set(key(writer).split()))


def _add(person: Applicant, papers: list[list[Applicant]]) -> None:
    """Put a resume with the others of its person."""
    group = next((each for each in papers if any(are_one(person, known) for known in each)), None)
    if group is None:
        papers.append([person])
    else:
        group.append(person)


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
