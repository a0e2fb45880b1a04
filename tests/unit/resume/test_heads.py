"""Heads of jobs: what of a line is the title, the employer and the place, and what belongs to no head."""

from datetime import date

import pytest

from parsers.records import Document, Line, Position
from parsers.resume import read
from tests.unit.resume.documents import document, vocabulary

AS_OF = date(2026, 11, 1)
HEAD = "Anna Novak\nanna@example.org\n"


def _read(text: str) -> tuple[Position, ...]:
    return read(document(HEAD + text), vocabulary(), as_of=AS_OF).positions


def _names(text: str) -> list[tuple[str | None, str | None]]:
    return [(each.title, each.company) for each in _read(text)]


@pytest.mark.parametrize(
    "head",
    [
        "Developer, Nordwind Ltd, Skovde",
        "Developer at Nordwind Ltd, Skovde",
        "Developer | Nordwind Ltd (Skovde)",
        "Nordwind Ltd \N{EN DASH} Skovde\tDeveloper",
    ],
)
def test_a_town_that_no_list_has_is_no_part_of_the_employer(head: str) -> None:
    """A name of one or two words after an employer is where it is."""
    found = _read(f"# Work\n**{head}\t2020 - 2024\n- Built it.")[0]
    assert (found.title, found.company, found.location) == ("Developer", "Nordwind Ltd", "Skovde")


def test_a_part_of_the_employer_is_no_town() -> None:
    """A division after a comma stays with its employer."""
    assert _names("# Work\n**Clerk\nNordwind Ltd, Harbour Division\t2020 - 2024\n- Filed.") == [
        ("Clerk", "Nordwind Ltd, Harbour Division")
    ]


def test_the_team_a_title_names_stays_in_the_title() -> None:
    """In "Engineer, Payments" all is title: the employer stands on its own line, as in the other entries."""
    text = (
        "# Work\nHarbourline\nStaff Engineer, Payments\t2022 - present\n- Built it.\n"
        "Lumen & Oak\nBackend Developer\t2018 - 2022\n- Built it too."
    )
    assert _names(text) == [("Staff Engineer, Payments", "Harbourline"), ("Backend Developer", "Lumen & Oak")]


def test_an_employer_over_its_roles_is_no_role() -> None:
    """The employer's whole time counts for nothing where each position held there is dated."""
    text = (
        "# Work\n**Lumen, Leeds (May 2018 - Present)\nLead Developer \N{EM DASH} May 2020 - Present\n"
        "- Led a team.\nDeveloper \N{EM DASH} May 2018 - Apr 2020\n- Built it."
    )
    assert _names(text) == [("Lead Developer", "Lumen"), ("Developer", "Lumen")]


def test_a_project_within_a_job_is_told_by_the_job() -> None:
    """Dates of a project that lie in the job's make no position of their own."""
    text = (
        "# Work\n**Nordwind Ltd\tJan 2020 - Dec 2023\nConsultant\nProject #1: Rate engine (Jan 2020 - Mar 2021)\n"
        "Client: Lumen Insurance\n- Built the engine.\n# Education\nBSc Physics, University of Northfield\t2019"
    )
    found = _read(text)
    assert [(each.title, each.company) for each in found] == [("Consultant", "Nordwind Ltd")]
    assert "Built the engine." in found[0].bullets


def test_time_without_work_is_no_position() -> None:
    """A career break among the jobs has dates and no employer."""
    text = (
        "# Work\n**Nordwind Ltd\t2022 - 2024\nDeveloper\n- Built it.\n**Career break\t2021 - 2022\nFamily and travel\n"
        "**Lumen & Oak\t2018 - 2021\nClerk\n- Filed."
    )
    assert _names(text) == [("Developer", "Nordwind Ltd"), ("Clerk", "Lumen & Oak")]


