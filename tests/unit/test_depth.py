"""One line tells how long and how well a skill is had, and what shows it."""

import pytest

from intake.depth import months, sample_line, sections, shown_by, skill_line
from parsers.records import (
    Applicant,
    Claim,
    Evidence,
    LanguageShare,
    Section,
    Skill,
    SkillLevel,
    SourceCode,
    WorkSample,
)


def mark(text: str, section: Section, document: str = "resume.pdf", path: str = "", rule: str = "listed") -> Evidence:
    """Give evidence that takes a whole line."""
    return Evidence(document, 1, 3, 0, len(text), text, rule, section, path)


LISTED = mark("Python", Section.SKILLS)
CODE = [mark("import django", Section.SAMPLE, "shop.zip", f"{n}.py") for n in range(5)]


@pytest.mark.parametrize(
    ("skill", "line"),
    [
        (
            Skill(
                name="Python",
                years=4.5,
                last_used="2026-03",
                level=SkillLevel.EXPERT,
                positions=(0, 1, 3),
                evidence=(LISTED, CODE[0]),
            ),
            "Python: 54 months, last 2026-03, expert; used in 3 positions; shown in shop.zip: 0.py",
        ),
        (Skill(name="Redis", evidence=(LISTED,)), "Redis: stated, undated"),
        (
            Skill(name="Redis", level=SkillLevel.BASIC, stated_years=2.5, evidence=(LISTED,)),
            "Redis: stated, undated, basic, 2.5 years stated",
        ),
        (Skill(name="PHP", positions=(0,), evidence=(LISTED,)), "PHP: stated, undated; used in 1 position"),
        (
            Skill(name="Django", evidence=tuple(CODE)),
            "Django: shown in shop.zip: 0.py, shop.zip: 1.py, shop.zip: 2.py and 2 more",
        ),
        (
            Skill(
                name="Git",
                implied=True,
                years=1.0,
                last_used="present",
                evidence=(mark("GitLab CI", Section.SKILLS), mark("GitHub", Section.SKILLS)),
            ),
            "Git: implied by GitLab CI, GitHub; 12 months, last present",
        ),
        (Skill(name="SQL", implied=True), "SQL: implied"),
    ],
)
def test_a_skill_in_one_line(skill: Skill, line: str) -> None:
    """Use, level, positions and samples; one that is only listed, or implied, is called so."""
    assert skill_line(skill) == line


def test_a_work_sample_in_one_line() -> None:
    """What is the person's own is counted first, and what came along is told apart."""
    source = SourceCode(
        files=12,
        vendored=400,
        tests=4,
        migrations=2,
        languages=(LanguageShare("Python", 9, 1000), LanguageShare("HTML", 3, 10)),
    )
    sample = WorkSample(
        name="shop.zip",
        kind="source",
        source=source,
        skills=("Django", "MySQL"),
        summary=Claim(value="A small shop.", evidence=()),
    )
    assert sample_line(sample) == (
        "shop.zip (source): 12 own files (Python 9, HTML 3), 4 tests, 2 migrations, 400 vendored;"
        " shows Django, MySQL; A small shop."
    )
    assert sample_line(WorkSample(name="https://example.org/ada", kind="link")) == "https://example.org/ada (link)"


def test_where_a_skill_is_stated_and_shown() -> None:
    """Months are those of the years; parts and samples are named once."""
    skill = Skill(name="Django", years=2.42, evidence=(LISTED, *CODE))
    person = Applicant(skills=(skill,), samples=(WorkSample(name="blog.zip", kind="source", skills=("Django",)),))
    assert months(skill) == 29
    assert months(Skill(name="Go")) is None
    assert sections(skill) == [Section.SKILLS, Section.SAMPLE]
    assert shown_by(person, skill) == ["shop.zip", "blog.zip"]
