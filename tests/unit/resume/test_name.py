"""The name, and what must not be taken for it."""

import pytest

from parsers.records import Message
from parsers.resume import read
from tests.unit.resume.documents import document, vocabulary

TAIL = "\n# Experience\n**Backend Developer\nAcme Ltd\tMay 2020 - Present\n- Built a service.\n"

TRAPS = [
    ("Curriculum Vitae\nAnna Novak\nBackend Developer\nanna.novak@example.org", "Anna Novak"),
    ("ANNA MARIA NOVAK\nBACKEND DEVELOPER\nanna@example.org", "Anna Maria Novak"),
    ("J O H N\nSoftware Engineer\njohn@example.org", "John"),
    ("NOVAK, Anna\nBackend Developer\nnovak@example.org", "Anna Novak"),
    ("Anna Novak, PhD, PMP\nBackend Developer\na.novak@example.org", "Anna Novak"),
    ('Anna "Annie" Novak (she/her)\na.novak@example.org', "Anna Novak"),
    ("Jan van der Berg\nPython Developer\njvdberg@example.org", "Jan van der Berg"),
    ("Backend Developer\nAnna Novak\nBerlin, Germany\na.novak@example.org", "Anna Novak"),
    ("Anna Novak | Backend Developer | a.novak@example.org", "Anna Novak"),
    ("Anna Novak\ta.novak@example.org\nSenior Accountant", "Anna Novak"),
    ("Name: Anna Novak\nFather's Name: Peter Novak\nE-mail: anna.novak@example.org", "Anna Novak"),
    ("Paris\nZo\u00eb \u00c5ngstr\u00f6m\nzoe@example.org", "Zo\u00eb \u00c5ngstr\u00f6m"),
]


@pytest.mark.parametrize(("top", "name"), TRAPS, ids=[name + " / " + top.splitlines()[0] for top, name in TRAPS])
def test_the_name_is_found_among_its_traps(top: str, name: str) -> None:
    """Titles, headings, places, credentials and relatives are no names; capitals and commas are put right."""
    found = read(document(top + TAIL), vocabulary(), as_of=None)
    assert found.name is not None
    assert found.name.value == name


def test_the_sender_stands_in_where_the_document_shows_no_name() -> None:
    """A resume without a name takes the sender's, with less trust and no line to show."""
    found = read(
        document("Contact\nphone: +44 7400 121466" + TAIL),
        vocabulary(),
        as_of=None,
        sender=Message(from_name="Anna Novak"),
    )
    assert found.name is not None
    assert (found.name.value, found.name.evidence) == ("Anna Novak", ())


def test_no_name_is_a_defect_and_no_guess() -> None:
    """Where nothing is a name the claim is missing and a defect says so."""
    found = read(document("Contact\nphone: +44 7400 121466" + TAIL), vocabulary(), as_of=None)
    assert found.name is None
    assert "no_name" in {defect.code for defect in found.defects}
