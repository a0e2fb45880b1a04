"""What is said of a skill: had, denied, wished for, asked for, and how well."""

import pytest

from intake import vocabulary
from parsers.skills import Context, find

WORDS = vocabulary.load().skills


def claimed(text: str) -> dict[str, int | None]:
    """Read the skills that a letter's sentence claims, each with its level."""
    lines = [("Linux, Nginx, Jenkins", Context.SKILLS), (text, Context.PROSE)]
    return {mention.skill: mention.level for mention in find(lines, WORDS).mentions if mention.line == 1}


@pytest.mark.parametrize("lines", [[], [("I apply for the job.", Context.PROSE)], [("Chess", Context.SKILLS)]])
def test_a_text_without_a_skill_states_none(lines: list[tuple[str, Context]]) -> None:
    """Neither a level nor a fault comes of it."""
    assert not find(lines, WORDS).mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I have no experience with Django or Rails, but five years with Flask.", {"Flask"}),
        ("I have never worked with Kubernetes, only with docker-compose.", {"Docker Compose"}),
        ("We worked without Jira or Trello; GitLab issues were enough.", {"GitLab"}),
        ("I have not worked with Scala yet, but I know Java and Kotlin well.", {"Java", "Kotlin"}),
        ("React is new to me, Vue.js is not.", {"Vue.js"}),
        ("Ich habe keine Erfahrung mit Angular.", set()),
        ("Mit Kotlin habe ich noch nicht gearbeitet, mit Java dagegen seit acht Jahren.", {"Java"}),
        ("Je n'ai jamais utilis\u00e9 Ruby, mais je programme en Python.", {"Python"}),
        ("No tengo experiencia con Angular, pero s\u00ed con React y Redux.", {"React", "Redux"}),
        ("Nunca trabalhei com Oracle, apenas com MySQL.", {"MySQL"}),
        ("Non ho mai usato Angular, solo Vue.js.", {"Vue.js"}),
        ("Nie mam do\u015bwiadczenia z Kubernetes.", set()),
        ("No experience in: Ruby, PHP. Plenty in: Kotlin, Ktor", {"Kotlin", "Ktor"}),
        ("Kubernetes is still ahead of me; Docker I use daily.", {"Docker"}),
        ("Not only Python but also Java has been part of my work.", {"Python", "Java"}),
    ],
)
def test_what_is_denied_is_not_claimed(text: str, expected: set[str]) -> None:
    """A denial holds for the skills it leads to and those enumerated with them, and for no others."""
    assert set(claimed(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I want to learn Rust next to Python, which I know well.", {"Python"}),
        ("I would love to work with Elixir one day.", set()),
        ("Your posting asks for Go and Kafka. I have used Kafka for three years.", {"Kafka"}),
        ("Your stack of Django and Celery is mine too.", {"Django", "Celery"}),
        ("You ask for Kubernetes and Terraform; so far I only use Ansible.", {"Ansible"}),
    ],
)
def test_what_is_wished_or_asked_for_is_not_claimed(text: str, expected: set[str]) -> None:
    """Wishes, and the posting's words said back, are no claims."""
    assert set(claimed(text)) == expected


@pytest.mark.parametrize(
    ("text", "skill", "level"),
    [
        ("I am an expert in PostgreSQL.", "PostgreSQL", 4),
        ("Proficient in Python and Django.", "Django", 3),
        ("Working knowledge of Terraform.", "Terraform", 2),
        ("I have basic knowledge of PHP.", "PHP", 1),
        ("I am currently learning Go in the evenings, after work on Java services.", "Go", 1),
        ("Seven years of Java.", "Java", None),
        ("Django (8 years, expert)", "Django", 4),
        ("PHP: 2 years, beginner", "PHP", 1),
        ("I have used Python for 8 years, basic Kubernetes since May.", "Python", None),
    ],
)
def test_a_level_is_taken_as_stated(text: str, skill: str, level: int | None) -> None:
    """Levels go from 1 to 4; years state none."""
    assert claimed(text)[skill] == level


def test_a_label_gives_its_level_to_the_items_after_it() -> None:
    """Each label of a list holds up to the next."""
    line = "Expert: Java, Spring. Good: Go, Git. Basic: Rust."
    levels = {mention.skill: mention.level for mention in find([(line, Context.SKILLS)], WORDS).mentions}
    assert levels == {"Java": 4, "Spring": 4, "Go": 2, "Git": 2, "Rust": 1}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Python, Go (no experience), Rust (never used), Frobnic (not used)", {"Python": None}),
        ("Java, Kubernetes (no production experience), PHP (theory only)", {"Java": None, "Kubernetes": 1, "PHP": 1}),
        ("Go (basics), Rust (some exposure)", {"Go": 1, "Rust": 1}),
        ("Go/Rust (never used), Kotlin", {"Kotlin": None}),
        ("Rust (nie benutzt), Scala (keine Praxiserfahrung)", {"Scala": 1}),
        ("Rust (jamais utilis\u00e9), Scala (pas en production)", {"Scala": 1}),
        ("Rust (nunca usado), Scala (sin experiencia profesional)", {"Scala": 1}),
        ("Rust (mai usato), Scala (nessuna esperienza in produzione)", {"Scala": 1}),
        ("Rust (nunca usei), Scala (sem experi\u00eancia profissional)", {"Scala": 1}),
        ("Rust (nooit gebruikt), Scala (geen ervaring in productie)", {"Scala": 1}),
        ("Rust (brak do\u015bwiadczenia), Scala (bez do\u015bwiadczenia komercyjnego)", {"Scala": 1}),
    ],
)
def test_a_bracket_takes_its_item_back(line: str, expected: dict[str, int | None]) -> None:
    """A denial in brackets drops the item, one of use at work leaves it basic, and neither is an item of its own."""
    found = find([(line, Context.SKILLS)], WORDS)
    assert ({mention.skill: mention.level for mention in found.mentions}, found.unlisted) == (expected, ())


def test_a_bracket_that_says_more_is_no_denial() -> None:
    """What a bracket denies of other things leaves the skill as it is."""
    line = "Java (without Spring), Scala (not only used), Kotlin (not fluent)"
    assert {mention.skill for mention in find([(line, Context.SKILLS)], WORDS).mentions} >= {"Java", "Scala", "Kotlin"}
