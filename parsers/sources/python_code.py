"""Modules that Python code imports, by its statements; the syntax tree of code that is not run.

Whole trees of strangers' code cost a second for some hundred thousand characters; the statements alone, read where
neither a comment nor a string stands, give the same modules in a hundredth of the time, and of Python 2 as well.
"""

import ast
import re
import warnings
from collections.abc import Iterator

from parsers.sources.blanks import Code
from parsers.sources.sight import Places, Sight

DAMAGES = (SyntaxError, ValueError, RecursionError, MemoryError)
"""What `ast.parse` raises over text that is no Python 3, or nested too deeply."""

MOST_PARSED = 10_000
"""Characters of a text that is parsed; the scripts that people write to install their work are shorter."""

_TELLING = frozenset({"django.contrib", "django.shortcuts", "flask", "google.cloud", "sqlalchemy.dialects"})
"""Packages of which it matters what is taken from them."""

_IMPORTS = re.compile(
    r"(?:(?<!\\\n)^|[;:])[ \t]*+(?:"
    r"import[ \t]++([\w.]++(?:[ \t]++as[ \t]++\w++)?(?:[ \t]*+,[ \t\\\n]*+[\w. \t]++)*+)"
    r"|from[ \t]++(\w[\w.]*+)[ \t\\\n]++import\b[ \t\\\n]*+(?:\(([^()]*+)|((?:[\w \t,*]|\\\n)*+)))",
    re.MULTILINE,
)


def read(code: Code) -> Iterator[Sight]:
    """Give the modules that are imported, wherever in the code; relative ones are the project's own."""
    places = Places(code.text)
    for found in _IMPORTS.finditer(code.bare):
        line = places.line(found.start(2 if found[2] else 1))
        if found[2]:
            yield from _taken(found[2], _names(found[3] or found[4] or ""), line)
        else:
            yield from (Sight("python", name, line, "import") for name in _names(found[1]))


def parsed(text: str) -> ast.Module | None:
    """Parse Python 3 without running it; None where it is none, or longer than `MOST_PARSED`."""
    if len(text) > MOST_PARSED:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except DAMAGES:
        return None


def _names(listed: str) -> list[str]:
    """Return the names of a list such as `a, b as c`."""
    return [words[0] for each in listed.split(",") if (words := each.replace("\\", " ").split())]


def _taken(module: str, names: list[str], line: int) -> Iterator[Sight]:
    yield Sight("python", module, line, "import")
    if module in _TELLING:
        yield from (Sight("python", f"{module}.{name}", line, "import") for name in names)
