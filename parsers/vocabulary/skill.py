"""The skills as data: what they are called, what they imply, and when a word that names one does not.

The file is one table a kind with one entry a skill; how to write an entry stands at the head of the file. Read here
are the entries, the words of the table `words` that tell one sense of an ambiguous name from another, and `not_skills`:
longer names that hold a skill's name and are none ("American Express").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from parsers.vocabulary.entries import Source, tables
from parsers.vocabulary.spelling import key, variants

BACKEND_KINDS = frozenset({"framework", "database", "query", "template", "auth", "server", "queue", "api", "search"})
"""Skills of these kinds are evidence of backend work, if their entry does not say otherwise."""

CASES = frozenset({"any", "capital", "upper", "exact"})
LIST_ONLY = 4
"""The tier of a name that counts only as an item of a list."""

CUES = frozenset(
    {
        "asked", "level_1", "level_2", "level_3", "level_4", "leisure", "negated_after", "negation", "wish", "work",
    }
)  # fmt: skip
"""The entries of the table `words` that are looked for all over a text; the others only beside a skill."""

WORDS = frozenset(
    {
        "after", "before", "before_pairs", "between", "filler", "firm", "group", "list_label", "other_label", "title",
    }
) | CUES  # fmt: skip
"""The entries of the table `words`; any may be left out. What each is for is said beside it in the file."""

SHORT_ENDS = (" ", ".", "'")
"""What follows a name of one or two letters; it is part of what the automaton finds."""

_SHORT = 2
_WORDS = "words"
_NOT_SKILLS = "not_skills"
_FIELDS = frozenset(
    {
        "aliases", "backend", "broader", "case", "company", "implies", "list_only", "near", "never", "states", "tier",
        "versions",
    }
)  # fmt: skip
_ALIAS_FIELDS = frozenset({"is", "tier", "case"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words around a name that make it another thing. before, after: tokens; `*` ends an open word, `?` is any sign."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SkillEntry:
    """One skill.

    backend: Using it is evidence of backend work.
    implies: Skills that nobody can have this one without; strict and one way.
    broader: What it is a kind of, for searching only.
    states: Skills that are stated in so many words where this one is.
    company: It is also the name of a firm or of a place where people have profiles.
    versions: Major version to the skill it is then, such as Angular 1 to AngularJS.
    never: Phrases in which the name is something else, by the word next to it; those with open words by "".
    near: Beginnings of words, each after a space, that speak for an ambiguous name in the same sentence.
    """

    name: str
    kind: str
    backend: bool = False
    aliases: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    company: bool = False
    versions: Mapping[str, str] = field(default_factory=dict)
    near: tuple[str, ...] = ()
    never: Mapping[str, Sequence[Phrase]] = field(default_factory=dict)


class Form(NamedTuple):
    """One spelling of a skill, or of something that is none (entry None).

    tier: 0 clear; 1 also something else, now and then; 2 an ordinary word; 3 a very ordinary one; 4 only in lists.
    case: any (says nothing), capital (small letters count against it), upper (never in small letters), exact (only as
    spelled); lists of skills take every case.
    """

    key: str
    spelled: str
    entry: SkillEntry | None = None
    tier: int = 0
    case: str = "any"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SkillVocabulary:
    """The file, checked and compiled.

    skills: By canonical name. forms: By key. words: By the entry's name in the table `words`, as keys.
    automaton: Finds every key of `forms` and of `words`, each after a space; `targets` says what it found: a form, or
    the name of an entry of `words`.
    """

    skills: Mapping[str, SkillEntry]
    forms: Mapping[str, Form]
    words: Mapping[str, frozenset[str]]
    targets: tuple[Form | str, ...]
    automaton: AhoCorasick


def parse(name: str, text: str) -> SkillVocabulary:
    """Read the text of the skills' file; name is the file's, for errors.

    Raises VocabularyError with the line of the entry for a field that is unknown or of the wrong type, a skill entered
    twice, a spelling of two skills, an implied, broader or stated skill that is none, and a circle of implications.
    """
    source = Source(name, text)
    read = tables(name, text)
    words = _words(source, read.pop(_WORDS, {}))
    none = [Form(key=key(each), spelled=each) for each in source.strings(read.pop(_NOT_SKILLS, []), _NOT_SKILLS)]
    skills: dict[str, SkillEntry] = {}
    own: list[Form] = []
    for kind, table in read.items():
        for skill, value in source.table(table, kind).items():
            if skill in skills:
                raise source.error(skill, "is entered twice")
            fields = _checked(source, skill, value)
            spellings = [(skill, fields), *_aliases(source, skill, fields)]
            skills[skill] = _entry(source, skill, kind, fields, tuple([spelled for spelled, _ in spellings[1:]]))
            own.extend(_forms(source, skills[skill], fields, spellings))
    _check_links(source, skills)
    return _compiled(skills, _by_key(source, [*own, *none]), words)


def _words(source: Source, table: object) -> Mapping[str, frozenset[str]]:
    """Read the table `words`, and join from it what several readers need: `level` and `list_filler`."""
    words = dict.fromkeys(WORDS, frozenset[str]())
    for entry, listed in source.table(table, _WORDS).items():
        if entry not in WORDS:
            raise source.error(entry, "is no list of words that anybody reads")
        words[entry] = frozenset(map(key, source.strings(listed, entry)))
    words["level"] = frozenset().union(*(words[f"level_{level}"] for level in range(1, 5)))
    words["list_filler"] = words["filler"].union(*map(str.split, words["level"]))
    return words


def _checked(source: Source, skill: str, value: object) -> Mapping[str, object]:
    fields = source.table(value, skill)
    for name in fields:
        if name not in _FIELDS:
            raise source.error(skill, f"has the field {name}, which nobody reads")
    return fields


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
        raise source.error(skill, f'must have one ~ for its name and a word more in the phrase "{written}"')
    at = tokens.index("~")
    return Phrase(before=tuple(tokens[:at]), after=tuple(tokens[at + 1 :]))


def _aliases(source: Source, skill: str, fields: Mapping[str, object]) -> list[tuple[str, Mapping[str, object]]]:
    """Give the aliases of an entry, each with the settings of its own."""
    aliases = fields.get("aliases", [])
    if not isinstance(aliases, list):
        raise source.error(skill, "must hold a list of aliases")
    return [_alias(source, skill, each) for each in aliases]


def _alias(source: Source, skill: str, alias: object) -> tuple[str, Mapping[str, object]]:
    if isinstance(alias, str):
        return alias, {}
    if isinstance(alias, dict) and alias.keys() <= _ALIAS_FIELDS and isinstance(alias.get("is"), str):
        return alias["is"], alias
    raise source.error(skill, f"has the alias {alias!r}, which is neither a text nor {{ is, tier, case }}")


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
        if not found or not isinstance(tier, int) or not 0 <= tier <= LIST_ONLY or case not in CASES:
            raise source.error(entry.name, f'must have letters, a tier from 0 to 4 and a known case for "{spelled}"')
        yield Form(key=found, spelled=spelled, entry=entry, tier=tier, case=str(case))


def _by_key(source: Source, own: Iterable[Form]) -> Mapping[str, Form]:
    """Index the spellings as written, then the variants that follow from them and are no other's own."""
    forms: dict[str, Form] = {}
    for form in own:
        other = forms.setdefault(form.key, form)
        if other is not form:
            raise source.error(_owner(form), f'and "{_owner(other)}" are both written "{form.spelled}"')
    derived: dict[str, Form] = {}
    for form in forms.values():
        for spelling, capitals in () if form.case == "exact" else variants(form.spelled, form.key):
            if spelling in forms:
                continue
            case = "upper" if capitals else form.case
            variant = Form(key=spelling, spelled=form.spelled, entry=form.entry, tier=form.tier, case=case)
            other = derived.setdefault(spelling, variant)
            if other.entry is not form.entry:
                raise source.error(_owner(form), f'and "{_owner(other)}" can both be written "{spelling}"')
    return {**derived, **forms}


