"""What goes into recognition and what comes out of it."""

from enum import StrEnum
from typing import NamedTuple


class Context(StrEnum):
    """Where in a document a line stands; it decides how much an ambiguous name needs to count as a skill."""

    SKILLS = "skills"
    """An item or line of a skills section."""
    TITLE = "title"
    """The line of a job's title."""
    EMPLOYER = "employer"
    """The line of a company or a place."""
    EXPERIENCE = "experience"
    """Bullets and prose of a job or a project."""
    EDUCATION = "education"
    PROSE = "prose"
    """A summary or a letter."""
    OTHER = "other"
    """Contact data, interests, languages and the rest."""

    __hash__ = str.__hash__  # an enumeration's own is no built-in one, and the place of each line is looked up often


class Mention(NamedTuple):
    """A skill that a text claims, and where.

    skill, kind: Canonical name and kind of the vocabulary's entry.
    line: Index into the lines given. start, end: Characters of that line; a name that runs into the next line ends here
    with the line.
    rule: Why it counts: `clear` (it means nothing else), `list` (an item of a list), `title`, `listed` (the document's
    list names it), `context` (the text around it), `stated` (within a longer name), `glued` or `misspelt`.
    level: As stated, from 1 (basic) to 4 (expert); None where nothing is said.
    years: As stated of the skill itself ("Python, 5 years"); None where nothing is said.
    """

    skill: str
    kind: str
    line: int
    start: int
    end: int
    rule: str
    level: int | None = None
    years: float | None = None
