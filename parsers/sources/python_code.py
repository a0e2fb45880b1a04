"""Modules that Python code imports, by its syntax tree; where it has none, line by line."""

import ast
import re
import warnings
from collections.abc import Iterator

from parsers.sources.blanks import Code
from parsers.sources.sight import Places, Sight

DAMAGES = (SyntaxError, ValueError, RecursionError, MemoryError)
"""What `ast.parse` raises over text that is no Python 3, or nested too deeply."""

_TELLING = frozenset({"django.contrib", "django.shortcuts", "flask", "google.cloud", "sqlalchemy.dialects"})
"""Packages of which it matters what is taken from them."""

_LONGEST_LINE = 20_000  # characters; people write no longer ones, and the parser is slow over what programs put out
_IMPORT = re.compile(
    r"^[ \t]*+import[ \t]++([\w.]++(?:[ \t]++as[ \t]++\w++)?(?:[ \t]*+,[ \t]*+[\w. \t]++)*)", re.MULTILINE
)
_FROM = re.compile(r"^[ \t]*+from[ \t]++(\w[\w.]*+)[ \t]++import\b[ \t]*+\(?([\w \t,\n]*+)", re.MULTILINE)


def read(code: Code) -> Iterator[Sight]:
    """Give the modules that are imported, wherever in the code; relative ones are the project's own."""
    tree = parsed(code.text)
    if tree is None:
        yield from _scanned(code)
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Sight("python", each.name, node.lineno, "import") for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from _taken(node.module, [each.name for each in node.names], node.lineno)


def parsed(text: str) -> ast.Module | None:
    """Parse Python 3 without running it; None where it is none."""
    if max(map(len, text.split("\n"))) > _LONGEST_LINE:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except DAMAGES:
        return None


def _taken(module: str, names: list[str], line: int) -> Iterator[Sight]:
    yield Sight("python", module, line, "import")
    if module in _TELLING:
        yield from (Sight("python", f"{module}.{name}", line, "import") for name in names)


def _scanned(code: Code) -> Iterator[Sight]:
    bare, places = code.bare, Places(code.text)
    for found in _IMPORT.finditer(bare):
        for each in found[1].split(","):
            yield from (Sight("python", name, places.line(found.start(1)), "import") for name in each.split()[:1])
    for found in _FROM.finditer(bare):
        names = [words[0] for each in found[2].split(",") if (words := each.split())]
        yield from _taken(found[1], names, places.line(found.start(1)))
