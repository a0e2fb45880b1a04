"""Packages of Open XML: parts and the relations between them (ECMA-376 part 2), for DOCX, PPTX and XLSX."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from lxml import etree

from parsers.documents import active
from parsers.documents.container import RefusedError, parse
from parsers.records import Attachment, Defect, Limits

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = f"{{{OFFICE}}}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), f"http://schemas.openxmlformats.org/{usual}".encode())
    for strict, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("presentationml/main", "presentationml/2006/main"),
        ("spreadsheetml/main", "spreadsheetml/2006/main"),
        ("drawingml/main", "drawingml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
    )
)
_ELSEWHERE = re.compile(r"https?:|ftp:|\\\\|file:/*\\\\|file:////", re.IGNORECASE)


class Package(Protocol):
    """What holds parts by name: an opened container, or the flat form of one."""

    def __contains__(self, name: str) -> bool: ...

    def names(self) -> list[str]:
        """Return the names of the parts."""

    def member(self, name: str) -> bytes:
        """Return the bytes of a part, empty where there is none."""


class Relation(NamedTuple):
    """A relation of a part. kind: last word of its type; goal: a path from the root, or an address outside."""

    kind: str
    goal: str
    is_external: bool = False


def main_part(package: Package, usual: str) -> str:
    """Return the path of the part a package is about; usual stands in where no relation tells."""
    for relation in relations(package, "").values():
        if relation.kind == "officeDocument" and relation.goal in package:
            return relation.goal
    return usual


def relations(package: Package, path: str) -> dict[str, Relation]:
    """Return the relations of a part by identifier."""
    folder, name = posixpath.split(path)
    root = element(package.member(posixpath.join(folder, "_rels", f"{name}.rels")))
    found: dict[str, Relation] = {}
    for item in () if root is None else root.iter(_RELATION):
        goal, is_external = item.get("Target", ""), item.get("TargetMode") == "External"
        if not is_external:
            goal = goal.lstrip("/") if goal.startswith("/") else posixpath.normpath(posixpath.join(folder, goal))
        found[item.get("Id", "")] = Relation(item.get("Type", "").rpartition("/")[2], goal, is_external)
    return found


def element(content: bytes) -> etree._Element | None:
    """Parse a part; the strict variant of the format differs in its names of name spaces alone."""
    if _STRICT in content[:4096]:
        for strict, transitional in _TRANSITIONAL:
            content = content.replace(strict, transitional)
    return parse(content) if content else None


def links(near: Mapping[str, Relation]) -> dict[str, str]:
    """Return the addresses of hyperlinks by relation."""
    return {name: relation.goal for name, relation in near.items() if relation.kind == "hyperlink"}


def notices(package: Package, near: Iterable[Relation]) -> list[Defect]:
    """Return what a package would do if a program let it: macros, objects, content that lies elsewhere."""
    near = list(near)
    found = [active.MACROS] if any(name.endswith("vbaProject.bin") for name in package.names()) else []
    if any(relation.kind == "oleObject" for relation in near):
        found.append(active.OBJECTS)
    if any(each.is_external and each.kind != "hyperlink" and _ELSEWHERE.match(each.goal) for each in near):
        found.append(active.OUTSIDE)
    return found


def enclosed(package: Package, near: Iterable[Relation], limits: Limits) -> tuple[Attachment, ...]:
    """Return the files embedded in a part, as far as the package's budget of bytes goes."""
    found: list[Attachment] = []
    for relation in near:
        if relation.kind == "package" and relation.goal in package and len(found) < limits.members:
            try:
                content = package.member(relation.goal)
            except RefusedError:
                break
            found.append(Attachment(name=posixpath.basename(relation.goal), content_type="", content=content))
    return tuple(found)
