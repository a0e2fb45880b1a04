"""Mails that show, partly show and do not show each requirement of the shipped posting: `data/requirements.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.mails import archive, plain
from tests.mails.documents import FORMATS, Kind, render
from tests.mails.mail import File, Letter, write
from tests.mails.people import people
from tests.mails.person import Person

_DATA = Path(__file__).with_name("data") / "requirements.toml"
_FIRST = datetime(2026, 11, 9, 8, 15, tzinfo=UTC)
_BODY = "Dear hiring team,\n\nplease find my resume attached.\n\nKind regards\n{}\n"
_OF_MAIL = frozenset({"requirement", "answer", "rule", "quote", "person", "resume", "body", "files", "password"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A mail and what it says to one requirement. quote: Stands in the line of the best evidence; empty for none."""

    raw: bytes
    email: str
    requirement: str
    answer: str
    rule: str
    quote: str

    @property
    def name(self) -> str:
        """What it shows, and who sent it."""
        return f"{self.requirement}-{self.answer.replace(' ', '-')}-{self.email.partition('@')[0]}"


def cases() -> tuple[Case, ...]:
    """Return every case, in the order of the file; the same bytes on each call."""
    everybody = people()
    tables = tomllib.loads(_DATA.read_text(encoding="utf-8"))["cases"]
    return tuple(_case(table, everybody[table["person"]], number) for number, table in enumerate(tables))


def _case(table: Mapping[str, Any], known: Person, number: int) -> Case:
    person = _person(table, known)
    body, files = _papers(table, person)
    letter = Letter(
        sender=(person.name, person.email),
        subject=table.get("subject", "Application for Backend Developer"),
        sent_at=_FIRST + timedelta(hours=5 * number),
        body=body,
        files=files,
    )
    return Case(
        raw=write(letter),
        email=person.email,
        requirement=table["requirement"],
        answer=table["answer"],
        rule=table["rule"],
        quote=table.get("quote", ""),
    )


def _person(table: Mapping[str, Any], known: Person) -> Person:
    """Give a person their name, address and tongue, and the rest from the table alone."""
    told = {name: value for name, value in table.items() if name not in _OF_MAIL}
    jobs = [{"location": "", **job} for job in told.pop("jobs", ())]
    courses = [{"location": "", **course} for course in told.pop("education", ())]
    bare = {"email": known.email, "phone": known.phone, "location": known.location, "summary": "", "languages": {}}
    made = Person.from_table({"name": known.name, **bare, **told, "jobs": jobs, "education": courses})
    return replace(made, tongue=known.tongue)


def _papers(table: Mapping[str, Any], person: Person) -> tuple[str, list[File]]:
    """Return the mail's body and its files."""
    others = [
        File(content=archive.zipped(each["archive"]), content_type=archive.CONTENT_TYPE, name=each["name"])
        for each in table.get("files", ())
    ]
    if table["resume"] == "body":
        return plain.LAYOUTS["underlined"](person), others
    name, _, layout = table["resume"].partition(" ")
    kind = Kind(name)
    ending = FORMATS[kind].ending
    content = render(person, kind, layout, password=table.get("password", ""))
    resume = File(content=content, content_type=FORMATS[kind].content_type, name=f"{person.name} CV{ending}")
    return table.get("body", _BODY.format(person.name)).lstrip(), [resume, *others]
