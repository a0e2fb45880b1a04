"""Projects and publications: what stands in their sections, item by item."""

from datetime import date

import pytest

from parsers.records import Applicant, Document
from parsers.resume import read
from tests.unit.resume.documents import document, vocabulary

HEAD = "Jane Roe\njane@example.org\n\n"


def person(text: str) -> Applicant:
    """Read a resume of a head and these sections."""
    return read(document(HEAD + text), vocabulary(), as_of=date(2026, 11, 1))


SET_OFF = """
# Projects
**Tide table (2021 - 2022)
Tells sailors when to leave.
- Flask and MySQL.
- Forecasts for forty
harbours.
**Birdsong | https://git.example.org/jane/birdsong
Names a bird by its song.
"""
LISTED = """
# Side projects
- Tide table: tells sailors when to leave, written in Flask
and MySQL
- Birdsong \N{EN DASH} names a bird by its song
"""
PLAIN = """
# Projects
Tide table, 2021 - 2022
Tells sailors when to leave.
Birdsong
Names a bird by its song.
"""


@pytest.mark.parametrize("text", [SET_OFF, LISTED, PLAIN])
def test_each_project_is_one_however_the_section_is_set(text: str) -> None:
    """Names set off, items of a list, or plain lines: two projects, each with its name and what is told of it."""
    first, second = person(text).projects
    assert (first.name, second.name) == ("Tide table", "Birdsong")
    assert (first.description or "").casefold().startswith("tells sailors when to leave")
    assert (second.description or "").casefold().startswith("names a bird by its song")


def test_a_project_has_its_dates_its_links_and_its_items() -> None:
    """Dates are no part of the name, links are kept, and an item that goes on in the next line is one."""
    first, second = person(SET_OFF).projects
    assert (first.start, first.end) == ("2021", "2022")
    assert first.bullets == ("Flask and MySQL.", "Forecasts for forty harbours.")
    assert second.links == ("https://git.example.org/jane/birdsong",)
    assert (second.start, second.end, second.bullets) == (None, None, ())


def test_a_project_is_proven_by_all_its_lines() -> None:
    """Evidence are the lines of the item, in their order."""
    first = person(SET_OFF).projects[0]
    assert first.evidence[0].text == "Tide table (2021 - 2022)"
    assert [mark.rule for mark in first.evidence] == ["project"] * 5


def test_projects_are_no_positions_and_count_no_years() -> None:
    """A dated project adds nothing to the years of experience."""
    found = person(SET_OFF + "# Experience\n**Developer, Acme Ltd\tJan 2023 - Dec 2023\n- Wrote Python.\n")
    assert [position.company for position in found.positions] == ["Acme Ltd"]
    assert found.total_years == 1.0


def test_publications_are_kept_as_written() -> None:
    """An item is a publication, its lines joined; two alike are one."""
    found = person(
        """
# Publications
- J. Roe and M. Mustermann, "On tides",
Journal of Harbours 12 (2020).
- Talk: Birds and bits, Conference of Birds, 2021
- Talk: Birds and bits, Conference of Birds, 2021
"""
    )
    assert [claim.value for claim in found.publications] == [
        'J. Roe and M. Mustermann, "On tides", Journal of Harbours 12 (2020).',
        "Talk: Birds and bits, Conference of Birds, 2021",
    ]
    assert len(found.publications[0].evidence) == 2


def test_a_resume_without_them_has_none() -> None:
    """Nothing is made of other sections."""
    found = person("# Interests\n- Birdsong\n")
    assert (found.projects, found.publications) == ((), ())


def test_a_section_without_lines_holds_nothing() -> None:
    """A heading alone is no project."""
    empty = Document(name="cv", type="pdf", lines=document("Jane Roe\n# Projects\n# Publications\n").lines)
    found = read(empty, vocabulary(), as_of=None)
    assert (found.projects, found.publications) == ((), ())
