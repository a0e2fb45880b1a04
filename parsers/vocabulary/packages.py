"""What names in source code show: packages, modules, images and files, each with the skills it is evidence of.

The file is one table a kind of name; how to write a line stands at its head. A name that no table holds is a skill's
own, if that skill implies the language of its table: npm's `webpack` is Webpack, which implies JavaScript.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from parsers.vocabulary.entries import Source, meant, tables
from parsers.vocabulary.skill import SkillVocabulary
from parsers.vocabulary.spelling import key

OTHERWISE = "*"
"""In an entry that others decide: where none of them is shown."""

Skills = tuple[str, ...]
Entry = Skills | Mapping[str, Skills]
"""The skills that a name shows; or, by a skill that the rest of the sample shows, what it then shows."""

_TABLES = (
    "action", "call", "cmake", "command", "composer", "cran", "crate", "dialect", "elixir", "engine", "file", "gem",
    "global", "go", "gradle-plugin", "hex", "image", "include", "java", "julia", "language", "maven", "npm",
    "npm-section", "nuget", "perl", "php", "provider", "pub", "pypi", "pypi-extra", "python", "resource", "sql",
    "swift", "template",
)  # fmt: skip
"""The tables in which names are looked up."""

_SEPARATORS: Mapping[str, str] = {
    "action": "/", "composer": "/", "crate": ":", "elixir": ".", "engine": "+", "gem": "/", "go": "/",
    "gradle-plugin": ".", "image": "/", "include": "/", "java": ".", "maven": ":.", "npm": "/", "nuget": ".",
    "perl": ":", "php": "\\", "python": ".", "resource": "/",
}  # fmt: skip
"""Signs in names of a table at which what lies under a name begins."""

_LANGUAGES: Mapping[str, str] = {
    "cran": "R", "crate": "Rust", "gem": "Ruby", "hex": "Elixir", "npm": "JavaScript", "nuget": ".NET", "pub": "Dart",
    "pypi": "Python", "python": "Python", "swift": "Swift",
}  # fmt: skip
"""What a skill implies whose own name the table's packages may bear."""

_ELSEWHERE = {"python": "pypi"}
"""Where a name is looked up that its table lacks."""

_ANY_WORDS = r"\*\s+"
_FEW = r"(?:\S{1,40}\s+){0,4}?"
_RUNS = re.compile(r"[-_.]+")
_DASHED = frozenset({"pypi", "crate"})
"""Tables in which `-`, `_` and `.` are one (PEP 503)."""


_PROSE = "prose"
_WHATEVER = "language"
"""The table whose names are skills of any kind."""


class ProseWords(NamedTuple):
    """What finds words of prose that tell what is of a work and what is not; the file says what each is for."""

    sections: re.Pattern[str]
    stack: re.Pattern[str]
    planned: re.Pattern[str]
    others: re.Pattern[str]
    denied: re.Pattern[str]
    declined: re.Pattern[str]
    unneeded: re.Pattern[str]
    small: re.Pattern[str]
    turns: re.Pattern[str]
    joins: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PackageVocabulary:
    """The file, checked.

    tables: By a table's name, from a name to what it shows. prefixes: Of names that ended in `*`, longest first.
    own: By a table's name, from a name's key to the skill that bears it and implies the table's language.
    """

    prose: ProseWords
    tables: Mapping[str, Mapping[str, Entry]]
    prefixes: Mapping[str, tuple[tuple[str, Entry], ...]]
    own: Mapping[str, Mapping[str, str]]

    def shown(self, table: str, name: str) -> Entry:
        """Return what a name shows; nothing where nobody knows it."""
        wanted = _spelled(table, name)
        for each in _upwards(wanted, _SEPARATORS.get(table, "")):
            found = self._entry(table, each)
            if found is not None:
                return found
        elsewhere = _ELSEWHERE.get(table)
        if elsewhere:
            return self.shown(elsewhere, name.partition(".")[0])
        own = self.own.get(table, {}).get(key(wanted))
        return (own,) if own else ()

    def _entry(self, table: str, name: str) -> Entry | None:
        found = self.tables.get(table, {}).get(name)
        if found is None:
            return next((entry for start, entry in self.prefixes.get(table, ()) if name.startswith(start)), None)
        return found


