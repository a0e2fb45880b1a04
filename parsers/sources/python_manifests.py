"""Direct dependencies of Python projects: requirements files, pyproject.toml, setup.py, setup.cfg, Pipfile, Conda."""

import ast
import configparser
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from parsers.sources import python_code
from parsers.sources.blanks import blanked
from parsers.sources.manifest import named, table, toml
from parsers.sources.sight import Sight, numbered

_REQUIREMENT = re.compile(r"\s*+([A-Za-z0-9][A-Za-z0-9._-]*+)\s*+(?:\[|[=<>!~;@(,#]|$)")
_EXTRAS = re.compile(r"\s*+[A-Za-z0-9][A-Za-z0-9._-]*+\[([\w., -]++)\]")
_MOST_BENEATH = 60  # lines that belong to a requirement, mostly hashes
_EGG = re.compile(r"[#&]egg=([A-Za-z0-9._-]++)")
_SETUP_LISTS = frozenset({"install_requires", "tests_require", "setup_requires", "extras_require", "requires"})
_MOST_TEXTS = 1000  # of one list; a list can be handed over again and again
_POETRY_GROUPS = ("dependencies", "dev-dependencies")
_CONDA_ITEM = re.compile(r"[ \t]*+-[ \t]++['\"]?+(?:[\w.-]++::)?([A-Za-z0-9][\w.-]*+)[ \t]*+(?:[=<>!~\[ '\"#]|$)")
_KEY = re.compile(r"([A-Za-z_][\w-]*+)[ \t]*+:")


def requirements(text: str) -> Iterator[Sight]:
    """Give the packages of a requirements file (pip); options, URLs without a name and other files are passed over.

    A file that pip-compile or the like wrote also lists what the packages themselves need: those lines say `# via` a
    package and are left out.
    """
    lines = text.split("\n")
    for number, line in numbered(text):
        name = _requirement(line) or (egg[1] if (egg := _EGG.search(line)) else None)
        if name and not _is_indirect(line, lines[number : number + _MOST_BENEATH]):
            yield Sight("pypi", name, number, "dependency")
            yield from (Sight("pypi-extra", extra, number, "dependency") for extra in _extras(line))


def pyproject(text: str) -> Iterator[Sight]:
    """Give the packages of a pyproject.toml (PEP 518, 621, 735 and Poetry), and the tools that it configures."""
    content = toml(text)
    project, poetry = table(content, "project"), table(content, "tool", "poetry")
    groups = [project.get("dependencies"), table(content, "build-system").get("requires")]
    groups += [*table(project, "optional-dependencies").values(), *table(content, "dependency-groups").values()]
    groups += [each.get("dev-dependencies") for each in (table(content, "tool", "uv"), table(content, "tool", "pdm"))]
    names = [name for group in groups for name in _listed(group)]
    for each in (poetry, *[part for part in table(poetry, "group").values() if isinstance(part, dict)]):
        names += [name for group in _POETRY_GROUPS for name in table(each, group) if name != "python"]
    extras = [extra for group in groups for each in _texts_of(group) for extra in _extras(each)]
    yield from named(text, "pypi", names, "dependency")
    yield from named(text, "pypi-extra", extras, "dependency")
    yield from named(text, "pypi", table(content, "tool"), "configuration")


def setup(text: str) -> Iterator[Sight]:
    """Give the packages of a setup.py, which is not run: of the lists of texts that it hands over."""
    tree = python_code.parsed(text)
    if tree is None:
        return
    lists = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in _SETUP_LISTS:
            value = lists.get(node.value.id) if isinstance(node.value, ast.Name) else node.value
            yield from _texts(value)
    yield from python_code.read(blanked(text, "python"))


def setup_config(text: str) -> Iterator[Sight]:
    """Give the packages of a setup.cfg."""
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(text)
    except configparser.Error:
        return
    options = [("options", each) for each in _SETUP_LISTS] + [
        ("options.extras_require", each)
        for each in (parser.options("options.extras_require") if parser.has_section("options.extras_require") else ())
    ]
    names = [
        name
        for section, option in options
        for line in parser.get(section, option, fallback="").splitlines()
        if (name := _requirement(line))
    ]
    yield from named(text, "pypi", names, "dependency")


def pipfile(text: str) -> Iterator[Sight]:
    """Give the packages of a Pipfile."""
    content = toml(text)
    names = [*table(content, "packages"), *table(content, "dev-packages")]
    yield from named(text, "pypi", names, "dependency")


def conda(text: str) -> Iterator[Sight]:
    """Give the packages of a Conda environment, those that pip installs among them; the rest of its YAML is none."""
    section = ""
    for number, line in numbered(blanked(text, "settings").written):
        opened = _KEY.match(line)
        if opened:
            section = opened[1]
        item = _CONDA_ITEM.match(line) if section == "dependencies" else None
        if item and item[1] not in {"python", "pip"}:
            yield Sight("pypi", item[1], number, "dependency")


def _requirement(line: str) -> str | None:
    found = _REQUIREMENT.match(line)
    return found[1] if found else None


def _is_indirect(line: str, following: Sequence[str]) -> bool:
    """Whether the comment on or beneath a requirement says that only another package needs it."""
    told = line if "# via" in line else "\n".join(_beneath(following))
    via = told.partition("# via")[2].strip(" #\n\\")
    return bool(via) and not via.startswith(("-r ", "-c ")) and "(" not in via


def _beneath(following: Sequence[str]) -> Iterator[str]:
    """Give the indented lines beneath a requirement, hashes left out."""
    for line in following:
        if not line.startswith((" ", "\t")):
            return
        if line.lstrip().startswith("#"):
            yield line


def _extras(requirement: str) -> Iterator[str]:
    """Give the extras of a requirement: `celery[redis]` asks for `redis`."""
    found = _EXTRAS.match(requirement)
    yield from (each.strip() for each in (found[1].split(",") if found else ()))


def _texts_of(group: object) -> Iterator[str]:
    yield from (each for each in (group if isinstance(group, list) else ()) if isinstance(each, str))


def _listed(group: object) -> Iterator[str]:
    """Give the packages of a list of requirements (PEP 508)."""
    yield from filter(None, map(_requirement, _texts_of(group)))


def _texts(node: ast.AST | None) -> Iterator[Sight]:
    """Give the requirements among the texts under a node; the keys of `extras_require` are no packages."""
    values: Iterable[ast.AST] = node.values if isinstance(node, ast.Dict) else (node,) if node else ()
    for each in islice((inner for value in values for inner in ast.walk(value)), _MOST_TEXTS):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            name = _requirement(each.value)
            if name:
                yield Sight("pypi", name, each.lineno, "dependency")
