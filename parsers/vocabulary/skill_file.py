"""Reads the skills' file: entries, the words that tell one sense of an ambiguous name from another, and `not_skills`.

The latter are longer names that hold a skill's name and are none ("American Express"). Whoever edits the file does
not program: an error names the line and says what to write.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from parsers.errors import VocabularyError
from parsers.vocabulary.entries import Source, meant, tables
from parsers.vocabulary.skill import (
    BACKEND_KINDS,
    BESIDE_CHARACTERS,
    BESIDE_WORDS,
    CASES,
    LIST_ONLY,
    WORDS,
    Form,
    Phrase,
    SkillEntry,
    SkillVocabulary,
)
from parsers.vocabulary.skill_index import by_key, check_links, check_names, compiled
from parsers.vocabulary.spelling import key

_KINDS = "kinds"
_WORDS = "words"
_NOT_SKILLS = "not_skills"
_FIELDS = (
    "aliases", "backend", "broader", "case", "company", "implies", "list_only", "near", "never", "states", "tier",
    "versions",
)  # fmt: skip
_ALIAS_FIELDS = frozenset({"is", "tier", "case", "states"})


def parse(name: str, text: str) -> SkillVocabulary:
    """Read the text of the skills' file; name is the file's, for errors.

    Raises VocabularyError with the line of the entry for a field that is unknown or of the wrong type, a skill entered
    twice, a kind that the list `kinds` lacks, a spelling of two skills, an implied, broader or stated skill that is
    none, a circle of implied or of broader skills, and two names that differ by hyphens and spaces only.
    """
    source = Source(name, text)
    read = tables(name, text)
    kinds = source.strings(read.pop(_KINDS, []), _KINDS)
    words = _words(source, read.pop(_WORDS, {}))
    none = [Form(key=key(each), spelled=each) for each in source.strings(read.pop(_NOT_SKILLS, []), _NOT_SKILLS)]
    skills: dict[str, SkillEntry] = {}
    own: list[Form] = []
    for kind, table in read.items():
        for skill, value in _of_kind(source, kinds, kind, table).items():
            if skill in skills:
                raise source.error(skill, f"is entered twice, as [{skills[skill].kind}] and as [{kind}]", last=True)
            fields = _checked(source, skill, value)
            spellings = [(skill, fields), *_aliases(source, skill, fields)]
            skills[skill] = _entry(source, skill, kind, fields, tuple([spelled for spelled, _ in spellings[1:]]))
            own.extend(_forms(source, skills[skill], fields, spellings))
    check_links(source, skills, own)
    check_names(source, skills)
    return compiled(skills, by_key(source, [*own, *none]), words)


def _words(source: Source, table: object) -> Mapping[str, frozenset[str]]:
    """Read the table `words`, and join from it what several readers need: `level` and `list_filler`."""
    words = dict.fromkeys(WORDS, frozenset[str]())
    for entry, listed in source.table(table, _WORDS).items():
        if entry not in WORDS:
            raise source.error(
                entry,
                f"stands in [{_WORDS}], where only lists of words stand; a skill goes into the "
                f"table of its kind, such as [language]{meant(entry, WORDS)}",
            )
        words[entry] = frozenset(map(key, source.strings(listed, entry)))
    words["level"] = frozenset().union(*(words[f"level_{level}"] for level in range(1, 5)))
    words["list_filler"] = words["filler"].union(*map(str.split, words["level"]))
    return words


def _of_kind(source: Source, kinds: Sequence[str], kind: str, table: object) -> Mapping[str, object]:
    if not isinstance(table, dict):
        raise source.error(kind, "stands above all tables; a skill goes into the table of its kind, such as [language]")
    if kinds and kind not in kinds:
        raise source.error(kind, f"is no kind of skill; the list `{_KINDS}` at the top has them{meant(kind, kinds)}")
    return table


def _checked(source: Source, skill: str, value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise source.error(skill, f'needs braces after the equals sign: "{skill}" = {{ }}')
    for name, given in value.items():
        if name not in _FIELDS and isinstance(given, dict):
            raise source.error(skill, f'seems to be cut in two at a dot; quote the whole name: "{skill}.{name}"')
        if name not in _FIELDS:
            known = meant(name, _FIELDS) or f"; there are {', '.join(_FIELDS)}"
            raise source.error(skill, f'has a field "{name}", which does not exist{known}')
    return value


def _entry(source: Source, skill: str, kind: str, fields: Mapping[str, object], aliases: tuple[str, ...]) -> SkillEntry:
    versions = source.table(fields.get("versions", {}), skill)
    return SkillEntry(
        name=skill,
        kind=kind,
        backend=source.flag(fields, "backend", skill, default=kind in BACKEND_KINDS),
        aliases=aliases,
        implies=source.texts(fields, "implies", skill),
        broader=source.texts(fields, "broader", skill),
        states=source.texts(fields, "states", skill),
        company=source.flag(fields, "company", skill),
        versions={major: str(other) for major, other in versions.items()},
        near=tuple(f" {key(each)}" for each in source.texts(fields, "near", skill)),
        never=_phrases(source, skill, source.texts(fields, "never", skill)),
    )


def _phrases(source: Source, skill: str, written: Iterable[str]) -> Mapping[str, Sequence[Phrase]]:
    phrases: dict[str, list[Phrase]] = {}
    for each in written:
        phrase = _phrase(source, skill, each)
        beside = phrase.before[-1] if phrase.before else phrase.after[0]
        phrases.setdefault("" if "*" in beside or "?" in beside else beside, []).append(phrase)
    return phrases


def _phrase(source: Source, skill: str, written: str) -> Phrase:
    tokens = written.casefold().split()
    if tokens.count("~") != 1 or len(tokens) < 2:
        raise source.error(
            skill, f'has the phrase "{written}" under never; a ~ must stand there for the name, and a word more'
        )
    at = tokens.index("~")
    sides = (tokens[:at], tokens[at + 1 :])
    if any(len(side) > BESIDE_WORDS or len(" ".join(side)) >= BESIDE_CHARACTERS for side in sides):
        raise source.error(
            skill,
            f'has the phrase "{written}" under never, of which a part is out of sight; leave at most {BESIDE_WORDS} '
            f"words and {BESIDE_CHARACTERS - 1} characters before the ~, and as many after it",
        )
    return Phrase(before=tuple(sides[0]), after=tuple(sides[1]))


def _aliases(source: Source, skill: str, fields: Mapping[str, object]) -> list[tuple[str, Mapping[str, object]]]:
    """Give the aliases of an entry, each with the settings of its own."""
    aliases = fields.get("aliases", [])
    if not isinstance(aliases, list):
        raise source.error(skill, 'needs brackets around its aliases, also around one: aliases = ["one"]')
    return [_alias(source, skill, each) for each in aliases]


def _alias(source: Source, skill: str, alias: object) -> tuple[str, Mapping[str, object]]:
    if isinstance(alias, str):
        return alias, {}
    if isinstance(alias, dict) and alias.keys() <= _ALIAS_FIELDS and isinstance(alias.get("is"), str):
        return alias["is"], alias
    raise source.error(skill, f'has an alias that is neither a text nor like {{ is = "text", tier = 1 }}: {alias}')


def _forms(
    source: Source,
    entry: SkillEntry,
    fields: Mapping[str, object],
    spellings: Iterable[tuple[str, Mapping[str, object]]],
) -> Iterator[Form]:
    """Give the forms of an entry. fields: its own; spellings: name and aliases, each with its settings."""
    list_only = source.flag(fields, "list_only", entry.name)
    for spelled, settings in spellings:
        tier = settings.get("tier", LIST_ONLY if list_only else 0)
        case = settings.get("case", "capital" if tier else "any")
        found = key(spelled)
        if not found or type(tier) is not int or not 0 <= tier <= LIST_ONLY or case not in CASES:
            raise _unusable(source, entry.name, spelled, tier, case)
        states = entry.states if settings is fields else source.texts(settings, "states", entry.name)
        yield Form(found, spelled, entry, tier, str(case), tuple(dict.fromkeys((*entry.states, *states))))


def _unusable(source: Source, skill: str, spelled: str, tier: object, case: object) -> VocabularyError:
    if not key(spelled):
        return source.error(skill, f'has the name or alias "{spelled}", in which there is no letter')
    if case not in CASES:
        return source.error(skill, f'has case = "{case}"; it may be {", ".join(sorted(CASES))}')
    return source.error(
        skill, f"has tier = {tier!r}; it may be a number from 0 to {LIST_ONLY}, without quotation marks"
    )
