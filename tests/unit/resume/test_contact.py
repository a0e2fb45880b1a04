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
        ("Address: 15 Ring Road, Ibadan, Oyo State\nMobile: 0803 123 4567", "+2348031234567"),
        ("Smalltown, MA 01609\t508-555-0119", "+15085550119"),
        ("Saugerties, NY 12477 - (212) 555-0147 - anna@example.org", "+12125550147"),
        ("Nantes (44) - 06 55 50 12 48", "+33655501248"),
        ("Address: 9 Harbour Terrace, Swansea, UK\nMobile: 07700 900321\tDriving licence: full", "+447700900321"),
        (
            "Phone\n070-123 45 23\n# Experience\nClerk, Acme Ltd, Malm\u00f6, Sweden\tMay 2019 - May 2020",
            "+46701234523",
        ),
    ],
)
def test_a_number_is_put_in_its_international_form(text: str, number: str) -> None:
    """National numbers take the country of the place the person gives."""
    found = _read(text).phone
    assert found is not None
    assert found.value == number


def test_a_date_of_birth_is_no_number() -> None:
    """Figures that are no telephone number are not made one, however long."""
    assert _read("Address: Long Street 4, 10115 Berlin\nDate of birth: 11.05.2000\nID No: 12345678").phone is None


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
    ("text", "link"),
    [
        ("https://www.linkedin.com/in/karim-\nnovak", "https://www.linkedin.com/in/karim-novak"),
        ("linkedin.com/in/karim-\nnovak (LinkedIn)", "https://linkedin.com/in/karim-novak"),
        ("https://www.linkedin.com/in/wellingt\non-dos-santos", "https://www.linkedin.com/in/wellington-dos-santos"),
        ("https://anovak.example.org\nanna-novak", "https://anovak.example.org"),
        ("github.com/anovak\nanovak.example.org", "https://github.com/anovak"),
        ("github.com/anovak/slow-query-diary\n**django-tenant-keys", "https://github.com/anovak/slow-query-diary"),
        ("Berlin | anna@example.org | GitHub: anovak | +49 1512 3450652", "https://github.com/anovak"),
    ],
)
def test_a_link_is_read_whole(text: str, link: str) -> None:
    """A narrow column breaks an address; the line below is its rest only where it can be nothing else."""
    assert _read(text).links[0].value == link


def test_what_ocr_misreads_in_an_address_is_mended_in_scans_alone() -> None:
    """A scan shows a gap behind a dot and `v` for `w`; a digital text means what it says."""
    texts = ("Anna Novak", "anna. novak@example.org", "mail. info@example.org", "wwvw.linkedin.com/in/anovak")
    lines = tuple(Line(text=text, confidence=0.7) for text in texts)
    found = read(Document(name="cv.png", type="png", lines=lines), vocabulary(), as_of=None)
    assert found.email is not None
    assert found.email.value == "anna.novak@example.org"
    assert [link.value for link in found.links] == ["https://www.linkedin.com/in/anovak"]
    digital = _read("anna. novak@example.org").email
    assert digital is not None
    assert digital.value == "novak@example.org"


def test_a_network_alone_and_half_an_address_are_no_links() -> None:
    """What is left of a link whose path was lost, or of a broken e-mail address, leads nowhere."""
    assert not _read("linkedin.com | anna.maria.novak@mail.\nexample.org").links


