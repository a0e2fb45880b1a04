"""A value, and where it was read."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Section(StrEnum):
    """In which part of an application something is said."""

    SKILLS = "skills"
    POSITION = "position"
    PROJECT = "project"
    EDUCATION = "education"
    CERTIFICATION = "certification"
    SUMMARY = "summary"
    LETTER = "letter"
    SAMPLE = "sample"
    OTHER = "other"


class Evidence(NamedTuple):
    """Where a value was read: a tuple like `Line`, since a record has nearly as many.

    document: Name of the document; `mail` for the header of the mail itself.
    page, line: Counted from 1, the line within the document, or within the file that `path` names.
    start, end: Characters within the line.
    text: The line as read.
    rule: The reader's rule that took it.
    section: Where in the application it stands; None where that was not asked.
    path: The file within the document, where that is an archive; else empty.
    """

    document: str
    page: int
    line: int
    start: int
    end: int
    text: str
    rule: str
    section: Section | None = None
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A value read from a document. confidence is between 0 and 1 and orders claims; it is no probability."""

    value: str
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0
