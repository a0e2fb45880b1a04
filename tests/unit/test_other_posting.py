"""A new posting needs only data: one of quite another trade, in another language, written as TOML alone."""

import re
from datetime import date
from pathlib import Path

import pytest

from intake import config, vocabulary
from parsers import application
from parsers.application import Means

ROOT = Path(__file__).resolve().parent.parent.parent

POSTING = """
[postings.finanzbuchhaltung]
title = "Finanzbuchhalter (m/w/d)"

[postings.finanzbuchhaltung.requirements.sap]
text = "Sicherer Umgang mit SAP FI"
skills = [{ names = ["SAP FI"], similar_kinds = ["erp"], depth = "strong" }]

[postings.finanzbuchhaltung.requirements.ifrs]
text = "Kenntnisse in IFRS und Excel"
skills = [{ names = ["IFRS"], similar = ["GAAP"], depth = "known" }, { names = ["Microsoft Excel"], depth = "known" }]

[postings.finanzbuchhaltung.requirements.studium]
text = "Abgeschlossenes Studium der Betriebswirtschaft"
degree = { level = "bachelor", fields = ["betriebswirtschaft", "betriebswirtschaftslehre"] }

[postings.finanzbuchhaltung.requirements.erfahrung]
text = "Mindestens fünf Jahre in der Buchhaltung"
experience = { years = 5, titles = ["buchhalter"] }

[postings.finanzbuchhaltung.requirements.englisch]
text = "Verhandlungssicheres Englisch"
language = { name = "en", level = "C1" }

[postings.finanzbuchhaltung.requirements.ort]
text = "München"
place = { areas = ["München", "Munich", "Augsburg"] }
"""

RESUME = """Käthe Brückenhäuser
Finanzbuchhalterin
kathe.bruckenhauser@example.org
{home}

Berufserfahrung

{years}  Bilanzbuchhalterin
Lindenhof Systeme GmbH, München
- Monats- und Jahresabschlüsse {standard} mit SAP FI und Excel

Ausbildung

10/2010 - 09/2014  {degree}
Universität Birkenwerder

Sprachen

Deutsch: Muttersprache
Englisch: {english}
"""


def answers(text: str, tmp_path: Path) -> dict[str, str]:
    """Read a resume for the posting and give its answers by requirement."""
    path = tmp_path / "config.toml"
    path.write_text(POSTING, encoding="utf-8")
    settings = config.load(path, {})
    means = Means(vocabulary.load(), settings.limits, settings.posting_records())
    found = application.read_file(text.encode(), "Lebenslauf.txt", means, as_of=date(2026, 11, 28))
    (person,) = found.applicants
    return {each.requirement: str(each.answer) for each in person.requirements}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            ("80331 München", "01/2018 - heute", "nach IFRS", "Bachelor Betriebswirtschaftslehre", "C1"),
            ("shown", "shown", "shown", "shown", "shown", "shown"),
        ),
        (
            ("20095 Hamburg", "01/2026 - heute", "nach HGB", "Bachelor Informatik", "B1"),
            ("partly", "partly", "partly", "partly", "partly", "not shown"),
        ),
    ],
)
def test_another_trade_in_another_language(tmp_path: Path, told: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """The same rules answer it."""
    home, years, standard, degree, english = told
    text = RESUME.format(home=home, years=years, standard=standard, degree=degree, english=english)
    found = answers(text, tmp_path)
    assert found == dict(zip(("sap", "ifrs", "studium", "erfahrung", "englisch", "ort"), expected, strict=True))


def test_the_examples_of_the_document_are_right(tmp_path: Path) -> None:
    """What `docs/postings.md` shows can be pasted."""
    examples = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "postings.md").read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "config.toml"
    path.write_text("\n".join(examples), encoding="utf-8")
    (posting,) = config.load(path, {}).posting_records()
    assert len(posting.requirements) == 6
