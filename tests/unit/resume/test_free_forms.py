"""Resumes that people wrote by hand, in no template: heads in one line, prose, headings of their own words."""

from datetime import date

import pytest

from parsers.records import Applicant, Document, Line
from parsers.resume import read
from tests.unit.resume.documents import document, vocabulary

AS_OF = date(2026, 11, 1)
HEAD = "Anna Novak\nanna@example.org\n"


def _person(text: str) -> Applicant:
    return read(document(HEAD + text), vocabulary(), as_of=AS_OF)


def _jobs(text: str) -> list[tuple[str | None, str | None]]:
    return [(each.title, each.company) for each in _person(text).positions]


@pytest.mark.parametrize(
    "line",
    [
        "Developer -- Nordwind Ltd\t03/2020 - 12/2023",
        "Developer // Nordwind Ltd // 03/2020 - 12/2023",
        "Developer ~ Nordwind Ltd, March 2020 -> December 2023",
        "1. Developer, Nordwind Ltd\tMar 2020 => Dec 2023",
        "Developer, Nordwind Ltd, March 2020 to December 2023. Booking engine for",
    ],
)
def test_whatever_signs_part_a_head_it_is_read(line: str) -> None:
    """Doubled dashes and slashes, arrows, numbers and a full stop part a head like a comma or a bar."""
    found = _person(f"# Work\n{line}").positions
    assert [(each.title, each.company, each.start, each.end) for each in found] == [
        ("Developer", "Nordwind Ltd", "2020-03", "2023-12")
    ]


def test_a_label_for_the_title_leaves_the_employer_to_the_line_of_the_dates() -> None:
    """An employer stands over `Position: Developer`, beside its dates."""
    text = (
        "# Work\n1. Lumen & Oak, Kaduna\tAugust 2021 - December 2023\nPosition: Developer\nDuties:\n"
        "- Built it.\n2. Harbourline, Kano\tMay 2018 - July 2021\nPosition: Clerk"
    )
    assert _jobs(text) == [("Developer", "Lumen & Oak"), ("Clerk", "Harbourline")]


def test_a_programming_language_is_no_legal_form() -> None:
    """C++ and C# stand in titles, while `& C.` ends an employer's name."""
    assert _jobs("# Work\nC++ Developer, Lumen\t2020 - 2023\n- Built it.\nC# Developer, Harbour\t2018 - 2020") == [
        ("C++ Developer", "Lumen"),
        ("C# Developer", "Harbour"),
    ]


def test_clients_of_an_agency_are_told_by_its_job() -> None:
    """Dates beside a client that lie in the agency's make no position of their own."""
    text = (
        "# Work\n**Lumen Staffing\tMay 2019 - Present\nContractor\nClient: a utility (2021 - present)\n- Mapped.\n"
        "Client: a park service (2019 - 2021)\n- Booked.\n**Harbourline\tJan 2015 - Apr 2019\nDeveloper\n- Built it."
    )
    assert _jobs(text) == [("Contractor", "Lumen Staffing"), ("Developer", "Harbourline")]


@pytest.mark.parametrize(
    "line", ["2018 - 2019: parental leave and a move", "Away from paid work (2018 to 2019)", "2018 - 2019\tElternzeit"]
)
def test_time_without_work_is_no_position_wherever_its_dates_stand(line: str) -> None:
    """A leave is known after its dates too."""
    text = f"# Work\nDeveloper, Lumen\t2019 - 2024\n- Built it.\n{line}\nClerk, Harbourline\t2015 - 2018\n- Filed."
    assert _jobs(text) == [("Developer", "Lumen"), ("Clerk", "Harbourline")]


@pytest.mark.parametrize(
    "prose",
    [
        "Spent the spring of 2016 at a customer in Linz to bring up the first two cabins.",
        """Between engagements I carry out technical reviews of two to four
weeks. Since 2015 I have written many of them, for lenders, charities, a
museum and one cathedral.""",
        "Worked with teachers in Hamilton and Sudbury through the\nwinter of 2016 to test every screen",
    ],
)
def test_dates_within_a_sentence_head_no_job(prose: str) -> None:
    """A sentence that names a time, also one broken over lines, is told by the job it stands under."""
    text = f"# Work\nDeveloper, Lumen\t2015 - 2024\n{prose}\n**Clerk, Harbourline\t2011 - 2015\n- Filed."
    assert _jobs(text) == [("Developer", "Lumen"), ("Clerk", "Harbourline")]


def test_a_head_in_the_uneven_margin_of_a_scan_is_no_rest_of_an_item() -> None:
    """Left edges that differ by a point are one margin."""
    lines = (
        Line(text="Work", size=14, bold=True, x0=66, x1=120),
        Line(text="Developer, Lumen", size=10, x0=67, x1=200),
        Line(text="May 2019 to March 2024", size=10, x0=67, x1=200),
        Line(text="Chair of the testing guild", size=10, bullet=True, x0=67, x1=200),
        Line(text="Clerk, Harbourline", size=10, x0=68, x1=200),
        Line(text="May 2015 to April 2019", size=10, x0=67, x1=200),
    )
    found = read(Document(name="a.pdf", type="pdf", lines=lines), vocabulary(), as_of=AS_OF)
    assert [(each.title, each.company) for each in found.positions] == [
        ("Developer", "Lumen"),
        ("Clerk", "Harbourline"),
    ]


