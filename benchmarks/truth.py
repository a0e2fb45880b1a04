"""What resumes say, as people wrote it down, and what a reader made of them: the lines of truth and of predictions.

Both are JSON Lines, one object a file; `docs/quality.md` shows them. Dates are `YYYY-MM` or `YYYY`, and an end may be
`present`. Keys that are not named here are passed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".heic", ".webp")


_Line = TypeVar("_Line")


class QualityError(Exception):
    """A line that can't be used; says which, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a person lives."""

    city: str = ""
    region: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One position. gran: `year` where the file tells no months. dates_visible: The file tells the dates."""

    company: str
    title: str = ""
    start: str = ""
    end: str = ""
    gran: str = "month"
    dates_visible: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One course of education; the three flags say what of it the file tells."""

    institution: str
    degree_level: str = ""
    field: str = ""
    end_year: int | None = None
    degree_visible: bool = True
    field_visible: bool = True
    year_visible: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Everything that is true, whether or not the file tells it.

    skills_listed: Those of the list of skills; the others stand in prose. total_years, years_backend: The greatest
    value that is right; the one with `_low` is the least.
    """

    name: str = ""
    email: str = ""
    phone: str = ""
    links: tuple[str, ...] = ()
    location: Place = Place()
    skills: tuple[str, ...] = ()
    skills_listed: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()
    work: tuple[Job, ...] = ()
    education: tuple[Course, ...] = ()
    total_years: float | None = None
    total_years_low: float | None = None
    years_backend: float | None = None
    years_backend_low: float | None = None
    highest_degree: str = ""
    has_bachelor_cs: bool | None = None
    has_bachelor_cs_related: bool | None = None
    languages: tuple[str, ...] = ()
    certifications: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """What the file tells: only that is asked for.

    links_text: Links that are written out and not only behind words. optional: Skills that may be found or left.
    distractors: Words that must not become skills. years_ok, degrees_ok: The file tells all that years and the highest
    degree are made from.
    """

    name: bool = True
    email: bool = True
    phone: bool = True
    location: bool = True
    links: tuple[str, ...] = ()
    links_text: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()
    work: tuple[Job, ...] = ()
    education: tuple[Course, ...] = ()
    gran: str = "month"
    years_ok: bool = True
    degrees_ok: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """One line of truth. as_of: The month that `present` means; the file's own date where it is empty.

    format: `pdf`, `docx` ..., with `scan-` before it for a picture of a page; by the file's name where it is empty.
    columns: `1`, `2`, or `1s` for one with dates or labels at the side. visible: All of the truth where it is missing.
    """

    file: str
    truth: Person
    visible: Visible = Visible()
    template: str = ""
    format: str = ""
    language: str = "en"
    columns: str = ""
    as_of: str = ""

    @property
    def is_scan(self) -> bool:
        """Tell whether the file holds pictures of pages and no text."""
        return self.format.startswith("scan")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundJob:
    """A position that a reader found."""

    title: str | None = None
    company: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCourse:
    """A course that a reader found. degree: As written, where no level is given."""

    institution: str | None = None
    degree_level: str | None = None
    degree: str | None = None
    field: str | None = None
    end_year: int | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What a reader made of one file. seconds: It took so long. What is unset, the reader does not speak of."""

    file: str = ""
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    links: list[str] | None = None
    location: str | dict[str, Any] | None = None
    skills: list[str] | None = None
    work: list[FoundJob] | None = None
    education: list[FoundCourse] | None = None
    total_years: float | None = None
    highest_degree: str | None = None
    has_bachelor_cs: bool | None = None
    years_backend: float | UnsetType | None = UNSET
    seconds: float | None = None


def truths(path: Path) -> list[Truth]:
    """Read a file of truth. Raises QualityError, and OSError where it can't be read."""
    return [_completed(line) for line in _lines(path, Truth)]


def predictions(path: Path) -> dict[str, Prediction]:
    """Read recorded predictions, by the name of the file. Raises QualityError, and OSError where it can't be read."""
    return {Path(line.file).name: line for line in _lines(path, Prediction)}


def _lines(path: Path, kind: type[_Line]) -> Iterator[_Line]:
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if line.strip():
            try:
                yield msgspec.json.decode(line, type=kind)
            except msgspec.DecodeError as error:
                raise QualityError(f"{path}, line {number}: {error}") from error


def _completed(line: Truth) -> Truth:
    suffix = Path(line.file).suffix.lower()
    named = suffix.removeprefix(".")
    kind = line.format or (f"scan-{named}" if suffix in PICTURES else named)
    visible = _all_of(line.truth) if line.visible == Visible() else line.visible
    return replace(line, format=kind, visible=visible)


def _all_of(person: Person) -> Visible:
    return Visible(
        name=bool(person.name),
        email=bool(person.email),
        phone=bool(person.phone),
        location=bool(person.location.city),
        links=person.links,
        links_text=person.links,
        skills=person.skills,
        distractors=person.distractors,
        work=person.work,
        education=person.education,
        degrees_ok=bool(person.highest_degree),
    )
