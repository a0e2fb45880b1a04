"""A language is data: one more file reads one more language, and no line of code changes."""

from datetime import date
from functools import cache
from pathlib import Path

from parsers import sample
from parsers.documents.body import body
from parsers.letters import letter
from parsers.records import Applicant, Claim, DegreeLevel, Evidence, Limits
from parsers.resume import read
from parsers.vocabulary import Vocabulary, build
from tests.unit.resume.documents import document, texts, vocabulary

RESUME = """
# Životopis
Radka Hlaváčková
Bydliště: Lipová 12, 602 00 Brno
Telefon: 601 234 567
E-mail: radka.hlavackova@example.org
Hledám práci na dálku, stěhovat se nechci
# Osobní údaje
Datum narození: 4. 5. 1990
Rodinný stav: vdaná
# Pracovní zkušenosti
březen 2019 \u2013 dosud\tVývojářka backendu, Moravské systémy s.r.o.
- Vývoj služeb v jazyce Python a správa databáze PostgreSQL
leden 2016 \u2013 únor 2019\tProgramátorka, Pekárna U Lípy a.s.
- Údržba skladového systému
# Vzdělání
2013 \u2013 2015\tIng., obor softwarové inženýrství, Vysoké učení Lipnické
2010 \u2013 2013\tBc., obor ekonomie, Univerzita Horní Lípa (nedokončeno)
2006 \u2013 2010\tmaturita, Gymnázium Na Kopci
# Technické znalosti
Python, PostgreSQL, Docker
# Jazyky
čeština \u2013 rodilý mluvčí
angličtina \u2013 pokročilá
němčina \u2013 A2
Souhlasím se zpracováním osobních údajů podle GDPR.
"""


@cache
def _vocabulary(*, with_file: bool) -> Vocabulary:
    ninth = Path(__file__).parent / "ninth" / "cs.toml"
    return build({**texts(), "languages/cs.toml": ninth.read_text("utf-8")}) if with_file else vocabulary()


@cache
def _read(*, with_file: bool) -> Applicant:
    return read(document(RESUME), _vocabulary(with_file=with_file), as_of=date(2026, 11, 15))


def test_a_ninth_language_is_read_from_its_file_alone() -> None:
    """Name, contact, positions, education, languages and years of a resume in a language that is not shipped."""
    found = _read(with_file=True)
    contact = [claim.value if claim else None for claim in (found.name, found.phone, found.email, found.location)]
    assert contact == [
        "Radka Hlaváčková",
        "+420601234567",
        "radka.hlavackova@example.org",
        "Lipová 12, 602 00 Brno",
    ]
    assert [(each.title, each.company, each.start, each.end) for each in found.positions] == [
        ("Vývojářka backendu", "Moravské systémy s.r.o.", "2019-03", "present"),
        ("Programátorka", "Pekárna U Lípy a.s.", "2016-01", "2019-02"),
    ]
    assert [
        (each.institution, each.degree_level, each.field, each.end_year, each.completed) for each in found.education
    ] == [
        ("Vysoké učení Lipnické", DegreeLevel.MASTER, "softwarové inženýrství", 2015, True),
        ("Univerzita Horní Lípa", DegreeLevel.BACHELOR, "ekonomie", 2013, False),
        ("Gymnázium Na Kopci", DegreeLevel.HIGHSCHOOL, None, 2010, True),
    ]
    assert [(each.name, each.level) for each in found.languages] == [
        ("čeština", "native"),
        ("angličtina", "C1"),
        ("němčina", "A2"),
    ]
    assert (found.total_years, found.highest_degree, found.has_bachelor_cs) == (10.92, DegreeLevel.MASTER, True)


def test_where_someone_would_work_is_read_in_a_ninth_language() -> None:
    """The wish and the refusal, each with what it is of."""
    found = _read(with_file=True).workplace
    assert found is not None
    assert found.value == "Hledám práci na dálku, stěhovat se nechci"
    assert [mark.rule for mark in found.evidence] == ["workplace_remote", "workplace_denied_relocation"]


def test_what_is_no_claim_is_none_in_a_ninth_language() -> None:
    """Birth, family and the consent to the use of data stay out; skills are found in any language."""
    found = _read(with_file=True)
    assert {each.name for each in found.skills if not each.implied} == {"Python", "PostgreSQL", "Docker"}
    assert found.certifications == ()


def test_a_link_to_work_is_told_by_its_label_in_a_ninth_language() -> None:
    """An address beside such a word leads to work; without the file it is an address like others."""
    text = "Ukázky práce: https://lipova.example"
    place = Evidence("cv.pdf", 1, 1, 0, len(text), text, "link")
    link = Claim(value="https://lipova.example", evidence=(place,))
    assert [each.name for each in sample.links([link], _vocabulary(with_file=True).lexicon)] == [link.value]
    assert sample.links([link], _vocabulary(with_file=False).lexicon) == ()


def test_a_letter_tells_of_a_degree_and_a_project_in_a_ninth_language() -> None:
    """The phrase that says so, and the label above the project, stand in the file alone."""
    found = body("Mám titul magistr v oboru informatika.\n\nPopis projektu: Lodka\nDjango a MySQL.\n", "", Limits())
    assert found
    told = letter.read(found, _vocabulary(with_file=True))
    assert [(course.degree_level, course.field) for course in told.education] == [("master", "informatika")]
    assert [project.name for project in told.projects] == ["Lodka"]
    unknown = letter.read(found, _vocabulary(with_file=False))
    assert (unknown.education, unknown.projects) == ((), ())


def test_without_its_file_the_language_is_not_known() -> None:
    """The file is what reads it: the shipped eight find neither its jobs nor the languages spoken."""
    found = _read(with_file=False)
    assert (found.positions, found.languages, found.workplace) == ((), (), None)
