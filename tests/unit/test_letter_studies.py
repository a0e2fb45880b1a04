"""Which studies a letter tells of: those that its writer says they hold, and no others."""

from dataclasses import replace
from datetime import date

import pytest

from parsers import people
from parsers.records import Applicant, Education, Message, Role
from tests.unit.resume.documents import document, vocabulary
from tests.unit.test_letter import mail, read

Told = tuple[str | None, str | None, str | None, int | None]


def studies(sentence: str, greeting: str = "Dear team,") -> tuple[Education, ...]:
    """Return the studies that a letter with this sentence tells of."""
    return read(mail(f"{greeting}\n\n{sentence}\n\nJane Roe\n")).education


def told(course: Education) -> Told:
    """Return what is known of a course: level, field, school and year."""
    return course.degree_level, course.field, course.institution, course.end_year


@pytest.mark.parametrize(
    ("greeting", "sentence", "expected"),
    [
        (
            "Dear team,",
            "I hold a Bachelor's degree in Computer Science from Mills College (2017).",
            ("bachelor", "Computer Science", "Mills College", 2017),
        ),
        (
            "Dear team,",
            "I graduated from MIT with a BS in Computer Science in 2017.",
            ("bachelor", "Computer Science", "MIT", 2017),
        ),
        ("Dear team,", "I know Git well and have a degree in physics.", (None, "physics", None, None)),
        (
            "Sehr geehrte Damen und Herren,",
            "Ich habe ein abgeschlossenes Informatikstudium (Diplom) und mag Python.",
            ("master", "Informatik", None, None),
        ),
        (
            "Madame, Monsieur,",
            "Je suis titulaire d'un master en informatique de l'Université de Lyon (2016).",
            ("master", "informatique", "Université de Lyon", 2016),
        ),
        (
            "Estimados señores:",
            "Tengo un grado en Ingeniería Informática por la Universidad de Sevilla (2016).",
            ("bachelor", "Ingeniería Informática", "Universidad de Sevilla", 2016),
        ),
        (
            "Gentile responsabile,",
            "Ho conseguito una laurea triennale in Informatica presso l'Università di Pisa nel 2015.",
            ("bachelor", "Informatica", "Università di Pisa", 2015),
        ),
        (
            "Geachte heer,",
            "Ik heb een bachelor in Informatica van de Universiteit Utrecht (2016).",
            ("bachelor", "Informatica", "Universiteit Utrecht", 2016),
        ),
        ("Szanowni Państwo,", "Posiadam tytuł magistra informatyki.", ("master", "informatyki", None, None)),
        (
            "Prezados senhores,",
            "Tenho uma licenciatura em Engenharia Informática pela Universidade do Porto (2016).",
            ("bachelor", "Engenharia Informática", "Universidade do Porto", 2016),
        ),
    ],
)
def test_a_degree_told_in_a_sentence_is_a_finished_course(greeting: str, sentence: str, expected: Told) -> None:
    """In each of eight languages, with what that sentence says of it and the sentence as evidence."""
    (course,) = studies(sentence, greeting)
    assert told(course) == expected
    assert course.completed
    assert [mark.text for mark in course.evidence] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "A degree is not required for this role.",
        "My sister studied computer science and holds a Bachelor's degree.",
        "I plan to do a master's in computer science.",
        "I do not hold a degree in computer science.",
        "I would like to hold a master's degree in computer science one day.",
        "I have a colleague with a master's degree in computer science.",
        "You ask for a Bachelor's degree in computer science.",
        "Do I need a degree, or is it enough that I have a diploma?",
        "Ein Studium ist nicht erforderlich.",
        "Ich möchte mein Studium 2028 mit dem Master abschließen.",
        "Meine Schwester hat einen Master in Informatik.",
    ],
)
def test_what_the_writer_does_not_hold_is_no_course(sentence: str) -> None:
    """A degree that is denied, wished for, asked for or somebody else's."""
    assert studies(sentence) == ()


def test_studies_that_go_on_are_not_finished() -> None:
    """Someone says so in the same sentence."""
    (course,) = studies("I have a master's degree in progress.")
    assert course.completed is False


def test_studies_alone_state_no_degree() -> None:
    """That someone studied does not say that they finished."""
    (course,) = studies("I studied computer science at Reading University.")
    assert (course.degree_level, course.completed, course.field) == (None, None, "computer science")


def applicant(resume: str) -> Applicant:
    """Return who applies with this resume and a mail that tells of a degree."""
    paper = replace(document(resume), role=Role.RESUME)
    text = mail("Dear team,\n\nI hold a Bachelor's degree in Physics.\n\nJane Roe\n")
    letter = replace(text, role=Role.COVER_LETTER)
    mailed = Message(from_name="Jane Roe")
    (person,) = people.people(mailed, (paper, letter), (), vocabulary(), date(2026, 11, 28))
    return person


def test_a_letters_studies_count_where_no_resume_gives_any() -> None:
    """A resume's education is the better source; beside it the letter's sentence adds nothing."""
    assert [course.field for course in applicant("Jane Roe\n# Skills\nPython\n").education] == ["Physics"]
    studied = "Jane Roe\n# Education\nMSc Chemistry, Mills College, 2015 - 2017\n"
    assert [course.institution for course in applicant(studied).education] == ["Mills College"]
