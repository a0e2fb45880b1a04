"""Positions in every order of their lines."""

from datetime import date

import pytest

from parsers import documents
from parsers.records import Limits, Position
from parsers.resume import read
from tests.unit.resume.documents import document, vocabulary

AS_OF = date(2026, 11, 1)
HEAD = "Anna Novak\nanna@example.org\n"


def _positions(text: str) -> list[tuple[str | None, str | None, str | None, str | None, str | None]]:
    found = read(document(HEAD + text), vocabulary(), as_of=AS_OF).positions
    return [_facts(each) for each in found]


def _facts(position: Position) -> tuple[str | None, str | None, str | None, str | None, str | None]:
    return position.title, position.company, position.location, position.start, position.end


FIRST = ("Python Developer", "Nordwind Systems GmbH", "Berlin", "2021-03", "present")
SECOND = ("Secondary School Teacher", "Lumen & Oak", None, "2018-01", "2021-02")

ORDERS = {
    "title over company": """
# Experience
**Python Developer
Nordwind Systems GmbH, Berlin (March 2021 - Present)
- Built REST services.
**Secondary School Teacher
Lumen & Oak (January 2018 - February 2021)
- Taught mathematics.
""",
    "company over title, dates at the margin": """
# Work history
**Nordwind Systems GmbH, Berlin\tMarch 2021 - Present
Python Developer
- Built REST services.
**Lumen & Oak\tJanuary 2018 - February 2021
Secondary School Teacher
- Taught mathematics.
""",
    "dates first": """
# Employment
03/2021 - present\tPython Developer, Nordwind Systems GmbH, Berlin
- Built REST services.
01/2018 - 02/2021\tSecondary School Teacher, Lumen & Oak
- Taught mathematics.
""",
    "one line with at": """
# Professional experience
Python Developer at Nordwind Systems GmbH, Berlin\tMar 2021 - Current
- Built REST services.
Secondary School Teacher at Lumen & Oak\tJan 2018 - Feb 2021
- Taught mathematics.
""",
    "a line each": """
# Work
Nordwind Systems GmbH
Berlin
2021-03 - present
Python Developer
- Built REST services.
Lumen & Oak
2018-01 - 2021-02
Secondary School Teacher
- Taught mathematics.
""",
    "no bullets": """
# Work
**Python Developer | Nordwind Systems GmbH | Berlin
March 2021 - Present
**Secondary School Teacher | Lumen & Oak
January 2018 - February 2021
""",
}


@pytest.mark.parametrize("text", ORDERS.values(), ids=ORDERS)
def test_every_order_of_the_lines_gives_the_same_positions(text: str) -> None:
    """Title, employer, place and dates are told by their words and by what the entries have in common."""
    assert _positions(text) == [FIRST, SECOND]


def test_a_company_with_commas_stays_whole() -> None:
    """A separator inside a name does not split it where the legal form says that it is one."""
    found = _positions(
        "# Work\n**Fogazzaro, Chinnici e Folliero s.r.l., Front-End Engineer\t04/2023 - present\n- Did it."
    )
    assert found[0][:2] == ("Front-End Engineer", "Fogazzaro, Chinnici e Folliero s.r.l.")


def test_a_second_role_keeps_the_company_above() -> None:
    """Several roles under one employer each have it."""
    found = _positions(
        "# Work\n**Acme Ltd\nLead Developer\tMay 2020 - Present\n- Led a team.\n"
        "Developer\tMay 2018 - May 2020\n- Built it."
    )
    assert [each[:2] for each in found] == [("Lead Developer", "Acme Ltd"), ("Developer", "Acme Ltd")]


