"""Style sheets inside a page -> the properties of an element (CSS 2.2): simple selectors only, nothing is fetched.

A rule whose selector is more than a tag, classes and an id, or that stands in an at-rule, may or may not apply. Its
properties are then not known for the elements its last part names, which is told by an empty value.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

PROPERTIES = frozenset(
    """display visibility color background background-color background-image background-clip -webkit-background-clip
    font font-size font-weight opacity text-indent position left top right clip clip-path overflow height max-height
    width""".split()  # noqa: SIM905 - a list of twenty strings is hard to read
)
UNKNOWN = ""
_MOST_CHARACTERS = 500_000
_MOST_RULES = 5000
_MOST_COMPARISONS = 2_000_000
_LONGEST = 500  # characters of a selector
_COMPOUND = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_COMBINED = re.compile(r"[\s>+~]+")
_SPECIAL = re.compile(r"\[[^\]]*\]|::?[\w-]+(?:\([^)]*\))?")
_NAMES = re.compile(r"([.#])([\w-]+)")
_IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)


class _Rule(NamedTuple):
    """weight: specificity and place in the source, as they are compared (6.4.3)."""

    weight: tuple[int, int, int, int]
    tag: str
    identifier: str
    classes: frozenset[str]
    properties: Mapping[str, str]


class Sheet:
    """The rules of a page, found by the id, a class or the tag that their selector must have."""

    def __init__(self, sources: Iterable[str]) -> None:
        self._rules: dict[str, list[_Rule]] = defaultdict(list)
        self._known: dict[tuple[str, str, frozenset[str]], dict[str, str]] = {}
        self._left = _MOST_COMPARISONS
        singles = _singles("\n".join(sources)[:_MOST_CHARACTERS])
        for number, (single, properties, is_sure) in enumerate(islice(singles, _MOST_RULES)):
            rule = _rule(single, properties, number, is_sure=is_sure) if len(single) <= _LONGEST else None
            if rule:
                first = min(rule.classes, default="")
                key = f"#{rule.identifier}" if rule.identifier else f".{first}" if first else rule.tag
                self._rules[key].append(rule)

    def of(self, tag: str, identifier: str, classes: Iterable[str]) -> dict[str, str]:
        """Return the properties of an element by its rules; none once the page has taken all the comparisons it may."""
        if not self._rules:
            return {}
        names = frozenset(classes)
        known = self._known.get((tag, identifier, names))
        if known is None:
            known = self._known[tag, identifier, names] = self._found(tag, identifier, names)
        return dict(known)

    def _found(self, tag: str, identifier: str, names: frozenset[str]) -> dict[str, str]:
        if self._left < 0:
            return {}
        keys = (tag, "*", *[f".{name}" for name in names], *([f"#{identifier}"] if identifier else []))
        near = [rule for key in keys for rule in self._rules.get(key, ())]
        self._left -= len(near)
        fitting = [
            rule
            for rule in near
            if rule.tag in {"*", tag} and rule.identifier in {"", identifier} and rule.classes <= names
        ]
        found: dict[str, str] = {}
        for rule in sorted(fitting, key=lambda rule: rule.weight):
            found.update(rule.properties)
        return found


def declared(body: str) -> dict[str, str]:
    """Return the properties that declarations state, in lower case; only those of `PROPERTIES`."""
    found: dict[str, str] = {}
    for item in body.split(";"):
        name, colon, value = item.partition(":")
        name = name.strip().lower()
        if colon and name in PROPERTIES:
            found[name] = _IMPORTANT.sub("", value).strip().lower()
    return found


def _singles(source: str) -> Iterator[tuple[str, Mapping[str, str], bool]]:
    """Yield (selector, properties, whether it applies for sure) for each selector of each rule."""
    for selectors, body, is_sure in _blocks(source):
        properties = declared(body)
        for selector in selectors.split(",") if properties else ():
            yield selector.strip(), properties, is_sure


def _blocks(source: str) -> Iterator[tuple[str, str, bool]]:
    """Yield (selector, declarations, whether it applies for sure) of each rule, comments and `@` rules gone."""
    first, *rest = source.replace("<!--", " ").replace("-->", " ").split("/*")
    source = first + "".join([part.partition("*/")[2] for part in rest])
    depth = 0
    for block in source.split("}"):
        *outer, body = block.split("{")
        if not outer:
            depth = max(depth - 1, 0)
            continue
        depth += len(outer) - 1
        selector = outer[-1].rpartition(";")[2].strip()
        if not selector.startswith("@"):
            yield selector, body, depth == 0


def _rule(selector: str, properties: Mapping[str, str], number: int, *, is_sure: bool) -> _Rule | None:
    """Return a rule by its selector, None where its last part names nothing."""
    last = _COMBINED.split(selector)[-1]
    bare = _SPECIAL.sub("", last)
    compound = _COMPOUND.fullmatch(bare.removeprefix("*"))
    if not compound or not (bare or is_sure):
        return None
    names = _NAMES.findall(compound[2])
    identifiers = [name for sign, name in names if sign == "#"]
    classes = frozenset(name for sign, name in names if sign == ".")
    tag = (compound[1] or "*").lower()
    is_sure = is_sure and bare == selector
    if not is_sure:
        properties = dict.fromkeys(properties, UNKNOWN)
    weight = (len(identifiers), len(classes) + (not is_sure), int(tag != "*"), number)
    return _Rule(weight, tag, next(iter(identifiers), ""), classes, properties)
