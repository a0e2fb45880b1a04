"""How deep a skill goes: where it is stated, in which positions it was used, how long, and how well it is had."""

from datetime import date

import pytest

from parsers.letters import letter
from parsers.merging import merged
from parsers.records import Applicant, Position, Section, Skill, SkillLevel
from parsers.resume import read, rows, skillset
from parsers.resume.positions import Job
from parsers.skills import Context
from tests.unit.resume.documents import document, vocabulary

AS_OF = date(2026, 11, 15)

RESUME = """
# Jane Roe
jane.roe@example.org
# Summary
Backend developer who builds services in Python and likes Redis.
# Skills
Python, Django, Kafka, Ansible
# Experience
Backend Developer, Acme Ltd, January 2022 - present
- Built the billing service with Django and PostgreSQL
Technologies: Celery, RabbitMQ
Developer, Tinker GmbH, January 2018 - December 2021
- Python services on PostgreSQL
Developer (part time), Gizmo Inc, July 2021 - June 2022
- Maintained a PostgreSQL cluster
# Projects
Tide Table, 2015 - 2017
- A web page built with Flask and Terraform
# Education
BSc Computer Science, Hill University, 2014 - 2017
- Coursework in Haskell and PostgreSQL
# Certifications
Oracle Certified Professional: Java SE 11 Developer, 2020
# Interests
I run a Kubernetes cluster at home.
"""


def skills(text: str = RESUME) -> dict[str, Skill]:
    """Return the skills of a resume by name."""
    return {each.name: each for each in read(document(text), vocabulary(), as_of=AS_OF).skills}


def sections(skill: Skill) -> list[Section | None]:
    """Return the kinds of places that state a skill, in their order."""
    return [mark.section for mark in skill.evidence if mark.rule != "implied_by"]


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("Python", [Section.SUMMARY, Section.SKILLS, Section.POSITION]),
        ("Django", [Section.SKILLS, Section.POSITION]),
        ("Kafka", [Section.SKILLS]),
        ("Celery", [Section.POSITION]),
        ("Terraform", [Section.PROJECT]),
        ("Haskell", [Section.EDUCATION]),
        ("Java", [Section.CERTIFICATION]),
        ("Kubernetes", [Section.OTHER]),
    ],
)
def test_every_place_says_what_kind_of_place_it_is(name: str, places: list[Section]) -> None:
    """In the order of the lines."""
    assert sections(skills()[name]) == places


@pytest.mark.parametrize(
    ("name", "positions", "years", "last_used"),
    [
        ("Celery", (0,), 4.92, "present"),
        ("RabbitMQ", (0,), 4.92, "present"),
        ("PostgreSQL", (0, 1, 2), 8.92, "present"),
        ("Kafka", (), None, None),
        ("Flask", (), None, None),
        ("Haskell", (), None, None),
        ("Java", (), None, None),
    ],
)
def test_use_is_the_union_of_the_positions_that_name_a_skill(
    name: str, positions: tuple[int, ...], years: float | None, last_used: str | None
) -> None:
    """Overlapping positions count once; a list, a project, studies and a certificate are no months of work."""
    found = skills()[name]
    assert (found.positions, found.years, found.last_used) == (positions, years, last_used)


def test_a_skill_was_used_where_one_was_that_implies_it() -> None:
    """Django in the first position is use of Python there, by a rule that says so, behind Python's own places."""
    python = skills()["Python"]
    assert (python.implied, python.positions, python.years) == (False, (0, 1), 8.92)
    last = python.evidence[-1]
    assert (last.rule, last.section, last.text[last.start : last.end]) == ("implied_by", Section.POSITION, "Django")
    assert len([mark for mark in python.evidence if mark.rule == "implied_by"]) == 1


def test_what_is_only_implied_has_its_use_and_stays_implied() -> None:
    """SQL is stated nowhere: every place names another skill."""
    sql = skills()["SQL"]
    assert (sql.implied, sql.kind, sql.positions, sql.years) == (True, "query", (0, 1, 2), 8.92)
    assert {mark.rule for mark in sql.evidence} == {"implied_by"}
    assert [mark.text[mark.start : mark.end] for mark in sql.evidence] == ["PostgreSQL"] * 3
    assert (sql.level, sql.stated_years) == (None, None)


def test_use_never_goes_the_other_way() -> None:
    """Python in the second position is no use of Django there."""
    assert skills()["Django"].positions == (0,)


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        ("Python", None),
        ("Basic: Python", SkillLevel.BASIC),
        ("Good knowledge of Python", SkillLevel.WORKING),
        ("Proficient in Python", SkillLevel.PROFICIENT),
        ("Python (expert)", SkillLevel.EXPERT),
        ("Python (basic)\nExpert in Python", SkillLevel.EXPERT),
    ],
)
def test_the_level_is_the_highest_that_is_stated(lines: str, level: SkillLevel | None) -> None:
    """In the person's own words, and none where they say none."""
    assert skills(f"Jane Roe\njane@example.org\n# Skills\n{lines}\n")["Python"].level == level


def test_the_years_stated_are_the_most_and_never_those_of_the_positions() -> None:
    """They stand beside the months of use, as said."""
    jobs = "# Experience\nDeveloper, Acme Ltd, May 2018 - April 2020\n- Services in Python\n"
    found = skills(f"Jane Roe\njane@example.org\n# Skills\nPython (5 years), Java\nPython: 8 years\n{jobs}")
    assert (found["Python"].stated_years, found["Python"].years) == (8, 2.0)
    assert (found["Java"].stated_years, found["Java"].years) == (None, None)


