"""What a posting asks for is checked whole before anything starts."""

from pathlib import Path

import pytest

from intake import config
from intake.config import ConfigError
from parsers.records import DegreeLevel, Depth, PlaceNeed, SkillNeed

PREFIX = "[postings.p.requirements.r]\ntext = 'T'\n"


def load(tmp_path: Path, text: str, **environment: str) -> config.Config:
    """Load a configuration with a posting and this text."""
    path = tmp_path / "config.toml"
    path.write_text(f"[postings.p]\ntitle = 'Title'\n{text}", encoding="utf-8")
    return config.load(path, environment)


def test_requirements_are_records_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Each table is one requirement; its name is the id."""
    text = (
        "[postings.p.requirements.z]\ntext = 'Knows Git.'\nskills = [{ names = ['Git'], depth = 'known' }]\n"
        "[postings.p.requirements.a]\ntext = 'A degree.'\ndegree = { level = 'master' }\n"
        "[postings.p.requirements.m]\ntext = 'In Bonn.'\nplace = { areas = ['Bonn'] }\n"
    )
    (posting,) = load(tmp_path, text).posting_records()
    skill, degree, place = posting.requirements
    assert [each.id for each in posting.requirements] == ["z", "a", "m"]
    assert skill.skills == (SkillNeed(names=("Git",), depth=Depth.KNOWN),)
    assert degree.degree is not None
    assert degree.degree.level is DegreeLevel.MASTER
    assert place.place == PlaceNeed(areas=("Bonn",))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("skills = [{ names = ['Djnago'] }]\n", 'r.skills[0].names: the vocabulary has no skill "Djnago"; is "Django"'),
        (
            "skills = [{ names = ['Git'], similar = ['SVV'] }]\n",
            'r.skills[0].similar: the vocabulary has no skill "SVV"',
        ),
        (
            "skills = [{ kinds = ['templates'] }]\n",
            'r.skills[0].kinds: the vocabulary has no kind of skills "templates"',
        ),
        ("skills = [{ similar = ['Git'] }]\n", "r.skills[0]: names or kinds are expected"),
        ("skills = [{ name = ['Git'] }]\n", "r.skills[0].name: there is no such key; known are names, kinds"),
        (
            "skills = [{ names = ['Git'], depth = 'deep' }]\n",
            "r.skills[0].depth: invalid enum value 'deep'; known are familiar, known, used, strong",
        ),
        ("skills = 'Git'\n", "r.skills: expected"),
        (
            "degree = { level = 'bsc' }\n",
            "r.degree.level: invalid enum value 'bsc'; known are highschool, associate, bachelor",
        ),
        ("degree = { field = ['computing'] }\n", "r.degree.field: there is no such key; known are level, fields"),
        ("experience = { backend = true }\n", "r.experience: object missing required field `years`"),
        ("experience = { years = 0 }\n", "r.experience.years: a number above 0"),
        ("experience = { years = nan }\n", "r.experience.years: a number above 0"),
        ("experience = { years = inf }\n", "r.experience.years: a number above 0"),
        ("experience = { years = 1, titles = [''] }\n", "r.experience.titles: a text of the list is empty"),
        ("degree = { fields = ['computing', ' '] }\n", "r.degree.fields: a text of the list is empty"),
        ("place = { areas = [''] }\n", "r.place.areas: a text of the list is empty"),
        ("language = { name = 'xx' }\n", 'r.language.name: the vocabulary has no language "xx"; known are '),
        ("place = { }\n", "r.place: areas, or remote = true"),
        (
            "language = { name = 'German' }\n",
            "r.language.name: the code of a language (ISO 639), such as de, is expected",
        ),
        ("language = { name = 'de', level = 'fluent' }\n", "r.language.level: one of A1"),
        ("", "r: one of skills, degree, experience, place, language is expected, and just one; there is none"),
        ("degree = { }\nplace = { remote = true }\n", "there is degree and place"),
        ("id = 'x'\ndegree = { }\n", "r.id: the id is the name of the table"),
        ("degrees = { }\n", "r.degrees: there is no such key"),
    ],
)
def test_a_wrong_requirement_is_one_line_that_names_it(tmp_path: Path, text: str, named: str) -> None:
    """The line names the file, the key and what is wrong with it; a name that is nearly right is suggested."""
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, PREFIX + text)
    line = str(caught.value)
    assert line.startswith(f"{tmp_path / 'config.toml'}: postings.p.requirements.")
    assert named in line
    assert "\n" not in line


def test_a_requirement_without_words_is_refused(tmp_path: Path) -> None:
    """A recruiter must see what is answered."""
    with pytest.raises(ConfigError, match=r"requirements\.r: object missing required field `text`"):
        load(tmp_path, "[postings.p.requirements.r]\ndegree = { }\n")
    with pytest.raises(ConfigError, match=r"requirements\.r\.text: the words of the posting"):
        load(tmp_path, "[postings.p.requirements.r]\ntext = ' '\ndegree = { }\n")


@pytest.mark.parametrize("name", ["'a=b'", "'a b'", "Python", "x" * 65, "''"])
def test_an_id_is_a_plain_word(tmp_path: Path, name: str) -> None:
    """It is typed on the command line: `--requirement python=shown`."""
    with pytest.raises(ConfigError, match="a name of small letters, digits, - and _ is expected"):
        load(tmp_path, f"[postings.p.requirements.{name}]\ntext = 'T'\ndegree = {{ }}\n")


@pytest.mark.parametrize("name", ["'P 2'", "Backend", "x" * 65, "''"])
def test_an_id_of_a_posting_is_a_plain_word(tmp_path: Path, name: str) -> None:
    """It is typed on the command line and stored, as that of a requirement is."""
    with pytest.raises(ConfigError, match=r"postings\..*: a name of small letters, digits, - and _ is expected"):
        load(tmp_path, f"[postings.{name}]\ntitle = 'T'\n")


def test_a_language_that_is_known_may_be_asked_for(tmp_path: Path) -> None:
    """By its code."""
    assert load(tmp_path, PREFIX + "language = { name = 'de', level = 'B2' }\n").posting_records()


def test_two_requirements_of_one_name_are_refused(tmp_path: Path) -> None:
    """Ids are unique, which TOML sees to."""
    with pytest.raises(ConfigError, match="is no valid TOML"):
        load(tmp_path, PREFIX + "degree = { }\n" + PREFIX + "degree = { }\n")


def test_a_requirement_can_be_changed_from_the_environment(tmp_path: Path) -> None:
    """As any other key."""
    changed = load(
        tmp_path, PREFIX + "experience = { years = 3 }\n", INTAKE_POSTINGS__P__REQUIREMENTS__R__EXPERIENCE__YEARS="5"
    )
    ((found,),) = [posting.requirements for posting in changed.posting_records()]
    assert found.experience is not None
    assert found.experience.years == 5
