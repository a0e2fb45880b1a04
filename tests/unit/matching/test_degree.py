"""A degree is shown by its level, its field, and that it was finished."""

import pytest

from parsers.records import Applicant, DegreeLevel, DegreeNeed, Education, Section
from tests.unit.matching.people import ask, mark

NEED = DegreeNeed(level=DegreeLevel.BACHELOR, fields=("computing", "related"))


def course(
    level: DegreeLevel | None, field: str | None, *, completed: bool | None = True, degree: str | None = None
) -> Education:
    """Make a course of study."""
    marks = (
        mark(Section.EDUCATION, 2, "University", "education_institution"),
        mark(Section.EDUCATION, 1, "B.Sc.", "education_degree"),
    )
    return Education(degree=degree, degree_level=level, field=field, completed=completed, evidence=marks)


CS = course(DegreeLevel.BACHELOR, "Computer Science")
HISTORY = course(DegreeLevel.MASTER, "History")
STUDYING = course(DegreeLevel.MASTER, "Computer Science", completed=False)
UNKNOWN = course(DegreeLevel.BACHELOR, None)


@pytest.mark.parametrize(
    ("courses", "answer", "rule"),
    [
        ((CS,), "shown", "degree_finished"),
        ((course(DegreeLevel.DOCTORATE, "Physics"),), "shown", "degree_finished"),
        ((course(DegreeLevel.MASTER, "Informatik", completed=None),), "shown", "degree_finished"),
        ((course(DegreeLevel.BACHELOR, None, degree="Bachelor of Engineering"),), "shown", "degree_finished"),
        ((course(DegreeLevel.MASTER, None, degree="Diplom-Mathematikerin"),), "shown", "degree_finished"),
        ((course(DegreeLevel.MASTER, None, degree="Diplôme d'ingénieur"),), "shown", "degree_finished"),
        ((HISTORY, CS), "shown", "degree_finished"),
        ((STUDYING,), "partly", "degree_not_finished"),
        ((course(DegreeLevel.ASSOCIATE, "Web Development"),), "partly", "degree_of_lower_level"),
        ((HISTORY,), "partly", "degree_in_other_field"),
        ((UNKNOWN,), "unclear", "degree_field_unknown"),
        ((UNKNOWN, STUDYING), "unclear", "degree_field_unknown"),
        ((course(None, "Computer Science"),), "unclear", "degree_level_unknown"),
        ((course(None, None),), "unclear", "degree_level_unknown"),
        ((course(None, "History"),), "not shown", "degree_not_stated"),
        ((course(DegreeLevel.HIGHSCHOOL, "Computer Science"),), "not shown", "degree_not_stated"),
        ((course(DegreeLevel.ASSOCIATE, "History"),), "not shown", "degree_not_stated"),
        ((course(DegreeLevel.OTHER, "Computer Science"),), "not shown", "degree_not_stated"),
        ((), "not shown", "no_education"),
    ],
)
def test_the_best_course_of_study_answers(courses: tuple[Education, ...], answer: str, rule: str) -> None:
    """A finished degree in the field before one whose field is not known, before a part of it."""
    found = ask(Applicant(education=courses), degree=NEED)
    assert (found.answer, found.rule) == (answer, rule)
    assert bool(found.evidence) == (answer != "not shown")


def test_the_line_of_the_degree_is_quoted_first() -> None:
    """It says more than the name of the school above it."""
    assert [each.text for each in ask(Applicant(education=(CS,)), degree=NEED).evidence] == ["B.Sc.", "University"]


def test_a_posting_may_name_fields_of_its_own() -> None:
    """Words that stand in the name of the field, whatever the vocabulary calls it; without any, each field will do."""
    need = DegreeNeed(level=DegreeLevel.BACHELOR, fields=("Business Administration", "Betriebswirtschaft"))
    german = course(DegreeLevel.MASTER, "Betriebswirtschaft und Recht")
    assert ask(Applicant(education=(german,)), degree=need).answer == "shown"
    assert ask(Applicant(education=(CS,)), degree=need).answer == "partly"
    assert ask(Applicant(education=(HISTORY,)), degree=DegreeNeed(level=DegreeLevel.MASTER)).answer == "shown"
    assert ask(Applicant(education=(CS,)), degree=DegreeNeed(level=DegreeLevel.MASTER)).answer == "partly"
