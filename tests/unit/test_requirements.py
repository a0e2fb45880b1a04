"""Applications that show, partly show and do not show each requirement of the shipped posting, as a worker reads."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from intake import config, vocabulary
from parsers import application
from parsers.application import Means
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
