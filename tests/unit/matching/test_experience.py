"""Years are the months of positions of the kind, each once."""

import pytest

from parsers.records import Applicant, ExperienceNeed, Position
from tests.unit.matching.people import ask, job

BACKEND = ExperienceNeed(years=3, backend=True)


@pytest.mark.parametrize(
    ("positions", "answer", "rule"),
    [
        ((job("2023-12", "present"),), "shown", "years_stated"),
        ((job("2021", "2024"),), "shown", "years_stated"),
        ((job("2024-01", "present"), job("2022-01", "2023-12")), "shown", "years_stated"),
        ((job("2024-01", "2025-12"), job("2024-01", "2025-12")), "partly", "fewer_years_stated"),
        ((job("2024-01", "present"), job("2015-01", "2023-12", backend=None)), "partly", "fewer_years_stated"),
        ((job("2024-01", "present"), job(None, None)), "partly", "fewer_years_stated"),
        ((job(None, None),), "unclear", "years_undated"),
        ((job("2015-01", "present", backend=None),), "unclear", "kind_of_work_unclear"),
        ((job("2015-01", "present", backend=False),), "not shown", "other_work"),
        ((), "not shown", "no_positions"),
    ],
)
def test_years_of_backend_work(positions: tuple[Position, ...], answer: str, rule: str) -> None:
    """Fewer years are a part; where dates or the kind of work are not known, the answer stays open."""
    found = ask(Applicant(positions=positions), experience=BACKEND)
    assert (found.answer, found.rule) == (answer, rule)
    assert bool(found.evidence) == (answer != "not shown")


def test_what_might_add_to_the_years_is_said() -> None:
    """The recruiter sees why it is open."""
    held = (job("2024-01", "present"), job(None, None), job("2015-01", "2016-01", backend=None))
    assert ask(Applicant(positions=held), experience=BACKEND).detail == (
        "2.9 years in such positions are stated. The dates of a position could not be told. "
        "What kind of work a position was could not be told."
    )


@pytest.mark.parametrize(
    ("title", "answer"),
    [("Senior Accountant", "shown"), ("Bilanzbuchhalterin", "shown"), ("Developer", "not shown"), (None, "unclear")],
)
def test_a_posting_may_count_positions_by_title(title: str | None, answer: str) -> None:
    """A text of the title, also within a word, whatever its capitals."""
    need = ExperienceNeed(years=2, titles=("accountant", "Buchhalter"))
    assert ask(Applicant(positions=(job("2020-01", "2024-01", title),)), experience=need).answer == answer


def test_every_position_counts_where_no_kind_is_asked_for() -> None:
    """Work of whatever kind."""
    found = ask(Applicant(positions=(job("2020-01", "2024-01", backend=False),)), experience=ExperienceNeed(years=4))
    assert (found.answer, found.detail) == ("shown", "4.1 years in positions are stated.")
