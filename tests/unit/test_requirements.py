"""Applications that show, partly show and do not show each requirement of the shipped posting, as a worker reads."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from intake import config, vocabulary
from parsers import application
from parsers.application import Means
from parsers.records import Depth, Posting, Requirement, SkillNeed
from tests.mails.requirements import Case, cases

ROOT = Path(__file__).resolve().parent.parent.parent
SETTINGS = config.load(ROOT / "config.toml", {})
MEANS = Means(vocabulary.load(), SETTINGS.limits, SETTINGS.posting_records())


def test_each_requirement_of_the_posting_has_a_case_of_each_answer() -> None:
    """Whatever the posting asks for is shown, partly shown and not shown by an application at least."""
    (posting,) = MEANS.postings
    found = Counter((case.requirement, case.answer) for case in cases())
    asked = [each.id for each in posting.requirements]
    assert len(asked) == 10
    assert not [(each, word) for each in asked for word in ("shown", "partly", "not shown") if not found[each, word]]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_an_application_answers_the_requirement(case: Case) -> None:
    """The answer, the rule that gave it and the line that it quotes are right."""
    (person,) = application.read_mail(case.raw, MEANS, received_on=date(2026, 11, 30)).applicants
    (found,) = [each for each in person.requirements if each.requirement == case.requirement]
    assert (found.answer, found.rule) == (case.answer, case.rule), found.detail
    assert bool(found.evidence) == bool(case.quote)
    assert all(case.quote in mark.text for mark in found.evidence[:1])


def test_what_is_protected_answers_nothing() -> None:
    """Where someone was born, or which passport they have, is no place of theirs and no degree."""
    text = (
        "Käthe Brückenhäuser\nkathe.bruckenhauser@example.org\n12345 Berlin\n\nPersönliche Daten\n"
        "Geburtsort: San Francisco, CA\nStaatsangehörigkeit: US-amerikanisch\nKonfession: Bachelor of Science\n\n"
        "Kenntnisse\nDocker\n"
    )
    (person,) = application.read_file(text.encode(), "Lebenslauf.txt", MEANS, as_of=date(2026, 11, 28)).applicants
    given = {each.requirement: each for each in person.requirements}
    assert (given["location"].rule, given["degree"].rule) == ("place_elsewhere", "no_education")
    quoted = [mark.text for each in person.requirements for mark in each.evidence]
    assert not [line for line in quoted if "Geburtsort" in line or "Staats" in line or "Konfession" in line]


def test_the_answers_are_the_same_each_time() -> None:
    """The same mail and posting give the same answers, whatever was read in between."""
    first = [application.read_mail(case.raw, MEANS, received_on=date(2026, 11, 30)) for case in cases()[:6]]
    again = [application.read_mail(case.raw, MEANS, received_on=date(2026, 11, 30)) for case in reversed(cases()[:6])]
    assert [found.applicants for found in first] == [found.applicants for found in reversed(again)]


def test_a_bare_file_is_compared_with_the_first_posting() -> None:
    """And one that cannot be read has no person whose answers there could be."""
    read = application.read_file(b"Ana Diaz\n\nSkills\nGit\n", "cv.txt", MEANS, as_of=date(2026, 11, 28))
    assert [each.requirement for each in read.applicants[0].requirements] == [
        each.id for each in MEANS.postings[0].requirements
    ]
    assert not application.read_file(b"%PDF-1.7 nothing", "cv.pdf", MEANS, as_of=date(2026, 11, 28)).applicants


def test_the_posting_that_a_mail_is_for_is_answered() -> None:
    """Not the first one; and where there is none, nothing is."""
    case = cases()[0]
    other = Posting(
        id="other",
        title="Application for Backend Developer",  # the subject of the case
        requirements=(Requirement(id="go", text="Go.", skills=(SkillNeed(names=("Go",), depth=Depth.KNOWN),)),),
    )
    first = Posting(id="first", title="Data Engineer")
    for postings, expected in (((first, other), [("go", "shown")]), ((first,), []), ((), [])):
        means = MEANS._replace(postings=postings)
        (person,) = application.read_mail(case.raw, means, received_on=date(2026, 11, 30)).applicants
        assert [(each.requirement, each.answer) for each in person.requirements] == expected
