"""The skills as data: what they are called, what they imply, and when a word that names one does not.

The file is one table a kind with one entry a skill; how to write an entry stands at the head of the file, and
`skill_file` reads it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

BACKEND_KINDS = frozenset({"framework", "database", "query", "template", "auth", "server", "queue", "api", "search"})
"""Skills of these kinds are evidence of backend work, if their entry does not say otherwise."""

CASES = frozenset({"any", "capital", "upper", "exact"})
LIST_ONLY = 4
"""The tier of a name that counts only as an item of a list."""

CUES = frozenset(
    {
        "asked", "level_1", "level_2", "level_3", "level_3_after", "level_4", "leisure", "negated_after", "negation",
        "own_too", "wish", "work", "years",
    }
)  # fmt: skip
"""The entries of the table `words` that are looked for all over a text; the others only beside a skill."""

NUMBERS = (*range(1, 13), 15, 20)
"""Those that are read in words: the entries `number_1`, `number_2` ..."""

WORDS = frozenset(
    {
        "after", "ago", "at_work", "before", "before_pairs", "between", "denial", "denial_but", "filler", "firm",
        "group", "list_label", "other_label", "since", "thing", "title", "within",
    }
).union(CUES, (f"number_{number}" for number in NUMBERS))  # fmt: skip
"""The entries of the table `words`; any may be left out. What each is for is said beside it in the file."""


BESIDE_WORDS = 4
BESIDE_CHARACTERS = 36
"""How far before and after a name is looked: so many words, and within so many characters."""


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
    states: Skills that are stated in so many words by this spelling, beside those that its entry states.
    """

    key: str
    spelled: str
    entry: SkillEntry | None = None
    tier: int = 0
    case: str = "any"
    states: tuple[str, ...] = ()


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