def test_a_line_of_technologies_heads_no_job() -> None:
    """What a job was done with is told under it."""
    text = (
        "# Work\n**Nordwind Ltd\n**Developer\t2022 - 2024\nBuilt the booking engine of a ferry line.\n"
        "Technologies: Go, SQL\n**Lumen & Oak\n**Clerk\t2018 - 2021\nFiled the papers of the whole house."
    )
    assert _names(text) == [("Developer", "Nordwind Ltd"), ("Clerk", "Lumen & Oak")]


def test_a_head_may_run_into_its_text() -> None:
    """Title, employer and dates open a paragraph, and what was done goes on in it."""
    found = _read(
        "# Work\nDeveloper, Nordwind Ltd (03/2020 - 12/2023). Rebuilt the booking engine of a ferry line.\n"
        "Clerk, Lumen & Oak (01/2018 - 02/2020). Filed the papers of the whole house."
    )
    assert [(each.title, each.company, each.start) for each in found] == [
        ("Developer", "Nordwind Ltd", "2020-03"),
        ("Clerk", "Lumen & Oak", "2018-01"),
    ]
    assert found[0].bullets == ("Rebuilt the booking engine of a ferry line.",)


def test_the_skills_of_a_paragraph_are_evidence_for_its_job() -> None:
    """The text after a head that runs into it is no part of the head."""
    found = read(
        document(
            HEAD + "# Work\nDeveloper, Nordwind Ltd (2020 - 2023). Rebuilt the whole engine in Python and Django."
        ),
        vocabulary(),
        as_of=AS_OF,
    )
    assert {"Python", "Django"} <= {each.name for each in found.skills}


def test_labels_beside_plain_lines_name_what_they_label() -> None:
    """A labelled place below the employer is the place."""
    found = _read("# Work\n2020 - 2024\n**Developer\nNordwind Ltd\nLocation: Skovde\n- Built it.")[0]
    assert (found.title, found.company, found.location) == ("Developer", "Nordwind Ltd", "Skovde")


def test_dates_that_a_narrow_margin_broke_are_whole() -> None:
    """`Jul 2019 -` over `Feb 2022` beside a job's first two lines is one range."""
    found = _read(
        "# Work\nJul 2019 -\tDeveloper, Nordwind Ltd\nFeb 2022\tBuilt the booking engine of a ferry line.\n"
        "- Wrote the tests."
    )[0]
    assert (found.title, found.company, found.start, found.end) == ("Developer", "Nordwind Ltd", "2019-07", "2022-02")
    assert found.bullets == ("Built the booking engine of a ferry line.", "Wrote the tests.")


def _placed(text: str, x0: float, x1: float, *, bold: bool = False) -> Line:
    return Line(text=text, x0=x0, x1=x1, size=10, bold=bold)


def test_items_whose_bullets_are_drawn_are_items() -> None:
    """Lines indented under the heads are what was done, also where no bullet is in the text."""
    lines = (
        Line(text="Anna Novak", size=18, bold=True, x0=40, x1=140),
        Line(text="Experience", size=14, bold=True, heading=2, x0=40, x1=120),
        _placed("Nordwind Ltd, Developer\t2020 - 2024", 40, 500, bold=True),
        _placed("Booking service in Kotlin", 60, 180),
        _placed("Halved the bill of the cluster", 60, 200),
        _placed("Lumen & Oak, Clerk\t2018 - 2020", 40, 500, bold=True),
        _placed("Papers of the whole house", 60, 180),
    )
    found = read(Document(name="resume.pdf", type="pdf", lines=lines), vocabulary(), as_of=AS_OF).positions
    assert [(each.title, each.company, each.bullets) for each in found] == [
        ("Developer", "Nordwind Ltd", ("Booking service in Kotlin", "Halved the bill of the cluster")),
        ("Clerk", "Lumen & Oak", ("Papers of the whole house",)),
    ]


def test_dates_that_a_narrow_margin_at_the_right_broke_are_whole() -> None:
    """`April 2020`, a dash and `March 2022` at the ends of three lines are one range."""
    found = _read(
        "# Work\n**Nordwind Ltd\n**Developer\tApril 2020\nBuilt the booking engine of a ferry line with\t\N{EN DASH}\n"
        "colleagues from two other houses.\tMarch 2022"
    )[0]
    assert (found.title, found.company, found.start, found.end) == ("Developer", "Nordwind Ltd", "2020-04", "2022-03")


