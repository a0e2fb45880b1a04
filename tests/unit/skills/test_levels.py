"""How well a skill is had: in words of many languages, on lines of their own, and in figures and signs."""

from datetime import date

import pytest

from intake import vocabulary
from parsers.application import Means, read_file
from parsers.records import SkillLevel
from parsers.skills import Context, find

WORDS = vocabulary.load().skills


def levels(text: str, context: Context = Context.SKILLS) -> dict[str, int | None]:
    """Read the levels of the skills that these lines state."""
    mentions = find([(line, context) for line in text.split("\n")], WORDS).mentions
    return {mention.skill: mention.level for mention in mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Conosco bene Java; sto imparando Kotlin.", {"Java": 3, "Kotlin": 1}),
        ("Ottima conoscenza di Java, conoscenza base di Python.", {"Java": 4, "Python": 1}),
        ("Maîtrise de Java et MySQL, bonnes connaissances de Docker.", {"Java": 4, "MySQL": 4, "Docker": 2}),
        ("Dominio de Java, conocimientos básicos de Python.", {"Java": 4, "Python": 1}),
        ("Conhecimentos avançados em Java.", {"Java": 4}),
        ("Uitgebreide kennis van Java en basiskennis van Python.", {"Java": 4, "Python": 1}),
        ("Bardzo dobra znajomość Java i MySQL, podstawy Python.", {"Java": 4, "MySQL": 4, "Python": 1}),
        ("Sehr gute Kenntnisse in Java, Grundkenntnisse in Python.", {"Java": 4, "Python": 1}),
    ],
)
def test_a_level_is_read_in_the_language_it_is_stated_in(text: str, expected: dict[str, int]) -> None:
    """Its words lead to the skills enumerated after them."""
    assert levels(text, Context.PROSE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I know Python and Java very well.", {"Python": 3, "Java": 3}),
        ("I know Django inside out and PostgreSQL well.", {"Django": 4, "PostgreSQL": 3}),
        ("My Python is strong.", {"Python": 4}),
        ("The documentation of Terraform is very good.", {"Terraform": None}),
        ("It works very well with Python.", {"Python": None}),
        ("We moved some Java services to Kubernetes.", {"Java": None, "Kubernetes": None}),
        ("We did machine learning with Python.", {"Machine Learning": None, "Python": None}),
    ],
)
def test_only_what_is_said_of_the_skill_is_its_level(text: str, expected: dict[str, int | None]) -> None:
    """A word after a skill holds for it; one that tells of another thing, or is part of a name, does not."""
    assert levels(text, Context.PROSE) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Expert\nPython\nDjango\nBeginner\nKotlin",
        "Expert: Python, Django\nBeginner: Kotlin",
        "Python | Expert\nDjango | Expert\nKotlin | Beginner",
        "Python\tExpert\nDjango\tExpert\nKotlin\tBeginner",
        "Python\nExpert\nDjango\nExpert\nKotlin\nBeginner",
        "Python - expert, Django - expert, Kotlin - still learning",
        "Python 95%\nDjango 80%\nKotlin 15%",
        "Python: 5/5, Django: 4/5, Kotlin: 1/5",
        "Python (9/10), Django (8/10), Kotlin (2/10)",
        "Python ●●●●●\nDjango ●●●●○\nKotlin ●○○○○",
        "Python ★★★★★, Django ★★★★, Kotlin ★",
    ],
)
def test_a_list_states_levels_in_many_ways(text: str) -> None:
    """As a heading, a column, a word beside the item, a share, points, dots or stars."""
    assert levels(text) == {"Python": 4, "Django": 4, "Kotlin": 1}


@pytest.mark.parametrize(
    "text",
    [
        "Python 90%, Django",
        "HTML 4/5, CSS 2/3, MySQL 5/7",
        "Python ●●●●●\nDjango ●●●●●",
        "Python 90% of the time, Django 10% of the time",
        "Python ● Django ● Kotlin",
    ],
)
def test_figures_and_signs_that_show_no_scale_are_no_levels(text: str) -> None:
    """One figure, versions, signs that are all alike, shares of something else and marks between items rate nothing."""
    assert set(levels(text).values()) == {None}


def test_a_course_teaches_the_basics_of_what_it_names() -> None:
    """All of it, until the sentence ends."""
    line = 'Evening course "Modern C++ for Engineers" with CMake; thesis in Java'
    assert levels(line, Context.EDUCATION) == {"C++": 1, "CMake": 1, "Java": None}


def test_signs_in_a_resume_rate_its_skills() -> None:
    """They reach the skills though other readers do not see them."""
    text = "Jane Example\njane@example.com\n\nSKILLS\nPython ●●●●○\nKotlin ●○○○○\n"
    (person,) = read_file(text.encode(), "resume.txt", Means(vocabulary.load()), as_of=date(2026, 11, 1)).applicants
    assert {skill.name: skill.level for skill in person.skills} == {
        "Python": SkillLevel.EXPERT,
        "Kotlin": SkillLevel.BASIC,
    }
