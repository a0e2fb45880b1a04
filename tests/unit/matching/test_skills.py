"""A skill is shown by where it stands and how long it was used."""

import pytest

from parsers.records import Answer, Applicant, Depth, Section, Skill, SkillLevel, SkillNeed
from tests.unit.matching.people import ask, job, mark, skill

TWO_JOBS = (job("2024-01", "present"), job("2023-01", "2023-12"))
LIST, WORK, SAMPLE = Section.SKILLS, Section.POSITION, Section.SAMPLE
LONG = skill("Python", WORK, positions=(0,))
SHORT = skill("Python", WORK, positions=(1,))
IMPLIED = Skill(name="Python", kind="language", implied=True, positions=(0,), evidence=(mark(WORK, rule="implied_by"),))


def python(*skills: Skill, depth: Depth) -> tuple[str, str]:
    """Give answer and rule of a person with these skills."""
    found = ask(Applicant(skills=skills, positions=TWO_JOBS), skills=(SkillNeed(names=("Python",), depth=depth),))
    return found.answer, found.rule


@pytest.mark.parametrize(
    ("shown", "known", "used", "strong"),
    [
        ((skill("Python", LIST),), "shown", "partly", "partly"),
        ((skill("Python", Section.LETTER),), "shown", "partly", "partly"),
        ((skill("Python", LIST, level=SkillLevel.BASIC),), "partly", "partly", "partly"),
        ((skill("Python", LIST, level=SkillLevel.EXPERT),), "shown", "partly", "partly"),
        ((skill("Python", LIST, stated_years=9.0),), "shown", "partly", "partly"),
        ((skill("Python", Section.PROJECT),), "shown", "shown", "partly"),
        ((skill("Python", Section.PROJECT, level=SkillLevel.BASIC),), "shown", "shown", "partly"),
        ((skill("Python", Section.PROJECT, level=SkillLevel.EXPERT),), "shown", "shown", "shown"),
        ((skill("Python", SAMPLE),), "shown", "shown", "partly"),
        ((SHORT,), "shown", "shown", "partly"),
        ((skill("Python", WORK, LIST, positions=(1,), level=SkillLevel.PROFICIENT),), "shown", "shown", "shown"),
        ((skill("Python", WORK, LIST, positions=(1,), stated_years=4.0),), "shown", "shown", "shown"),
        ((skill("Python", WORK, SAMPLE, positions=(1,)),), "shown", "shown", "shown"),
        ((LONG,), "shown", "shown", "shown"),
        ((skill("Python", WORK, positions=(0, 1)),), "shown", "shown", "shown"),
        ((IMPLIED, skill("Django", WORK, positions=(0,))), "partly", "partly", "partly"),
        ((skill("Python", LIST), skill("Django", Section.PROJECT)), "shown", "shown", "partly"),
        ((skill("Python", LIST), skill("Django", LIST)), "shown", "partly", "partly"),
        ((SHORT, skill("Django", SAMPLE)), "shown", "shown", "shown"),
        ((skill("Ruby", WORK, positions=(0, 1)),), "not shown", "not shown", "not shown"),
        ((), "not shown", "not shown", "not shown"),
    ],
)
def test_the_depth_that_is_asked_for_decides(shown: tuple[Skill, ...], known: str, used: str, strong: str) -> None:
    """Naming is enough for `known`, a use for `used`; `strong` takes years, several places, or a high level beside."""
    answers = [python(*shown, depth=depth)[0] for depth in (Depth.KNOWN, Depth.USED, Depth.STRONG)]
    assert answers == [known, used, strong]


@pytest.mark.parametrize(
    ("shown", "rule"),
    [
        (LONG, "skill_used_for_years"),
        (SHORT, "skill_used"),
        (skill("Python", WORK, positions=(0, 1)), "skill_used_in_several_positions"),
        (skill("Python", WORK, SAMPLE, positions=(1,)), "skill_used_and_sampled"),
        (skill("Python", WORK, positions=(1,), level=SkillLevel.EXPERT), "skill_used_and_stated_strong"),
        (skill("Python", LIST), "skill_stated"),
    ],
)
def test_the_rule_says_why(shown: Skill, rule: str) -> None:
    """Each way to show a strong understanding has a name."""
    assert python(shown, depth=Depth.STRONG)[1] == rule