def parse(name: str, text: str, skills: SkillVocabulary) -> PackageVocabulary:
    """Read the text of the packages' file; name is the file's, for errors.

    Raises VocabularyError with the line of an entry that names a skill which is not entered, or is of the wrong type,
    of a table that is none, and of a name that is empty, entered twice, or has a `*` before its end.
    """
    content = tables(name, text)
    words = _prose(Source(name, text), content.pop(_PROSE, {}))
    known: dict[str, dict[str, Entry]] = {}
    prefixes: dict[str, list[tuple[str, Entry]]] = {}
    for kind, table in content.items():
        source = _part(name, text, kind)
        if kind not in _TABLES:
            known_tables = meant(kind, _TABLES) or f"; there are {', '.join(_TABLES)}"
            raise source.error(kind, f"is no table of names{known_tables}")
        known[kind] = {}
        entries = source.table(table, kind)
        _check_names(source, kind, entries)
        for written, value in entries.items():
            entry = _entry(source, written, value, skills)
            if written.endswith("*"):
                prefixes.setdefault(kind, []).append((_spelled(kind, written[:-1]), entry))
            else:
                known[kind][_spelled(kind, written)] = entry
    return PackageVocabulary(
        prose=words,
        tables=MappingProxyType(known),
        prefixes=MappingProxyType({kind: _longest_first(each) for kind, each in prefixes.items()}),
        own=MappingProxyType(_own(skills)),
    )


def _prose(source: Source, table: object) -> ProseWords:
    fields = source.table(table, _PROSE)
    return ProseWords(*[_any_of(source.texts(fields, field, _PROSE)) for field in ProseWords._fields])


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    """Return what finds any of some phrases as whole words; nothing where there are none."""
    spaced = [r"\s+".join(map(re.escape, phrase.split())).replace(_ANY_WORDS, _FEW) for phrase in phrases]
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced) or '(?!)'})(?!\w)", re.IGNORECASE)


def _part(name: str, text: str, kind: str) -> Source:
    """Return the file from the beginning of a table on, its lines still counted from the file's first."""
    at = max(0, text.find(f"\n[{kind}]") + 1)
    return Source(name, "\n" * text.count("\n", 0, at) + text[at:])


def _check_names(source: Source, kind: str, names: Iterable[str]) -> None:
    spelled: dict[str, str] = {}
    for name in names:
        if not name.removesuffix("*").strip():
            raise source.error(name, "is no name of anything; write the name, or its beginning and a * after it")
        if "*" in name[:-1]:
            raise source.error(name, "has a * before its end; a * stands for what follows, and only at the end")
        other = spelled.setdefault(_spelled(kind, name), name)
        if other is not name:
            raise source.error(name, f'is "{other}" of line {source.line(other)} once more; leave one away')


def _entry(source: Source, name: str, value: object, skills: SkillVocabulary) -> Entry:
    if not isinstance(value, dict):
        return _skills(source, name, value, skills)
    for other in value.keys() - {OTHERWISE}:
        _check(source, name, other, skills)
    return {other: _skills(source, name, each, skills) for other, each in value.items()}


def _skills(source: Source, name: str, value: object, skills: SkillVocabulary) -> Skills:
    if value == "":
        return ()
    found = source.strings([value] if isinstance(value, str) else value, name)
    for each in found:
        _check(source, name, each, skills)
    return found


def _check(source: Source, name: str, skill: str, skills: SkillVocabulary) -> None:
    if skill not in skills.skills:
        raise source.error(name, f'names the skill "{skill}", which skills.toml lacks{meant(skill, skills.skills)}')


def _longest_first(prefixes: list[tuple[str, Entry]]) -> tuple[tuple[str, Entry], ...]:
    return tuple(sorted(prefixes, key=lambda pair: -len(pair[0])))


def _spelled(table: str, name: str) -> str:
    """Return a name as it is compared."""
    folded = name.casefold()
    return _RUNS.sub("-", folded) if table in _DASHED else folded


def _upwards(name: str, separators: str) -> Iterator[str]:
    """Give a name and then what it lies under, the nearest first."""
    yield name
    for at in range(len(name) - 1, 0, -1):
        if name[at] in separators:
            yield name[:at].rstrip(separators)


def _own(skills: SkillVocabulary) -> Mapping[str, Mapping[str, str]]:
    """Give by table the spellings of the skills that imply its language."""
    own: dict[str, dict[str, str]] = {table: {} for table in _LANGUAGES}
    implying = {name: _implied(skills, name) for name in skills.skills}
    of = {name: [table for table, language in _LANGUAGES.items() if language in implying[name]] for name in implying}
    for spelled, form in skills.forms.items():
        if form.entry:
            for table in of[form.entry.name]:
                own[table][spelled] = form.entry.name
    return {**own, _WHATEVER: {key(name): name for name in skills.skills}}


def _implied(skills: SkillVocabulary, name: str) -> frozenset[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for other in skills.skills[waiting.pop()].implies:
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)
