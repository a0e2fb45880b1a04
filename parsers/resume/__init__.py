"""From a resume's lines to a record of the person: each claim with evidence, nothing invented, nothing protected."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from parsers import skills
from parsers.records import Applicant, Claim, Defect, Document, Message, Position, Skill
from parsers.resume import (
    agreement,
    backend,
    certifications,
    contact,
    education,
    experience,
    languages,
    location,
    name,
    phone,
    place,
    positions,
    projects,
    publications,
    rows,
    sections,
    skillset,
    statements,
    summary,
    terms,
    workplace,
)
from parsers.resume.contact import Block
from parsers.resume.heading_words import heading_key
from parsers.resume.labels import Labelled, labelled, protected
from parsers.resume.likeness import likeness
from parsers.resume.outline import Outline, glance, whole
from parsers.resume.positions import Job
from parsers.resume.row import Row
from parsers.resume.sections import Section
from parsers.resume.skillset import Spot
from parsers.vocabulary import Lexicon, Vocabulary

__all__ = ["Outline", "glance", "likeness", "read"]

_NOBODY = Message()
_ENTRIES = ("education", "publications", "awards", "references")
"""Kinds of sections of short entries; a paragraph below the last of them is none."""
_OWN = (sections.TOP, sections.OTHER, "contact", "summary", "declaration")
"""Kinds of sections that tell of the person in few words."""


def read(
    document: Document,
    vocabulary: Vocabulary,
    *,
    as_of: date | None,
    sender: Message = _NOBODY,
    outlines: Sequence[Outline] = (),
) -> Applicant:
    """Read one person's resume. as_of: what "present" means, the mail's date.

    sender: The mail it came with; who sent it helps to tell the name. outlines: Those by which roles were told.
    """
    lexicon = vocabulary.lexicon
    found, cut = whole(document, lexicon, outlines)
    values = labelled(found, lexicon)
    hidden = protected(found, values, lexicon)
    language = _language(cut, lexicon)
    person = _person(found, _block(document, found, cut, values, lexicon), language, sender)
    told = _without(cut, hidden)
    home = person.location.value if person.location else ""
    jobs = positions.read(document, sections.of_kind(told, "experience"), lexicon, home)
    courses = education.read(document, sections.of_kind(told, "education"), lexicon, language)
    spots = skillset.spots(found, cut, jobs, lexicon)
    visible = tuple([("" if each.row.number in hidden else each.text, each.context) for each in spots])
    shown = _shown(document, spots, skills.find(visible, vocabulary.skills), jobs, vocabulary=vocabulary, as_of=as_of)
    of_languages = {row.number for row in sections.of_kind(cut, "languages")}
    others = [row for row in found if row.number not in of_languages]
    stating = _stating(cut, hidden)
    termed = tuple(statements.labelled_terms(stating, lexicon))
    availability, authorisation = terms.read(document, termed, stating, lexicon)
    record = replace(
        person,
        summary=summary.read(document, sections.of_kind(told, "summary")),
        skills=shown.skills,
        unlisted_skills=shown.unlisted_skills,
        positions=shown.positions,
        education=tuple(course.education for course in courses),
        languages=languages.read(document, sections.of_kind(told, "languages"), others, lexicon, language),
        certifications=certifications.read(document, sections.of_kind(told, "certifications")),
        projects=projects.read(document, sections.of_kind(told, "projects")),
        availability=availability,
        work_authorisation=authorisation,
        workplace=workplace.read(document, termed, sections.of_kind(told, *_OWN), stating, lexicon),
        publications=publications.read(document, sections.of_kind(told, "publications")),
        highest_degree=education.highest(courses),
        has_bachelor_cs=education.has_bachelor_in_computing(courses),
        defects=tuple(_defects(document, person, jobs, as_of)),
    )
    return experience.counted(record, as_of)


class _Shown(NamedTuple):
    """What jobs and skills say together."""

    positions: tuple[Position, ...]
    skills: tuple[Skill, ...]
    unlisted_skills: tuple[Claim, ...]


def _shown(  # noqa: PLR0913 (the rows, and what was read of them so far)
    document: Document,
    spots: Sequence[Spot],
    said: skills.Findings,
    jobs: Sequence[Job],
    *,
    vocabulary: Vocabulary,
    as_of: date | None,
) -> _Shown:
    """Tell which jobs show backend work by the skills in them, and how long each skill was used by the jobs."""
    grouped = skillset.by_job(spots, said.mentions)
    held = tuple(
        replace(
            job.position,
            backend=backend.shows_backend(job, grouped.get(number, ()), vocabulary.lexicon, vocabulary.skills),
        )
        for number, job in enumerate(jobs)
    )
    return _Shown(
        positions=held,
        skills=skillset.read(document, said.mentions, spots, vocabulary.skills, experience.held(held, as_of)),
        unlisted_skills=tuple(skillset.unlisted(document, spots, said.unlisted)),
    )


def _person(found: Sequence[Row], block: Block, language: str, sender: Message) -> Applicant:
    """Read who it is and how to reach them."""
    email = contact.email(block, sender.from_address)
    links = contact.links(block)
    address = email.value if email else ""
    urls = [each.value for each in links]
    signs = agreement.signs(block.document, address, urls, sender.from_name, sender.from_address)
    who = name.name(block, found, signs, sender.from_name)
    where = location.location(block, who)
    regions = place.regions([where.value if where else None], [language], address, block.lexicon)
    number = (
        phone.phone(block, regions)
        or phone.phone(block, place.mentioned(found, block.lexicon))
        or phone.unlisted(block, place.regions([where.value if where else None], [], address, block.lexicon))
    )
    return Applicant(name=who, email=email, phone=number, location=where, links=links)


def _block(
    document: Document, found: Sequence[Row], cut: Sequence[Section], values: Sequence[Labelled], lexicon: Lexicon
) -> Block:
    """Rows that may hold contact data: before the first heading, under "contact", and the foot and head of pages."""
    inside = {row.number for row in sections.of_kind(cut, sections.TOP, "contact", sections.OTHER)}
    inside |= {row.number for row in found if contact.reaches(row)}
    inside |= _feet(found, inside)
    away = {row.number for row in sections.of_kind(cut, "references")}
    kept = tuple(row for row in found if row.number in inside and row.number not in away)
    rest = tuple(row for row in found if row.number not in inside and row.number not in away)
    return Block(
        document=document,
        rows=kept,
        others=rest,
        summary=tuple(row for row in sections.of_kind(cut, "summary") if row.number not in inside),
        labelled=tuple(each for each in values if each.row.number not in away),
        lexicon=lexicon,
    )


def _without(cut: Sequence[Section], hidden: frozenset[int]) -> tuple[Section, ...]:
    """Give the sections without rows that state birth, family and the like, wherever on the page these stand."""
    return tuple(
        replace(each, rows=tuple(row for row in each.rows if row.number not in hidden)) if hidden else each
        for each in cut
    )


def _stating(cut: Sequence[Section], hidden: frozenset[int]) -> tuple[Row, ...]:
    """Rows in which people say when they could start and where they may work: none of a job, a course or a project."""
    away = {"experience", "education", "projects", "volunteer", "publications", "awards", "references"}
    last = cut[-1].rows if cut and cut[-1].kind in _ENTRIES else ()
    own = (*(row for each in cut if each.kind not in away for row in each.rows), *_last_words(last))
    return tuple(row for row in own if row.number not in hidden)


def _last_words(found: Sequence[Row]) -> tuple[Row, ...]:
    """Give the sentences of the paragraphs below the last entry, such as what someone looks for."""
    last = next((row for row in reversed(found) if row.bullet or row.ranges), None)
    if last is None:
        return ()
    below = (row for row in found if row.number > last.number and row.line.block != last.line.block)
    return tuple(row for row in below if row.text.rstrip().endswith((".", "!")))


def _feet(found: Sequence[Row], inside: set[int]) -> set[int]:
    """Rows right around an address that stands apart from the sections, as in a page's foot."""
    near = set()
    for at, row in enumerate(found):
        if row.number in inside and "@" in row.text:
            for other in found[max(0, at - 3) : at + 4]:
                if other.line.block == row.line.block and not other.bullet and not other.dated:
                    near.add(other.number)
    return near


