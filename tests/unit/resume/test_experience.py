"""Years of experience are the union of months."""

from datetime import date

import pytest

from parsers.resume.experience import span, union, years

AS_OF = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("positions", "months"),
    [
        ([("2020-01", "2020-12")], 12),
        ([("2020-01", "2020-12"), ("2020-06", "2021-06")], 18),
        ([("2020-01", "2020-12"), ("2022-01", "2022-01")], 13),
        ([("2026-01", "present")], 11),
        ([("2018", "2020")], 24),
        ([("2018", "2018")], 6),
        ([("2018-05", None), (None, "2020-01")], 0),
    ],
)
def test_overlaps_count_once_and_gaps_never(positions: list[tuple[str | None, str | None]], months: int) -> None:
    """Each month with at least one position counts, and no other; unknown dates count nothing."""
    assert union(span(start, end, AS_OF) for start, end in positions) == months


def test_present_without_a_date_to_mean_counts_nothing() -> None:
    """Without the mail's date nobody knows how long an open position has lasted."""
    assert span("2020-01", "present", None) is None


def test_years_are_months_by_twelve() -> None:
    """Eighteen months are a year and a half."""
    assert years(18) == 1.5
