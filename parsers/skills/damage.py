"""Damaged items of lists: names glued together (`JUnitMockito`) and names misspelt by one letter (`Pyhton`)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from parsers.skills.lists import Item
from parsers.skills.mention import Mention
from parsers.skills.passage import Passage
from parsers.vocabulary.skill import Form, SkillVocabulary
from parsers.vocabulary.spelling import key

SHORTEST_MISSPELT = 6
"""Of shorter words too many are one letter apart."""

_MOST_TIER = 1
_ORDINARY = ("after", "group", "list_filler", "work")
_GLUED = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
_MOST_PARTS = 5
_MOST_WORDS = 2
_MOST_CHARACTERS = 50
_WORD = re.compile(r"[^\s/&+]+")


def repaired(passage: Passage, vocabulary: SkillVocabulary, items: Iterable[Item]) -> Mapping[int, tuple[Mention, ...]]:
    """Find the skills of the damaged items of lists, by where the items start."""
    mended = ((item.start, tuple(repair(passage, vocabulary, item))) for item in items if _is_damaged(item))
    return {start: mentions for start, mentions in mended if mentions}


def _is_damaged(item: Item) -> bool:
    return not item.hits and item.after != ":"


def repair(passage: Passage, vocabulary: SkillVocabulary, item: Item) -> Iterator[Mention]:
    """Find the skills of one item that holds no name as it stands, and is no sentence."""
    if item.end - item.start > _MOST_CHARACTERS:
        return
    words = tuple(_WORD.finditer(passage.text[item.start : item.end]))
    for word in words if len(words) <= _MOST_WORDS else ():
        start = item.start + word.start()
        for text, form, rule in _names(word.group(), vocabulary):
            if form.entry:
                span = passage.within_line(item.line, start, start + len(text))
                yield Mention(form.entry.name, form.entry.kind, item.line, *span, rule)
            start += len(text)


def _names(word: str, vocabulary: SkillVocabulary) -> Iterator[tuple[str, Form, str]]:
    parts = _GLUED.split(word)
    for cut in range(1, len(parts)) if len(parts) <= _MOST_PARTS else ():
        halves = "".join(parts[:cut]), "".join(parts[cut:])
        forms = [vocabulary.forms.get(key(half)) for half in halves]
        if all(form and form.entry and len(form.key) > 1 for form in forms):
            yield from ((half, form, "glued") for half, form in zip(halves, forms, strict=True) if form)
            return
    folded = key(word)
    if folded in vocabulary.forms:
        return
    ordinary = any(folded in vocabulary.words[entry] for entry in _ORDINARY)
    if len(folded) >= SHORTEST_MISSPELT and folded.isalpha() and not ordinary:
        meant = _meant(folded, vocabulary)
        if meant:
            yield word, meant, "misspelt"


def _meant(word: str, vocabulary: SkillVocabulary) -> Form | None:
    """Give the one name that is a letter left out, put in, changed or swapped away, and begins the same."""
    shortened = _shortened(vocabulary)
    near = {
        form for each in (word, *_without_one(word)) for form in shortened.get(each, ()) if _one_apart(word, form.key)
    }
    skills = {form.entry for form in near}
    return near.pop() if len(skills) == 1 else None


@cache
def _shortened(vocabulary: SkillVocabulary) -> Mapping[str, tuple[Form, ...]]:
    """Index names by what is left of them without one letter: two words one letter apart share such a rest."""
    index: dict[str, tuple[Form, ...]] = {}
    for form in vocabulary.forms.values():
        if form.entry and form.tier <= _MOST_TIER and len(form.key) >= SHORTEST_MISSPELT - 1 and form.key.isalpha():
            for each in {form.key, *_without_one(form.key)}:
                index[each] = (*index.get(each, ()), form)
    return index


def _without_one(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _one_apart(one: str, other: str) -> bool:
    """Whether the Damerau-Levenshtein distance is 1, the first letter apart."""
    if one[0] != other[0] or one == other:
        return False
    if len(one) != len(other):
        shorter, longer = sorted((one, other), key=len)
        return len(longer) - len(shorter) == 1 and shorter in _without_one(longer)
    differing = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differing) == 1:
        return True
    swapped = len(differing) == 2 and differing[1] - differing[0] == 1
    return swapped and one[differing[0]] == other[differing[1]] and one[differing[1]] == other[differing[0]]
