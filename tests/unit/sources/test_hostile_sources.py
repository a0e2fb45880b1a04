"""Source code made to break its readers: it costs no more than its length, raises nothing, and is quoted cleanly.

What would take the square of its length, or more, is so long here that it would not end.
"""

import pytest

from parsers.sources import readme, telling
from parsers.sources.findings import pieces, traces_of
from parsers.sources.manifest import toml
from parsers.sources.quotation import quotable
from parsers.sources.sight import MOST_CHARACTERS


def names(path: str, text: str) -> set[str]:
    """Return the names that a file shows."""
    return {trace.name for trace in traces_of(pieces(path, text))}


@pytest.mark.parametrize("nested", ["[", "{", "(", "((a,", "[[a]]\n", "if a:\n pass\nel", "-", "a.", "lambda:", "{a="])
@pytest.mark.parametrize("path", ["a.py", "setup.py", "package.json", "pyproject.toml", "pom.xml", "a.yml", "a.ipynb"])
def test_code_nested_deeply_raises_nothing(path: str, nested: str) -> None:
    """Whatever is nested to the end of a file is read, or shows nothing."""
    names(path, nested * (MOST_CHARACTERS // len(nested)))
    names(path, nested * (9000 // len(nested)))


def test_imports_are_found_in_code_that_is_all_statements() -> None:
    """Hundreds of thousands of statements stand between two imports."""
    text = "import flask\n" + "a\n" * 90_000 + "from redis import (\n    Redis,\n)\nimport jwt; import numpy as np\n"
    assert names("a.py", text) >= {"flask", "redis", "jwt", "numpy"}


def test_imports_one_below_the_other_are_each_read() -> None:
    """What is taken from one module ends with its line, unless that goes on; relative modules are the project's own."""
    text = "from django.db import models\nimport redis\nfrom flask \\\n    import Flask, \\\n    json\n"
    text += "from .own import thing\n"
    assert names("a.py", text) >= {"django.db", "redis", "flask", "flask.Flask", "flask.json"}
    assert not names("a.py", text) & {"own", "thing", "models", "Flask", "json"}


def test_a_crate_with_thousands_of_features_costs_one_look() -> None:
    """Each feature stands on the line of its crate."""
    features = ", ".join(f'"f{number}"' for number in range(10_000))
    text = f"[dependencies]\ntokio = {{ version = '1', features = [{features}] }}\n" + "\n" * 80_000
    assert {"tokio", "tokio::f7"} <= names("Cargo.toml", text)


def test_a_list_handed_over_again_and_again_costs_each_time_a_bounded_look() -> None:
    """`setup(install_requires=X)`, thousands of times."""
    text = f"X = [{','.join(['1'] * 2000)}]\n" + "f(requires=X)\n" * 400 + "setup(install_requires=['flask'])\n"
    assert "flask" in names("setup.py", text)


def test_names_of_files_cost_only_their_length() -> None:
    """Digits, signs and folders of strangers, a thousand characters of them."""
    for name in ("1" * 500 + "_" * 500, "1_" * 500, "-" * 1000, "d/" * 500):
        assert list(telling.names(f"db/migration/V{name}.sqx")) == []
    assert list(telling.names("a/db/migration/V1_2__users.sql")) == ["flyway"]


def test_half_a_character_in_a_notebook_is_dropped() -> None:
    """A surrogate without its other half can be written in JSON, and stored nowhere."""
    cell = '{"cell_type": "code", "source": ["import flask  # \\\\ud800"]}'
    found = traces_of(pieces("a.ipynb", f'{{"nbformat": 4, "cells": [{cell.replace(chr(92) * 2, chr(92))}]}}'))
    assert any(trace.name == "flask" for trace in found)
    assert all(trace.text.encode() is not None for trace in found)


def test_damaged_tables_are_empty() -> None:
    """Also where a text holds half a character."""
    assert toml("a = '\ud800'") == {}


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ('SECRET_KEY = "not-for-you"', 'SECRET_KEY = "***********"'),
        ("create_engine('mysql+pymysql://root:p@ss@db/shop')", "create_engine('mysql+pymysql://*********@db/shop')"),
        ("DB_PASSWORD=hunter2", "DB_PASSWORD=*******"),
        ("'secretKey' => 'abc',", "'secretKey' => '***',"),
        ("url=jdbc:mysql://h/db?user=x&password=y&ssl=1", "url=jdbc:mysql://h/db?user=x&password=*&ssl=1"),
        ("\u202eimport\x1b[31m flask\x00\ud800", "import[31m flask"),
    ],
)
def test_what_is_quoted_shows_no_secrets(line: str, shown: str) -> None:
    """Passwords and keys are hidden, signs that do not show are gone."""
    assert quotable(line) == shown


@pytest.mark.parametrize(
    "line",
    ["tokenizers==0.13", "google-cloud-secret-manager==2.0", 'password = os.environ["DB_PASSWORD"]', "import secrets"],
)
def test_what_is_no_secret_is_quoted_as_it_stands(line: str) -> None:
    """Names of packages, and places from which a secret is taken."""
    assert quotable(line) == line


def test_paths_in_prose_cost_only_their_length() -> None:
    """A line of signs that stand in paths, hundreds of thousands of them."""
    for sign in ("-", ".", "@", "a.", "a-", "@a"):
        readme._PATH.sub(" ", sign * 300_000)
