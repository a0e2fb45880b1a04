"""Years of experience are the union of months."""

from datetime import date

import pytest

from parsers.records import Evidence, Position
from parsers.resume.experience import gaps, overlaps, span, union, years

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


def positions(*dates: tuple[str | None, str | None]) -> list[Position]:
    """Give a position for each pair of dates, with the line that states them."""
    return [
        Position(
            start=start,
            end=end,
            evidence=(
                Evidence(document="cv", page=1, line=at, start=0, end=4, text=f"{start}", rule="position_dates"),
                Evidence(document="cv", page=1, line=at, start=0, end=4, text="Developer", rule="position_title"),
            ),
        )
        for at, (start, end) in enumerate(dates, start=1)
    ]


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ([("2020-01", "2020-03"), ("2020-07", "present")], [("2020-04", "2020-06", 3)]),
        ([("2020-07", "present"), ("2020-01", "2020-03")], [("2020-04", "2020-06", 3)]),
        ([("2020-01", "2020-03"), ("2020-04", "2021-01")], []),
        ([("2015-01", "2021-01"), ("2016-01", "2016-05"), ("2017-01", "present")], []),
        ([("2015", "2017"), ("2019", "present")], [("2018-01", "2018-12", 12)]),
        ([("2015", "2017"), ("2018", "present")], []),
        ([("2020-01", "2020-03"), (None, None), ("2020-07", "present")], []),
        ([], []),
    ],
)
def test_a_gap_is_stated_only_where_it_is_certain(
    held: list[tuple[str | None, str | None]], found: list[tuple[str, str, int]]
) -> None:
    """Months between positions in which nothing can have been held; a bare year may be all of its months."""
    assert [(each.start, each.end, each.months) for each in gaps(positions(*held), AS_OF)] == found


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ([("2020-01", "2020-08"), ("2020-07", "present")], [("2020-07", "2020-08", 2)]),
        ([("2020-01", "2020-07"), ("2020-07", "present")], []),
        ([("2020-01", "2020-02"), ("2019-01", "present")], [("2020-01", "2020-02", 2)]),
        (
            [("2015-01", "present"), ("2016-01", "2016-05"), ("2017-01", "2017-02")],
            [("2016-01", "2016-05", 5), ("2017-01", "2017-02", 2)],
        ),
        ([("2015", "2017"), ("2016", "present")], [("2016-12", "2017-01", 2)]),
        ([("2015", "2016"), ("2016", "present")], []),
        ([("2015-01", None), ("2016-01", "present")], []),
    ],
)
def test_an_overlap_is_stated_only_where_it_is_certain(
    held: list[tuple[str | None, str | None]], found: list[tuple[str, str, int]]
) -> None:
    """Months in which two positions were held; the one month in which one ends and the next begins is none."""
    assert [(each.start, each.end, each.months) for each in overlaps(positions(*held), AS_OF)] == found


def test_an_interval_shows_the_dates_that_border_it() -> None:
    """The evidence of a gap are the dates of the position before and of the one after it."""
    (gap,) = gaps(positions(("2020-01", "2020-03"), ("2020-07", "present")), AS_OF)
    assert [(mark.line, mark.rule) for mark in gap.evidence] == [(1, "position_dates"), (2, "position_dates")]