def test_a_profile_is_kept_beside_a_repository_of_it() -> None:
    """The page of a project in a list is no profile."""
    found = _read("github.com/anovak\n- Release manager of slate (github.com/anovak/slate)").links
    assert [link.value for link in found] == ["https://github.com/anovak"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Wroc\u0142aw, Poland | anna@example.org", "Wroc\u0142aw, Poland"),
        ("Anschrift: Casparstra\u00dfe 94, 79860 Leipzig", "Casparstra\u00dfe 94, 79860 Leipzig"),
        ("AMSTERDAM NOORD-\nHOLLAND", "AMSTERDAM NOORD-HOLLAND"),
        ("Xanadu, Erewhon | anna@example.org | +49 1512 3450652", "Xanadu, Erewhon"),
        ("Xanadu, Erewhon\nanna@example.org", "Xanadu, Erewhon"),
        ("Xanadu | anna@example.org | +49 1512 3450652", "Xanadu"),
        ("anna@example.org\nXanadu\n+49 1512 3450652", "Xanadu"),
        ("Greater Leicester Area\nanna@example.org", "Greater Leicester Area"),
        ("Rennes, France, +33 6 12 40 77 09, anna@example.org", "Rennes, France"),
        ("Zaragoza \u2013 Tel. 655 50 12 73 \u2013 anna@example.org", "Zaragoza"),
        ("Location Leeds\nanna@example.org", "Leeds"),
        ("Dingle, Kerry, Ireland / +353 85 123 4567 / anna@example.org", "Dingle, Kerry, Ireland"),
        ("anna@example.org | 34 Mill Lane, 66016 Guardiagrele,\nItaly", "34 Mill Lane, 66016 Guardiagrele, Italy"),
        ("Safranbolu / Karab\u00fck, T\u00fcrkiye | anna@example.org", "Safranbolu / Karab\u00fck, T\u00fcrkiye"),
        ("Nurse, Leeds, UK\nanna@example.org", "Leeds, UK"),
        ("12 Temple Street, Karaikudi - 630001, Tamil Nadu", "12 Temple Street, Karaikudi - 630001, Tamil Nadu"),
        (
            "Kapellestraat 14, 3421 CV Oudewater, The\nNetherlands",
            "Kapellestraat 14, 3421 CV Oudewater, The Netherlands",
        ),
        ("Am Dorfanger 3, 98999 Xanadu\n+49 1512 3450652", "Am Dorfanger 3, 98999 Xanadu"),
        ("2 Mill Lane, Norwich NR3\nanna@example.org", "2 Mill Lane, Norwich NR3"),
        ("I once sold hiking boots. Leeds, UK\nanna@example.org", "Leeds, UK"),
        ("Nurse \u2013 Lille, France\nanna@example.org", "Lille, France"),
        ("**Morada\nLargo do Sol 6, 7000-500\n\u00c9vora\nanna@example.org", "Largo do Sol 6, 7000-500 \u00c9vora"),
        ("# Summary\nBackend developer based in Malm\u00f6, open to remote work.", "Malm\u00f6"),
    ],
)
def test_the_place_is_kept_as_written(text: str, place: str) -> None:
    """A place of the contact block is taken whole."""
    found = _read(text).location
    assert found is not None
    assert found.value == place


@pytest.mark.parametrize(
    "text",
    [
        "Married, two children | anna@example.org | +49 1512 3450652",
        "LinkedIn | anna@example.org | +49 1512 3450652",
        "anna@example.org\nHamm, im November 2026",
        "Data e luogo di nascita 18.04.1982, Novara\nanna@example.org",
        "Anna Novak, MBA, PMP\tanna@example.org",
        "Nurse, Acme, Leeds\nanna@example.org",
        "Email ID: anna@example.org",
        "Location\nProfessional Skills\nanna@example.org",
    ],
)
def test_what_stands_beside_an_address_is_not_always_a_place(text: str) -> None:
    """Nor is a sentence, a network, the date of a paper, a birth place, a name, an employer, a label or a heading."""
    assert _read(text).location is None


def test_a_heading_that_may_be_a_label_does_not_hide_the_address_below() -> None:
    """`\u00c9tat civil` heads the contact data of French resumes, and labels a family status."""
    text = "**\u00c9TAT CIVIL\n3 impasse des Lilas, 56100 Lorient\nanna@example.org"
    place = _read(text).location
    assert place is not None
    assert place.value == "3 impasse des Lilas, 56100 Lorient"
    assert "divorc\u00e9e" not in repr(_read("**\u00c9tat civil\ndivorc\u00e9e\nanna@example.org"))


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
