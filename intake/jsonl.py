"""What `intake parse --jsonl` prints: the contract that scripts outside this project read."""

from pathlib import Path
from typing import Any

import msgspec

from intake import depth
from parsers.application import BARE_CONTAINER
from parsers.records import (
    Applicant,
    Application,
    Claim,
    Conflict,
    Defect,
    Disposition,
    Document,
    Education,
    Evidence,
    Interval,
    Position,
    Project,
    RequirementAnswer,
    Skill,
    SourceCode,
    WorkSample,
)

#: The fields of an applicant that are one claim, whose evidence is given beside them.
EVIDENCED = ("name", "email", "phone", "location", "summary", "availability", "work_authorisation", "workplace")


def line(application: Application, file: Path, *, is_mail: bool) -> dict[str, Any]:
    """Give the object for one file: a mail or container with its applicants, or a bare resume."""
    if is_mail or application.rule == BARE_CONTAINER:
        return _message(application, file)
    document = application.documents[0]
    person = application.applicants[0] if application.applicants else Applicant()
    found = {"file": str(file), "kind": "resume", "type": document.type, **applicant(person)}
    found["defects"] = [defect(each) for each in (*document.defects, *person.defects)]
    return found


def failed_line(file: Path, code: str, detail: str, *, is_mail: bool) -> dict[str, Any]:
    """Give the object for a file that could not be parsed at all: all its keys, empty, and the defect."""
    problem = Defect(code=code, detail=detail)
    if is_mail:
        return _message(Application(disposition=Disposition.OTHER, rule="not_parsed", defects=(problem,)), file)
    return {"file": str(file), "kind": "resume", "type": "unknown", **applicant(Applicant(defects=(problem,)))}


def _message(application: Application, file: Path) -> dict[str, Any]:
    return {
        "file": str(file),
        "kind": "message",
        "disposition": application.disposition,
        "rule": application.rule,
        "posting": application.posting,
        "flags": list(application.flags),
        "documents": [document(each) for each in application.documents],
        "applicants": [applicant(each) for each in application.applicants],
        "defects": [defect(each) for each in application.defects],
    }


def document(each: Document) -> dict[str, Any]:
    """Give what a reader must know of a document; container: the files it lay in, outermost first, or null."""
    return {
        "name": each.name,
        "type": each.type,
        "role": each.role,
        "reason": each.reason,
        "container": each.container,
        "readable": each.readable,
        "defects": [defect(problem) for problem in each.defects],
    }


def applicant(person: Applicant) -> dict[str, Any]:
    """Give one person; unknown is null or an empty list."""
    return {
        "name": _value(person.name),
        "email": _value(person.email),
        "phone": _value(person.phone),
        "links": [link.value for link in person.links],
        "location": _value(person.location),
        "summary": _value(person.summary),
        "skills": [_skill(person, skill) for skill in person.skills],
        "unlisted_skills": [item.value for item in person.unlisted_skills],
        "work": [_with_evidence(position) for position in person.positions],
        "education": [_with_evidence(course) for course in person.education],
        "languages": [{"name": language.name, "level": language.level} for language in person.languages],
        "certifications": [item.value for item in person.certifications],
        "projects": [_with_evidence(project) for project in person.projects],
        "publications": [item.value for item in person.publications],
        "availability": _value(person.availability),
        "work_authorisation": _value(person.work_authorisation),
        "workplace": _value(person.workplace),
        "samples": [_sample(each) for each in person.samples],
        "gaps": [_interval(each) for each in person.gaps],
        "overlaps": [_interval(each) for each in person.overlaps],
        "conflicts": [_conflict(each) for each in person.conflicts],
        "total_years": person.total_years,
        "years_backend": person.years_backend,
        "highest_degree": person.highest_degree,
        "has_bachelor_cs": person.has_bachelor_cs,
        "requirements": [_requirement(each) for each in person.requirements],
        "evidence": {
            field: [_evidence(each) for each in claim.evidence]
            for field in EVIDENCED
            if (claim := getattr(person, field)) is not None
        },
        "defects": [defect(each) for each in person.defects],
    }


def defect(each: Defect) -> dict[str, Any]:
    """Give a defect; the document only where it names one."""
    found: dict[str, Any] = {"code": each.code, "detail": each.detail}
    return {**found, "document": each.document} if each.document else found


def _value(claim: Claim | None) -> str | None:
    return claim.value if claim else None


def _skill(person: Applicant, skill: Skill) -> dict[str, Any]:
    """Give one skill; positions: places in `work`; samples: names of the work samples that show it."""
    return {
        "name": skill.name,
        "kind": skill.kind,
        "implied": skill.implied,
        "years": skill.years,
        "months": depth.months(skill),
        "last_used": skill.last_used,
        "level": skill.level,
        "stated_years": skill.stated_years,
        "positions": list(skill.positions),
        "sections": depth.sections(skill),
        "samples": depth.shown_by(person, skill),
        "evidence": [_evidence(each) for each in skill.evidence],
    }


def _sample(sample: WorkSample) -> dict[str, Any]:
    """Give one work sample; source: what is counted of its code, or null where it has none."""
    return {
        "name": sample.name,
        "kind": sample.kind,
        "source": _source(sample.source) if sample.source else None,
        "skills": list(sample.skills),
        "summary": _value(sample.summary),
    }


def _source(source: SourceCode) -> dict[str, Any]:
    counts = ("files", "vendored", "generated", "tests", "migrations", "templates")
    languages = [share._asdict() for share in source.languages]
    return {**{name: getattr(source, name) for name in counts}, "languages": languages}


def _with_evidence(record: Position | Education | Project) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(record)
    return {**found, "evidence": [_evidence(each) for each in record.evidence]}


def _interval(each: Interval) -> dict[str, Any]:
    return {"start": each.start, "end": each.end, "months": each.months}


def _conflict(conflict: Conflict) -> dict[str, Any]:
    claims = [
        {"value": each.value, "evidence": [_evidence(mark) for mark in each.evidence]} for each in conflict.claims
    ]
    return {"field": conflict.field, "claims": claims}


def _requirement(each: RequirementAnswer) -> dict[str, Any]:
    return {
        "requirement": each.requirement,
        "text": each.text,
        "answer": each.answer,
        "rule": each.rule,
        "detail": each.detail,
        "evidence": [_evidence(mark) for mark in each.evidence],
    }


def _evidence(each: Evidence) -> dict[str, Any]:
    return {
        "document": each.document,
        "page": each.page,
        "line": each.line,
        "start": each.start,
        "end": each.end,
        "text": each.text,
        "rule": each.rule,
        "section": each.section,
        "path": each.path or None,
    }
