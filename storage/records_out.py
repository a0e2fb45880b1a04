"""Records of the core as rows of the tables. No database here; `records_in` is the way back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Table

from parsers.records import Applicant, Application, Claim, Document, Evidence
from storage import schema
from storage.rows import Proven, Values
from storage.skills_out import sample_skills, samples, skill_positions, skills
from storage.texts import TEXT, fit, fit_date, fit_defects, fit_or_none, fit_word

#: What is kept of a document's text; with its escapes it fits the smallest usual `max_allowed_packet`, 16 MiB.
_DOCUMENT = 2_000_000

#: The fields of an applicant that are one claim, and those that are several.
SINGLE = ("name", "email", "phone", "location", "summary", "availability", "work_authorisation", "workplace")
SEVERAL = {
    "unlisted_skill": "unlisted_skills",
    "certification": "certifications",
    "publication": "publications",
}

#: Those that are stretches of months, each with the word for one.
INTERVALS = {"gap": "gaps", "overlap": "overlaps"}


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose rows they are: ids, the ids of the skills' names, and the places of the documents by their names."""

    application_id: int
    applicant_id: int
    skill_ids: Mapping[str, int]
    places: Mapping[str, int]


def document_rows(message_id: int, documents: Sequence[Document]) -> list[Values]:
    """Give the rows of a message's documents, in their order."""
    return [
        {
            "message_id": message_id,
            "ordinal": ordinal,
            "name": fit(document.name, 255),
            "type": fit_word(document.type, 32),
            "role": document.role.value,
            "reason": fit(document.reason, 255),
            "readable": document.readable,
            "sha256": document.sha256,
            "size_bytes": document.size_bytes,
            "pages": document.pages,
            "text": fit(document.text, _DOCUMENT),
            "defects": fit_defects(document.defects),
            "container": fit_or_none(document.container, 255),
            "hidden_text": fit("\n".join(line.text for line in document.hidden), _DOCUMENT) or None,
        }
        for ordinal, document in enumerate(documents)
    ]


def places(documents: Sequence[Document]) -> dict[str, int]:
    """Give the place of each document by its name; of two with one name the first."""
    return {document.name: ordinal for ordinal, document in reversed(list(enumerate(documents)))}


def application_row(application: Application, person: Applicant) -> Values:
    """Give the values of an application that lists show, without its keys."""
    return {
        "sent_at": application.sent_at,
        "as_of": application.as_of,
        "name": _value(person.name, 255),
        "email": _value(person.email, 320),
        "phone": _value(person.phone, 64),
        "location": _value(person.location, 255),
        "total_years": person.total_years,
        "years_backend": person.years_backend,
        "highest_degree": person.highest_degree and person.highest_degree.value,
        "has_bachelor_cs": person.has_bachelor_cs,
        "defects": fit_defects(person.defects),
    }


def _value(claim: Claim | None, length: int) -> str | None:
    return None if claim is None else fit(claim.value, length)


def person_rows(owner: Owner, person: Applicant) -> Iterator[tuple[Table, Values]]:
    """Give all rows of one application but its own, each with its table."""
    parts = (
        (schema.claims, "claim", _claims(person)),
        (
            schema.links,
            "link",
            [({"url": fit(c.value, TEXT), "confidence": c.confidence}, c.evidence) for c in person.links],
        ),
        (schema.applicant_skills, "skill", skills(owner.applicant_id, owner.skill_ids, person)),
        (schema.positions, "position", _positions(person)),
        (schema.education, "education", _education(person)),
        (schema.projects, "project", _projects(person)),
        (schema.intervals, "interval", _intervals(person)),
        (schema.conflicts, "conflict", _conflicts(person)),
        (schema.samples, "sample", samples(person)),
        (schema.requirements, "requirement", _requirements(person)),
    )
    proofs = 0
    for table, subject, rows in parts:
        for ordinal, (row, evidence) in enumerate(rows):
            yield table, {"application_id": owner.application_id, "ordinal": ordinal, **row}
            for proof in evidence:
                key = {"application_id": owner.application_id, "ordinal": proofs}
                yield schema.evidence, key | {"subject": subject, "subject_ordinal": ordinal} | _evidence(owner, proof)
                proofs += 1
    for table, pairs in (
        (schema.skill_positions, skill_positions(person)),
        (schema.sample_skills, sample_skills(owner.skill_ids, person)),
    ):
        for ordinal, row in enumerate(pairs):
            yield table, {"application_id": owner.application_id, "ordinal": ordinal, **row}