OWN_WORDS = """
# now
Developer @ Lumen \N{EM DASH} January 2024 till November 2025
- Booking engine.
# before
Clerk @ Harbourline \N{EM DASH} June 2021 till December 2023
- Filed.
# long before
BSc Physics, University of Northfield, 2020
# knows
Python, Rust
"""


def test_headings_of_a_persons_own_words_are_known_by_their_style() -> None:
    """Where no heading is a known one, what stands under lines of one style of their own tells what they open."""
    found = _person(OWN_WORDS)
    assert [(each.title, each.company) for each in found.positions] == [
        ("Developer", "Lumen"),
        ("Clerk", "Harbourline"),
    ]
    assert [(each.institution, each.end_year) for each in found.education] == [("University of Northfield", 2020)]


def test_signs_around_a_line_of_plain_text_make_it_a_heading() -> None:
    """`** Wall **` closes the jobs when the other headings stand between such signs too."""
    text = """
** Work **
[2023/05 - present] Developer, Lumen
[2017/10 - 2023/04] Clerk, Harbourline
** Schooling of mine **
[2013 - 2017] BSc Physics, University of Northfield
** Papers on the wall **
Certified Kubernetes Administrator (2021)
"""
    found = read(
        Document(name="a.txt", type="text", lines=tuple(Line(text=each) for each in (HEAD + text).splitlines())),
        vocabulary(),
        as_of=AS_OF,
    )
    assert len(found.positions) == 2
    assert [each.end_year for each in found.education] == [2017]


def test_degrees_under_training_are_studies() -> None:
    """Where nothing else opens them, schools and degrees make studies of what is headed like certificates."""
    found = _person("# Work\nDeveloper, Lumen\t2019 - 2024\n# Training\nUniversity of Northfield, BSc Nursing (2013)")
    assert [(each.institution, each.end_year) for each in found.education] == [("University of Northfield", 2013)]
    assert not _person("# Work\nDeveloper, Lumen\t2019 - 2024\n# Training\nFirst Aid (2013)").education


def test_studies_may_be_a_list() -> None:
    """A heading of unknown words over items that name schools opens studies."""
    found = _person("# Work\nDeveloper, Lumen\t2019 - 2024\n# My roads\n- University of Northfield, BSc Physics, 2013")
    assert [each.institution for each in found.education] == ["University of Northfield"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2021-now **Lumen Payments**: Developer. I keep the ledger honest.", ("Developer", "Lumen Payments")),
        ("2018 - 2021  Dairy cooperative. Lead developer.", ("Lead developer", "Dairy cooperative")),
        ("Lumen Pay, Leeds. Developer. June 2019 to May 2021. Engine in Java.", ("Developer", "Lumen Pay")),
        ("Desarrolladora en el Ayuntamiento de Carmona (2016-2020)", ("Desarrolladora", "Ayuntamiento de Carmona")),
        (
            "Stagiaire à l'Institut des Marées, 2017 - 2018",
            ("Stagiaire", "Institut des Marées"),
        ),
        ("Tirocinante alla Banca del Po (2015 - 2016)", ("Tirocinante", "Banca del Po")),
        ("Thornby Systems (own company), Leeds | Director | 2009 - 2015", ("Director", "Thornby Systems")),
    ],
)
def test_a_head_in_one_line_is_read_in_any_order_and_language(line: str, expected: tuple[str, str]) -> None:
    """Employer, title and dates part at full stops, colons and the words for "at"; an aside is no part of a name."""
    assert _jobs(f"# Work\n{line}") == [expected]


def test_lines_under_heads_of_one_line_are_told_by_them() -> None:
    """Where one line with title, employer and dates stands alone, short plain lines under the others head nothing."""
    text = (
        "# Work\n2019 - 2024\tDeveloper, Harbour Works, Leeds\nFlows of Lumen meters\n"
        "2017 - 2019\tClerk, Oakham Council"
    )
    assert _jobs(text) == [("Developer", "Harbour Works"), ("Clerk", "Oakham Council")]


def test_prose_under_a_title_is_no_head_wherever_its_lines_break() -> None:
    """The first line of a paragraph is of small words; short sentences and what leads to a list head nothing either."""
    text = (
        "# Work\n**Lumen, Leeds\nDirector, April 2019 to present\nA selection of engagements follows where I\n"
        "was allowed to name them\nHarbour Trust: port system\n- Built it.\n"
        "**Oakham Bank, Leeds\nDeveloper, May 2015 to March 2019\nMy own practice. Selected assignments:\n- Built it.\n"
        "**Northfield Society, Leeds\nClerk, May 2013 to April 2015\nSearch and checkout."
    )
    assert _jobs(text) == [
        ("Director", "Lumen"),
        ("Developer", "Oakham Bank"),
        ("Clerk", "Northfield Society"),
    ]


