"""Direct dependencies of projects for the JVM: pom.xml, Gradle scripts and version catalogues, build.sbt."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from parsers.sources.blanks import blanked
from parsers.sources.manifest import line_of, named, table, toml, xml
from parsers.sources.sight import Places, Sight

_COORDINATES = re.compile(r"[\"']([A-Za-z][\w.-]{1,100}:[A-Za-z][\w.-]{1,100})(?::[^\"'\n]{0,100})?[\"']")
_PARTED = re.compile(
    r"group[ \t]*+[:=][ \t]*+['\"]([\w.-]++)['\"][ \t]*+,[ \t]*+name[ \t]*+[:=][ \t]*+['\"]([\w.-]++)['\"]"
)
_PLUGIN = re.compile(
    r"\bid[ \t]*+\(?[ \t]*+['\"]([\w.-]++)['\"]|\bapply[ \t]++plugin[ \t]*+:[ \t]*+['\"]([\w.-]++)['\"]"
)
_KOTLIN = re.compile(r"\bkotlin[ \t]*+\(?[ \t]*+['\"](\w++)['\"]")
_SBT = re.compile(r"\"([\w.-]++)\"[ \t]*+%{1,3}[ \t]*+\"([\w.-]++)\"")


def maven(text: str) -> Iterator[Sight]:
    """Give the dependencies, plugins and parent of a pom.xml; versions that it only manages are none of them."""
    root = xml(text)
    if root is None:
        return
    for node in root.iter("{*}dependency", "{*}plugin", "{*}parent"):
        if any(_name(above) in {"dependencyManagement", "pluginManagement"} for above in node.iterancestors()):
            continue
        group, artifact = node.findtext("{*}groupId") or "org.apache.maven.plugins", node.findtext("{*}artifactId")
        if artifact:
            yield Sight("maven", f"{group.strip()}:{artifact.strip()}", line_of(node), "dependency")


def gradle(text: str) -> Iterator[Sight]:
    """Give the dependencies and plugins of a Gradle script in Groovy or Kotlin."""
    code, places = blanked(text, "c").written, Places(text)
    for found in _COORDINATES.finditer(code):
        yield Sight("maven", found[1], places.line(found.start()), "dependency")
    for found in _PARTED.finditer(code):
        yield Sight("maven", f"{found[1]}:{found[2]}", places.line(found.start()), "dependency")
    for found in _PLUGIN.finditer(code):
        yield Sight("gradle-plugin", found[1] or found[2], places.line(found.start()), "dependency")
    for found in _KOTLIN.finditer(code):
        yield Sight("gradle-plugin", "org.jetbrains.kotlin", places.line(found.start()), "dependency")


def catalogue(text: str) -> Iterator[Sight]:
    """Give the libraries and plugins of a version catalogue (libs.versions.toml)."""
    content = toml(text)
    libraries = [name for each in table(content, "libraries").values() if (name := _module(each))]
    plugins = [name for each in table(content, "plugins").values() if (name := _plugin(each))]
    yield from named(text, "maven", libraries, "dependency")
    yield from named(text, "gradle-plugin", plugins, "dependency")


def sbt(text: str) -> Iterator[Sight]:
    """Give the dependencies of a build.sbt or of a project's plugins.sbt."""
    code, places = blanked(text, "c").written, Places(text)
    for found in _SBT.finditer(code):
        yield Sight("maven", f"{found[1]}:{found[2]}", places.line(found.start()), "dependency")


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _module(library: Any) -> str | None:
    if isinstance(library, str):
        return ":".join(library.split(":")[:2])
    if not isinstance(library, dict):
        return None
    module = library.get("module") or f"{library.get('group', '')}:{library.get('name', '')}"
    return module if isinstance(module, str) and len(module) > 1 else None


def _plugin(plugin: Any) -> str | None:
    name = (
        plugin.partition(":")[0] if isinstance(plugin, str) else plugin.get("id") if isinstance(plugin, dict) else None
    )
    return name if isinstance(name, str) else None
