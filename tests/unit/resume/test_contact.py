"""Address, telephone, links and place of a person."""

import pytest

from parsers.records import Applicant, Document, Line
from parsers.resume import read
from tests.unit.resume.documents import document, vocabulary


def _read(text: str) -> Applicant:
    return read(document("Anna Novak\n" + text), vocabulary(), as_of=None)


@pytest.mark.parametrize(
    "text",
    [
        "E-mail: anna.novak@example.org",
        "anna.novak [at] example.org",
        "anna.novak (at) example (dot) org",
        "anna.novak at example dot org",
        "ANNA.NOVAK@EXAMPLE.ORG",
        "anna.novak@exa\nmple.org",
        "anna.novak@example.o\nrg",
    ],
)
def test_an_address_is_read_hidden_broken_or_in_capitals(text: str) -> None:
    """Every way of writing the address gives the address."""
    found = _read(text).email
    assert found is not None
    assert found.value == "anna.novak@example.org"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Phone: +44 7400 121466", "+447400121466"),
        ("0049 1512 3450652", "+4915123450652"),
        ("(+49) 1512 3450652", "+4915123450652"),
        ("Krak\u00f3w, Poland\n512 341 584", "+48512341584"),
        ("Address: 12 Long Street, Chicago, IL\n(206) 555-4439", "+12065554439"),
        ("+49 (0)1512 3450652", "+4915123450652"),
    ],
)
def test_a_number_is_put_in_its_international_form(text: str, number: str) -> None:
    """National numbers take the country of the place the person gives."""
    found = _read(text).phone
    assert found is not None
    assert found.value == number


def test_figures_outside_the_contact_block_are_no_number() -> None:
    """An order number in a job's text is no telephone."""
    assert _read("# Experience\nClerk\tMay 2019 - May 2020\n- Handled order 206 555 4439 alone.").phone is None


def test_links_come_from_text_targets_and_handles_each_once() -> None:
    """A profile shown twice is one link; the mail's own address is none."""
    lines = (
        Line(text="Anna Novak"),
        Line(text="github.com/anovak | linkedin.com/in/anovak | anna@novak.example.org"),
        Line(text="anovak", links=("https://github.com/anovak", "mailto:anna@novak.example.org")),
        Line(text="GitLab: anovak"),
    )
    found = read(Document(name="cv.pdf", type="pdf", lines=lines), vocabulary(), as_of=None)
    assert [link.value for link in found.links] == [
        "https://github.com/anovak",
        "https://linkedin.com/in/anovak",
        "https://gitlab.com/anovak",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Wroc\u0142aw, Poland | anna@example.org", "Wroc\u0142aw, Poland"),
        ("Anschrift: Casparstra\u00dfe 94, 79860 Leipzig", "Casparstra\u00dfe 94, 79860 Leipzig"),
        ("AMSTERDAM NOORD-\nHOLLAND", "AMSTERDAM NOORD-HOLLAND"),
        ("# Summary\nBackend developer based in Malm\u00f6, open to remote work.", "Malm\u00f6"),
    ],
)
def test_the_place_is_kept_as_written(text: str, place: str) -> None:
    """A place of the contact block is taken whole."""
    found = _read(text).location
    assert found is not None
    assert found.value == place


def test_an_employers_city_is_not_where_the_person_lives() -> None:
    """The cities of jobs stay with the jobs."""
    assert _read("# Experience\nClerk, Acme Ltd, Berlin\tMay 2019 - May 2020\n- Filed letters.").location is None


def test_every_claim_shows_its_line() -> None:
    """The evidence names the document, the line from 1 and the characters of the value."""
    found = _read("E-mail: anna.novak@example.org").email
    assert found is not None
    (place,) = found.evidence
    assert (place.document, place.page, place.line) == ("resume.pdf", 1, 2)
    assert place.text[place.start : place.end] == found.value