def test_a_table_of_labels_is_read_by_its_labels() -> None:
    """The older Europass form names each part, in its own language."""
    found = _positions(
        "# Berufserfahrung\nZeitraum\t09/2024 - 10/2025\nBeruf oder Funktion\tWebentwicklerin\n"
        "Wichtigste T\u00e4tigkeiten und Zust\u00e4ndigkeiten\tSchulungen.\n"
        "Name und Adresse des Arbeitgebers\tGertz Wagenknecht AG, N\u00fcrnberg"
    )
    assert found == [("Webentwicklerin", "Gertz Wagenknecht AG", "N\u00fcrnberg", "2024-09", "2025-10")]


def test_only_the_newest_open_range_is_present() -> None:
    """`2019 -` in an older entry is an end nobody knows."""
    found = _positions("# Work\nDeveloper, Acme Ltd\t2022 -\n- Built.\nClerk, Lumen Ltd\t2019 -\n- Filed.")
    assert [each[4] for each in found] == ["present", None]


def test_education_and_projects_are_not_counted_as_experience() -> None:
    """Only positions make years; the union of their months is counted."""
    found = read(
        document(
            HEAD + ORDERS["dates first"] + "# Projects\nMapmaker\t2010 - 2015\n# Education\nBSc Physics, "
            "University of Northfield\t2005 - 2009"
        ),
        vocabulary(),
        as_of=AS_OF,
    )
    assert found.total_years == 8.92


def test_backend_years_need_a_title_or_evidence() -> None:
    """A backend title counts, a teacher does not, and a general title without evidence stays unclear."""
    found = read(
        document(HEAD + ORDERS["title over company"] + "**Software Engineer\nAcme Ltd (2016 - 2017)\n- Wrote papers."),
        vocabulary(),
        as_of=AS_OF,
    )
    assert [each.backend for each in found.positions] == [True, False, None]
    assert found.years_backend == 5.75


# Heads of the earlier of two jobs; the later one's is set the same.
HEADS = (
    "{title}, {company}\n{dates}",
    "{title} at {company}\n{dates}",
    "{title}\n{company}, Kielce\n{dates}",
    "{company}, Kielce\n{title}\n{dates}",
    "{title}\n{company}\nKielce\n{dates}",
    "{title}\n{dates}\n{company}, Kielce",
    "{title}\n{company}, {dates}",
    "{dates}\n{title}, {company}",
)


def _plain(text: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    found = read(documents.read(text.encode(), name="cv.txt", limits=Limits()), vocabulary(), as_of=AS_OF).positions
    return [(each.title, each.company, each.start, each.end) for each in found]


@pytest.mark.parametrize("form", HEADS)
def test_heads_of_plain_text_need_no_blank_line_above(form: str) -> None:
    """A head right below a list is told by what stands above the first dates; it is no rest of the last item."""
    later = form.format(title="Backend Engineer", company="Nordwind Ltd", dates="2020-05 - 2024-04")
    first = form.format(title="Junior Developer", company="Lumen & Oak", dates="2019-01 - 2020-04")
    text = f"{HEAD}EXPERIENCE\n{later}\n- Booking of rooms\n- Moved to Git\n{first}\n- A shop in PHP\n"
    assert _plain(text) == [
        ("Backend Engineer", "Nordwind Ltd", "2020-05", "2024-04"),
        ("Junior Developer", "Lumen & Oak", "2019-01", "2020-04"),
    ]


def test_an_item_that_goes_on_at_the_edge_of_plain_text_heads_nothing() -> None:
    """Where the first word had no room in the line above, it is the rest of the item, in capitals or not."""
    text = (
        f"{HEAD}EXPERIENCE\nNordwind Ltd, Kielce\nBackend Engineer, 2020-05 - 2024-04\n"
        "- Services for the booking of rooms, on Amazon and later on Google\nKubernetes Engine\n"
        "Junior Developer, 2019-01 - 2020-04\n- A shop in PHP\n"
    )
    assert _plain(text) == [
        ("Backend Engineer", "Nordwind Ltd", "2020-05", "2024-04"),
        ("Junior Developer", "Nordwind Ltd", "2019-01", "2020-04"),
    ]
