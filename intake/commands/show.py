"""`intake show`: one applicant, with evidence."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.table import Table

from intake import config
from intake.cli import Failed, config_option, json_option
from intake.config import Config
from intake.depth import sample_line, skill_line
from intake.jsonl import applicant as as_contract
from intake.store import open_store
from intake.tables import plain, years
from intake.worklist import education_line, interval_line, position_line, project_line, short
from parsers.records import Applicant, Evidence, RequirementAnswer, Skill
from storage import applicants, database
from storage.detail import ApplicantDetail, StoredApplication


@click.command()
@config_option
@click.argument("applicant_id", metavar="ID", type=int)
@json_option
def show(config_path: Path | None, applicant_id: int, *, as_json: bool) -> None:
    """Show one applicant: every value with the line of the document it was read from."""
    detail = asyncio.run(_load(config.load(config_path), applicant_id))
    if detail is None:
        raise Failed(f"there is no applicant {applicant_id}; `intake applicants` lists them")
    if as_json:
        click.echo(msgspec.json.encode(_as_json(detail)))
    else:
        _print(detail, Console())


async def _load(settings: Config, applicant_id: int) -> ApplicantDetail | None:
    async with open_store(settings.storage) as store, database.transaction(store.engine, read_only=True) as conn:
        return await applicants.load(conn, applicant_id)


def _as_json(detail: ApplicantDetail) -> dict[str, Any]:
    return {
        "id": detail.id,
        "created_at": detail.created_at,
        **as_contract(detail.person),
        "applications": [_application(application) for application in detail.applications],
    }


def _application(application: StoredApplication) -> dict[str, Any]:
    return {
        "id": application.id,
        "message": application.message_id,
        "posting": application.posting,
        "received_at": application.received_at,
        "sent_at": application.sent_at,
        "documents": [
            {
                "name": each.name,
                "type": each.type,
                "role": each.role,
                "readable": each.readable,
                "container": each.container,
                "defects": each.defects,
                "hidden_text": each.hidden_text,
            }
            for each in application.documents
        ],
    }


def _print(detail: ApplicantDetail, console: Console) -> None:
    table = Table(title=f"Applicant {detail.id}", title_justify="left", show_lines=False)
    for name in ("what", "value", "read in", "the line there"):
        table.add_column(name, overflow="fold")
    for what, value, evidence in _values(detail.person):
        first = evidence[0] if evidence else None
        table.add_row(what, plain(value) if what else "", plain(first and _place(first)), plain(first and first.text))
    console.print(table)
    for application in detail.applications:
        console.print(
            f"Application {application.id}, message {application.message_id}, {application.received_at:%Y-%m-%d %H:%M}"
        )
        for document in application.documents:
            place = f", in {short(document.container)}" if document.container else ""
            console.print(plain(f"  {short(document.name)} ({document.type}, {document.role}{place})"))
            for defect in document.defects:
                console.print(plain(f"    {defect.detail}"))
            if document.hidden_text:
                console.print(plain(f"    Hidden: {document.hidden_text}"))


def _values(person: Applicant) -> Iterator[tuple[str, str, Sequence[Evidence]]]:
    for field in ("name", "email", "phone", "location", "availability", "work_authorisation", "workplace"):
        if claim := getattr(person, field):
            yield field.replace("_", " "), claim.value, claim.evidence
    for conflict in person.conflicts:
        yield from ((f"differs: {conflict.field}", each.value, each.evidence) for each in conflict.claims)
    for answer in person.requirements:
        yield from _answer(answer)
    yield "years", f"{years(person.total_years)}, backend {years(person.years_backend)}", ()
    yield from (("position", position_line(each), each.evidence) for each in person.positions)
    yield from (("gap", interval_line(each), each.evidence) for each in person.gaps)
    yield from (("overlap", interval_line(each), each.evidence) for each in person.overlaps)
    yield from (("education", education_line(each), each.evidence) for each in person.education)
    yield from ((_kind(each), skill_line(each), each.evidence) for each in person.skills)
    for sample in person.samples:
        yield "work sample", sample_line(sample), sample.summary.evidence if sample.summary else ()
    yield from (("unlisted skill", each.value, each.evidence) for each in person.unlisted_skills)
    yield from (("language", f"{each.name} {each.level or ''}".strip(), each.evidence) for each in person.languages)
    yield from (("certification", each.value, each.evidence) for each in person.certifications)
    yield from (("project", project_line(each), each.evidence) for each in person.projects)
    yield from (("publication", each.value, each.evidence) for each in person.publications)
    yield from (("link", each.value, each.evidence) for each in person.links)


def _kind(skill: Skill) -> str:
    return "implied skill" if skill.implied else "skill"


def _answer(found: RequirementAnswer) -> Iterator[tuple[str, str, Sequence[Evidence]]]:
    """Give a row for the answer with its best evidence, and one for each further piece of evidence."""
    yield "requirement", f"{found.answer}: {found.text}\n{found.detail}".strip(), found.evidence[:1]
    yield from (("", "", (mark,)) for mark in found.evidence[1:])


def _place(mark: Evidence) -> str:
    document = f"{mark.document}: {mark.path}" if mark.path else f"{mark.document}, page {mark.page}"
    return f"{document}, line {mark.line}" if mark.line else document