def test_what_stands_below_dates_of_their_own_line_is_no_head() -> None:
    """A head of employer, title and dates, a line each, goes on with at most a place."""
    text = (
        "# Work\nHarbour AG\nDeveloper\n01.2019 - 12.2023\nSoftware for Labs\n"
        "Lumen GmbH\nClerk\n08.2014 - 12.2018\nBerlin"
    )
    found = _person(text).positions
    assert [(each.title, each.company, each.location) for each in found] == [
        ("Developer", "Harbour AG", None),
        ("Clerk", "Lumen GmbH", "Berlin"),
    ]


def test_a_leave_below_a_job_takes_nothing_from_it() -> None:
    """An undated line that names a leave is no position, and the job above it stays."""
    assert _jobs("# Work\nDeveloper, Lumen, 2017 - 2020\nMaternity leave, 2019\n") == [("Developer", "Lumen")]


def test_courses_that_were_taught_are_no_positions() -> None:
    """A line of several things with dates of their own heads no job."""
    text = (
        "# Work\nLecturer, Lumen College\t2014 - 2024\n# Teaching\nOperating Systems (2019-2023), Compilers (2020-2022)"
    )
    assert _jobs(text) == [("Lecturer", "Lumen College")]


def test_a_line_for_each_part_of_a_head_is_read_with_dates_on_two() -> None:
    """Title, employer, place, begin and end, a line each: "Present" alone ends the range above it."""
    text = (
        "# Work\nEngineer\nTannery Labs\nLeeds\nSep 2021\nPresent\nForty clusters, two regions.\n"
        "Developer\nAire Foods\nBingley\nMar 2018\nAug 2021\nLabel printing, mostly Java."
    )
    found = _person(text).positions
    assert [(each.title, each.company, each.start, each.end) for each in found] == [
        ("Engineer", "Tannery Labs", "2021-09", "present"),
        ("Developer", "Aire Foods", "2018-03", "2021-08"),
    ]


def test_a_head_that_ends_with_a_stop_stands_by_dates_of_their_own_line() -> None:
    """`Nordwind, Leeds. Developer.` is a head below its dates, though it ends like a sentence."""
    text = (
        "# Work\n2021 - 2024\nTannery Labs, Leeds. Engineer.\nRuns the clusters and the people.\n"
        "2018 - 2021\nAire Foods, Bingley. Developer.\nPrints the labels of the shops."
    )
    assert _jobs(text) == [("Engineer", "Tannery Labs"), ("Developer", "Aire Foods")]


def test_a_role_that_a_label_names_below_the_dates_is_the_title() -> None:
    """Where the dated line has no title, `Role: Developer` tells it; elsewhere it is part of what was done."""
    text = "# Work\nAire Foods, Leeds (03/2018 - 08/2021)\nRole: Developer\nStack: Java\nPrinted the labels of shops."
    assert _jobs(text) == [("Developer", "Aire Foods")]
    assert _jobs("# Work\nClerk, Aire Foods\t2018 - 2021\nRole: Developer of forms\n- Filed.") == [
        ("Clerk", "Aire Foods")
    ]


def test_roles_in_a_list_under_their_employer_are_positions() -> None:
    """Items with a title and dates under an employer without a title are its roles; elsewhere they tell about a job."""
    text = "# Work\nAcme Supplies, 2012-2020\n- Senior Developer (2016-2020)\n- Developer (2012-2016)"
    assert _jobs(text) == [("Senior Developer", "Acme Supplies"), ("Developer", "Acme Supplies")]
    assert _jobs("# Work\nClerk, Acme Supplies\t2012 - 2020\n- Developer of forms (2016-2018)") == [
        ("Clerk", "Acme Supplies")
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("I was a Clerk at Harbour Works, May 2018 to March 2020.", ("Clerk", "Harbour Works")),
        ("05/2018 - 03/2020\tTätig als Entwickler bei Hafenwerk AG", ("Entwickler", "Hafenwerk AG")),
    ],
)
def test_words_that_lead_to_a_title_are_no_part_of_it(line: str, expected: tuple[str, str]) -> None:
    """People tell that they "were a" or "worked as" what they were."""
    assert _jobs(f"# Work\n{line}") == [expected]


def test_a_title_below_the_dates_is_read_though_an_employer_sounds_like_one() -> None:
    """An employer called "Swift Courier Services" over its dates leaves the title to the line below them."""
    text = "# Work\nSwift Courier Services\nNew York\nFebruary 2016 - December 2021\nPayroll Clerk\n- Paid."
    assert _jobs(text) == [("Payroll Clerk", "Swift Courier Services")]
