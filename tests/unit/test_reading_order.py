"""The benchmark's measure of reading order tells jobs that stand together from jobs that do not."""

from benchmarks.order import Job, Row, together

JOBS = [Job("Developer", "Example Works", ("2021", "2024")), Job("Intern", "Sample Ltd", ("2019",))]
HEADS = [Row("Developer\t01/2021 - '24", 1, 200, 500), Row("Example Works", 1, 200, 300)]
REST = [Row("Kept the service running", 1, 214, 400), Row("Intern, Sample Ltd, 2019", 1, 200, 400)]


def test_jobs_whose_lines_follow_one_another_stand_together() -> None:
    """Titles, companies and years in few lines, and nothing beside them."""
    assert together([*HEADS, *REST], JOBS) == [True, True]


def test_a_line_of_the_other_column_breaks_a_job() -> None:
    """Whether it stands between the lines of the head or among those below."""
    skill = Row("Python", 1, 50, 90)
    assert together([HEADS[0], skill, HEADS[1], *REST], JOBS) == [False, True]
    assert together([*HEADS, REST[0], skill, REST[1]], JOBS) == [False, True]


def test_a_line_of_two_columns_at_once_breaks_a_job() -> None:
    """A skill before a title on one line is no part of the job."""
    assert together([Row("Python\tDeveloper 2021 - 2024", 1, 50, 500), HEADS[1], *REST], JOBS) == [False, True]


def test_a_job_whose_parts_lie_far_apart_is_broken() -> None:
    """The years of a job after all others are not with it."""
    heads = [Row("Developer", 1, 200, 300), HEADS[1]]
    assert together([*heads, *REST, *[REST[0]] * 5, Row("2021 - 2024", 1, 400, 500)], JOBS) == [False, True]
