"""Languages a person speaks: names, levels, and the ways in which levels are set."""

import pytest

from parsers.records import Applicant
from parsers.resume import read
from tests.unit.resume.documents import document, vocabulary


def _read(heading: str, text: str) -> Applicant:
    return read(document(f"Anna Novak\nanna@example.org\n# {heading}\n{text}"), vocabulary(), as_of=None)


LEVELS = [
    ("Languages", "English: native\nFrench - B2\nWelsh, conversational", ["native", "B2", "B1"]),
    ("Sprachkenntnisse", "Deutsch \u2013 Muttersprache\nEnglisch\nverhandlungssicher", ["native", "C1"]),
    (
        "Langues",
        "Fran\u00e7ais\nlangue maternelle\nEspagnol\nlu, \u00e9crit, parl\u00e9 \u2013 niveau B1",
        ["native", "B1"],
    ),
    ("Lingue", "Lingua madre: italiano\nAltre lingue:\nInglese\nASCOLTO C1 LETTURA B2 PARLATO B2", ["native", "B2"]),
    ("J\u0119zyki", "polski (ojczysty), angielski (bieg\u0142y)", ["native", "C1"]),
    ("Languages Spoken", "Yoruba\nisiZulu - home language", [None, "native"]),
]


@pytest.mark.parametrize(("heading", "text", "levels"), LEVELS, ids=[text for _, text, _ in LEVELS])
def test_a_level_belongs_to_its_language(heading: str, text: str, levels: list[str | None]) -> None:
    """Beside it, below it, or in a grid of skills: of a grid the level most skills have, the lower of two."""
    assert [each.level for each in _read(heading, text).languages] == levels


def test_other_languages_below_their_label_are_read_wherever_they_stand() -> None:
    """The lines after the label count, until one that names neither a language nor a level."""
    found = _read(
        "Kenntnisse", "Muttersprache: Deutsch\nWeitere Sprachen:\nEnglisch\nC1\nPython\nFranz\u00f6sischer Garten"
    )
    assert [(each.name, each.level) for each in found.languages] == [("Deutsch", "native"), ("Englisch", "C1")]


def test_a_certificate_keeps_its_brackets_and_loses_its_date() -> None:
    """What a date leaves empty goes, what belongs to the name stays."""
    found = _read("Certifications", "First Aid at Work (16 hours)\n[ 2017 ]\nFire Marshal (2019)")
    assert [claim.value for claim in found.certifications] == ["First Aid at Work (16 hours)", "Fire Marshal"]


@pytest.mark.parametrize(
    "clause",
    [
        "Autorizzo il trattamento dei miei dati personali ai sensi del GDPR.",
        "Wyra\u017cam zgod\u0119 na przetwarzanie danych osobowych\nzgodnie z GDPR.",
        "I hereby declare that all of this, Python included, is true.",
    ],
)
def test_a_declaration_tells_nothing_of_the_person(clause: str) -> None:
    """The consent to the use of data at a resume's foot is neither a certificate nor a skill."""
    found = _read("Certifications", f"First Aid at Work\n{clause}")
    assert [claim.value for claim in found.certifications] == ["First Aid at Work"]
    assert found.skills == ()


@pytest.mark.parametrize(
    "text",
    [
        "Gruppo di lettura su Kafka e Svevo",
        "Wyprawa z plecakiem na wysp\u0119 Java",
        "Ferienarbeit in einem Freizeitpark in Rust",
        "Am\u00e9lioration continue en vue de r\u00e9duire les d\u00e9lais",
        "Tableau de bord pour la direction",
    ],
)
def test_a_word_of_another_language_is_no_skill(text: str) -> None:
    """Leisure is told in every language, and phrases hold words that are also names of skills."""
    person = f"# Skills\nPython, Django, PostgreSQL, Docker\n# Interests\n{text}"
    found = read(document(f"Anna Novak\nanna@example.org\n{person}"), vocabulary(), as_of=None)
    assert {each.name for each in found.skills if not each.implied} == {"Python", "Django", "PostgreSQL", "Docker"}
