"""What a record holds, and what it never holds."""

from datetime import date

import pytest

from parsers.records import Line
from parsers.resume import read
from parsers.vocabulary import build
from tests.unit.resume.documents import document, texts, vocabulary

GERMAN = """
Tabellarischer Lebenslauf
# Pers\u00f6nliche Daten
Name\tPaula von Wagner
Anschrift\tCasparstra\u00dfe 94, 79860 Leipzig
E-Mail\tpaula.wagner@example.org
Geburtsdatum\t11.05.2000
Geburtsort\tKassel
Familienstand\tgeschieden
Staatsangeh\u00f6rigkeit\tdeutsch
# Berufserfahrung
seit 2025\tWebentwicklerin
Hanse Logistik SE, Leipzig
- Entwicklung interner Dienste mit Django und MySQL.
# Sprachen
Deutsch\tMuttersprache
Englisch\tflie\u00dfend
Franz\u00f6sisch\tA2
# Zertifikate
2021\tAWS Certified Developer
"""


def test_protected_attributes_are_never_claimed() -> None:
    """Birth, family and nationality appear in no claim, whatever else is read."""
    found = repr(read(document(GERMAN), vocabulary(), as_of=date(2026, 11, 1)))
    for word in ("11.05.2000", "Kassel", "geschieden"):
        assert word not in found


@pytest.mark.parametrize(
    "told", ["Married", "verheiratet", "célibataire", "soltera", "coniugato", "Nigerian", "gehuwd", "panna"]
)
@pytest.mark.parametrize("line", ["jane@example.org | {} | +44 20 7946 0999", "jane@example.org\n{}\n+44 20 7946 0999"])
def test_family_and_nationality_beside_contact_data_are_no_place(told: str, line: str) -> None:
    """A word alone between address and number may be a town of no list, but not one that says who a person is."""
    assert read(document(f"Jane Roe\n{line.format(told)}"), vocabulary(), as_of=None).location is None
    town = read(document(f"Jane Roe\n{line.format('Aireborough')}"), vocabulary(), as_of=None).location
    assert town is not None
    assert town.value == "Aireborough"


def test_a_german_resume_is_read_whole() -> None:
    """Name, place, position, languages and certificates of a table in German."""
    found = read(document(GERMAN), vocabulary(), as_of=date(2026, 11, 1))
    assert found.name is not None
    assert found.name.value == "Paula von Wagner"
    assert [(each.title, each.company, each.end) for each in found.positions] == [
        ("Webentwicklerin", "Hanse Logistik SE", "present")
    ]
    assert [(each.name, each.level) for each in found.languages] == [
        ("Deutsch", "native"),
        ("Englisch", "C1"),
        ("Franz\u00f6sisch", "A2"),
    ]
    assert [claim.value for claim in found.certifications] == ["AWS Certified Developer"]


def test_a_skill_has_the_years_of_the_positions_that_name_it() -> None:
    """Years are the union of the months of those positions; a listed skill alone has none."""
    found = read(
        document(
            "Anna Novak\n# Work\nPython Developer, Acme Ltd\t01/2020 - 12/2021\n- Built APIs with Django and MySQL.\n"
            "# Skills\nDjango, PostgreSQL"
        ),
        vocabulary(),
        as_of=date(2026, 11, 1),
    )
    skills = {skill.name: skill for skill in found.skills}
    assert (skills["Django"].years, skills["Django"].last_used) == (2.0, "2021-12")
    assert skills["PostgreSQL"].years is None
    assert len(skills["Django"].evidence) == 2


def test_what_is_implied_is_marked_and_not_stated_twice() -> None:
    """Django implies Python, and says so."""
    found = read(document("Anna Novak\n# Skills\nDjango"), vocabulary(), as_of=None)
    assert {(skill.name, skill.implied) for skill in found.skills} >= {("Django", False), ("Python", True)}


def test_an_empty_document_gives_an_empty_record_and_its_defects() -> None:
    """Nothing is invented from nothing."""
    found = read(document(""), vocabulary(), as_of=None)
    assert (found.name, found.email, found.positions, found.total_years) == (None, None, (), None)
    assert {defect.code for defect in found.defects} == {"no_name", "no_email"}


def test_page_furniture_is_left_out_and_words_like_it_are_not() -> None:
    """A page number and a date of the last update tell nothing; a task about pages, images or updates does."""
    text = """
Jane Doe
# Experience
Developer, Example Works Ltd, Jan 2020 - Present
- Image pipeline on AWS Lambda and S3
- Updated 40 services to Python 3
- Cut page load from 9 s to 2 s
Page 2 of 3
Last updated: May 2026
"""
    (position,) = read(document(text), vocabulary(), as_of=date(2026, 11, 1)).positions
    assert position.bullets == (
        "Image pipeline on AWS Lambda and S3",
        "Updated 40 services to Python 3",
        "Cut page load from 9 s to 2 s",
    )


