"""What readers of manifests share: tables within tables of strangers, and the lines on which names stand."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

import rtoml
from lxml import etree

from parsers.documents import container
from parsers.documents.container import RefusedError
from parsers.sources.sight import Places, Sight

_BEFORE_NAME = frozenset("\"'` \t\n[({,:=-/")
_MOST_NAMES = 1000  # of one manifest
_XML_DAMAGES = (etree.LxmlError, RefusedError, ValueError)


def toml(text: str) -> Mapping[str, Any]:
    """Read a stranger's TOML; an empty table where it is damaged."""
    try:
        return rtoml.loads(text)
    except ValueError:  # of which its own errors and those over half a character are
        return {}


def xml(text: str) -> etree._Element | None:
    """Read a stranger's XML; None where it is damaged, or declares a document type."""
    try:
        return container.parse(text.encode())
    except _XML_DAMAGES:
        return None


def line_of(node: etree._Element) -> int:
    """Return the line of an element, 0 where it is unknown."""
    return cast("int | None", node.sourceline) or 0


def table(content: Mapping[str, Any], *path: str) -> Mapping[str, Any]:
    """Return a table within tables; empty where there is none."""
    for name in path:
        inner = content.get(name)
        content = inner if isinstance(inner, dict) else {}
    return content


def named(text: str, kind: str, names: Iterable[str], rule: str) -> Iterator[Sight]:
    """Give a sight of each name with the first line on which it stands as a name, else line 0."""
    places = Places(text)
    for name in list(dict.fromkeys(names))[:_MOST_NAMES]:
        at = _found(text, name)
        yield Sight(kind, name, places.line(at) if at >= 0 else 0, rule)


def _found(text: str, name: str) -> int:
    """Return where a name stands that is no part of a longer one; -1 where nowhere among its first places."""
    at = text.find(name)
    for _ in range(20):
        if at < 0:
            return -1
        after = text[at + len(name) : at + len(name) + 1]
        if (not at or text[at - 1] in _BEFORE_NAME) and not (after.isalnum() or after in {"-", "_", "/"}):
            return at
        at = text.find(name, at + 1)
    return -1
