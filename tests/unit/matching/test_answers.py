"""Answers as a whole: in the posting's order, and open where papers could not be read."""

import pytest

from parsers import matching
from parsers.records import (
    Answer,
    Applicant,
    DegreeNeed,
    Document,
    Language,
    LanguageNeed,
    Posting,
    Requirement,
    Section,
    SkillNeed,
)
from tests.unit.matching.people import AS_OF, CUT, LETTER, LOCKED, PHOTO, RESUME, SAMPLE, VOCABULARY, ask, mark, skill

GIT = (SkillNeed(names=("Git",)),)


@pytest.mark.parametrize(
    ("documents", "answer", "rule"),
    [
        ((RESUME,), "not shown", "skill_not_named"),
        ((LETTER,), "not shown", "skill_not_named"),
        ((SAMPLE,), "not shown", "skill_not_named"),
        ((LOCKED,), "unclear", "nothing_readable"),
        ((LOCKED, PHOTO), "unclear", "nothing_readable"),
        ((PHOTO,), "unclear", "nothing_readable"),
        ((LOCKED, LETTER), "unclear", "resume_unreadable"),
        ((CUT,), "unclear", "resume_read_in_part"),
        ((CUT, RESUME), "not shown", "skill_not_named"),
        ((LOCKED, RESUME), "not shown", "skill_not_named"),
    ],
)
def test_what_could_not_be_read_leaves_it_open(documents: tuple[Document, ...], answer: str, rule: str) -> None:
    """`not shown` is said of papers that were read; another paper that was not is no reason to leave it open."""
    found = ask(Applicant(), *documents, skills=GIT)
    assert (found.answer, found.rule) == (answer, rule)


def test_what_the_letter_shows_stands_though_the_resume_could_not_be_read() -> None:
    """Only what is missing may be in the resume."""
    found = ask(Applicant(skills=(skill("Git", Section.PROJECT),)), LOCKED, LETTER, skills=GIT)
    assert found.answer is Answer.SHOWN


def test_answers_stand_in_the_order_of_the_posting_and_quote_its_words() -> None:
    """One for each requirement, whatever it says."""
    asked = (
        Requirement(id="z", text="Git.", skills=GIT),
        Requirement(id="a", text="A degree.", degree=DegreeNeed()),
    )
    posting = Posting(id="job", title="Job", requirements=asked)
    found = matching.answers(posting, Applicant(), (RESUME,), VOCABULARY, as_of=AS_OF)
    assert [(each.requirement, each.text) for each in found] == [("z", "Git."), ("a", "A degree.")]


def test_a_requirement_without_a_need_stays_open() -> None:
    """What would show it is not said."""
    assert ask(Applicant()).rule == "no_rule"


@pytest.mark.parametrize(
    ("level", "answer", "rule"),
    [
        ("C1", "shown", "language_level"),
        ("native", "shown", "language_level"),
        ("B2", "partly", "language_of_lower_level"),
        (None, "unclear", "language_level_unknown"),
    ],
)
def test_a_language_is_shown_by_its_level(level: str | None, answer: str, rule: str) -> None:
    """A level that is not stated leaves it open."""
    person = Applicant(languages=(Language(name="Allemand", level=level, evidence=(mark(Section.OTHER),)),))
    found = ask(person, language=LanguageNeed(name="de", level="C1"))
    assert (found.answer, found.rule) == (answer, rule)
    assert ask(person, language=LanguageNeed(name="de")).answer is Answer.SHOWN
    assert ask(person, language=LanguageNeed(name="fr")).answer is Answer.NOT_SHOWN
