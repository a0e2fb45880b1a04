"""What one file of source code shows of the tools it was made with, by its name and its text."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain, islice

from parsers.records import Trace
from parsers.sources import (
    configuration,
    connections,
    imports,
    jvm_manifests,
    manifests,
    python_code,
    python_manifests,
    queries,
    script_code,
    script_manifests,
    telling,
    templates,
)
from parsers.sources.blanks import Code, blanked
from parsers.sources.sight import MOST_CHARACTERS, Sight

MOST_TRACES = 1000
"""Of one file."""

_LONGEST_LINE = 300  # characters of a line that a trace keeps

_REQUIREMENTS = re.compile(
    r"(?:^|/)(?:requirements[^/]*|[^/]+[_-]requirements|requirements/[^/]+)\.(?:txt|in)$", re.IGNORECASE
)
_SAMPLES = re.compile(r"(?:^|/)(?:fixtures?|testdata|test_data|__snapshots__|cassettes)/", re.IGNORECASE)
"""Folders of what tests are fed with: other people's manifests and code, not what this work is made with."""

Reader = Callable[[str], Iterator[Sight]]


def read(path: str, text: str) -> Iterator[Trace]:
    """Give the traces of one file in their order. path: within the work sample; text: its content, decoded.

    Each table, name and rule once, at its first place. What is damaged shows nothing; nothing is raised.
    """
    text = text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    seen: set[tuple[str, str, str]] = set()
    for sight in islice(_sights(path, text), MOST_TRACES):
        if (sight.table, sight.name, sight.rule) not in seen:
            seen.add((sight.table, sight.name, sight.rule))
            line = sight.text or (lines[sight.line - 1] if 0 < sight.line <= len(lines) else "")
            yield Trace(sight.table, sight.name, path, sight.line, line.strip()[:_LONGEST_LINE], sight.rule)


def _sights(path: str, text: str) -> Iterator[Sight]:
    if _SAMPLES.search(path):
        return
    name = path.lower().rpartition("/")[2]
    yield from (Sight("file", each, 0, "configuration") for each in telling.names(path))
    yield from templates.ending(name)
    yield from (python_manifests.requirements if _REQUIREMENTS.search(path) else _reader(name))(text)


def _reader(name: str) -> Reader:
    """Choose the reader of a file by its whole name, its beginning or its ending, in small letters."""
    found = _NAMES.get(name)
    if found is None and name.startswith(("dockerfile", "containerfile")):
        found = configuration.dockerfile
    if found is None and name.endswith(".py") and (name.startswith("test_") or name.endswith("_test.py")):
        found = _python_test
    if found is None and name.startswith(".env"):
        found = _settings
    return found or _ENDINGS.get(name[name.rfind(".") :] if "." in name else "", _nothing)


def _nothing(_: str) -> Iterator[Sight]:
    return iter(())


def _code(text: str, *, family: str, reader: Callable[[Code], Iterator[Sight]]) -> Iterator[Sight]:
    """Read code: what it imports, then what it connects to and asks. family: of its comments and strings."""
    code = blanked(text, family)
    yield from chain(reader(code), connections.queries(code.written), connections.read(code.written))


def _python_test(text: str) -> Iterator[Sight]:
    yield from chain(_python(text), imports.pytest(blanked(text, "python")))


def _configuration(text: str) -> Iterator[Sight]:
    yield from chain(configuration.heads(text), _settings(text))


def _page(text: str) -> Iterator[Sight]:
    yield from chain(templates.page(text), script_code.component(text))


def _settings(text: str) -> Iterator[Sight]:
    return connections.read(blanked(text, "settings").written)


def _yaml(text: str) -> Iterator[Sight]:
    yield from chain(configuration.yaml(text), _settings(text))


def _pipeline(text: str) -> Iterator[Sight]:
    yield from chain(configuration.yaml(text), configuration.commands(text), _settings(text))


def _mark_up(text: str) -> Iterator[Sight]:
    written = blanked(text, "page").written
    yield from chain(configuration.heads(written), connections.read(written))


def _script(text: str) -> Iterator[Sight]:
    yield from _code(text, family="script", reader=script_code.read)


def _element(text: str) -> Iterator[Sight]:
    """Read JavaScript that holds elements (JSX): whose they are, what else the project uses decides."""
    yield Sight("template", "jsx", 0, "template")
    yield from _script(text)


def _by_lines(language: str, family: str = "c") -> Reader:
    return partial(_code, family=family, reader=partial(imports.read, language=language))


def _python(text: str) -> Iterator[Sight]:
    yield from _code(text, family="python", reader=lambda code: chain(python_code.read(code), imports.python(code)))