def test_unknown_words_take_the_place_that_the_other_entries_show() -> None:
    """A title whose words sound like an employer is the title where titles stand in all other entries."""
    found = _names(
        "# Work\n**Developer\t2022 - 2024\nTidewater Bank\n- Built it.\n"
        "**Data Herder\t2020 - 2022\nTalus Ridge\n- Kept it.\n"
        "**Clerk\t2018 - 2020\nTalus Ridge\n- Filed."
    )
    assert found == [("Developer", "Tidewater Bank"), ("Data Herder", "Talus Ridge"), ("Clerk", "Talus Ridge")]


def test_a_language_of_one_letter_is_no_legal_form() -> None:
    """The letter of "C#" is not that of "& C."."""
    assert _names("# Work\n**Developer\t2020 - 2024\nPetra Soft\nSmall programs in C#") == [("Developer", "Petra Soft")]


def test_an_employer_of_several_names_is_whole() -> None:
    """The rest of "Leach, Alvarado and Harris" is no part of the title after it."""
    found = _names(
        "# Work\n**Lumen Bank, Clerk\t2022 - 2024\n- Filed.\n"
        "**Leach, Alvarado and Harris, Developer\t2020 - 2022\n- Built.\n**Oak Ltd, Trainee\t2019 - 2020\n- Learned."
    )
    assert found[1] == ("Developer", "Leach, Alvarado and Harris")


def test_a_town_that_ends_the_lines_of_several_employers_is_no_part_of_them() -> None:
    """A town no list has is known by what it stands after, or because the person lives there."""
    found = _read(
        "# Work\n**Developer\nOak Office, Villa Brenta - 2022 - 2024\n- Built.\n"
        "**Clerk\nLumen Bank, Villa Brenta - 2020 - 2022\n- Filed.\n**Trainee\nLumen Bank - 2019 - 2020\n- Learned."
    )
    assert [(each.company, each.location) for each in found] == [
        ("Oak Office", "Villa Brenta"),
        ("Lumen Bank", "Villa Brenta"),
        ("Lumen Bank", None),
    ]


def test_the_town_the_person_lives_in_is_no_employer() -> None:
    """After the employer, the person's own town is the place."""
    found = _read("Address: Tarnowiec\n# Work\n**Clerk\t2020 - 2024\nRed Oak \N{MIDDLE DOT} Tarnowiec\n- Filed.")[0]
    assert (found.company, found.location) == ("Red Oak", "Tarnowiec")


def test_the_field_of_a_title_takes_no_employer_its_place() -> None:
    """A field after the comma of a title goes on it, also where all other titles have none."""
    text = (
        "# Work\n**Engineer, Payments, Red Oak\t2022 - 2024\n- Built.\n**Developer, Blue Lagoon\t2020 - 2022\n- Built."
    )
    text += "\n**Clerk, Pale Ridge\t2018 - 2020\n- Filed."
    assert [title for title, _ in _names(text)] == ["Engineer, Payments", "Developer", "Clerk"]


def test_what_a_title_is_in_is_no_employer() -> None:
    """A field of work after "in" goes on the title."""
    assert _names("# Work\n**Engineer in Test, Red Oak\t2020 - 2024\n- Tested.") == [("Engineer in Test", "Red Oak")]


def test_jobs_that_are_items_of_a_list_are_jobs() -> None:
    """Where all dates stand in items, these head the entries, with what is set like them."""
    text = (
        "# Work\nRed Oak\n- **2022 - 2024\n- **Developer\n- Built it.\nLumen Ltd\n- **2020 - 2022\n- **Clerk\n- Filed."
    )
    assert _names(text) == [("Developer", "Red Oak"), ("Clerk", "Lumen Ltd")]


