"""Projects that stand in a letter below a label or a heading."""

import pytest

from parsers.records import Applicant, Section
from tests.unit.test_letter import mail, read

MADE = "built with Django and MySQL"


def applicant(text: str) -> Applicant:
    """Return who writes a letter with this in the middle."""
    after = "For four years I worked with Kafka."
    return read(mail(f"Dear team,\n\nI apply for the job.\n\n{text}\n\n{after}\n\nRegards,\nJane Roe\n"))


def used(person: Applicant) -> set[str]:
    """Return the skills that a project shows."""
    marked = [skill for skill in person.skills if any(mark.section is Section.PROJECT for mark in skill.evidence)]
    return {skill.name for skill in marked if not skill.implied}


@pytest.mark.parametrize(
    "text",
    [
        f"Project: Ledgerly\nAn accounting service that I {MADE}.",
        f"Project: Ledgerly\n\nAn accounting service that I {MADE}.",
        f"Project 1: Ledgerly\nAn accounting service {MADE}.",
        f"Project: Ledgerly (2022)\n- {MADE}",
        f"Project description\n\nLedgerly: an accounting service {MADE}.",
        f"PROJECTS\n\nLedgerly\nBuilt for three firms, {MADE}.",
        "Projekt: Ledgerly\nMit Django und MySQL umgesetzt.",
        "Projektbeschreibung\n\nLedgerly\nMit Django und MySQL umgesetzt.",
        "Projet : Ledgerly\nService de comptabilité réalisé avec Django et MySQL.",
        "Proyecto: Ledgerly\nServicio de contabilidad hecho con Django y MySQL.",
        "Progetto: Ledgerly\nServizio di contabilità fatto con Django e MySQL.",
        "Eigen project: Ledgerly\nGemaakt met Django en MySQL.",
        "Opis projektu: Ledgerly\nUsługa zrobiona w Django i MySQL.",
        "Projeto: Ledgerly\nServiço feito com Django e MySQL.",
    ],
)
def test_a_project_below_a_label_is_read_with_its_name(text: str) -> None:
    """In each of eight languages: the label is no part of the name, and the prose below shows skills in use."""
    person = applicant(text)
    assert [project.name for project in person.projects] == ["Ledgerly"]
    assert used(person) == {"Django", "MySQL"}


def test_each_label_and_each_title_begins_a_project() -> None:
    """Labels end the project above them; below a heading a paragraph with a title of its own is a project."""
    labelled = applicant("Project: Ledgerly\nMade with Django.\nProject: Tidebook\nMade with Flask.")
    assert [project.name for project in labelled.projects] == ["Ledgerly", "Tidebook"]
    headed = applicant("My projects\n\nLedgerly\nMade with Django.\n\nTidebook\nMade with Flask.")
    assert [project.name for project in headed.projects] == ["Ledgerly", "Tidebook"]
    assert used(labelled) == used(headed) == {"Django", "Flask"}


@pytest.mark.parametrize(
    "text",
    [
        "Ledgerly is an accounting service that I built with Django and MySQL.",
        "My own project Ledgerly is built with Django and MySQL.",
        "Here is one of my projects:\n\nLedgerly is a service that I built with Django and MySQL.",
        "Ledgerly ist ein Dienst, den ich mit Django und MySQL umgesetzt habe.",
        "Ledgerly est un service que j'ai développé avec Django et MySQL.",
        "Ledgerly es un servicio que desarrollé con Django y MySQL.",
        "Ledgerly è un servizio che ho sviluppato con Django e MySQL.",
        "Ledgerly is een dienst die ik heb gebouwd met Django en MySQL.",
        "Ledgerly to usługa, którą zbudowałem w Django i MySQL.",
        "Ledgerly é um serviço que desenvolvi com Django e MySQL.",
    ],
)
def test_a_sentence_that_says_what_someone_built_is_a_project(text: str) -> None:
    """It goes by the name that opens the sentence, or stands behind the word for a project."""
    person = applicant(text)
    assert [project.name for project in person.projects] == ["Ledgerly"]
    assert used(person) == {"Django", "MySQL"}


@pytest.mark.parametrize(
    "text",
    [
        "Pinecone is a company in Leeds. I know Django.",
        "This is a letter that I wrote with Django in mind.",
        "Ledgerly is an accounting service built by others with Django.",
    ],
)
def test_what_others_made_is_no_project(text: str) -> None:
    """Nor what a pronoun stands for."""
    assert applicant(text).projects == ()


@pytest.mark.parametrize("text", ["Projects are what I like. Django is fun.", "Position: Django developer\nIn Leeds."])
def test_other_words_are_no_label(text: str) -> None:
    """A sentence that begins with such a word, and another label."""
    assert applicant(text).projects == ()
