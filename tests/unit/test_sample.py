"""A work sample becomes skills with evidence: the best places first, and nothing of what it denies or plans."""

from dataclasses import replace

import pytest

from intake import vocabulary
from parsers import sample
from parsers.records import Claim, Document, Evidence, LanguageShare, Line, Section, SourceCode, Trace
from parsers.sources import traces

VOCABULARY = vocabulary.load()


def project(files: dict[str, str], readme: str = "", **shares: int) -> Document:
    """Return a document as an archive of files is read. shares: bytes by language."""
    found: list[Trace] = [trace for path, text in files.items() for trace in traces.read(path, text)]
    found += [Trace("language", name, "a", 1, "code", "language") for name in shares]
    lines = tuple(_line(text) for text in readme.splitlines())
    source = SourceCode(
        files=len(files),
        languages=tuple(LanguageShare(name, 1, size) for name, size in shares.items()),
        traces=tuple(found),
        readme_lines=len(lines),
    )
    paths = [*([Line("README.md")] if readme else []), Line("django/kafka.py")]
    return Document(name="work.zip", type="zip", lines=(*lines, *paths), source=source)


def _line(text: str) -> Line:
    if text.startswith("# "):
        return Line(text[2:], heading=1)
    return Line(text.removeprefix("- "), bullet=text.startswith("- "))


def stated(document: Document) -> set[str]:
    """Return the skills that a sample shows, implied ones left out."""
    return {skill.name for skill in sample.read(document, VOCABULARY).skills if not skill.implied}


def test_a_skill_names_file_line_and_rule_the_best_first() -> None:
    """An import comes before a dependency, and each says file, line and words."""
    files = {"requirements.txt": "flask==3\n", "app.py": "import os\nfrom flask import Flask\n"}
    skills = {skill.name: skill for skill in sample.read(project(files), VOCABULARY).skills}
    first, second = skills["Flask"].evidence[:2]
    assert first == Evidence(
        "work.zip", 1, 2, 0, 23, "from flask import Flask", "sample_import", Section.SAMPLE, "app.py"
    )
    assert (second.rule, second.path, second.line) == ("sample_dependency", "requirements.txt", 1)
    assert skills["Python"].implied


def test_what_a_readme_tells_names_its_path() -> None:
    """A skill and the summary that a README tells lead to the line within that file of the archive."""
    found = sample.read(project({}, "# Shop\nA shop for lamps, made with Flask.\n"), VOCABULARY)
    (told,) = next(skill.evidence for skill in found.skills if skill.name == "Flask")
    summary = found.samples[0].summary
    assert summary
    assert (told.path, told.line) == (summary.evidence[0].path, summary.evidence[0].line) == ("README.md", 2)


def test_no_more_than_five_places_of_a_skill() -> None:
    """A tool used everywhere is shown by a few places."""
    files = {f"a{number}.py": "import flask\n" for number in range(20)}
    skills = {skill.name: skill for skill in sample.read(project(files), VOCABULARY).skills}
    assert len(skills["Flask"].evidence) == 5


def test_the_sample_itself_is_recorded() -> None:
    """With its kind, the skills it shows, its first paragraph, and its counts without the traces."""
    readme = "# Shop\nA small shop that sells lamps to hotels.\n- fast"
    found = sample.read(project({"app.py": "import flask\n"}, readme), VOCABULARY).samples[0]
    assert (found.name, found.kind, found.skills) == ("work.zip", "source", ("Flask",))
    assert found.summary is not None
    assert found.summary.value == "A small shop that sells lamps to hotels."
    assert found.source is not None
    assert found.source.traces == ()


def test_templates_of_no_engine_of_their_own_are_the_frameworks() -> None:
    """`{% extends %}` alone is Django's beside Django, Jinja's beside Flask, and nobody's alone."""
    page = {"templates/a.html": '{% extends "b.html" %}'}
    assert "Django Templates" in stated(project({**page, "a.py": "import django.urls"}))
    assert "Jinja" in stated(project({**page, "a.py": "import flask"}))
    assert stated(project(page)) == set()


def test_a_language_needs_a_real_share() -> None:
    """A line or two of a language beside thousands show nothing; a small work shows its own language."""
    assert stated(project({}, Python=90_000, JavaScript=40)) == {"Python"}
    assert stated(project({}, JavaScript=40)) == {"JavaScript"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Unlike Django, it has no admin pages.",
        "The queue could move to Kafka later.",
        "Planned: a React front end.",
        "Without Docker, as the host has none.",
        "Inspired by Ruby on Rails.",
        "A table instead of MongoDB.",
        "Ported from PHP two years ago.",
        "We talked about Kafka and decided against it.",
        "MongoDB was not considered.",
        "Ohne Django und nicht mit React gebaut.",
        "Contrairement à Django, il est petit.",
        "The old loader in Java is lost.",
        "Redis: no.",
        "PHP was replaced.",
        "- see django/kafka.py",
        "    $ docker run mysql",
    ],
)
def test_what_a_readme_denies_or_plans_is_not_shown(sentence: str) -> None:
    """Comparisons, plans, what was dropped, commands and paths are none of the work's tools."""
    assert stated(project({}, sentence)) == set()


def test_a_readme_shows_what_the_work_was_made_with() -> None:
    """Its own words count, sections of plans and blocks of code do not."""
    readme = "Made with Flask and MySQL.\n```\npip install celery\n```\n# Roadmap\n- Kafka\n# Setup\nRuns on Redis."
    assert stated(project({}, readme)) == {"Flask", "MySQL", "Redis"}


def test_own_packages_are_no_libraries() -> None:
    """A package of the project's own hides one of the same name that could be installed."""
    document = project({"app.py": "import channels.models\nimport redis\n"})
    document = replace(document, lines=(*document.lines, Line("work/channels/__init__.py")))
    assert stated(document) == {"Redis"}


def test_what_replaced_something_is_shown() -> None:
    """Of what was replaced and what came for it, the second counts."""
    assert stated(project({}, "We replaced the old PHP code with Django.")) == {"Django"}


def test_a_paper_is_a_sample_too() -> None:
    """A description of a project shows what it says was used."""
    lines = (Line("We built the depot system with Flask and MySQL."), Line("Unlike Django, it has no admin."))
    found = sample.read(Document(name="depot.pdf", type="pdf", lines=lines), VOCABULARY)
    assert {skill.name for skill in found.skills if not skill.implied} == {"Flask", "MySQL"}
    assert {mark.section for skill in found.skills for mark in skill.evidence} == {Section.SAMPLE}
    assert found.samples[0].kind == "paper"


def test_links_to_work_are_recorded() -> None:
    """Repositories and portfolios are work samples by their address or their label; profiles elsewhere are none."""

    def claim(value: str, text: str) -> Claim:
        return Claim(value=value, evidence=(Evidence("cv.pdf", 1, 1, 0, len(text), text, "link"),))

    found = [
        claim("https://github.com/a/shop", "github.com/a/shop"),
        claim("https://a.example", "Portfolio: https://a.example"),
        claim("https://b.example", "Arbeitsproben: https://b.example"),
        claim("https://c.example", "Réalisations : https://c.example"),
        claim("https://d.example", "Blog: https://d.example"),
        claim("https://linkedin.com/in/a", "https://linkedin.com/in/a"),
    ]
    links = sample.links(found, VOCABULARY.lexicon)
    own = ["https://a.example", "https://b.example", "https://c.example"]
    assert [each.name for each in links] == ["https://github.com/a/shop", *own]
    assert {each.kind for each in links} == {"link"}
