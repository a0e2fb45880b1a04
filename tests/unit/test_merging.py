"""Several papers of one person become one record: agreement is evidence, difference is kept and shown."""

from datetime import date
from typing import Any

import pytest

from parsers.merging import merged
from parsers.records import (
    Applicant,
    Claim,
    Defect,
    DegreeLevel,
    Education,
    Evidence,
    Language,
    Position,
    Project,
    Skill,
    SkillLevel,
)

AS_OF = date(2026, 11, 1)


def proof(document: str, text: str = "line") -> Evidence:
    """Give evidence in a document."""
    return Evidence(document=document, page=1, line=1, start=0, end=len(text), text=text, rule="rule")


def claim(value: str, document: str = "cv.pdf", confidence: float = 0.5) -> Claim:
    """Give a claim read in a document."""
    return Claim(value=value, evidence=(proof(document, value),), confidence=confidence)


def job(title: str, company: str, start: str | None, end: str | None, document: str = "cv.pdf") -> Position:
    """Give a position read in a document."""
    return Position(title=title, company=company, start=start, end=end, evidence=(proof(document, company),))


def values(person: Applicant) -> list[tuple[str, list[str]]]:
    """Give the conflicts as field and values."""
    return [(each.field, [one.value for one in each.claims]) for each in person.conflicts]


def test_one_paper_stays_as_it_is() -> None:
    """Nothing is changed where there is nothing to merge."""
    person = Applicant(name=claim("Jane Roe"), total_years=3.0)
    assert merged([person], AS_OF) is person


def test_what_two_papers_say_alike_has_the_evidence_of_both() -> None:
    """The first wording counts, and no conflict is made of other spellings."""
    one = Applicant(name=claim("Jane Roe", confidence=0.7), email=claim("jane@example.org"), location=claim("Berlin"))
    other = Applicant(
        name=claim("ROE, Jane", "mail"), email=claim("Jane@Example.org", "mail"), location=claim("Berlin, DE", "mail")
    )
    found = merged([one, other], AS_OF)
    assert found.name is not None
    assert (found.name.value, found.name.confidence) == ("Jane Roe", 0.7)
    assert [mark.document for mark in found.name.evidence] == ["cv.pdf", "mail"]
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("name", "Jane Roe", "Jane Doe"),
        ("email", "jane@example.org", "jane@example.net"),
        ("phone", "+14155550109", "+14155550110"),
        ("location", "Berlin", "Hamburg, Germany"),
        ("availability", "from 1 March", "notice period: three months"),
        ("work_authorisation", "EU work permit", "needs a visa"),
    ],
)
def test_what_two_papers_say_differently_is_a_conflict_that_keeps_both(field: str, one: str, other: str) -> None:
    """The record holds the weightier paper's value; the conflict holds both with their evidence."""
    first: dict[str, Any] = {field: claim(one)}
    second: dict[str, Any] = {field: claim(other, "mail")}
    found = merged([Applicant(**first), Applicant(**second)], AS_OF)
    assert getattr(found, field).value == one
    assert values(found) == [(field, [one, other])]
    assert [each.evidence[0].document for each in found.conflicts[0].claims] == ["cv.pdf", "mail"]


def test_what_only_a_later_paper_says_is_taken() -> None:
    """A letter adds the number that the resume lacks."""
    found = merged([Applicant(name=claim("Jane Roe")), Applicant(phone=claim("+14155550109", "mail"))], AS_OF)
    assert found.phone is not None
    assert found.conflicts == ()


def test_an_old_and_a_new_resume_have_each_position_once() -> None:
    """Positions that both tell of are one, filled up from the other; those of only one are kept."""
    new = Applicant(
        positions=(job("Lead", "Acme", "2022-01", "present"), job("Developer", "Tinker GmbH", "2019", "2021-12"))
    )
    old = Applicant(
        positions=(
            job("Developer", "Tinker", "2019-04", "2021-12", "old.pdf"),
            job("Intern", "Gizmo", "2017-01", "2018-12", "old.pdf"),
        )
    )
    found = merged([new, old], AS_OF)
    assert [(each.title, each.company, each.start, each.end) for each in found.positions] == [
        ("Lead", "Acme", "2022-01", "present"),
        ("Developer", "Tinker GmbH", "2019-04", "2021-12"),
        ("Intern", "Gizmo", "2017-01", "2018-12"),
    ]
    assert [mark.document for mark in found.positions[1].evidence] == ["cv.pdf", "old.pdf"]
    assert found.conflicts == ()
    assert found.total_years == 9.67
    assert [(gap.start, gap.end) for gap in found.gaps] == [("2019-01", "2019-03")]


