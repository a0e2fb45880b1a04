"""Which skills a text states."""

import pytest

from intake import vocabulary
from parsers.skills import Context, find, implied

WORDS = vocabulary.load().skills
LISTED = ("Python, Linux, Docker", Context.SKILLS)


def names(text: str, context: Context, *around: tuple[str, Context]) -> set[str]:
    """Name the skills found in one line, in a document that also lists a few clear ones."""
    lines = [LISTED, *around, (text, context)]
    return {mention.skill for mention in find(lines, WORDS).mentions if mention.line == len(lines) - 1}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Python 3.11, Django 4, MySQL 8.0", {"Python", "Django", "MySQL"}),
        ("C/C++, C#, HTML5/CSS3, PL/SQL", {"C", "C++", "C#", "HTML", "CSS", "PL/SQL"}),
        ("ES6, Vue3, AngularJS", {"JavaScript", "Vue.js", "AngularJS"}),
        ("Go, R, Swift", {"Go", "R", "Swift"}),
        ("node js | Next.js | REST", {"Node.js", "Next.js", "REST APIs"}),
        ("JUnitMockito", {"JUnit", "Mockito"}),
        ("Kubernets, Postgressql", {"Kubernetes", "PostgreSQL"}),
    ],
)
def test_a_list_of_skills_is_read(text: str, found: set[str]) -> None:
    """Versions, slashes, short names, glued and misspelt words are understood in a skills section."""
    assert found <= names(text, Context.SKILLS)


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Volunteer at a reptile house, feeding a python called Monty.", Context.OTHER),
        ("Helped a friend bootstrap a food truck.", Context.OTHER),
        ("Willing to go to client sites and express ideas.", Context.PROSE),
        ("Less than a year with the teams in spring 2019.", Context.PROSE),
        ("https://example.org/python/django and java@example.org", Context.OTHER),
        ("Oracle Corporation, Austin", Context.EMPLOYER),
        ("I have no experience with Kubernetes.", Context.PROSE),
        ("I would like to learn Terraform.", Context.PROSE),
    ],
)
def test_what_is_no_skill_is_none(text: str, context: Context) -> None:
    """Ordinary words, hobbies, addresses, employers, negations and wishes make no skill."""
    assert names(text, context) == set()


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("- Built services in Go with gRPC and PostgreSQL.", "Go"),
        ("- Rewrote the shop with Flask and SQLAlchemy.", "Flask"),
        ("- Bundled the front end with Babel and Webpack.", "Babel"),
        ("- Wrote Spring Boot services in Java.", "Spring Boot"),
    ],
)
def test_an_ambiguous_name_counts_in_its_company(text: str, skill: str) -> None:
    """Words around it tell the language from the verb and the framework from the bottle."""
    assert skill in names(text, Context.EXPERIENCE)


def test_a_mention_points_at_the_characters_that_make_it() -> None:
    """The span of a mention, cut out of its line, is the name as written."""
    line = "Experience with python and my-sql"
    spans = {line[mention.start : mention.end] for mention in find([(line, Context.PROSE)], WORDS).mentions}
    assert spans == {"python", "my-sql"}


@pytest.mark.parametrize(
    ("text", "context", "found"),
    [
        (
            "Moved the store to Post-\ngreSQL, and Docker-\nCompose files on.",
            Context.PROSE,
            {"PostgreSQL", "Docker Compose"},
        ),
        ("Open-\nAPI, Java-\nScript, Spring-\nBoot", Context.SKILLS, {"OpenAPI", "JavaScript", "Spring Boot"}),
        ("GRAPH-\nQL and Amazon Dyna-\nmoDB tables.", Context.EXPERIENCE, {"GraphQL", "DynamoDB"}),
        ("Post\u00ad\ngreSQL", Context.PROSE, {"PostgreSQL"}),
        ("Java-\nEntwicklung im Team", Context.PROSE, {"Java"}),
        ("I had to re-\nact quickly and ex-\npress ideas.", Context.PROSE, set()),
    ],
)
def test_a_name_hyphenated_over_the_end_of_a_line_is_found(text: str, context: Context, found: set[str]) -> None:
    """Halves are joined if that makes a name, and the mention points at the first one."""
    lines = [LISTED, *((line, context) for line in text.split("\n"))]
    mentions = [mention for mention in find(lines, WORDS).mentions if mention.line]
    assert {mention.skill for mention in mentions} == found
    for mention in mentions:
        assert mention.end <= len(lines[mention.line][0])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PythonDjangoCeleryPostgreSQL", {"Python", "Django", "Celery", "PostgreSQL"}),
        ("HTMLCSSJavaScript, pythonflask", {"HTML", "CSS", "JavaScript", "Python", "Flask"}),
        ("JavaScript/Typescipt, Rabit MQ", {"JavaScript", "TypeScript", "RabbitMQ"}),
        ("Go1.21, C#10", {"Go", "C#"}),
    ],
)
def test_damaged_items_of_a_list_are_mended(text: str, found: set[str]) -> None:
    """Names run together, misspelt between slashes or with a blank within, and versions without one."""
    assert names(text, Context.SKILLS) == found


def test_a_skill_implies_others_one_way_and_at_every_remove() -> None:
    """Next.js implies React, and by it JavaScript; neither implies it, nor does a name that is no skill."""
    assert list(implied("Next.js", WORDS)) == ["React", "JavaScript"]
    assert "React" not in implied("JavaScript", WORDS)
    assert list(implied("Frobnicate", WORDS)) == []


def test_an_item_the_vocabulary_lacks_is_kept_as_written() -> None:
    """Nothing of a skills list is dropped because nobody knows it."""
    line = "Python, Zorbexian DB, Git"
    assert [(text, line[start:end]) for text, _, start, end in find([(line, Context.SKILLS)], WORDS).unlisted] == [
        ("Zorbexian DB", "Zorbexian DB")
    ]
