"""Sections: headings by words and by how they are set."""

import pytest

from parsers.records import Document, Line
from parsers.resume import glance, likeness, rows, sections
from tests.unit.resume.documents import document, vocabulary


def _kinds(text: str) -> list[str]:
    lexicon = vocabulary().lexicon
    return [each.kind for each in sections.split(rows.rows(document(text), lexicon), lexicon)]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("WORK EXPERIENCE", "experience"),
        ("Work Experience(6)", "experience"),
        ("2. Education", "education"),
        ("S K I L L S", "skills"),
        ("Beruflicher Werdegang", "experience"),
        ("\u00c9tudes et formations", "education"),
        ("Conocimientos inform\u00e1ticos", "skills"),
        ("Capacit\u00e0 e competenze", "skills"),
        ("Forma\u00e7\u00e3o acad\u00e9mica", "education"),
        ("Werkervaring", "experience"),
        ("Do\u015bwiadczenie zawodowe", "experience"),
    ],
)
def test_a_heading_is_known_in_every_language_and_dress(heading: str, kind: str) -> None:
    """Capitals, counts, numbering and letter-spacing hide no heading."""
    assert _kinds(f"Anna Novak\n# {heading}\nSomething here") == ["top", kind]


def test_languages_over_programming_languages_are_skills() -> None:
    """Only what follows tells which languages are meant."""
    text = "Anna Novak\n# Skills\n**Languages\n- Python\n- Java\n# Languages\nEnglish (C1)"
    assert _kinds(text)[-1] == "languages"
    assert _kinds(text).count("languages") == 1


@pytest.mark.parametrize(
    "heading", ["FRAMEWORKS", "DATABASES", "DEVOPS", "DATENBANKEN", "BASES DE DONNÉES", "FRAMEWORKI"]
)
def test_a_group_of_skills_may_be_a_heading_of_its_own(heading: str) -> None:
    """A resume without a heading for all skills heads their groups; amid a job such a line opens nothing."""
    assert _kinds(f"Anna Novak\n# {heading}\n- Quuxbase\n# EDUCATION\nBSc") == ["top", "skills", "education"]
    assert _kinds(
        f"Anna Novak\n# WORK\n**Acme Ltd\tMay 2020 - Present\nDeveloper\n{heading}\n- Built it.\n# EDUCATION\nBSc"
    ) == [
        "top",
        "experience",
        "education",
    ]


def test_a_subheading_closes_no_job() -> None:
    """The line Highlights in a job belongs to the job."""
    text = "Anna Novak\n# Work\n**Acme Ltd\tMay 2020 - Present\nDeveloper\n**Highlights\n- Built it.\n# Education\nBSc"
    assert _kinds(text) == ["top", "experience", "education"]


def test_underlined_headings_of_plain_text_are_headings() -> None:
    """A rule drawn with hyphens underlines a heading and is no line of its own."""
    assert _kinds("Anna Novak\n\nSummary\n-------\nI build things.\n\nSkills\n------\nPython") == [
        "top",
        "summary",
        "skills",
    ]


def test_a_resume_looks_like_one_and_a_letter_does_not() -> None:
    """Headings, contact data and dated entries make a resume; prose makes a letter."""
    resume = (
        "Anna Novak\nanna@example.org\n# Experience\nDeveloper, Acme\t2020 - 2021\n"
        "# Education\nBSc\t2019\n# Skills\nSQL"
    )
    letter = (
        "Dear hiring manager,\n"
        + "I would like to apply for the position that you have posted on your site today.\n" * 6
    )
    assert likeness(glance(document(resume), vocabulary().lexicon)) > 0.6
    assert likeness(glance(document(letter), vocabulary().lexicon)) < 0.3


def test_headings_may_stand_beside_their_text() -> None:
    """In a column of their own, each level with the first line under it."""
    text = "Anna Novak\nProfile\tI build things.\nExperience\tAcme Ltd, Developer\t2020 - 2024\nSkills\tPython, SQL"
    assert _kinds(text) == ["top", "summary", "experience", "skills"]


def test_two_known_headings_joined_are_of_the_first_kind() -> None:
    """Nobody lists every pair."""
    assert _kinds("Anna Novak\n# Skills & Interests\nPython\n# Publications and Awards\nA paper") == [
        "top",
        "skills",
        "publications",
    ]


def test_a_heading_of_unknown_words_is_known_by_what_stands_under_it() -> None:
    """Titles beside dates make jobs, schools make studies, where no other heading opens those."""
    text = (
        "Anna Novak\n# Profile\nI build things.\n# The road so far\n**Developer, Acme Ltd\t2020 - 2024\n- Built it.\n"
        "# Wisdom\nBSc Physics, University of Northfield\t2016 - 2020\n# Skills\nPython"
    )
    assert _kinds(text) == ["top", "summary", "experience", "education", "skills"]


def test_a_resume_without_headings_has_its_jobs_and_studies() -> None:
    """Dated paragraphs are told apart by the titles and the schools they name."""
    lines = [
        Line(text=text, block=block, bullet=text.startswith("- "))
        for block, paragraph in enumerate(
            [
                ["Anna Novak", "anna@example.org"],
                ["Developer, Acme Ltd", "Oct 2020 - Nov 2024", "- Built it."],
                ["Clerk, Lumen & Oak", "Jan 2018 - Sep 2020", "- Filed."],
                ["BSc Physics, University of Northfield", "2014 - 2018"],
                ["Python, SQL"],
            ]
        )
        for text in paragraph
    ]
    lexicon = vocabulary().lexicon
    found = rows.rows(Document(name="resume.txt", type="text", lines=tuple(lines)), lexicon)
    cut = [(each.kind, len(each.rows)) for each in sections.split(found, lexicon)]
    assert cut == [("top", 2), ("experience", 3), ("experience", 3), ("education", 2), ("top", 1)]


def test_a_line_of_technologies_among_jobs_opens_no_section() -> None:
    """Jobs that follow it are still jobs."""
    text = (
        "Anna Novak\n# Work\n**Developer, Acme Ltd\t2020 - 2024\n- Built it.\n**Technologies: Go, SQL\n"
        "**Clerk, Lumen & Oak\t2018 - 2020\n- Filed."
    )
    assert _kinds(text) == ["top", "experience"]


def test_jobs_under_a_heading_that_was_not_legible_are_jobs() -> None:
    """A scan may lose a heading in white on black: what is dated beside titles is work all the same."""
    text = (
        "Anna Novak\n# Skills\nPython\n**Developer, Acme Ltd\t2020 - 2024\n- Built it.\n"
        "**Clerk, Lumen & Oak\t2018 - 2020\n- Filed.\n**BSc Physics, University of Northfield\t2014 - 2018"
    )
    assert _kinds(text) == ["top", "skills", "experience", "education"]


def test_a_rule_read_as_a_sign_hides_no_heading() -> None:
    """A dot at the end of a heading's line says nothing."""
    assert _kinds("Anna Novak\nExperience\t\N{BULLET}\nDeveloper, Acme Ltd\t2020 - 2024") == ["top", "experience"]
