"""Applications with work samples, from the descriptions in `tests/data/samples`; the README there gives the form."""

import random
import re
import shlex
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.mails import archive, foreign, report
from tests.mails.documents import FORMATS, Kind, render
from tests.mails.mail import File, Letter, write
from tests.mails.person import Person

FOLDER = Path(__file__).parents[1] / "data" / "samples"

_CASE = re.compile(r"^##### ", re.MULTILINE)
_FILE = re.compile(r"^\+\+\+ ", re.MULTILINE)
_MEMBER = re.compile(r"^(=== |!!! )([^\n]*)\n(.*?)(?=^=== |^!!! |\Z)", re.MULTILINE | re.DOTALL)
_LABEL = re.compile(r"(must|optional|not|subject): ?(.*)")
_SENT_AT = datetime(2026, 11, 16, 9, 12, tzinfo=UTC)
_RESUMES = {"pdf": (Kind.PDF, "one_column"), "docx": (Kind.DOCX, "styled"), "txt": (Kind.TEXT, "capitals")}
_REPORTS = {"pdf": (report.pdf, Kind.PDF), "docx": (report.word, Kind.DOCX)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An application. samples: What is attached beside the resume.

    shown: The skills that the samples show. foreign: Those that only stand in what is not the person's own code, or in
    words that do not claim them.
    """

    id: str
    person: Person
    resume: File
    subject: str
    body: str
    samples: tuple[File, ...]
    shown: tuple[str, ...]
    foreign: tuple[str, ...]

    @property
    def mail(self) -> bytes:
        """Return the application as it would arrive."""
        letter = Letter(
            sender=(self.person.name, self.person.email),
            subject=self.subject,
            sent_at=_SENT_AT,
            body=self.body,
            files=(self.resume, *self.samples),
        )
        return write(letter)


def cases(name: str) -> list[Case]:
    """Build the applications of `seen` or `unseen`."""
    return described((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))


def described(text: str) -> list[Case]:
    """Build the applications of a text; one that is not as it should be raises ValueError or KeyError."""
    backgrounds = tomllib.loads((FOLDER / "resumes.toml").read_text(encoding="utf-8"))
    return [_case(block, backgrounds) for block in _CASE.split(text)[1:]]


def _case(block: str, backgrounds: Mapping[str, Any]) -> Case:
    first, _, rest = block.partition("\n")
    name, full_name, email, phone, resume = (each.strip() for each in first.split("|"))
    kind, _, background = resume.partition(":")
    known = {"name": full_name, "email": email, "phone": "" if phone == "-" else phone, "location": "", "summary": ""}
    person = Person.from_table({**backgrounds[background], **known, "languages": {}})
    head, *attached = _FILE.split(rest)
    labels, body = _head(head)
    return Case(
        id=name,
        person=person,
        resume=_resume(person, kind),
        subject=labels.get("subject", "Application: Backend Developer"),
        body=body,
        samples=tuple(_files(attached, name)),
        shown=_names(labels["must"]),
        foreign=_names(labels.get("not", "")),
    )


def _head(text: str) -> tuple[dict[str, str], str]:
    """Return the labels and the body, which begins with the first line that is none."""
    lines = text.split("\n")
    labels = {}
    while lines and (label := _LABEL.match(lines[0])):
        labels[label[1]] = label[2].strip()
        lines.pop(0)
    return labels, "\n".join(lines).strip() + "\n"


def _names(text: str) -> tuple[str, ...]:
    return tuple([name for each in text.split(",") if (name := each.strip())])


def _resume(person: Person, kind: str) -> File:
    form, layout = _RESUMES[kind]
    content = render(person, form, layout)
    return File(content=content, content_type=FORMATS[form].content_type, name=f"Resume.{kind}")


def _files(blocks: Iterable[str], case: str) -> Iterator[File]:
    """Yield the files; one that lies in another, by `in=`, comes before it."""
    within: dict[str, list[tuple[str, bytes]]] = {}
    for block in blocks:
        first, _, text = block.partition("\n")
        kind, name, *rest = shlex.split(first)
        options = dict(option.split("=", 1) for option in rest)
        if kind in archive.CONTENT_TYPES:
            members = [*_members(text, options.get("top", ""), case), *within.get(name, ())]
            content, content_type = archive.packed(kind, members), archive.CONTENT_TYPES[kind]
        else:
            content, content_type = _single(kind, text, options)
        if outer := options.get("in"):
            within.setdefault(outer, []).append((name, content))
        else:
            yield File(content=content, content_type=content_type, name=name)


def _single(kind: str, text: str, options: Mapping[str, str]) -> tuple[bytes, str]:
    """Return a file that is no archive, and its content type."""
    if kind in _REPORTS:
        make, form = _REPORTS[kind]
        return make(text), FORMATS[form].content_type
    return _content(text, options.get("enc")), options.get("type", "application/octet-stream")


def _members(text: str, top: str, case: str) -> Iterator[tuple[str, bytes]]:
    """Yield what an archive holds; a path that begins with a slash lies beside its folder `top`."""
    prefix = f"{top}/" if top else ""
    for mark, argument, lines in _MEMBER.findall(text):
        if mark == "=== ":
            path, _, encoding = argument.partition(" enc=")
            yield prefix + path, _content(lines, encoding)
            continue
        maker, *words = shlex.split(argument)
        chance = random.Random(f"{case} {argument}")  # noqa: S311 - seeded, so that the bytes never change
        for path, made in foreign.MAKERS[maker](chance, *words):
            content = made.encode() if isinstance(made, str) else made
            yield path[1:] if path.startswith("/") else prefix + path, content


def _content(text: str, encoding: str | None) -> bytes:
    return f"{text.rstrip(chr(10))}\n".encode(encoding or "utf-8") if text.strip() else b""