def _language(cut: Sequence[Section], lexicon: Lexicon) -> str:
    """Give the language most of the headings are of; the first of the vocabulary where there are none."""
    votes: dict[str, float] = {}
    for each in cut:
        if each.heading is not None:
            listed = lexicon.heading_languages.get(heading_key(each.heading.text), ())
            for code in listed:
                votes[code] = votes.get(code, 0.0) + 1 / len(listed)
    return max(votes, key=lambda code: votes[code]) if votes else lexicon.languages[0].code


def _defects(document: Document, person: Applicant, jobs: Sequence[Job], as_of: date | None) -> list[Defect]:
    """Doubts that a person should look at."""
    found = []
    read_lines = rows.reach(document)
    if read_lines < len(document.lines):
        detail = f"Only its first {read_lines} lines were searched for claims."
        found.append(Defect(code="too_large", detail=detail, document=document.name))
    if person.name is None:
        found.append(
            Defect(code="no_name", detail="No line of the resume could be taken for a name.", document=document.name)
        )
    if person.email is None:
        found.append(Defect(code="no_email", detail="The resume holds no e-mail address.", document=document.name))
    if any(job.position.start is None for job in jobs):
        found.append(
            Defect(
                code="undated_position", detail="A position states no dates that could be read.", document=document.name
            )
        )
    if as_of is None and any(job.position.end == "present" for job in jobs):
        found.append(
            Defect(
                code="no_date",
                detail="Nothing says what `present` means; open positions are not counted.",
                document=document.name,
            )
        )
    return found
