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
        ("University of Northfield, 2014 - 2017", None),
    ],
)
def test_a_bachelor_in_computing_is_told_or_left_open(text: str, answer: bool | None) -> None:
    """An unknown field is no answer, neither yes nor no."""
    assert read(document(f"Anna Novak\n# Education\n{text}"), vocabulary(), as_of=None).has_bachelor_cs is answer


WRITTEN = [
    (
        "Bildung",
        "Zeitraum: 2012 - 2015\nAbschluss: B.Sc. Informatik\nHochschule: Hochschule Lindenau",
        "Hochschule Lindenau",
    ),
    (
        "Estudios",
        "Periodo: 2012 - 2015\nCentro: Universidad del Ebro\nTitulaci\u00f3n: Grado en F\u00edsica",
        "Universidad del Ebro",
    ),
    ("Estudios", "2006-2011 Licenciatura en F\u00edsica. Universidad del Ebro", "Universidad del Ebro"),
    ("Studium", "2019\tB.A. Soziologie, Universit\u00e4t Lindenau, laufend", "Universit\u00e4t Lindenau"),
    ("Education", "BEng Electronics, University of Westmoor, 2009 - 2012 (2:1)", "University of Westmoor"),
    (
        "Education",
        "BSc in Computing\nUniversity of Westmoor\nThesis: Clocks that agree\n2012",
        "University of Westmoor",
    ),
    ("Istruzione", "Licenza media, Scuola Media Statale Manzoni, 2004", "Scuola Media Statale Manzoni"),
    (
        "Wykszta\u0142cenie",
        "mgr in\u017c. automatyki, Akademia Morska w Elbl\u0105gu, 2016",
        "Akademia Morska w Elbl\u0105gu",
    ),
    ("Education", "Ph.D., Computational Hydrology, University of Eastmarch, 2018", "University of Eastmarch"),
]


@pytest.mark.parametrize(("heading", "text", "school"), WRITTEN, ids=[text for _, text, _ in WRITTEN])
def test_a_school_is_named_without_what_stands_around_it(heading: str, text: str, school: str) -> None:
    """No label, town twice, mark, thesis or word on how the studies went is a part of the school's name."""
    (found,) = _education(text, heading)
    assert found.institution == school


FIELDS = [
    (
        "Estudios",
        "Grado en F\u00edsica Aplicada (biling\u00fce), Universidad del Ebro, 2020",
        "F\u00edsica Aplicada (biling\u00fce)",
    ),
    ("Formation", "2016\tBaccalaur\u00e9at STI2D mention bien, Lyc\u00e9e Jean-Moulin", None),
    ("Education", "HSC (12th Std), State Board, Vidya Niketan School, 2012", None),
    ("Studium", "Studium der Mechatronik, ohne Abschluss, Hochschule Lindenau, 2012", "Mechatronik"),
    (
        "Wykszta\u0142cenie",
        "studia I stopnia, kierunek: zarz\u0105dzanie (przerwane), Uniwersytet Lipowy, 2012",
        "zarz\u0105dzanie",
    ),
    ("Wykszta\u0142cenie", "technik informatyk, Zesp\u00f3\u0142 Szk\u00f3\u0142 Lipowych, 2012", "technik informatyk"),
    (
        "Bildung",
        "Ausbildung Fachinformatiker f\u00fcr\nAnwendungsentwicklung\nBerufskolleg Lindenau\n2012",
        "Fachinformatiker f\u00fcr Anwendungsentwicklung",
    ),
]


@pytest.mark.parametrize(("heading", "text", "field"), FIELDS, ids=[text for _, text, _ in FIELDS])
def test_a_field_is_whole_and_nothing_else(heading: str, text: str, field: str | None) -> None:
    """Broken lines are closed; marks, boards and how the studies ended are no part of a field."""
    (found,) = _education(text, heading)
    assert found.field == field


def test_a_table_of_courses_is_read_by_its_columns() -> None:
    """The head of the table says what each column holds, and is no course itself."""
    text = (
        "Degree\tInstitute\tYear\tMarks\n"
        "B.E. in Information Science\tLakeside Institute\t2017\t8.1 CGPA\n"
        "Higher Secondary Certificate\tHillside Junior College\t2013\t-"
    )
    found = [(each.institution, each.degree_level, each.end_year) for each in _education(text)]
    assert found == [
        ("Lakeside Institute", DegreeLevel.BACHELOR, 2017),
        ("Hillside Junior College", DegreeLevel.HIGHSCHOOL, 2013),
    ]


def test_dates_below_a_degree_on_the_next_page_are_its_own() -> None:
    """An entry that holds two degrees gives the second to the dates that follow it."""
    text = (
        "PhD Mathematics, University of Northfield\tSep 2017 - Jun 2021\n"
        "MSc Informatics, University of Westmoor\nSep 2012 - Jun 2017"
    )
    assert [(each.institution, each.end_year) for each in _education(text)] == [
        ("University of Northfield", 2021),
        ("University of Westmoor", 2017),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2018 - 2020\tStudium der Physik, Universit\u00e4t Lindenau, abgebrochen",
        "seit 2024\tMaster Physik, TU Lindenau",
    ],
)
def test_studies_without_their_end_are_not_completed(text: str) -> None:
    """Left and running studies are shown as not finished."""
    (found,) = _education(text, "Studium")
    assert found.completed is False


def test_what_names_neither_a_school_nor_a_degree_is_no_education() -> None:
    """A talk or an office that stands under the heading by chance is left out."""
    text = "BSc in Physics, University of Northfield, 2005\nKeynote, Shipping is a verb, Midwest Meetup, 2024"
    assert [each.institution for each in _education(text)] == ["University of Northfield"]


@pytest.mark.parametrize(
    "text",
    [
        "2019\nBSc (Hons), Computing, Thornford University.",
        "2019\n- Bachelor of Science in Computing, Thornford University.",
    ],
)
def test_a_course_may_be_an_item_or_end_with_a_stop(text: str) -> None:
    """A line that begins with a degree and names a school heads a course, whatever its marks."""
    (found,) = _education(text)
    assert (found.institution, found.field, found.end_year) == ("Thornford University", "Computing", 2019)


def test_a_sentence_about_a_school_is_no_course() -> None:
    """A text under a course may name its school and a subject."""
    text = (
        "MSc, Physics, Hill University\t2020\nWrote a thesis on Computer Science in libraries of Thornford University."
    )
    assert [each.institution for each in _education(text)] == ["Hill University"]