def test_ways_to_reach_the_person_are_no_employers() -> None:
    """An address or a number set among the jobs is none of their heads; what is told of a job may hold one."""
    found = _names("# Work\n+49 30 555 0142\nnovak.example.org\n**Developer\t2020 - 2024\nZephyr.io\n- Built it.")
    assert found == [("Developer", "Zephyr.io")]


def test_the_next_paragraph_is_no_rest_of_the_employer() -> None:
    """A line with more room above it than lines of one paragraph have is none of the employer's name."""
    tops = {"2020 - 2024\tDeveloper": 100, "Smotrych Cloud": 125, "Jenkins to other things": 150, "moved.": 164}
    lines = [Line(text=text, size=11, top=top, x0=90, x1=300) for text, top in tops.items()]
    found = read(
        Document(name="resume.pdf", type="pdf", lines=(Line(text="Work", bold=True, size=14), *lines)),
        vocabulary(),
        as_of=AS_OF,
    )
    assert [(each.title, each.company) for each in found.positions] == [("Developer", "Smotrych Cloud")]


def test_a_stop_at_the_end_is_no_part_of_a_head() -> None:
    """An employer is named without the stop of its line, and a place in brackets before it is the place."""
    assert [(each.title, each.company, each.location) for each in _read(_STOPPED)] == [
        ("Clerk", "Harbourline Ferries", "Skovde"),
        ("Cook", "Lumen Corp.", None),
    ]


_STOPPED = """
# Work
2020 - 2024\tClerk, Harbourline Ferries (Skovde).
2018 - 2019\tCook, Lumen Corp.
"""


def test_a_head_stands_below_dates_in_a_margin() -> None:
    """Where the margin holds nothing but dates, the line below each is the head, and the text set like it is not."""
    lines = [_placed("Anna Novak", 65, 140), _placed("Experience", 65, 120, bold=True)]
    for dates, head in (
        ("Sep 2022 until now", "Head Chef, Ledgerline"),
        ("Jun 2019 until Aug 2022", "Cook, Harbourline"),
    ):
        lines += [
            _placed(dates, 78, 172),
            _placed(head, 158, 386),
            _placed("Baked for three sister cafes in town.", 158, 530),
        ]
    found = read(Document(name="cv.pdf", type="pdf", lines=tuple(lines)), vocabulary(), as_of=AS_OF).positions
    assert [(each.title, each.company, each.start) for each in found] == [
        ("Head Chef", "Ledgerline", "2022-09"),
        ("Cook", "Harbourline", "2019-06"),
    ]


def test_text_below_dates_is_no_head_where_titles_stand_at_their_edge() -> None:
    """Dates under title and employer are no margin: what is set further in tells about the job."""
    lines = [_placed("Anna Novak", 34, 140), _placed("Experience", 34, 120, bold=True)]
    for title, employer, dates in (
        ("Engineer", "Jangada Tech", "2021 - present"),
        ("Cook", "Harbourline", "2017 - 2021"),
    ):
        lines += [_placed(title, 34, 90, bold=True), _placed(employer, 34, 140), _placed(dates, 34, 100)]
        lines += [
            _placed("Payments for markets with 15 thousand sellers", 44, 300),
            _placed("Cost fell by 45%", 44, 290),
        ]
    found = read(Document(name="cv.pdf", type="pdf", lines=tuple(lines)), vocabulary(), as_of=AS_OF).positions
    assert [(each.title, each.company) for each in found] == [("Engineer", "Jangada Tech"), ("Cook", "Harbourline")]


def _jobs_at(lines: list[tuple[str, float, float]]) -> tuple[Position, ...]:
    """Read lines of a page under the heading of the jobs: text, left edge, top."""
    placed = [Line(text=text, size=10, x0=x0, x1=x0 + 5 * len(text), top=top) for text, x0, top in lines]
    heading = Line(text="Work", bold=True, size=14, x0=50, x1=90, top=60)
    return read(Document(name="resume.pdf", type="pdf", lines=(heading, *placed)), vocabulary(), as_of=AS_OF).positions


