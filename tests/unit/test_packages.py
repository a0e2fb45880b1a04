"""The table of packages: what a name shows, and that a mistake in the file is named with its line."""

import pytest

from intake import vocabulary
from parsers.errors import VocabularyError
from parsers.vocabulary import packages

SHIPPED = vocabulary.load()


@pytest.mark.parametrize(
    ("table", "name", "skills"),
    [
        ("pypi", "Flask_JWT.Extended", ("Flask", "JWT", "Authentication & Authorization")),
        ("pypi", "babel", ()),
        ("pypi", "PyMySQL", ("PyMySQL", "MySQL")),
        ("python", "django.contrib.auth.models", ("Django", "Authentication & Authorization")),
        ("python", "pandas.io", ("pandas",)),
        ("npm", "@babel/preset-env", ("Babel",)),
        ("npm", "mongoose", ("Mongoose", "MongoDB")),
        ("npm", "webpack", ("Webpack",)),
        ("maven", "org.springframework.boot:spring-boot-starter-web", ("Spring Boot",)),
        ("java", "org.springframework.web.bind.annotation.GetMapping", ("Spring",)),
        ("go", "github.com/jackc/pgx/v5/pgxpool", ("PostgreSQL",)),
        ("php", "Illuminate\\Http\\Request", ("Laravel",)),
        ("image", "mysql", ("MySQL",)),
        ("language", "Python", ("Python",)),
    ],
)
def test_a_name_shows_skills(table: str, name: str, skills: tuple[str, ...]) -> None:
    """By its own line, by that of what it lies under, or as the skill's own name."""
    assert SHIPPED.packages.shown(table, name) == skills


@pytest.mark.parametrize(
    ("table", "name"), [("pypi", "express"), ("npm", "flask"), ("crate", "go"), ("pypi", "rocket"), ("npm", "left-pad")]
)
def test_a_skill_of_another_language_is_not_meant(table: str, name: str) -> None:
    """A package that bears the name of a skill of another language is another thing."""
    assert SHIPPED.packages.shown(table, name) == ()


def test_the_table_is_broad() -> None:
    """It has some hundreds of names for the large ecosystems."""
    assert sum(map(len, SHIPPED.packages.tables.values())) > 1500


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ('[pypi]\n"a" = "Nothing"\n', 2, "Nothing"),
        ('[pypi]\n"a" = "Redis"\n[npm]\n"a" = "Nothing"\n', 4, "Nothing"),
        ('[pypi]\n"a" = 3\n', 2, "list"),
        ('[pypi]\n"a" = "Redis"\n[pipy]\n"b" = "Redis"\n', 3, '"pipy" is no table of names; there are action, '),
        ('[npm]\n"a" = "Redis"\n"A" = "Redis"\n', 3, '"a" of line 2'),
        ('[pypi]\n"a-b" = "Redis"\n"A_b" = "Redis"\n', 3, '"a-b" of line 2'),
        ('[npm]\n"a*b" = "Redis"\n', 2, "only at the end"),
        ('[npm]\n"*" = "Redis"\n', 2, "write the name, or its beginning"),
        ('[npm]\n"" = "Redis"\n', 2, "write the name, or its beginning"),
        ('[template]\n"a" = { "Nothing" = "Jinja" }\n', 2, "Nothing"),
    ],
    ids=[
        "unknown skill",
        "same name in two tables",
        "type",
        "unknown table",
        "other capitals",
        "other dashes",
        "star inside",
        "star alone",
        "no name",
        "unknown condition",
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, line: int, why: str) -> None:
    """Whatever is wrong with an entry or its name: the message names the file, the line and the mend."""
    with pytest.raises(VocabularyError) as caught:
        packages.parse("packages.toml", text, SHIPPED.skills)
    assert f"packages.toml line {line}:" in str(caught.value)
    assert why in str(caught.value)
