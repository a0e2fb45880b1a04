"""When someone could start and where they may work, from labels and sentences of eight languages."""

import pytest

from parsers.records import Applicant, Claim
from parsers.resume import read, rows, statements, terms
from tests.unit.resume.documents import document, vocabulary


def said(text: str) -> tuple[Claim | None, Claim | None]:
    """Return availability and work authorisation of these lines."""
    found, lexicon = document(text), vocabulary().lexicon
    lines = rows.rows(found, lexicon)
    return terms.read(found, tuple(statements.labelled_terms(lines, lexicon)), lines, lexicon)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Notice period: 3 months", "Notice period: 3 months"),
        ("Availability: immediately", "immediately"),
        ("Available from\t1 March 2027", "1 March 2027"),
        ("Availability\nImmediately", "Immediately"),
        ("Verfügbar ab: sofort", "sofort"),
        ("Kündigungsfrist: drei Monate zum Quartalsende", "Kündigungsfrist: drei Monate zum Quartalsende"),
        ("Frühester Eintrittstermin: 01.03.2027", "01.03.2027"),
        ("Préavis : 3 mois", "Préavis: 3 mois"),
        ("Disponibilité : immédiate", "immédiate"),
        ("Disponibilidad: inmediata", "inmediata"),
        ("Preavviso: 30 giorni", "Preavviso: 30 giorni"),
        ("Aviso prévio: 30 dias", "Aviso prévio: 30 dias"),
        ("Opzegtermijn: 1 maand", "Opzegtermijn: 1 maand"),
        ("Beschikbaar per: direct", "direct"),
        ("Okres wypowiedzenia: 3 miesiące", "Okres wypowiedzenia: 3 miesiące"),
        ("I am available from March 1, 2027, and happy to move.", "I am available from March 1, 2027"),
        ("I work in Leeds, and can start within four weeks.", "can start within four weeks"),
        ("I am on a 30-day notice.", "I am on a 30-day notice"),
        ("Available from May onwards.", "Available from May onwards"),
        ("I could join in Q2 next year.", "I could join in Q2 next year"),
        ("Ich könnte am 15.1.2027 beginnen.", "Ich könnte am 15.1.2027 beginnen"),
        ("Je peux commencer le 1er mars.", "Je peux commencer le 1er mars"),
        ("Puedo incorporarme el 15 de enero.", "Puedo incorporarme el 15 de enero"),
        ("Potrei iniziare a marzo 2027.", "Potrei iniziare a marzo 2027"),
        ("Estou disponível a partir de 1 de abril.", "Estou disponível a partir de 1 de abril"),
        ("Ik kan over twee weken beginnen.", "Ik kan over twee weken beginnen"),
        ("Mogę rozpocząć pracę od zaraz.", "Mogę rozpocząć pracę od zaraz"),
    ],
)
def test_availability_is_told_as_written(text: str, value: str) -> None:
    """By a label, or by a clause that names a time."""
    found, _ = said(text)
    assert found is not None
    assert found.value == value
    assert found.evidence[0].text in text.splitlines()


@pytest.mark.parametrize(
    "text",
    [
        "References available upon request.",
        "I am available for an interview on 5 March 2027.",
        "I am available to talk next week.",
        "Kept services available 99.9 % in 3 regions.",
        "Support available 24/7.",
        "Für ein Gespräch bin ich ab sofort verfügbar.",
        "Je suis disponible pour un entretien la semaine prochaine.",
        "When could I start?",
        "I built a start page in three months.",
        "Availability: 99.99 %",
        "I started in March 2020.",
    ],
)
def test_other_availability_is_none(text: str) -> None:
    """Of referees, for a talk, of a service, or asked for."""
    assert said(text)[0] is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Work permit: Blue Card (EU)", "Work permit: Blue Card (EU)"),
        ("Visa status: H-1B", "Visa status: H-1B"),
        (
            "Work authorization\nAuthorized to work for any employer",
            "Work authorization: Authorized to work for any employer",
        ),
        (
            "I am authorised to work in the US without sponsorship.",
            "I am authorised to work in the US without sponsorship",
        ),
        ("No visa sponsorship needed.", "No visa sponsorship needed"),
        ("Ich habe eine unbefristete Arbeitserlaubnis.", "Ich habe eine unbefristete Arbeitserlaubnis"),
        ("J'ai un titre de séjour.", "J'ai un titre de séjour"),
        ("Tengo permiso de trabajo en España.", "Tengo permiso de trabajo en España"),
        ("Ho il permesso di soggiorno.", "Ho il permesso di soggiorno"),
        ("Tenho autorização de trabalho em Portugal.", "Tenho autorização de trabalho em Portugal"),
        ("Ik heb een werkvergunning.", "Ik heb een werkvergunning"),
        ("Posiadam zezwolenie na pracę.", "Posiadam zezwolenie na pracę"),
        ("Swiss national with work permit for Austria.", "work permit for Austria"),
    ],
)
def test_work_authorisation_is_told_as_written(text: str, value: str) -> None:
    """By a label or a clause, and without the nationality before it."""
    _, found = said(text)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "text",
    [
        "I am an Indian citizen.",
        "Work authorization: US citizen",
        "Citizenship: German",
        "Ich bin deutscher Staatsbürger.",
        "Does your company offer visa sponsorship?",
        "Authorization: OAuth2, JWT",
    ],
)
def test_nationality_and_questions_are_no_work_authorisation(text: str) -> None:
    """Citizenship alone is a protected attribute."""
    assert said(text)[1] is None


def resume(text: str) -> Applicant:
    """Read a resume with these lines at its head."""
    jobs = "# Experience\nEngineer, Acme Ltd, 2019 - 2022\n- Notice: the service is available in three months.\n"
    return read(document(f"Jane Roe\njane@example.org\n{text}\n{jobs}"), vocabulary(), as_of=None)


def test_a_resume_tells_both_outside_of_its_jobs() -> None:
    """What a job's own text calls available is a service's."""
    person = resume("Notice period: 3 months\nWork permit: Blue Card")
    assert person.availability is not None
    assert person.work_authorisation is not None
    assert (person.availability.value, person.work_authorisation.value) == (
        "Notice period: 3 months",
        "Work permit: Blue Card",
    )
    assert (resume("").availability, resume("").work_authorisation) == (None, None)


def test_a_line_with_a_protected_attribute_makes_no_claim() -> None:
    """Whatever else it says."""
    assert resume("Nationality: Indian | Work permit: Blue Card").work_authorisation is None


def test_a_sentence_broken_by_the_page_is_one() -> None:
    """Its evidence names both lines."""
    found, _ = said("Please note that I am bound by a notice period of\nthree months at my present employer.")
    assert found is not None
    assert [place.line for place in found.evidence] == [1, 2]
    assert found.value == "Please note that I am bound by a notice period of three months at my present employer"
