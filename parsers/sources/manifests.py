"""Direct dependencies by the manifests of other ecosystems: Go, Ruby, Rust, .NET, Elixir, Dart, CMake, R."""

import re
from collections.abc import Iterator

from parsers.sources.blanks import blanked
from parsers.sources.manifest import line_of, named, table, toml, xml
from parsers.sources.sight import Places, Sight, numbered

_GO = re.compile(
    r"[ \t]*+(?:require[ \t]++)?((?:[a-z0-9][\w-]*+\.)++[a-z]{2,}/[\w./-]++)[ \t]++v\S++[ \t]*+(//[^\n]*+)?"
)
_GEM = re.compile(
    r"^[ \t]*+(?:gem|\w++\.add_(?:development_|runtime_)?dependency)[ \t]*+\(?[ \t]*+['\"]([\w.-]++)['\"]", re.MULTILINE
)
_MIX = re.compile(r"\{[ \t]*+:(\w++)[ \t]*+,[ \t]*+(?:\"|'|\w++:|>|~)")
_PUB = re.compile(r"(?:  |\t)([a-z]\w*+)[ \t]*+:")
_KEY = re.compile(r"([A-Za-z_][\w-]*+)[ \t]*+:")
_FOUND = re.compile(
    r"^[ \t]*+(?:find_package|FetchContent_Declare|pkg_check_modules)[ \t]*+\([ \t\n]*+(\w++)",
    re.MULTILINE | re.IGNORECASE,
)
_CRATE_TABLES = ("dependencies", "dev-dependencies", "build-dependencies")


def go(text: str) -> Iterator[Sight]:
    """Give the modules that a go.mod requires; those marked `// indirect` are needed by others."""
    blocked = ""
    for number, line in numbered(text):
        if line.startswith(("require", "replace", "exclude", "retract")):
            blocked = line.split()[0]
        found = _GO.match(line) if blocked == "require" else None
        if found and "indirect" not in (found[2] or ""):
            yield Sight("go", found[1], number, "dependency")


def gems(text: str) -> Iterator[Sight]:
    """Give the gems of a Gemfile or a gemspec."""
    code, places = blanked(text, "hash").written, Places(text)
    for found in _GEM.finditer(code):
        yield Sight("gem", found[1], places.line(found.start(1)), "dependency")


def cargo(text: str) -> Iterator[Sight]:
    """Give the crates of a Cargo.toml, those of its workspace and targets among them."""
    content = toml(text)
    targets = [each for each in table(content, "target").values() if isinstance(each, dict)]
    parts = [content, table(content, "workspace"), *targets]
    crates = [crate for part in parts for group in _CRATE_TABLES for crate in table(part, group).items()]
    lines = {each.name: each for each in named(text, "crate", [name for name, _ in crates], "dependency")}
    yield from lines.values()
    for name, settings in crates:
        if name not in lines:
            continue
        features = settings.get("features") if isinstance(settings, dict) else None
        for feature in features if isinstance(features, list) else ():
            if isinstance(feature, str):
                yield lines[name]._replace(name=f"{name}::{feature}")


def dotnet(text: str) -> Iterator[Sight]:
    """Give the packages of a project file or packages.config, and its kind (`Microsoft.NET.Sdk.Web`)."""
    root = xml(text)
    if root is None:
        return
    if root.get("Sdk"):
        yield Sight("nuget", root.get("Sdk", "").split("/")[0], line_of(root), "configuration")
    for node in root.iter("{*}PackageReference", "{*}FrameworkReference", "{*}package", "{*}PackageVersion"):
        name = node.get("Include") or node.get("Update") or node.get("id")
        if name:
            yield Sight("nuget", name, line_of(node), "dependency")
    for node in root.iter("{*}Reference"):
        yield Sight("nuget", node.get("Include", "").split(",")[0], line_of(node), "dependency")


def mix(text: str) -> Iterator[Sight]:
    """Give the packages of a mix.exs."""
    code, places = blanked(text, "hash").written, Places(text)
    for found in _MIX.finditer(code):
        yield Sight("hex", found[1], places.line(found.start()), "dependency")


def pubspec(text: str) -> Iterator[Sight]:
    """Give the packages of a pubspec.yaml."""
    section = ""
    for number, line in numbered(blanked(text, "settings").written):
        opened = _KEY.match(line)
        if opened:
            section = opened[1]
        item = _PUB.match(line) if section in {"dependencies", "dev_dependencies"} else None
        if item:
            yield Sight("pub", item[1], number, "dependency")


def cmake(text: str) -> Iterator[Sight]:
    """Give the packages that a CMakeLists.txt looks for."""
    code, places = blanked(text, "hash").written, Places(text)
    yield Sight("file", "CMakeLists.txt", 0, "configuration")
    for found in _FOUND.finditer(code):
        yield Sight("cmake", found[1], places.line(found.start(1)), "dependency")


def description(text: str) -> Iterator[Sight]:
    """Give the packages that the DESCRIPTION of an R package names."""
    field = ""
    for number, line in numbered(text):
        if line[:1].strip():
            field, _, line = line.partition(":")  # noqa: PLW2901 - what follows the field's name is like a further line
        if field in {"Imports", "Depends", "Suggests", "LinkingTo"}:
            for each in line.split(","):
                name = each.partition("(")[0].strip()
                if name and name != "R":
                    yield Sight("cran", name, number, "dependency")
