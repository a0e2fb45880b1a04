"""The skills indexed: their spellings by key, no two alike, their links checked, and all of it in one automaton."""

from collections.abc import Iterable, Mapping, Sequence
from string import digits
from types import MappingProxyType

from ahocorasick_rs import AhoCorasick, MatchKind

from parsers.errors import VocabularyError
from parsers.vocabulary.entries import Source, meant
from parsers.vocabulary.skill import CUES, Form, SkillEntry, SkillVocabulary
from parsers.vocabulary.spelling import key, variants

SHORT_ENDS = (" ", ".", "'")
"""What follows a name of one or two letters; it is part of what the automaton finds. A version may follow two."""

_SHORT = 2


def by_key(source: Source, own: Iterable[Form]) -> Mapping[str, Form]:
    """Index the spellings as written, then the variants that follow from them and are no other's own."""
    forms: dict[str, Form] = {}
    for form in own:
        other = forms.setdefault(form.key, form)
        if other is not form:
            raise _shared(source, form, other, form.spelled)
    derived: dict[str, Form] = {}
    for form in forms.values():
        for spelling, capitals in () if form.case == "exact" else variants(form.spelled, form.key):
            if spelling in forms:
                continue
            case = "upper" if capitals else form.case
            variant = form._replace(key=spelling, case=case)
            other = derived.setdefault(spelling, variant)
            if other.entry is not form.entry:
                raise _shared(source, form, other, spelling)
    return {**derived, **forms}


def _shared(source: Source, form: Form, other: Form, spelling: str) -> VocabularyError:
    if form.entry is other.entry:
        return source.error(
            _owner(form), f'has the spelling "{spelling}" twice; capitals, hyphens and spaces need none'
        )
    first = source.line(_owner(other))
    where = f" of line {first}" if first else ""
    return source.error(_owner(form), f'and "{_owner(other)}"{where} are both written "{spelling}"; leave one away')


def _owner(form: Form) -> str:
    return form.entry.name if form.entry else form.spelled


def check_links(source: Source, skills: Mapping[str, SkillEntry], own: Iterable[Form]) -> None:
    """Raise VocabularyError where an entry names a skill that is none, or leads back to itself."""
    for entry in skills.values():
        for other in (*entry.implies, *entry.broader, *entry.versions.values()):
            if other not in skills:
                raise source.error(entry.name, f'names "{other}", which is no skill of the file{meant(other, skills)}')
    for form in own:
        for other in form.states:
            if other not in skills:
                raise source.error(
                    _owner(form), f'names "{other}", which is no skill of the file{meant(other, skills)}'
                )
    _check_circles(source, {entry.name: entry.implies for entry in skills.values()}, "implies itself")
    _check_circles(source, {entry.name: entry.broader for entry in skills.values()}, "is broader than itself")


def check_names(source: Source, skills: Iterable[str]) -> None:
    """Raise VocabularyError where the names of two skills differ by hyphens, spaces and the like only."""
    known: dict[str, str] = {}
    for name in skills:
        other = known.setdefault(key(name).replace(" ", ""), name)
        if other is not name:
            raise source.error(
                name,
                f'and "{other}" of line {source.line(other)} are one name to a reader; make one an alias of the other',
            )


def _check_circles(source: Source, links: Mapping[str, Sequence[str]], is_wrong: str) -> None:
    settled: set[str] = set()

    def follow(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            circle = " -> ".join((*path[path.index(name) :], name))
            raise source.error(name, f"{is_wrong} in the end: {circle}; take one out")
        if name not in settled:
            for other in links[name]:
                follow(other, (*path, name))
            settled.add(name)

    for name in links:
        follow(name, ())


def compiled(
    skills: Mapping[str, SkillEntry], forms: Mapping[str, Form], words: Mapping[str, frozenset[str]]
) -> SkillVocabulary:
    """Put the automaton together."""
    patterns: list[str] = []
    targets: list[Form | str] = []
    for form in forms.values():
        # A letter or two begin so many words that the matcher had better see where the word ends.
        ends = ("",) if len(form.key) > _SHORT else (*SHORT_ENDS, *digits) if len(form.key) == _SHORT else SHORT_ENDS
        patterns.extend(f" {form.key}{end}" for end in ends)
        targets.extend([form] * len(ends))
    for entry in sorted(CUES & words.keys()):
        patterns.extend(f" {each}" for each in words[entry])
        targets.extend([entry] * len(words[entry]))
    glued = [f"{sign}{each}" for each in words["years"] for sign in (*digits, "+")]  # 5yrs, 5+yrs
    patterns.extend(glued)
    targets.extend(["years"] * len(glued))
    return SkillVocabulary(
        skills=MappingProxyType(skills),
        forms=MappingProxyType(forms),
        words=MappingProxyType(words),
        targets=tuple(targets),
        automaton=AhoCorasick(patterns, matchkind=MatchKind.Standard),
    )
