"""The name, and what must not be taken for it."""

import pytest

from parsers.records import Document, Line, Message
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
    ("Anne-Sophie d'Harcourt\nProduct Manager\nasdh@example.org", "Anne-Sophie d'Harcourt"),
    ("Noor ul-Huda Siddiqa\nTeacher\nhello@example.org", "Noor ul-Huda Siddiqa"),
    ("Gwilym ap Rhys\nTeacher\nhello@example.org", "Gwilym ap Rhys"),
    ("Grace Kelly Baker\nEngineering Manager\ngkb@example.org", "Grace Kelly Baker"),
    ("Jordan Berlin\nNurse\njordan.berlin@example.org", "Jordan Berlin"),
    ("Name: Jordan Berlin\nNurse\nhello@example.org", "Jordan Berlin"),
    ("Resume of Anna Novak\nBerlin | hello@example.org", "Anna Novak"),
    ("KJ\u00c6RGAARD, S\u00f8ren\nkjaergaard@example.org", "S\u00f8ren Kj\u00e6rgaard"),
    ("Software Developer\nAnna Novak\nhello@example.org", "Anna Novak"),
    ("Anna Novak, MCA\nBackend Developer\nnovak@example.org", "Anna Novak"),
    ("Anna Novak, Backend Developer\na.novak@example.org | Paris, France", "Anna Novak"),
    ("Anna Novak, PhD, Data Engineer\na.novak@example.org", "Anna Novak"),
    ("Umuahia, Oyo State\nAnna Novak\na.novak@example.org", "Anna Novak"),
    ("A N N A N O V A K\nanna.novak@example.org", "Anna Novak"),
    ("Joan Carles Novak i Serra\njc.novak@example.org", "Joan Carles Novak i Serra"),
    ("ROSALIND T. NOVAK\nrtn@example.org", "Rosalind T. Novak"),
    ("Anna Okwu\u2011Bello\nanna.okwu@example.org", "Anna Okwu\u2011Bello"),
    ("Lars-G\u00f6ran Ek\nlg.ek@example.org", "Lars-G\u00f6ran Ek"),
    ("Anna Novak-Bakker\nhello@novakbakker.example.org", "Anna Novak-Bakker"),
    ("Desmond P. Novak Jr.\nhello@example.org", "Desmond P. Novak Jr."),
    ("Desmond Novak, Jr., MBA\nhello@example.org", "Desmond Novak Jr."),
    ("Anna Novak III\nhello@example.org", "Anna Novak III"),
    ("Paris\nZo\u00eb \u00c5ngstr\u00f6m\nzoe@example.org", "Zo\u00eb \u00c5ngstr\u00f6m"),
]


@pytest.mark.parametrize(("top", "name"), TRAPS, ids=[name + " / " + top.splitlines()[0] for top, name in TRAPS])
def test_the_name_is_found_among_its_traps(top: str, name: str) -> None:
    """Titles, headings, places, credentials and relatives are no names; capitals and commas are put right."""
    found = read(document(top + TAIL), vocabulary(), as_of=None)
    assert found.name is not None
    assert found.name.value == name


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (("Caroline", "Mbeki-", "Strand"), "Caroline Mbeki-Strand"),
        (("Wellington Barbosa dos", "Santos"), "Wellington Barbosa dos Santos"),
        (("MAR\u00cdA FERNANDA", "QUISPE"), "Mar\u00eda Fernanda Quispe"),
        (("L I", "X I A O M I N G"), "Li Xiaoming"),
    ],
)
def test_a_name_in_the_largest_type_is_taken_over_all_its_rows(rows: tuple[str, ...], name: str) -> None:
    """A narrow column, or a bold surname below the given name, breaks a name over rows."""
    set_large = [Line(text=text, size=24, bold=number > 0) for number, text in enumerate(rows)]
    lines = (*set_large, Line(text="Backend Developer", size=10), Line(text="hello@example.org", size=10))
    found = read(Document(name="cv.pdf", type="pdf", lines=lines), vocabulary(), as_of=None)
    assert found.name is not None
    assert found.name.value == name


def test_a_name_below_which_a_title_is_set_as_large_ends_before_it() -> None:
    """What goes on in the largest type is of the name only where it may be one."""
    lines = (Line(text="Anna Novak", size=24), Line(text="Backend Developer", size=24), Line(text="Work", size=10))
    found = read(Document(name="cv.pdf", type="pdf", lines=lines), vocabulary(), as_of=None)
    assert found.name is not None
    assert found.name.value == "Anna Novak"


@pytest.mark.parametrize("title", ["Hello, I'm Anna Novak.", "I\u2019m Anna Novak", "Ich bin Anna Novak."])
def test_a_page_may_greet_with_the_name(title: str) -> None:
    """Personal pages introduce the person in their title."""
    lines = (Line(text=title, heading=1), Line(text="Backend Developer"), Line(text="hello@example.org"))
    found = read(Document(name="cv.html", type="html", lines=lines), vocabulary(), as_of=None)
    assert found.name is not None
    assert found.name.value == "Anna Novak"


def test_a_name_that_two_sources_show_is_trusted_more() -> None:
    """Typography alone never earns the confidence that agreement with the address does."""
    alone = read(document("**Anna Novak\nhello@example.org" + TAIL), vocabulary(), as_of=None).name
    agreed = read(document("**Anna Novak\nanna.novak@example.org" + TAIL), vocabulary(), as_of=None).name
    assert alone is not None
    assert agreed is not None
    assert alone.confidence < agreed.confidence


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