def test_labels_in_a_margin_of_their_own_are_joined_to_their_lines() -> None:
    """A column of labels and dates that was taken for a column of text is put back beside its lines."""
    left = [("Telefon", 100), ("E-Mail", 120), ("2019 \u2013", 180), ("heute", 192), ("2016 \u2013 2019", 240)]
    right = [
        ("+49 1512 3450652", 100),
        ("anna@example.org", 120),
        ("Python-Entwicklerin, Hanse Logistik SE", 180),
        ("Betrieb der internen Dienste und ihrer Datenbanken.", 210),
        ("Webentwicklerin, Feinkost Albers OHG", 240),
    ]
    lines = [Line(text="Anna Novak", size=20, x0=200, x1=300, top=40, bottom=60)]
    lines += [Line(text=t, block=1, size=10, x0=40, x1=110, top=y, bottom=y + 10) for t, y in left]
    lines += [Line(text="Berufserfahrung", block=2, size=14, bold=True, x0=150, x1=300, top=150, bottom=164)]
    lines += [Line(text=t, block=2, size=10, x0=150, x1=400, top=y, bottom=y + 10) for t, y in right]
    page = document("")
    found = read(type(page)(name="cv.pdf", type="pdf", lines=tuple(lines)), vocabulary(), as_of=date(2026, 11, 1))
    assert [(each.company, each.start, each.end) for each in found.positions] == [
        ("Hanse Logistik SE", "2019", "present"),
        ("Feinkost Albers OHG", "2016", "2019"),
    ]
    assert found.phone is not None


FINNISH = """
code = "fi"
name = "Suomi"
regions = ["FI"]
[headings]
experience = ["Ty\u00f6kokemus"]
education = ["Koulutus"]
[months]
03 = ["maaliskuu", "maaliskuuta"]
[dates]
present = ["nykyinen"]
[titles]
heads = ["ohjelmoija"]
suffixes = ["kehittaja"]
[degrees]
master = ["Diplomi-insin\u00f6\u00f6ri"]
[fields]
computing = ["tietotekniikka"]
[organisations]
institution = ["Yliopisto"]
institution_suffixes = ["yliopisto"]
"""


def test_a_new_language_is_a_data_file_away() -> None:
    """A file of Finnish words makes a Finnish resume readable; no code knows Finnish."""
    text = (
        "Aino Virtanen\naino.virtanen@example.org\n# Ty\u00f6kokemus\nPython-kehitt\u00e4j\u00e4, Pohjola Oy\t"
        "maaliskuu 2021 - nykyinen\n- Rakensi palveluja.\n# Koulutus\n"
        "Diplomi-insin\u00f6\u00f6ri, tietotekniikka, Saimaan yliopisto, 2020"
    )
    finnish = build({**texts(), "languages/fi.toml": FINNISH})
    found = read(document(text), finnish, as_of=date(2026, 11, 1))
    assert [(each.title, each.company, each.start, each.end) for each in found.positions] == [
        ("Python-kehitt\u00e4j\u00e4", "Pohjola Oy", "2021-03", "present")
    ]
    assert [(each.institution, each.field) for each in found.education] == [("Saimaan yliopisto", "tietotekniikka")]
    assert read(document(text), vocabulary(), as_of=date(2026, 11, 1)).positions != found.positions


def test_lines_of_signs_alone_are_passed_over() -> None:
    """Ornaments and unmapped glyphs make no row, and break none of the readers."""
    found = read(document("Jane Roe\n\u25a0 \u25a0\n\ufffd\n# Skills\nPython"), vocabulary(), as_of=date(2026, 11, 1))
    assert [skill.name for skill in found.skills] == ["Python"]


def test_birth_and_family_below_a_job_are_no_part_of_it() -> None:
    """Where a second column puts personal data under a job, the job's text stays without them."""
    text = (
        "Jane Roe\njane.roe@example.org\n# Experience\nEngineer, Marigold Freight Ltd\t2019 - 2021\n- Built services.\n"
        "- Date of birth: 4 May 1990\n- Marital status: married\n- Nationality: Irish"
    )
    found = read(document(text), vocabulary(), as_of=date(2026, 11, 1))
    assert [each.bullets for each in found.positions] == [("Built services.",)]


def test_a_line_longer_than_any_paragraph_is_read_to_its_end() -> None:
    """It is read in parts, so that no repetition makes it slow; what stands late in it is found and proven."""
    long = "We moved house again. " * 400 + "I write Erlang and MySQL."
    found = read(document(f"Jane Roe\n# Summary\n{long}"), vocabulary(), as_of=None)
    erlang = next(skill for skill in found.skills if skill.name == "Erlang")
    (place,) = erlang.evidence
    assert place.text[place.start : place.end] == "Erlang"
    assert place.line == 3
