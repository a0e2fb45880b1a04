"""Education: level, field, institution, and whether it was finished."""

import pytest

from parsers.records import DegreeLevel, Education
from parsers.resume import read
from tests.unit.resume.documents import document, vocabulary


def _education(text: str, heading: str = "Education") -> tuple[Education, ...]:
    return read(document(f"Anna Novak\nanna@example.org\n# {heading}\n{text}"), vocabulary(), as_of=None).education


COURSES = [
    ("BSc in Computer Science, University of Northfield, 2014 - 2017", "bachelor", "Computer Science", 2017),
    ("University of Northfield\t09/2014 - 06/2017\nB.Sc. Computer Science", "bachelor", "Computer Science", 2017),
    ("M.Tech Software Engineering\nNorthfield Institute of Technology\n2019", "master", "Software Engineering", 2019),
    ("2012-2014\tMS in Data Science, Universidad del Ebro", "master", "Data Science", 2014),
    ("PhD, Mathematics, University of Northfield (2015)", "doctorate", "Mathematics", 2015),
    ("Certificate in Web Development, CodeHarbor Bootcamp, 2019", "other", "Web Development", 2019),
]


@pytest.mark.parametrize(("text", "level", "field", "year"), COURSES, ids=[text for text, *_ in COURSES])
def test_a_course_is_read_in_any_order(text: str, level: str, field: str, year: int) -> None:
    """Institution, degree, field and year are told apart by their words."""
    (found,) = _education(text)
    assert (found.degree_level, found.field, found.end_year) == (DegreeLevel(level), field, year)
    assert found.institution


LEVELS = [
    ("Ausbildung", "Abitur, Goethe-Gymnasium, 2014", "highschool"),
    ("Ausbildung", "Diplom (FH) Informatik, Fachhochschule Westerland, 2009", "bachelor"),
    ("Ausbildung", "Diplom Informatik, Universit\u00e4t Nordheim, 2009", "master"),
    ("Ausbildung", "Ausbildung Fachinformatiker, IHK Nordstadt, 2009", "other"),
    ("Formation", "DUT informatique, IUT de Montclar, 2011", "associate"),
    ("Formation", "Dipl\u00f4me d'ing\u00e9nieur en g\u00e9nie logiciel, INSA de Beauvallon, 2010", "master"),
    ("Educaci\u00f3n", "Grado en Ingenier\u00eda Inform\u00e1tica, Universidad del Ebro, 2010", "bachelor"),
    ("Istruzione", "Laurea magistrale in Informatica, Universit\u00e0 di Valmarina, 2010", "master"),
    ("Educa\u00e7\u00e3o", "Mestrado em Engenharia Inform\u00e1tica, Universidade do Mondego, 2010", "master"),
    ("Opleiding", "HBO-bachelor Informatica, Hogeschool Zuidwijk, 2010", "bachelor"),
    ("Opleiding", "MBO niveau 4 Applicatieontwikkeling, ROC Waterland, 2010", "other"),
    ("Wykszta\u0142cenie", "in\u017cynier, kierunek: informatyka, Politechnika Wi\u015blana, 2010", "bachelor"),
]


@pytest.mark.parametrize(("heading", "text", "level"), LEVELS, ids=[text for _, text, _ in LEVELS])
def test_levels_follow_the_country(heading: str, text: str, level: str) -> None:
    """A degree has the level that it has where it is given."""
    (found,) = _education(text, heading)
    assert found.degree_level == DegreeLevel(level)


def test_an_expected_degree_is_not_finished_and_not_the_highest() -> None:
    """What lies ahead is shown, and does not count as held."""
    text = (
        "MSc in Physics, University of Northfield, 2025 - expected 2027\nBSc in Physics, University of Northfield, 2021"
    )
    found = read(document(f"Anna Novak\n# Education\n{text}"), vocabulary(), as_of=None)
    assert [each.completed for each in found.education] == [False, True]
    assert found.highest_degree == DegreeLevel.BACHELOR


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("BSc in Computer Science, University of Northfield, 2017", True),
        ("BSc in History, University of Northfield, 2017", False),
        ("BSc, University of Northfield, 2017", None),
        ("A-Levels, Lakeside High School, 2011", False),
    ],
)
def test_a_bachelor_in_computing_is_told_or_left_open(text: str, answer: bool | None) -> None:
    """An unknown field is no answer, neither yes nor no."""
    assert read(document(f"Anna Novak\n# Education\n{text}"), vocabulary(), as_of=None).has_bachelor_cs is answer