def test_a_translated_resume_adds_no_positions() -> None:
    """Both dates by the month are one position, whatever its words; and other words are no conflict."""
    english = Applicant(positions=(job("Software Developer", "Vienna University", "2019-04", "2021-12"),))
    german = Applicant(positions=(job("Softwareentwickler", "Universität Wien", "2019-04", "2021-12", "de.pdf"),))
    found = merged([english, german], AS_OF)
    assert [each.title for each in found.positions] == ["Software Developer"]
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("Developer", "2019-01", "2021-12"),
        ("Developer", "2019-04", "2022-02"),
        ("Developer", "2019-04", "present"),
        ("Lead Engineer and Developer of Tools", "2019-04", "2021-12"),
    ],
)
def test_a_position_told_differently_is_a_conflict(title: str, start: str, end: str) -> None:
    """Other dates, or another title of words in common, are shown with both papers' words."""
    one = job("Senior Developer", "Acme", "2019-04", "2021-12")
    other = job(title if title != "Developer" else "Senior Developer", "Acme", start, end, "old.pdf")
    found = merged([Applicant(positions=(one,)), Applicant(positions=(other,))], AS_OF)
    assert len(found.positions) == 1
    ((field, told),) = values(found)
    assert (field, told[0]) == ("positions", "Senior Developer, Acme (2019-04 - 2021-12)")
    assert told[1] != told[0]


def test_two_roles_in_one_company_stay_two() -> None:
    """Each role of one paper is at most one role of the other."""
    roles = (job("Lead", "Acme", "2021-01", "present"), job("Developer", "Acme", "2019-01", "2020-12"))
    found = merged([Applicant(positions=roles), Applicant(positions=roles)], AS_OF)
    assert [each.title for each in found.positions] == ["Lead", "Developer"]
    assert found.total_years == 7.92


def test_education_is_merged_and_its_doubts_are_kept() -> None:
    """The same degree of the same school is one; another year is a conflict; another degree is another course."""
    school = "Hill University"
    one = Education(institution=school, degree="BSc", degree_level=DegreeLevel.BACHELOR, end_year=2015)
    later = Education(institution=f"{school}, London", degree_level=DegreeLevel.BACHELOR, end_year=2016, completed=True)
    more = Education(institution=school, degree="MSc", degree_level=DegreeLevel.MASTER, end_year=2017)
    papers = [
        Applicant(education=(one,), highest_degree=DegreeLevel.BACHELOR, has_bachelor_cs=False),
        Applicant(education=(more, later), highest_degree=DegreeLevel.MASTER, has_bachelor_cs=True),
    ]
    found = merged(papers, AS_OF)
    assert [(each.degree, each.end_year, each.completed) for each in found.education] == [
        ("BSc", 2015, True),
        ("MSc", 2017, None),
    ]
    assert values(found) == [("education", [f"BSc, {school} (2015)", f"{school}, London (2016)"])]
    assert (found.highest_degree, found.has_bachelor_cs) == (DegreeLevel.MASTER, True)


def test_skills_are_stated_once_with_all_evidence() -> None:
    """What one paper only implies, another may state: then the places that state it come first."""
    implied = proof("cv.pdf")._replace(rule="implied_by")
    one = Applicant(
        skills=(
            Skill(name="Python", level=SkillLevel.WORKING, stated_years=3.0, evidence=(proof("cv.pdf"),)),
            Skill(name="SQL", implied=True, evidence=(implied,)),
        )
    )
    other = Applicant(
        skills=(
            Skill(name="SQL", evidence=(proof("mail"),)),
            Skill(name="Python", level=SkillLevel.EXPERT, stated_years=2.0, evidence=(proof("mail"),)),
        )
    )
    python, sql = merged([one, other], AS_OF).skills
    assert (python.years, python.last_used, python.positions) == (None, None, ())
    assert (python.level, python.stated_years, len(python.evidence)) == (SkillLevel.EXPERT, 3.0, 2)
    assert (sql.implied, [mark.document for mark in sql.evidence]) == (False, ["mail", "cv.pdf"])


def workplace(value: str, rule: str, document: str = "cv.pdf") -> Claim:
    """Give where somebody would work."""
    return Claim(value=value, evidence=(proof(document, value)._replace(rule=rule),))