_php: Reader = partial(_code, family="php", reader=imports.php)
_NAMES: Mapping[str, Reader] = {
    "pyproject.toml": python_manifests.pyproject,
    "setup.py": python_manifests.setup,
    "setup.cfg": python_manifests.setup_config,
    "pipfile": python_manifests.pipfile,
    "environment.yml": python_manifests.conda,
    "environment.yaml": python_manifests.conda,
    "package.json": script_manifests.npm,
    "bower.json": script_manifests.bower,
    "composer.json": script_manifests.composer,
    **dict.fromkeys(("ormconfig.json", "database.json", "config.json", "appsettings.json"), _settings),
    "cable.yml": _nothing,
    "package-lock.json": _nothing,
    "composer.lock": _nothing,
    "pom.xml": jvm_manifests.maven,
    "build.gradle": jvm_manifests.gradle,
    "build.gradle.kts": jvm_manifests.gradle,
    "libs.versions.toml": jvm_manifests.catalogue,
    "build.sbt": jvm_manifests.sbt,
    "plugins.sbt": jvm_manifests.sbt,
    "go.mod": manifests.go,
    "gemfile": manifests.gems,
    "cargo.toml": manifests.cargo,
    "packages.config": manifests.dotnet,
    "mix.exs": manifests.mix,
    "pubspec.yaml": manifests.pubspec,
    "cmakelists.txt": manifests.cmake,
    "description": manifests.description,
    "makefile": configuration.commands,
    "procfile": configuration.commands,
    "jenkinsfile": partial(configuration.commands, family="c"),
    "tox.ini": configuration.commands,
    "pnpm-lock.yaml": _nothing,
    ".gitlab-ci.yml": _pipeline,
    ".travis.yml": _pipeline,
    "azure-pipelines.yml": _pipeline,
    "bitbucket-pipelines.yml": _pipeline,
    "config.yml": _pipeline,
    "schema.prisma": _script,
}
_ENDINGS: Mapping[str, Reader] = {
    **dict.fromkeys((".py", ".pyw", ".pyi"), _python),
    **dict.fromkeys((".js", ".mjs", ".cjs", ".ts", ".mts", ".cts"), _script),
    **dict.fromkeys((".jsx", ".tsx"), _element),
    **dict.fromkeys((".vue", ".svelte", ".astro"), script_code.component),
    **dict.fromkeys((".java", ".kt", ".kts", ".scala", ".groovy"), _by_lines("java")),
    ".go": partial(_code, family="go", reader=imports.go),
    **dict.fromkeys((".php", ".phtml", ".inc"), _php),
    **dict.fromkeys((".rb", ".rake", ".ru"), partial(_code, family="hash", reader=imports.ruby)),
    ".gemspec": manifests.gems,
    ".gradle": jvm_manifests.gradle,
    **dict.fromkeys((".cs", ".cshtml", ".razor"), _by_lines("csharp", "csharp")),
    ".fs": _by_lines("fsharp"),
    ".vb": _by_lines("basic"),
    **dict.fromkeys((".csproj", ".fsproj", ".vbproj", ".props"), manifests.dotnet),
    ".rs": _by_lines("rust"),
    **dict.fromkeys((".c", ".h", ".cc", ".cpp", ".cxx", ".hpp", ".m", ".mm", ".cu", ".ino"), _by_lines("c")),
    **dict.fromkeys((".r", ".rmd"), _by_lines("r", "hash")),
    **dict.fromkeys((".pl", ".pm"), _by_lines("perl", "hash")),
    ".swift": _by_lines("swift"),
    ".dart": _by_lines("dart"),
    **dict.fromkeys((".ex", ".exs"), _by_lines("elixir", "hash")),
    ".jl": _by_lines("julia", "hash"),
    ".cmake": manifests.cmake,
    **dict.fromkeys((".sh", ".bash"), configuration.commands),
    **dict.fromkeys((".sql", ".ddl", ".psql", ".mysql", ".pgsql", ".pks", ".pkb", ".pls", ".plsql"), queries.read),
    **dict.fromkeys((".yml", ".yaml"), _yaml),
    ".json": configuration.heads,
    ".xml": _mark_up,
    **dict.fromkeys((".properties", ".ini", ".cfg", ".toml", ".env", ".config"), _settings),
    ".conf": _configuration,
    **dict.fromkeys((".proto", ".css", ".lua", ".scss"), configuration.heads),
    **dict.fromkeys((".tf", ".tfvars"), configuration.terraform),
    **dict.fromkeys((".html", ".htm", ".tmpl", ".tpl", ".xhtml"), _page),
}
