"""From an archive to the skills that it shows."""

from collections.abc import Mapping

import pytest

from intake import vocabulary
from parsers import sample
from tests.unit.containers.archives import zipped
from tests.unit.sources import projects
from tests.unit.sources.test_trees import documents

VOCABULARY = vocabulary.load()


@pytest.mark.parametrize(
    ("files", "shown", "foreign"),
    [
        (projects.DJANGO, {"Python", "Django", "MySQL", "Git", "Django Templates"}, {"Flask", "jQuery", "Chart.js"}),
        (projects.FLASK, {"Python", "Flask", "SQLAlchemy", "JWT", "Docker", "Alembic"}, {"Celery", "Mako"}),
        (projects.FRONT_END, {"JavaScript", "Babel", "Webpack", "Sass"}, {"Axios"}),
        (projects.NOTEBOOKS, {"Python", "pandas", "R", "ggplot2", "SQL"}, {"TensorFlow"}),
        (projects.PHP, {"PHP", "Laravel", "Blade", "Composer"}, {"Symfony"}),
        (projects.JAVA, {"Java", "Maven", "Flyway", "Thymeleaf", "SQL"}, {"Kotlin", "Shell scripting"}),
        (projects.MIXED, {"Go", "Vue.js", "TypeScript", "Ruby", "MySQL", "Git"}, {"Protocol Buffers"}),
        (projects.many(500), {"TypeScript"}, {"JavaScript"}),
    ],
    ids=["django", "flask", "front end", "notebooks", "php", "java", "mixed", "many files"],
)
def test_own_code_shows_skills_and_what_came_along_shows_none(
    files: Mapping[str, bytes], shown: set[str], foreign: set[str]
) -> None:
    """Each with the file and the line that shows it."""
    found = sample.read(documents("work.zip", zipped([*files.items()]))[0], VOCABULARY)
    stated = {skill.name for skill in found.skills if not skill.implied}
    assert shown - stated == set()
    assert foreign & stated == set()
    paths = {evidence.path for skill in found.skills if not skill.implied for evidence in skill.evidence}
    assert all(path in files or path in {"", "hub/.git"} for path in paths)


def test_programs_show_nothing() -> None:
    """They are listed as a sample all the same."""
    found = sample.read(documents("work.zip", zipped([*projects.PROGRAMS.items()]))[0], VOCABULARY)
    assert (found.skills, [each.name for each in found.samples]) == ((), ["work.zip"])
