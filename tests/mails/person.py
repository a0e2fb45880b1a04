"""An invented person's resume as data, before any layout."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One role. start, end: `YYYY-MM`, end also `present`."""

    title: str
    company: str
    location: str
    start: str
    end: str
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One course of study. start, end: `YYYY`."""

    degree: str
    institution: str
    location: str
    start: str
    end: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Something the person built outside a job. link: a web address, or empty."""

    name: str
    text: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A resume.

    title: The line under the name.
    phone: As the person writes it.
    skills: Label of a group -> its items as written; the one group may have an empty label.
    languages: Name and level as written.
    tongue: The language the resume is written in, a key of `words.WORDS`.
    """

    name: str
    title: str
    email: str
    phone: str
    location: str
    summary: str
    skills: Mapping[str, tuple[str, ...]]
    jobs: tuple[Job, ...]
    education: tuple[Course, ...]
    projects: tuple[Project, ...] = ()
    languages: Mapping[str, str]
    certifications: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    tongue: str = "en"

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> Self:
        """Build it from a TOML table with the same names; a name that is missing or unknown raises."""
        lists = {"jobs": Job, "education": Course, "projects": Project}
        values = {key: value for key, value in table.items() if key not in lists}
        for key, record in lists.items():
            values[key] = tuple(record(**_frozen(row)) for row in table.get(key, ()))
        values["skills"] = {label: tuple(items) for label, items in table["skills"].items()}
        return cls(**_frozen(values))


def _frozen(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
