"""What counts when skills are recognised in single lines and in work samples."""

import io
import zipfile

import pytest

from benchmarks import lines, samples, scoring
from benchmarks.lines import SEEN, UNSEEN, Case, resume
from benchmarks.scoring import Tally
from intake import vocabulary
from parsers.records import Skill, SkillLevel
from tests.mails import archive, projects
from tests.mails.projects import described

CANONICAL = scoring.alike(vocabulary.load().skills)
PROJECT = """\
##### ferry | Ada Quill | ada.quill@example.org | - | txt:warehouse
must: Python, Postgres
not: Kafka
subject: My application
Dear team,

please see below.
+++ tgz inner.tar.gz top=inner in=outer.zip
=== run.sh
echo
+++ zip outer.zip top=ferry
=== app.py enc=latin-1
name = "Zoë"
=====
=== empty.py
!!! macosx app.py
!!! text notes/list.txt "two words" three
+++ file query.sql type=text/x-sql
select 1;
"""


def case(context: str, *, text: str = "Go and Rust", level: dict[str, str] | None = None) -> Case:
    """Return a line that claims Go and PostgreSQL, and in which Rust and Swift are no skills."""
    claimed, others = frozenset({"Go", "PostgreSQL"}), frozenset({"Rust", "Swift"})
    return Case(id="1", context=context, text=text, skills=claimed, not_skills=others, level=level or {})


@pytest.mark.parametrize("context", sorted({each.context for path in (SEEN, UNSEEN) for each in lines.cases(path)}))
def test_a_line_stands_once_in_its_resume(context: str) -> None:
    """Whatever its place, the line is a line of the resume, and headings and name stay."""
    made = resume(case(context)).splitlines()
    assert sum(line.removeprefix("- ") == "Go and Rust" for line in made) == 1
    assert {"Alex Example", "SKILLS", "EXPERIENCE", "EDUCATION"} <= set(made)


def test_every_line_of_a_list_becomes_an_item() -> None:
    """Of a text of several lines, each is an item of the job."""
    made = resume(case("bullet", text="Go\nRust")).splitlines()
    assert {"- Go", "- Rust"} <= set(made)


def test_a_place_that_is_not_known_is_told() -> None:
    """A line whose place is misspelt is not read as if it stood elsewhere."""
    with pytest.raises(KeyError):
        resume(case("footer"))


def test_names_of_a_line_are_right_wrong_or_missed() -> None:
    """A name is right by any of its spellings; names in neither list, and implied ones, do not count."""
    found = [Skill(name="Golang"), Skill(name="Rust"), Skill(name="Python"), Skill(name="Swift", implied=True)]
    told = lines.outcome(case("prose"), found, CANONICAL)
    assert [set(told.right), set(told.wrong), set(told.missed)] == [{"Go"}, {"Rust"}, {"PostgreSQL"}]
    assert told.tally == lines.total([told]) == Tally(1, 1, 1)
    assert len(lines.mistakes([told])) == 2


def test_a_level_counts_where_the_skill_is_found() -> None:
    """A skill that was missed is not missed once more for its level."""
    stated = case("prose", level={"Go": "good", "PostgreSQL": "basic"})
    for level, tally in (
        (SkillLevel.PROFICIENT, Tally(1)),
        (SkillLevel.EXPERT, Tally(missed=1)),
        (None, Tally(missed=1)),
    ):
        assert lines.outcome(stated, [Skill(name="Go", level=level)], CANONICAL).levels == tally


def test_two_names_of_one_thing_are_one() -> None:
    """Names that the vocabulary keeps apart and people do not are compared as one; others are not."""
    assert CANONICAL("Shell") == CANONICAL("Bash")
    assert CANONICAL("Swagger") == CANONICAL("OpenAPI")
    assert CANONICAL("Java") != CANONICAL("JavaScript")
    assert CANONICAL("AngularJS") != CANONICAL("Angular")


def test_skills_of_samples_are_found_or_not_claimed() -> None:
    """Found is what the samples show, by any spelling; what is foreign counts against only if it is claimed."""
    (known,) = described(PROJECT)
    told = samples.outcome(known, ["PostgreSQL", "Apache Kafka", "Django"], CANONICAL)
    assert [set(told.missed), set(told.claimed)] == [{"Python"}, {"Kafka"}]
    assert samples.totals([told]) == (Tally(right=1, missed=1), Tally(missed=1))
    assert samples.totals([samples.outcome(known, [], CANONICAL)]) == (Tally(missed=2), Tally(right=1))


def test_a_description_becomes_what_it_describes() -> None:
    """Head, body and files are as written; an archive that lies in another is no file of its own."""
    (known,) = described(PROJECT)
    assert (known.subject, known.shown, known.foreign) == ("My application", ("Python", "Postgres"), ("Kafka",))
    assert known.body == "Dear team,\n\nplease see below.\n"
    assert [file.name for file in known.samples] == ["outer.zip", "query.sql"]
    assert known.samples[1].content == b"select 1;\n"
    assert known.samples[1].content_type == "text/x-sql"


def test_an_archive_holds_its_members() -> None:
    """Members lie in the folder of the archive, those of a leading slash and whole archives beside it."""
    (known,) = described(PROJECT)
    with zipfile.ZipFile(io.BytesIO(known.samples[0].content)) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    assert members["ferry/app.py"] == 'name = "Zoë"\n=====\n'.encode("latin-1")
    assert members["ferry/empty.py"] == b""
    assert members["ferry/notes/list.txt"] == b"two words\nthree\n"
    assert "__MACOSX/._app.py" in members
    assert samples.unpack(members["inner.tar.gz"]) == len("echo\n")


@pytest.mark.parametrize("kind", archive.CONTENT_TYPES)
def test_unpacking_takes_everything_out(kind: str) -> None:
    """The time that reading is compared with is that of taking out every byte."""
    assert samples.unpack(archive.packed(kind, [("a/one.py", b"x" * 300), ("b.py", b"y" * 45)])) == 345


@pytest.mark.parametrize("name", samples.NAMES)
def test_what_is_asked_for_can_be_found(name: str) -> None:
    """Every skill that lines claim and samples show is one of the vocabulary, and is not asked for both ways."""
    known = vocabulary.load().skills.skills
    for line in lines.cases(lines.FOLDER / f"{name}.jsonl"):
        assert {each for each in line.skills if CANONICAL(each) not in known} == set(), line.id
        assert set(map(CANONICAL, line.skills)) & set(map(CANONICAL, line.not_skills)) == set(), line.id
    for each in projects.cases(name):
        assert {skill for skill in each.shown if CANONICAL(skill) not in known} == set(), each.id
        assert set(map(CANONICAL, each.shown)) & set(map(CANONICAL, each.foreign)) == set(), each.id
