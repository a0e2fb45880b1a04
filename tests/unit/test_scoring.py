"""What counts as right, spurious and missed when predictions are scored."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import likeness
from benchmarks.quality import OWN
from benchmarks.scoring import ACCURACIES, FIELDS, Tallies, Tally, faults, figure, names_of, score, total
from benchmarks.truth import (
    Course,
    FoundCourse,
    FoundJob,
    Job,
    Person,
    Place,
    Prediction,
    QualityError,
    Truth,
    Visible,
    truths,
)
from intake import vocabulary

NAMES = names_of(vocabulary.load().skills)
JOB = Job(company="Lumen & Oak GmbH", title="Backend Developer", start="2019-04", end="present")
COURSE = Course(institution="University of Northfield", degree_level="bachelor", field="Physics", end_year=2018)
FOUND_JOB = FoundJob(company="Lumen & Oak", title="backend developer", start="2019-04", end="present")


def scored(found: Prediction, visible: Visible, person: Person | None = None) -> Tallies:
    """Score a prediction for a file that tells what is visible."""
    return score(Truth(file="a.pdf", truth=person or Person(), visible=visible), found, NAMES)


def test_what_is_true_is_right_throughout() -> None:
    """A prediction that repeats what the files of the project tell has no mistake, and its figures are 1."""
    told = total(score(truth, repeated(truth), NAMES) for truth in truths(OWN / "truth.jsonl"))
    assert {field for field, tally in told.items() if faults(field, tally)} == set()
    assert {figure(field, tally) for field, tally in told.items()} == {1.0, 0.0}  # 0: the share of false skills
    assert set(told) == {*FIELDS, *ACCURACIES}


def repeated(truth: Truth) -> Prediction:
    """Make the best prediction of a file."""
    person, visible = truth.truth, truth.visible
    return Prediction(
        name=person.name if visible.name else None,
        email=person.email if visible.email else None,
        phone=person.phone if visible.phone else None,
        links=[*visible.links, *visible.links_text],
        location=person.location.city if visible.location else None,
        skills=list(visible.skills),
        work=[FoundJob(title=job.title, company=job.company, start=job.start, end=job.end) for job in visible.work],
        education=[
            FoundCourse(
                institution=each.institution, degree_level=each.degree_level, field=each.field, end_year=each.end_year
            )
            for each in visible.education
        ],
        total_years=person.total_years,
        years_backend=person.years_backend,
        highest_degree=person.highest_degree,
        has_bachelor_cs=person.has_bachelor_cs,
    )


def test_a_wrong_value_is_spurious_and_the_true_one_missed() -> None:
    """A wrong name costs precision and recall, none at all only recall; what a file does not tell is not asked."""
    person, visible = Person(name="Zoë Łukasik"), Visible(email=False, phone=False, location=False)
    assert scored(Prediction(name="ZOE LUKASIK"), visible, person)["name"] == Tally(right=1)
    assert scored(Prediction(name="Curriculum Vitae"), visible, person)["name"] == Tally(spurious=1, missed=1)
    assert scored(Prediction(), visible, person)["name"] == Tally(missed=1)
    assert "name" not in scored(Prediction(name="Zoë Łukasik"), replace(visible, name=False), person)


def test_a_number_without_its_country_code_is_found_but_not_in_e164() -> None:
    """The last nine digits make the number; the country code is asked for apart."""
    person, visible = Person(phone="+4915123450717"), Visible(name=False, email=False, location=False)
    national = scored(Prediction(phone="0151 23450717"), visible, person)
    assert (national["phone"], national["phone_e164"]) == (Tally(right=1), Tally(missed=1))
    assert scored(Prediction(phone="+49 151 23450717"), visible, person)["phone_e164"] == Tally(right=1)


def test_a_position_is_whole_only_with_title_and_dates() -> None:
    """Companies meet without their legal form; a wrong month makes the position found, but not whole."""
    visible = Visible(work=(JOB,))
    assert scored(Prediction(work=[FOUND_JOB]), visible)["work_full"] == Tally(right=1)
    late = scored(Prediction(work=[replace(FOUND_JOB, start="2019-05")]), visible)
    assert (late["work"], late["work_full"]) == (Tally(right=1), Tally(spurious=1, missed=1))
    assert late["work_start"] == Tally(missed=1)
    by_year = scored(Prediction(work=[replace(FOUND_JOB, start="2019")]), Visible(work=(replace(JOB, gran="year"),)))
    assert by_year["work_full"] == Tally(right=1)


def test_a_course_may_stand_within_a_longer_line() -> None:
    """An institution in a line of less than twice its length is found; level, field and year are asked for then."""
    found = FoundCourse(
        institution="University of Northfield, UK", degree="B.Sc.", field="Applied Physics", end_year=2017
    )
    told = scored(Prediction(education=[found]), Visible(education=(COURSE,)))
    assert told["education"] == told["edu_level"] == told["edu_field"] == Tally(right=1)
    assert told["edu_year"] == Tally(missed=1)


def test_skills_meet_by_any_spelling_and_traps_count_against_them() -> None:
    """`Postgres` is PostgreSQL; a skill told elsewhere and a language are no mistake; a word in prose is one."""
    person = Person(skills=("PostgreSQL", "Django", "AWS"), skills_listed=("PostgreSQL",), languages=("English",))
    visible = Visible(skills=("PostgreSQL", "Django"), distractors=("Ruby",))
    told = scored(Prediction(skills=["postgres", "AWS", "English", "Ruby"]), visible, person)
    assert told["skills"] == Tally(right=1, spurious=1, missed=1)
    assert told["skills_listed"] == Tally(right=1, spurious=1)
    assert told["false_skill"] == Tally(right=1)


def test_another_true_link_is_not_spurious() -> None:
    """A link that is the person's, though not told by this file, counts neither way; scheme and `www.` don't matter."""
    person = Person(links=("https://github.com/zoe", "https://zoe.example.org"))
    told = scored(Prediction(links=["www.github.com/zoe/", "zoe.example.org"]), Visible(links=person.links[:1]), person)
    assert told["links"] == Tally(right=1)


@pytest.mark.parametrize(("years", "right"), [(4.8, True), (5.2, True), (5.3, False), (None, False)])
def test_years_may_be_a_quarter_off(years: float | None, right: bool) -> None:
    """Years of experience are right within the two values that can be meant, and a quarter more."""
    person = Person(total_years=5.0, total_years_low=4.9)
    told = scored(Prediction(total_years=years), Visible(), person)
    assert told["total_years"] == (Tally(right=1) if right else Tally(missed=1))


def test_pairs_are_the_likest() -> None:
    """Of two positions at one company each meets the one with its start."""
    earlier = replace(JOB, start="2015-01", end="2019-03")
    found = [FOUND_JOB, replace(FOUND_JOB, start="2015-01", end="2019-03")]
    assert scored(Prediction(work=found), Visible(work=(earlier, JOB)))["work_full"] == Tally(right=2)
    assert likeness.companies("Lumen & Oak", "Ochre Ltd") < likeness.ALIKE


def test_truth_without_what_is_visible_asks_for_all(tmp_path: Path) -> None:
    """A line may give the truth alone: then all of it is asked for, and the format is that of the name."""
    path = tmp_path / "truth.jsonl"
    path.write_text('{"file": "a.jpg", "truth": {"name": "Zoë", "location": {"city": "Bern"}, "skills": ["Go"]}}')
    (line,) = truths(path)
    assert (line.format, line.is_scan, line.truth.location) == ("scan-jpg", True, Place(city="Bern"))
    assert (line.visible.name, line.visible.email, line.visible.skills) == (True, False, ("Go",))


def test_a_line_that_is_no_truth_is_named(tmp_path: Path) -> None:
    """A wrong line ends the run with its file, its number and what is the matter."""
    path = tmp_path / "truth.jsonl"
    path.write_text('{"file": "a.pdf", "truth": {"name": 7}}')
    with pytest.raises(QualityError, match=r"line 1: .*\$\.truth\.name"):
        truths(path)