def test_the_basics_are_familiarity_and_no_more() -> None:
    """Who says "familiar with Webpack" has said what a posting asks for that wants familiarity."""
    basics = Applicant(skills=(skill("Webpack", LIST, level=SkillLevel.BASIC),))
    given = {depth: ask(basics, skills=(SkillNeed(names=("Webpack",), depth=depth),)) for depth in Depth}
    assert (given[Depth.FAMILIAR].answer, given[Depth.KNOWN].answer) == (Answer.SHOWN, Answer.PARTLY)
    assert given[Depth.KNOWN].rule == "skill_basic"


def test_one_of_several_skills_is_enough_and_they_count_together() -> None:
    """A framework in the one job and its like in the other is use in several positions."""
    person = Applicant(
        skills=(skill("Django", WORK, positions=(0,)), skill("Flask", WORK, positions=(1,))), positions=TWO_JOBS
    )
    found = ask(person, skills=(SkillNeed(names=("Django", "Flask"), depth=Depth.STRONG),))
    assert (found.answer, found.rule) == (Answer.SHOWN, "skill_used_in_several_positions")
    assert "2 positions (3.9 years): Django and Flask" in found.detail


def test_a_kind_is_answered_by_its_skills_but_for_those_called_similar() -> None:
    """A name says more than a kind."""
    need = SkillNeed(kinds=("auth",), similar=("bcrypt",), depth=Depth.KNOWN)
    assert ask(Applicant(skills=(skill("SAML", LIST),)), skills=(need,)).answer == "shown"
    assert ask(Applicant(skills=(skill("bcrypt", LIST),)), skills=(need,)).answer == "partly"


def test_what_is_similar_answers_in_part_and_is_named() -> None:
    """The recruiter sees what was found instead."""
    need = SkillNeed(names=("MySQL",), similar=("MariaDB",), depth=Depth.USED)
    found = ask(Applicant(skills=(skill("MariaDB", WORK, positions=(0,)),), positions=TWO_JOBS), skills=(need,))
    assert (found.answer, found.rule) == (Answer.PARTLY, "skill_similar")
    assert found.detail == "Not named: MySQL. Near to it, found in a position (2.9 years): MariaDB."


def test_what_only_goes_with_a_named_skill_is_said_to_be_so() -> None:
    """Nobody uses Django without Python, yet Python is not named."""
    person = Applicant(skills=(skill("Django", WORK, positions=(0,)), IMPLIED), positions=TWO_JOBS)
    found = ask(person, skills=(SkillNeed(names=("Python",), depth=Depth.STRONG),))
    assert (found.answer, found.rule) == (Answer.PARTLY, "skill_implied")
    assert found.detail == "Not named: Python. Django cannot be used without it."


@pytest.mark.parametrize(
    ("names", "answer", "rule"),
    [
        (("MySQL", "Database Design"), "shown", "all_skills"),
        (("MySQL",), "partly", "some_skills"),
        ((), "not shown", "no_skill"),
    ],
)
def test_several_needs_must_all_be_met(names: tuple[str, ...], answer: str, rule: str) -> None:
    """Some of them are a part."""
    person = Applicant(skills=tuple(skill(name, WORK, positions=(0,)) for name in names), positions=TWO_JOBS)
    needs = (SkillNeed(names=("MySQL",)), SkillNeed(names=("Database Design",)))
    found = ask(person, skills=needs)
    assert (found.answer, found.rule) == (answer, rule)


def test_the_best_evidence_comes_first_and_three_pieces_are_enough() -> None:
    """Work, then samples, projects and letters, then lists; a line is quoted once."""
    listed = (Section.OTHER, LIST, Section.LETTER, Section.PROJECT, SAMPLE, WORK)
    found = ask(Applicant(skills=(skill("Git", *listed),)), skills=(SkillNeed(names=("Git",)),))
    assert [each.section for each in found.evidence] == [WORK, SAMPLE, Section.PROJECT]
    twice = skill("Git", evidence=(mark(LIST, 4), mark(LIST, 4)))
    assert len(ask(Applicant(skills=(twice,)), skills=(SkillNeed(names=("Git",)),)).evidence) == 1


def test_of_several_needs_each_is_quoted() -> None:
    """The first three pieces are not all of the first need."""
    many = skill("MySQL", evidence=tuple(mark(WORK, line, "mysql") for line in range(1, 6)), positions=(0,))
    other = skill("Database Design", evidence=(mark(LIST, 9, "design"),))
    person = Applicant(skills=(many, other), positions=TWO_JOBS)
    found = ask(person, skills=(SkillNeed(names=("MySQL",)), SkillNeed(names=("Database Design",))))
    assert [each.text for each in found.evidence] == ["mysql", "design", "mysql"]