def test_two_wishes_for_a_workplace_stand_together_and_a_refusal_against_a_wish() -> None:
    """Remote in one paper and no move in the other is no conflict; to move and not to move is one."""
    wish = Applicant(workplace=workplace("Remote", "workplace_remote"))
    refusal = Applicant(workplace=workplace("I can't move", "workplace_denied_relocation", "mail"))
    both = merged([wish, refusal], AS_OF)
    assert both.workplace is not None
    assert [mark.rule for mark in both.workplace.evidence] == ["workplace_remote", "workplace_denied_relocation"]
    assert both.conflicts == ()
    mover = Applicant(workplace=workplace("Willing to relocate", "workplace_relocation"))
    assert values(merged([mover, refusal], AS_OF)) == [("workplace", ["Willing to relocate", "I can't move"])]


def used(name: str, *places: int, document: str = "cv.pdf") -> Skill:
    """Give a skill that these positions of its paper name."""
    return Skill(name=name, positions=places, evidence=(proof(document, name),))


def test_use_is_counted_anew_over_the_positions_that_the_papers_have_together() -> None:
    """The union of months: neither the sum of two papers' nor the longer of them."""
    new = Applicant(
        positions=(job("Lead", "Acme", "2024-01", "present"), job("Developer", "Tinker", "2020-01", "2021-12")),
        skills=(used("Python", 0), used("Java", 1), used("Go", 0)),
    )
    old = Applicant(
        positions=(
            job("Developer", "Tinker GmbH", "2020-01", "2021-12", "old.pdf"),
            job("Intern", "Gizmo", "2019-01", "2020-06", "old.pdf"),
        ),
        skills=(used("Python", 0, 1, document="old.pdf"), used("Java", 0, document="old.pdf")),
    )
    found = merged([new, old], AS_OF)
    assert [each.company for each in found.positions] == ["Acme", "Tinker", "Gizmo"]
    assert [(each.name, each.positions, each.years, each.last_used) for each in found.skills] == [
        ("Python", (0, 1, 2), 5.92, "present"),
        ("Java", (1,), 2.0, "2021-12"),
        ("Go", (0,), 2.92, "present"),
    ]


def test_a_position_dated_by_another_paper_dates_the_skills_in_it() -> None:
    """Whatever paper the months come from, they are those of the one position."""
    undated = Applicant(positions=(job("Developer", "Acme", None, None),), skills=(used("Python", 0),))
    dated = Applicant(positions=(job("Developer", "Acme", "2020-01", "2020-12", "old.pdf"),))
    (python,) = merged([undated, dated], AS_OF).skills
    assert (python.years, python.last_used) == (1.0, "2020-12")


def test_languages_projects_and_links_are_each_once() -> None:
    """Another level of a language is a conflict; a project takes what only the other paper tells of it."""
    one = Applicant(
        languages=(Language(name="English", level="B2"), Language(name="German")),
        projects=(Project(name="Tide Table", start="2021"),),
        links=(claim("https://git.example.org/jane"),),
        certifications=(claim("CKA"),),
        unlisted_skills=(claim("Frobnicate"),),
    )
    other = Applicant(
        languages=(Language(name="English", level="C1"), Language(name="German", level="native")),
        projects=(
            Project(name="tide table", description="Tells sailors when to leave.", links=("https://t.example",)),
        ),
        links=(claim("http://www.git.example.org/jane/", "mail"), claim("https://jane.example")),
        certifications=(claim("cka", "mail"),),
        unlisted_skills=(claim("frobnicate", "mail"),),
    )
    found = merged([one, other], AS_OF)
    assert [(each.name, each.level) for each in found.languages] == [("English", "B2"), ("German", "native")]
    assert values(found) == [("languages", ["English B2", "English C1"])]
    (project,) = found.projects
    assert (project.name, project.start, project.links) == ("Tide Table", "2021", ("https://t.example",))
    assert project.description == "Tells sailors when to leave."
    assert [each.value for each in found.links] == ["https://git.example.org/jane", "https://jane.example"]
    assert (len(found.certifications), len(found.unlisted_skills)) == (1, 1)


def test_doubts_about_each_paper_stay() -> None:
    """The defects of all papers are listed, each once."""
    doubt = Defect(code="undated_position", detail="A position states no dates.", document="cv.pdf")
    other = Defect(code="undated_position", detail="A position states no dates.", document="old.pdf")
    found = merged([Applicant(defects=(doubt,)), Applicant(defects=(doubt, other))], AS_OF)
    assert found.defects == (doubt, other)
