"""Studies: found wherever they stand, each with its school, however the lines are broken."""

import pytest

from parsers.records import DegreeLevel, Education
from parsers.resume import read
from tests.unit.resume.documents import document, vocabulary

Read = list[tuple[str | None, str | None, str | None, int | None]]


def _studies(text: str) -> tuple[Education, ...]:
    return read(document(f"Anna Novak\nanna@example.org\n{text}"), vocabulary(), as_of=None).education


def _told(text: str, heading: str = "Education") -> Read:
    found = _studies(f"# {heading}\n{text}")
    return [
        (each.institution, each.degree_level and each.degree_level.value, each.field, each.end_year) for each in found
    ]


JOBS = "# Work experience\nDeveloper, Acme Ltd\t2018 - 2020\n- Built things.\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{JOBS}**LONG AGO\nBSc Physics, University of Corrib, 2017",
        f"{JOBS}Where it began\n- University of Corrib, BSc Physics, 2017",
        f"{JOBS}Where it began\nUniversity of Corrib\nBSc in Physics\n2013 - 2017",
        f"{JOBS}# Certificates\nUniversity of Corrib, BSc Physics (2017)\nHarbour Academy, Diploma in Drawing (2012)",
    ],
)
def test_studies_under_another_heading_are_found(text: str) -> None:
    """Where no heading tells of education, a degree with its school and year does; the jobs stay what they are."""
    found = read(document(f"Anna Novak\n{text}"), vocabulary(), as_of=None)
    first = found.education[0]
    assert (first.institution, first.degree_level, first.end_year) == (
        "University of Corrib",
        DegreeLevel.BACHELOR,
        2017,
    )
    assert [each.company for each in found.positions] == ["Acme Ltd"]


def test_a_job_at_a_university_is_no_study() -> None:
    """A title in the line makes it a job, whatever degree it names."""
    text = "# Work experience\nTeaching Assistant, MSc programme, University of Corrib\t2018 - 2020\n- Taught."
    assert not _studies(text)


def test_a_certificate_alone_is_no_education() -> None:
    """Courses under their own heading stay there where no degree stands among them."""
    assert not _studies(f"{JOBS}# Certificates\nCertificate in Welding, Harbour Academy, 2012")


@pytest.mark.parametrize(
    ("heading", "degree", "level"),
    [
        ("Education", "Ing. (Master's level), Physics", "master"),
        ("Education", "Engineer's degree in Physics", "bachelor"),
        ("Educaci\u00f3n", "Bachiller en Ingenier\u00eda Civil", "bachelor"),
        ("Ausbildung", "Dipl.-Ing. (FH) Physik", "bachelor"),
    ],
)
def test_a_level_is_that_of_the_whole_degree(heading: str, degree: str, level: str) -> None:
    """What stands behind the degree's first word, in brackets or not, counts."""
    ((_, found, _, _),) = _told(f"{degree}, University of Corrib, 2012", heading)
    assert found == level


@pytest.mark.parametrize(
    ("degree", "field"),
    [
        ("Bachelor of Computer Science", "Computer Science"),
        ("Bachelor of ICT", "ICT"),
        ("B.Tech Degree in Physics", "Physics"),
        ("Bachelor of Engineering", None),
        ("MSc, Computer Graphics.", "Computer Graphics"),
    ],
)
def test_a_field_may_be_part_of_the_degrees_name(degree: str, field: str | None) -> None:
    """What was studied is told also where the degree is called by it; a faculty's name tells too little."""
    ((_, _, found, _),) = _told(f"{degree} | University of Corrib | 2012")
    assert found == field


def test_a_school_above_several_degrees_is_that_of_all() -> None:
    """The second degree takes the school that heads the first."""
    assert _told("**Corrib University\nMSc Physics\t2014 - 2016\nBSc Physics\t2010 - 2014") == [
        ("Corrib University", "master", "Physics", 2016),
        ("Corrib University", "bachelor", "Physics", 2014),
    ]


def test_studies_in_one_paragraph_are_told_apart() -> None:
    """After a year and a full stop a degree begins another course, wherever the line breaks."""
    text = "PhD in Physics, Corrib University, 2010. MSc in Chemistry, Upper\nCorrib University, 2005."
    assert _told(text) == [
        ("Corrib University", "doctorate", "Physics", 2010),
        ("Upper Corrib University", "master", "Chemistry", 2005),
    ]


BROKEN = [
    ("BSc Physics, School\nof Corrib, 2012", "School of Corrib", "Physics"),
    (
        "2012\tDiploma, Physics \u2013 \u00c9cole sup\u00e9rieure\ndu Nord",
        "\u00c9cole sup\u00e9rieure du Nord",
        "Physics",
    ),
    ("Bachelor of Arts in Graphic\nDesign\nCorrib University\n2012", "Corrib University", "Graphic Design"),
    ("BSc in Computer Science and\nEngineering, College of\nLetters, 2012", "College of Letters", None),
    ("BSc Physics, Government Engineering\nCollege, 2012", "Government Engineering College", "Physics"),
    ("2012\nCorrib School\tof Business\nMBA, Finance", "Corrib School of Business", "Finance"),
    ("Corrib University -- B.S. Physics\t05/2012", "Corrib University", "Physics"),
]