def _evidence(owner: Owner, proof: Evidence) -> Values:
    return {
        "document": fit(proof.document, 255),
        "document_ordinal": owner.places.get(proof.document),
        "page": proof.page,
        "line": proof.line,
        "char_start": proof.start,
        "char_end": proof.end,
        "text": fit(proof.text, TEXT),
        "rule": fit_word(proof.rule, 64),
        "section": proof.section and proof.section.value,
        "path": fit(proof.path, 1024) or None,
    }


def _claims(person: Applicant) -> Proven:
    single = [(field, claim) for field in SINGLE if (claim := getattr(person, field)) is not None]
    several = [(field, claim) for field, name in SEVERAL.items() for claim in getattr(person, name)]
    languages = [
        (_claim("language", x.name, 1.0) | {"detail": fit_or_none(x.level, 64)}, x.evidence) for x in person.languages
    ]
    return [(_claim(field, c.value, c.confidence), c.evidence) for field, c in single + several] + languages


def _claim(field: str, value: str, confidence: float) -> Values:
    return {"field": field, "value": fit(value, TEXT), "detail": None, "confidence": confidence}


def _positions(person: Applicant) -> Proven:
    return [
        (
            {
                "title": fit_or_none(position.title, 255),
                "company": fit_or_none(position.company, 255),
                "location": fit_or_none(position.location, 255),
                "started": fit_date(position.start),
                "ended": fit_date(position.end),
                "bullets": [fit(bullet, TEXT) for bullet in position.bullets],
                "backend": position.backend,
            },
            position.evidence,
        )
        for position in person.positions
    ]


def _education(person: Applicant) -> Proven:
    return [
        (
            {
                "institution": fit_or_none(school.institution, 255),
                "degree": fit_or_none(school.degree, 255),
                "degree_level": school.degree_level and school.degree_level.value,
                "field": fit_or_none(school.field, 255),
                "started": fit_date(school.start),
                "end_year": school.end_year,
                "completed": school.completed,
            },
            school.evidence,
        )
        for school in person.education
    ]


def _projects(person: Applicant) -> Proven:
    return [
        (
            {
                "name": fit(project.name, 255),
                "description": fit_or_none(project.description, TEXT),
                "started": fit_date(project.start),
                "ended": fit_date(project.end),
                "links": [fit(link, TEXT) for link in project.links],
                "bullets": [fit(bullet, TEXT) for bullet in project.bullets],
            },
            project.evidence,
        )
        for project in person.projects
    ]


def _intervals(person: Applicant) -> Proven:
    return [
        ({"kind": kind, "started": each.start, "ended": each.end, "months": each.months}, each.evidence)
        for kind, field in INTERVALS.items()
        for each in getattr(person, field)
    ]


def _conflicts(person: Applicant) -> Proven:
    return [
        (
            {
                "number": number,
                "field": fit_word(conflict.field, 24),
                "value": fit(claim.value, TEXT),
                "confidence": claim.confidence,
            },
            claim.evidence,
        )
        for number, conflict in enumerate(person.conflicts)
        for claim in conflict.claims
    ]


def _requirements(person: Applicant) -> Proven:
    return [
        (
            {
                "requirement": fit(each.requirement, 64),
                "text": fit(each.text, TEXT),
                "answer": each.answer.value,
                "rule": fit_word(each.rule, 64),
                "detail": fit(each.detail, TEXT),
            },
            each.evidence,
        )
        for each in person.requirements
    ]