def _owner(form: Form) -> str:
    return form.entry.name if form.entry else form.spelled


def _check_links(source: Source, skills: Mapping[str, SkillEntry]) -> None:
    for entry in skills.values():
        for other in (*entry.implies, *entry.broader, *entry.states, *entry.versions.values()):
            if other not in skills:
                raise source.error(entry.name, f'names the skill "{other}", which is not entered')
    settled: set[str] = set()
    for name in skills:
        _check_circle(source, skills, name, (), settled)


def _check_circle(
    source: Source, skills: Mapping[str, SkillEntry], name: str, path: tuple[str, ...], settled: set[str]
) -> None:
    if name in path:
        raise source.error(name, f"implies itself: {' -> '.join((*path[path.index(name) :], name))}")
    if name not in settled:
        for other in skills[name].implies:
            _check_circle(source, skills, other, (*path, name), settled)
        settled.add(name)


def _compiled(
    skills: Mapping[str, SkillEntry], forms: Mapping[str, Form], words: Mapping[str, frozenset[str]]
) -> SkillVocabulary:
    patterns: list[str] = []
    targets: list[Form | str] = []
    for form in forms.values():
        # A letter or two begin so many words that the matcher had better see where the word ends.
        ends = ("",) if len(form.key) > _SHORT else SHORT_ENDS
        patterns.extend(f" {form.key}{end}" for end in ends)
        targets.extend([form] * len(ends))
    for entry in sorted(CUES & words.keys()):
        patterns.extend(f" {each}" for each in words[entry])
        targets.extend([entry] * len(words[entry]))
    return SkillVocabulary(
        skills=MappingProxyType(skills),
        forms=MappingProxyType(forms),
        words=MappingProxyType(words),
        targets=tuple(targets),
        automaton=AhoCorasick(patterns, matchkind=MatchKind.Standard),
    )
