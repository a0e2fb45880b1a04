"""People and needs made by hand for the rules."""

from dataclasses import replace
from datetime import date

from intake import vocabulary
from parsers import matching
from parsers.records import (
    Applicant,
    Defect,
    Document,
    Evidence,
    Line,
    Position,
    Posting,
    Requirement,
    RequirementAnswer,
    Role,
    Section,
    Skill,
)

VOCABULARY = vocabulary.load()
AS_OF = date(2026, 11, 28)
RESUME = Document(name="cv.pdf", type="pdf", role=Role.RESUME, lines=(Line("Jane Doe"),))
CUT = replace(RESUME, name="cut.pdf", defects=(Defect(code="damaged", detail="It breaks off."),))
LOCKED = Document(name="locked.pdf", type="pdf", role=Role.RESUME)
LETTER = Document(name="letter.pdf", type="pdf", role=Role.COVER_LETTER, lines=(Line("Dear team"),))
SAMPLE = Document(name="shop.zip", type="zip", role=Role.WORK_SAMPLE, lines=(Line("README"),))
PHOTO = Document(name="photo.jpg", type="jpeg", role=Role.IMAGE, lines=(Line("2024"),))


def mark(section: Section | None, line: int = 1, text: str = "", rule: str = "clear") -> Evidence:
    """Make a piece of evidence in a section."""
    told = text or f"{section} {line}"
    return Evidence("cv.pdf", 1, line, 0, len(told), told, rule, section)


def skill(name: str, *sections: Section, positions: tuple[int, ...] = (), **fields: object) -> Skill:
    """Make a skill that stands in these sections, in the order given."""
    marks = tuple(mark(section, number) for number, section in enumerate(sections, start=1))
    found = {"name": name, "kind": VOCABULARY.skills.skills[name].kind, "positions": positions, "evidence": marks}
    return Skill(**{**found, **fields})  # type: ignore[arg-type] # the fields above, or others of the same kind


def job(
    start: str | None, end: str | None, title: str | None = "Developer", *, backend: bool | None = True
) -> Position:
    """Make a position."""
    marks = (mark(Section.POSITION, 9, f"{title} {start}", "position_title"),)
    return Position(title=title, start=start, end=end, backend=backend, evidence=marks)


def ask(person: Applicant, *documents: Document, **need: object) -> RequirementAnswer:
    """Give the answer to one requirement with this need; of a resume that was read where no documents are given."""
    asked = Requirement(id="it", text="As the posting words it.", **need)  # type: ignore[arg-type] # a field of it
    posting = Posting(id="job", title="Job", requirements=(asked,))
    (found,) = matching.answers(posting, person, documents or (RESUME,), VOCABULARY, as_of=AS_OF)
    return found