def test_items_set_deeper_than_heads_beside_dates_are_items() -> None:
    """Where dates stand left of the heads, what is set deeper than these tells of the job, also without bullets."""
    found = _jobs_at(
        [
            ("2022 - 2024\tDeveloper", 50, 100),
            ("Red Oak | Durban", 150, 112),
            ("Renewals of accounts", 180, 124),
            ("Feature store of fruit", 180, 136),
            ("2019 - 2022\tManager", 50, 150),
            ("Blue Lagoon | Durban", 150, 162),
            ("First hire", 180, 174),
        ]
    )
    assert [(each.title, each.company) for each in found] == [("Developer", "Red Oak"), ("Manager", "Blue Lagoon")]


def test_the_end_of_dates_alone_in_a_margin_at_the_right_belongs_to_them() -> None:
    """A year that a narrow margin set under its begin, with no text beside it, ends that range."""
    found = _jobs_at(
        [
            ("Red Oak", 50, 100),
            ("Teacher\t2015 -", 60, 113),
            ("2020", 450, 126),
            ("Blue Lagoon", 50, 140),
            ("Clerk\t2013 -", 60, 153),
            ("2015", 450, 166),
        ]
    )
    assert [(each.company, each.start, each.end) for each in found] == [
        ("Red Oak", "2015", "2020"),
        ("Blue Lagoon", "2013", "2015"),
    ]


def test_an_entry_begins_at_the_line_set_like_the_first() -> None:
    """A town between employer and title, in some entries only, takes no entry its employer."""
    text = "# Work\n**Red Oak\nDeveloper\t2020 - 2024\n**Blue Lagoon\nDurban\nClerk\t2018 - 2020"
    assert _names(text) == [("Developer", "Red Oak"), ("Clerk", "Blue Lagoon")]


def test_a_head_runs_into_its_text_beside_dates_in_a_margin() -> None:
    """A full stop ends the head, also after a short form or two capitals; the text is none of the employer."""
    found = _names(
        "# Work\n2021 - 2024\tDeveloper, Red Oak Ltd.. Maintained clients\nin Kotlin.\n"
        "2018 - 2020\tIntern, Blue Lagoon IT. Help desk and Excel reports."
    )
    assert found == [("Developer", "Red Oak Ltd."), ("Intern", "Blue Lagoon IT")]


def test_a_field_of_work_that_begins_a_title_is_no_employer() -> None:
    """The word "data" ends an employer's name ("Polar Data"); before other words it is what a title is about."""
    text = "# Work\nSince 2025\tTrellis Hall\nData Wrangler\n- Kept it.\n2020 - 2024\tOak Ltd\nDeveloper\n- Built it."
    assert _names(text) == [("Data Wrangler", "Trellis Hall"), ("Developer", "Oak Ltd")]


def test_a_line_in_small_letters_goes_on_the_employer_above() -> None:
    """An employer's name that a narrow column broke is whole."""
    assert _names("# Work\nProgrammer, Marine\nverkstaden\nJune 2014 - May 2019\n- Built it.") == [
        ("Programmer", "Marine verkstaden")
    ]


def test_a_column_wider_than_the_one_beside_it_is_no_margin() -> None:
    """Jobs left of a narrow sidebar keep their lines, though these begin with dates and stand level with its own."""
    jobs = [("2022/01 - 2024/05", 100), ("Red Oak \N{EM DASH} Developer", 112), ("2019/05 - 2021/12", 150)]
    jobs += [
        ("Blue Lagoon \N{EM DASH} Clerk", 162),
        ("2015/08 - 2019/04", 200),
        ("Pale Ridge \N{EM DASH} Trainee", 212),
    ]
    side = [("Skills", 88), ("Cloud", 100), ("Nginx", 112), ("Linux", 150), ("Bash", 162), ("Perl", 200), ("Java", 212)]
    found = _jobs_at([*[(text, 42, top) for text, top in jobs], *[(text, 388, top) for text, top in side]])
    assert [(each.title, each.company) for each in found] == [
        ("Developer", "Red Oak"),
        ("Clerk", "Blue Lagoon"),
        ("Trainee", "Pale Ridge"),
    ]
