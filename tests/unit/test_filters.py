"""What recruiters type to filter a list is understood, or told in one line."""

import pytest

from intake import filters
from intake.cli import Failed
from intake.vocabulary import load
from parsers.records import Answer, Posting, Requirement

POSTINGS = [
    Posting(id="backend", title="", requirements=(Requirement(id="python", text=""), Requirement(id="mysql", text=""))),
    Posting(id="frontend", title="", requirements=(Requirement(id="css", text=""),)),
]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("postgres", "PostgreSQL"), ("POSTGRESQL", "PostgreSQL"), ("c sharp", "C#"), ("k8s", "Kubernetes"), ("r", "R")],
)
def test_a_skill_is_known_by_any_of_its_names(typed: str, name: str) -> None:
    """Other spellings and small letters lead to the vocabulary's name."""
    assert filters.skill_name(typed, load().skills) == name


@pytest.mark.parametrize(("typed", "hint"), [("Pyhton", "Python"), ("Postgress", "PostgreSQL"), ("zzzz", "--search")])
def test_an_unknown_skill_is_told_with_what_is_close(typed: str, hint: str) -> None:
    """Nobody takes an empty list for an answer where a name was mistyped."""
    with pytest.raises(Failed, match=hint) as raised:
        filters.skill_name(typed, load().skills)
    assert raised.value.exit_code == 2


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("python", (Answer.SHOWN, Answer.PARTLY)),
        ("python=shown", (Answer.SHOWN,)),
        ("python=Not shown, unclear", (Answer.NOT_SHOWN, Answer.UNCLEAR)),
        ("python=not_shown", (Answer.NOT_SHOWN,)),
    ],
)
def test_a_requirement_is_asked_for_with_its_answers(typed: str, answers: tuple[Answer, ...]) -> None:
    """Without answers, shown or partly will do."""
    assert filters.requirement(typed, POSTINGS, None) == ("python", answers)


@pytest.mark.parametrize(
    ("typed", "posting", "line"),
    [
        ("pyhton", None, 'called "pyhton"; there are python, mysql, css'),
        ("python", "frontend", 'called "python"; there are css'),
        ("python=yes", None, '"yes" is no answer; there are shown, partly, not shown, unclear'),
        ("python=", None, '"" is no answer'),
    ],
)
def test_an_unknown_requirement_or_answer_is_told_with_those_there_are(
    typed: str, posting: str | None, line: str
) -> None:
    """The line names what may be asked for."""
    with pytest.raises(Failed, match=line):
        filters.requirement(typed, POSTINGS, posting)


def test_requirements_of_a_posting_that_is_configured_no_more() -> None:
    """Its applications are still there, and the configuration no longer knows what it asked for."""
    assert filters.requirement("rust", POSTINGS, "closed")[0] == "rust"
    assert filters.posting_id("closed", {"closed", "backend"}) == "closed"
    with pytest.raises(Failed, match='"nowhere"; there are backend, closed'):
        filters.posting_id("nowhere", {"closed", "backend"})


@pytest.mark.parametrize("typed", ["", "*", '-"', "word " + " ".join(map(str, range(200)))])
def test_a_search_without_a_word_or_with_too_many_is_told(typed: str) -> None:
    """An empty list would look like an answer."""
    with pytest.raises(Failed):
        filters.search_text(typed)
    assert filters.search_text("c++ -java") == "c++ -java"