@pytest.mark.parametrize(
    ("heading", "degree", "field"),
    [
        ("Education", "Bachelor in the field of Physics", "Physics"),
        ("Ausbildung", "Bachelor auf dem Gebiet der Physik", "Physik"),
        ("Opleiding", "Master op het gebied van Natuurkunde", "Natuurkunde"),
        ("Formation", "Master dans le domaine de l'informatique", "informatique"),
        ("Formazione", "Laurea nel campo dell'Informatica", "Informatica"),
        ("Educaci\u00f3n", "M\u00e1ster en el campo de la F\u00edsica", "F\u00edsica"),
        ("Forma\u00e7\u00e3o", "Licenciatura no dom\u00ednio da F\u00edsica", "F\u00edsica"),
        ("Wykszta\u0142cenie", "Licencjat w informatyce", "informatyce"),
    ],
)
def test_a_field_is_told_without_the_words_that_lead_to_it(heading: str, degree: str, field: str) -> None:
    """Prepositions and "the field of" are no part of what was studied."""
    ((_, _, found, _),) = _told(f"{degree}, University of Corrib, 2012", heading)
    assert found == field


@pytest.mark.parametrize(("text", "school", "field"), BROKEN, ids=[text for text, *_ in BROKEN])
def test_names_broken_over_lines_are_whole(text: str, school: str, field: str | None) -> None:
    """A narrow column or a gap ends no name."""
    ((found, _, subject, year),) = _told(text)
    assert (found, year) == (school, 2012)
    assert field is None or subject == field


def test_a_heading_word_within_a_broken_name_opens_no_section() -> None:
    """A field that ends in "Technology" on the next line stays in the course."""
    text = (
        "BSc in Information\nTechnology\nCorrib University\n2010 - 2014\nMSc in Physics\nCorrib University\n2014 - 2016"
    )
    assert [(level, field) for _, level, field, _ in _told(text)] == [
        ("bachelor", "Information Technology"),
        ("master", "Physics"),
    ]


def test_a_long_line_may_head_a_course() -> None:
    """The number of words alone makes no prose of a line with a school and a degree."""
    text = (
        "Royal University of the Northern Isles, Edinburgh \u2013 MSc in Physics (in the evening, with distinction)\n"
        "2012 - 2014\n"
        "University of Corrib \u2013 BSc Physics\n2008 - 2012"
    )
    assert [school for school, *_ in _told(text)] == [
        "Royal University of the Northern Isles",
        "University of Corrib",
    ]


def test_a_seat_on_a_board_is_no_school() -> None:
    """A title without any word of learning stands under the heading by chance, dates or not."""
    text = "BSc Physics, University of Corrib, 2005\nTrustee, Harbour Lights, since 2019"
    assert [school for school, *_ in _told(text)] == ["University of Corrib"]


def test_the_broken_head_of_a_table_is_no_course() -> None:
    """Captions of columns that came as several lines are left out."""
    text = (
        "Institution\nDegree\tScore\nM.E. Physics\tHillside College\t2012\t8.4\nB.E. Physics\tLakeside College\t2010\t7"
    )
    assert _told(text) == [
        ("Hillside College", "master", "Physics", 2012),
        ("Lakeside College", "bachelor", "Physics", 2010),
    ]


def test_a_line_that_tells_all_needs_no_line_above() -> None:
    """A caption with a school's word gives no name to the course below it."""
    text = "**School of hard knocks\nBSc, Physics, Corrib Institute, 2012"
    assert _told(text) == [("Corrib Institute", "bachelor", "Physics", 2012)]


def test_a_copyright_is_no_course() -> None:
    """The foot of a web page has a year and tells nothing."""
    text = "BSc\n2010 - 2014\nCorrib University\nPhysics\n\u00a9 Copyright Template 2016. Design by nobody"
    assert _told(text) == [("Corrib University", "bachelor", "Physics", 2014)]


def test_courses_side_by_side_are_told_apart() -> None:
    """Two columns that were read across are two courses, each with the lines below its school."""
    text = (
        "Corrib University\tHillside College\n2012 - 2016\t2009 - 2012\nBSc - Physics\tAssociate of Science - Drawing"
    )
    assert [each[:2] + each[3:] for each in _told(text)] == [
        ("Corrib University", "bachelor", 2016),
        ("Hillside College", "associate", 2012),
    ]


def test_an_undated_degree_among_dated_ones_keeps_its_school() -> None:
    """A line with a degree and a school is a course without dates, not the rest of the one above."""
    text = "BSc \u2013 Corrib University (2016 \u2013 2018)\nMSc \u2013 Hillside College\nA-Levels, Lea School, 2012"
    assert [(school, year) for school, _, _, year in _told(text)] == [
        ("Corrib University", 2018),
        ("Hillside College", None),
        ("Lea School", 2012),
    ]


def test_what_is_told_behind_the_year_is_no_part_of_the_school() -> None:
    """A thesis that follows in the same line names no school."""
    text = "PhD (Physics), Corrib Institute, 2019. Thesis: Clocks. Advisor: Prof. R. Example"
    assert _told(text) == [("Corrib Institute", "doctorate", "Physics", 2019)]


def test_a_month_is_no_degree() -> None:
    """The abbreviation of a degree in architecture is spelled like a month."""
    assert [level for _, level, _, _ in _told("Corrib University\tMarch 2010 - March 2012\nPhysics")] == [None]
