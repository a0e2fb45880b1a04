"""Years stated of a skill are taken as stated, and those of a job or of another time are not."""

import pytest

from intake import vocabulary
from parsers.skills import Context, find

WORDS = vocabulary.load().skills


def years(text: str, context: Context) -> dict[str, float | None]:
    """Read the skills of a text with the years that it states of each."""
    lines = [("Linux, Nginx, Jenkins", Context.OTHER), *((line, context) for line in text.split("\n"))]
    return {mention.skill: mention.years for mention in find(lines, WORDS).mentions if mention.line}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python (5 years), Django (3+ yrs), MySQL: 4 years", {"Python": 5, "Django": 3, "MySQL": 4}),
        ("Java - 7 yrs", {"Java": 7}),
        ("Java \u2013 7yrs", {"Java": 7}),
        ("Python 3.11 (expert, 6 years)", {"Python": 6}),
        ("Python 3 years, Java 2 years", {"Python": 3, "Java": 2}),
        ("Python\t5 years\tJava\t3 years", {"Python": 5, "Java": 3}),
        ("Python\n5 years\nJava\n3 years", {"Python": 5, "Java": 3}),
        ("2,5 Jahre Python; Java (8 Jahre), Kotlin seit 3 Jahren", {"Python": 2.5, "Java": 8, "Kotlin": 3}),
        ("Python : 5 ans", {"Python": 5}),
        ("Java (5 a\u00f1os), PHP (2 anos), Go (3 anni)", {"Java": 5, "PHP": 2, "Go": 3}),
        ("PHP: 5 jaar", {"PHP": 5}),
        ("Python (5 lat), Java \u2013 3 lata", {"Python": 5, "Java": 3}),
    ],
)
def test_years_in_a_list_belong_to_the_item(text: str, expected: dict[str, float]) -> None:
    """Brackets, dashes, colons and cells of a table join them, in eight languages."""
    assert years(text, Context.SKILLS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5+ years of Django and Flask.", {"Django": 5, "Flask": 5}),
        ("I have five years of experience with Flask.", {"Flask": 5}),
        ("I have used Kafka for three years.", {"Kafka": 3}),
        ("3-5 years of Java", {"Java": 3}),
        ("Six years of Go, four of them with gRPC.", {"Go": 6, "gRPC": None}),
        ("Docker, Kubernetes and 10 years of Linux", {"Docker": None, "Kubernetes": None, "Linux": 10}),
        ("5 ans d'exp\u00e9rience en Python", {"Python": 5}),
        ("Programo en Python desde hace 5 a\u00f1os.", {"Python": 5}),
        ("Uso React da tre anni.", {"React": 3}),
    ],
)
def test_years_in_a_sentence_hold_for_what_they_lead_to(text: str, expected: dict[str, float | None]) -> None:
    """They reach as far as a level does."""
    assert years(text, Context.PROSE) == expected


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Python Developer, Acme GmbH (3 years)", Context.TITLE),
        ("Python developer with 10 years of experience", Context.PROSE),
        ("5 years ago I moved to Python.", Context.PROSE),
        ("Vor 5 Jahren mit Python angefangen.", Context.PROSE),
        ("A 20-year-old Python system", Context.EXPERIENCE),
        ("Duration: 2 years\nTechnologies: Python, Django", Context.EXPERIENCE),
        ("In 3 years the Python team doubled.", Context.EXPERIENCE),
        ("Bachelor, 3 years, Python and Java", Context.EDUCATION),
    ],
)
def test_other_years_are_none_of_a_skill(text: str, context: Context) -> None:
    """The length of a job, a course or a project, and when something was, say nothing of a skill."""
    assert set(years(text, context).values()) <= {None}