def test_neither_level_nor_years_are_those_of_another_skill() -> None:
    """An expert of Django for eight years has said nothing of Python."""
    found = skills("Jane Roe\njane@example.org\n# Skills\nPython\nDjango (expert, 8 years)\n")
    assert (found["Django"].stated_years, found["Django"].level) == (8, SkillLevel.EXPERT)
    assert (found["Python"].stated_years, found["Python"].level) == (None, None)


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Certified Kubernetes Administrator", SkillLevel.WORKING),
        ("Zertifizierter Kubernetes-Administrator", SkillLevel.WORKING),
        ("Introductory course in Kubernetes", SkillLevel.BASIC),
        ("Certificate of an introductory course in Kubernetes", SkillLevel.BASIC),
        ("Kubernetes, two days in Leeds", None),
    ],
)
def test_a_certificate_shows_working_knowledge_and_no_years(line: str, level: SkillLevel | None) -> None:
    """A course shows the basics; where neither is said, nothing is."""
    found = skills(f"Jane Roe\njane@example.org\n# Certifications\n{line}\n")["Kubernetes"]
    assert (found.level, found.years) == (level, None)


@pytest.mark.parametrize(
    "lines",
    [
        "Technologies: Celery, RabbitMQ",
        "Technologies used\nCelery, RabbitMQ",
        "Environment: Celery / RabbitMQ",
        "- Tech stack: Celery | RabbitMQ",
    ],
)
def test_a_line_of_technologies_within_a_position_is_use_in_it(lines: str) -> None:
    """Whatever it is called, and on whatever line it begins."""
    text = f"Jane Roe\njane@example.org\n# Experience\nDeveloper, Acme, May 2018 - April 2020\n- Services\n{lines}\n"
    found = skills(text)
    assert [(found[name].positions, found[name].years) for name in ("Celery", "RabbitMQ")] == [((0,), 2.0)] * 2


def test_a_line_under_the_dates_that_tells_of_the_work_is_no_name_of_an_employer() -> None:
    """It names neither title, employer, place nor dates; a short one may be a department."""
    text = "Developer, Acme Ltd, 2018 - 2020\nCheckout rebuilt in Laravel with queues in Redis\nOracle Practice\n"
    page = document(text)
    lines = rows.rows(page, vocabulary().lexicon)
    named = Position(title="Developer", evidence=(rows.evidence(page, lines[0], "position_title"),))
    found = skillset.spots(lines, (), [Job(named, lines[0], lines, ())], vocabulary().lexicon)
    assert [each.context for each in found] == [Context.TITLE, Context.EXPERIENCE, Context.EMPLOYER]
    assert {(each.section, each.job) for each in found} == {(Section.POSITION, 0)}


@pytest.mark.parametrize(
    ("dates", "years", "last_used"),
    [
        ("2018 - 2020", 2.0, "2020"),
        ("2019 - 2019", 0.5, "2019"),
        ("May 2018 - 2020", 2.17, "2020"),
        ("since 2020", 6.42, "present"),
    ],
)
def test_bare_years_count_as_they_do_for_positions(dates: str, years: float, last_used: str) -> None:
    """A year stands for its middle."""
    text = f"Jane Roe\njane@example.org\n# Experience\nDeveloper, Acme Ltd, {dates}\n- Services with Celery\n"
    person = read(document(text), vocabulary(), as_of=AS_OF)
    celery = next(skill for skill in person.skills if skill.name == "Celery")
    assert (celery.years, celery.last_used) == (years, last_used)
    assert celery.years == person.total_years


def said(text: str) -> Applicant:
    """Read a letter."""
    return letter.read(document(text, name="letter.pdf"), vocabulary(), sender_name="Jane Roe")


def test_a_letter_is_a_place_of_its_own_and_a_project_it_describes_another() -> None:
    """Also where both stand in one line."""
    person = said(
        "Dear team,\n\nI know Kafka well. In a side project I built a tide table with Flask. I never used Java.\n\n"
        "Kind regards\nJane Roe\n"
    )
    found = {each.name: each for each in person.skills}
    assert sections(found["Kafka"]) == [Section.LETTER]
    assert sections(found["Flask"]) == [Section.PROJECT]
    assert "Java" not in found
    assert (found["Python"].implied, found["Flask"].positions) == (True, ())


def test_an_older_resume_and_a_letter_add_their_use_and_their_words() -> None:
    """The positions are those of both resumes, each once; the letter adds a place and a level, and no months."""
    new = read(document(RESUME), vocabulary(), as_of=AS_OF)
    old = read(
        document(
            "# Jane Roe\njane.roe@example.org\n# Experience\n"
            "Developer, Tinker, January 2018 - December 2021\n- Python and Celery in the shop\n"
            "Intern, Hill University, January 2017 - December 2017\n- Scripts in Python\n",
            name="old.pdf",
        ),
        vocabulary(),
        as_of=AS_OF,
    )
    found = merged([new, old, said("Dear team,\n\nI am an expert in Python.\n\nKind regards\nJane Roe\n")], AS_OF)
    used = {skill.name: [found.positions[place].company for place in skill.positions] for skill in found.skills}
    assert used["Celery"] == ["Acme Ltd", "Tinker GmbH"]
    assert used["Python"] == ["Acme Ltd", "Tinker GmbH", "Hill University"]
    python, celery = (next(skill for skill in found.skills if skill.name == name) for name in ("Python", "Celery"))
    assert (python.years, celery.years, python.level) == (9.92, 8.92, SkillLevel.EXPERT)
    assert [mark.section for mark in python.evidence if mark.document == "letter.pdf"] == [Section.LETTER]
