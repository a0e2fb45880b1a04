"""The JSON of a person: keys that scripts outside this project read."""

from intake.jsonl import applicant
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

SHOWN = Evidence("shop.zip", 1, 7, 0, 6, "import django", "import", Section.SAMPLE, "shop/models.py")
LISTED = Evidence("resume.pdf", 2, 9, 0, 6, "Python", "listed", Section.SKILLS)


def test_a_skill_says_how_long_how_well_and_what_shows_it() -> None:
    """Each key is there for every skill; unknown is null or an empty list."""
    python = Skill(
        name="Python",
        kind="language",
        years=4.5,
        last_used="2026-03",
        level=SkillLevel.EXPERT,
        stated_years=6.0,
        positions=(0, 2),
        evidence=(LISTED, SHOWN),
    )
    found, bare = applicant(Applicant(skills=(python, Skill(name="Go"))))["skills"]
    evidence = found.pop("evidence")
    assert found == {
        "name": "Python",
        "kind": "language",
        "implied": False,
        "years": 4.5,
        "months": 54,
        "last_used": "2026-03",
        "level": "expert",
        "stated_years": 6.0,
        "positions": [0, 2],
        "sections": ["skills", "sample"],
        "samples": ["shop.zip"],
    }
    assert (evidence[0]["section"], evidence[0]["path"]) == ("skills", None)
    assert (evidence[1]["section"], evidence[1]["path"], evidence[1]["line"]) == ("sample", "shop/models.py", 7)
    assert (bare["months"], bare["level"], bare["positions"], bare["samples"]) == (None, None, [], [])


def test_a_work_sample_says_what_it_is_and_shows() -> None:
    """Of source code the counts and languages are given; a link has none."""
    code = SourceCode(files=2, vendored=9, languages=(LanguageShare("Python", 2, 120),))
    summary = Claim(value="A shop.", evidence=(SHOWN,))
    samples = (
        WorkSample(name="shop.zip", kind="source", source=code, skills=("Django",), summary=summary),
        WorkSample(name="https://example.org/ada", kind="link"),
    )
    shop, link = applicant(Applicant(samples=samples))["samples"]
    assert shop["source"] == {
        "files": 2,
        "vendored": 9,
        "generated": 0,
        "tests": 0,
        "migrations": 0,
        "templates": 0,
        "languages": [{"language": "Python", "files": 2, "size_bytes": 120}],
    }
    assert (shop["name"], shop["kind"], shop["skills"], shop["summary"]) == (
        "shop.zip",
        "source",
        ["Django"],
        "A shop.",
    )
    assert (link["source"], link["summary"], link["skills"]) == (None, None, [])


def test_where_someone_would_work_is_told_with_its_evidence() -> None:
    """Remote, hybrid or on site stands as it was written."""
    found = applicant(Applicant(workplace=Claim(value="remote", evidence=(LISTED,))))
    assert found["workplace"] == "remote"
    assert found["evidence"]["workplace"][0]["document"] == "resume.pdf"
    assert applicant(Applicant())["workplace"] is None
