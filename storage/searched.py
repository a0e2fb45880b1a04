"""What a search looks through: the record of an application and the text of its documents."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from parsers.records import Applicant, Document
from storage.rows import Values
from storage.words import encode

#: Characters searched of one document, and of all documents of an application together.
DOCUMENT = 100_000
APPLICATION = 500_000


def searched_row(
    application_id: int, person: Applicant, documents: Sequence[Document], places: Sequence[int]
) -> Values:
    """Give the row of an application in `search_texts`; places: of the documents that tell of this person.

    Of source code the README counts, and of no document what it hides.
    """
    texts = limited(_text(documents[place]) for place in places)
    return {
        "application_id": application_id,
        "documents": list(places),
        "text": encode([*_values(person), *texts]),
    }


def limited(texts: Iterable[str]) -> Iterator[str]:
    """Cut the texts of an application's documents to what is searched of them."""
    left = APPLICATION
    for text in texts:
        cut = text[: min(DOCUMENT, left)]
        left -= len(cut)
        yield cut


def own_documents(quoted: Mapping[int, Collection[int | None]], count: int) -> dict[int, list[int]]:
    """Give for each application of one mail the places of those of its documents that tell of its person.

    quoted: For each application the places of the documents that prove something in it; count: of all documents.
    A document that only others quote is left out: whose resume came with another's does not have the other's skills.
    """
    everybody = set().union(*quoted.values())
    return {
        number: [place for place in range(count) if place in mine or place not in everybody]
        for number, mine in quoted.items()
    }


def _text(document: Document) -> str:
    if document.source is None:
        return document.text
    return "\n".join(line.text for line in document.lines[: document.source.readme_lines])


def _values(person: Applicant) -> Iterator[str]:
    single = (
        person.name, person.email, person.phone, person.location, person.summary, person.availability,
        person.work_authorisation, person.workplace,
    )  # fmt: skip
    several = (*person.links, *person.unlisted_skills, *person.certifications, *person.publications)
    yield from (claim.value for claim in (*single, *several) if claim)
    yield from (skill.name for skill in person.skills)
    yield from (language.name for language in person.languages)
    yield from (project.name for project in person.projects)
    yield from (sample.name for sample in person.samples)
    for position in person.positions:
        yield from filter(None, (position.title, position.company, position.location))
    for school in person.education:
        yield from filter(None, (school.institution, school.degree, school.field))
