"""Damaged items of lists: names glued together (`JUnitMockito`) and names misspelt by one letter (`Pyhton`)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from parsers.skills.lists import Item
from parsers.skills.mention import Mention
from parsers.skills.passage import Passage
from parsers.vocabulary.skill import LIST_ONLY, Form, SkillVocabulary
from parsers.vocabulary.spelling import key

SHORTEST_MISSPELT = 6
"""Of shorter names too many are one letter apart; a letter may be left out of one so short that is an item alone."""

_OF_VERSIONS = "0123456789."

_MOST_TIER = 1
_LONG = 7
"""From so many letters on a word may mean a name that is an ordinary word as well."""
_ORDINARY = ("after", "group", "list_filler", "work")
_GLUED = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
_MOST_PARTS = 12
_SHORTEST_PART = 3
_MOST_WORDS = 2
_MOST_CHARACTERS = 50
_WORD = re.compile(r"[^\s/&+]+")


def repaired(passage: Passage, vocabulary: SkillVocabulary, items: Iterable[Item]) -> Mapping[int, tuple[Mention, ...]]:
    """Find the skills of the damaged items of lists, by where the items start."""
    mended = ((item.start, tuple(repair(passage, vocabulary, item))) for item in items if _is_damaged(item))
    return {start: mentions for start, mentions in mended if mentions}


def _is_damaged(item: Item) -> bool:
    """Whether it may hold damaged names: it holds no sound ones, or others beside them ("Javascript/Typescipt")."""
    return not item.whole and item.after != ":"


def repair(passage: Passage, vocabulary: SkillVocabulary, item: Item) -> Iterator[Mention]:
    """Find the skills of one item that is no sentence and holds no sound name, or some between slashes."""
    if item.end - item.start > _MOST_CHARACTERS or (item.hits and "/" not in passage.text[item.start : item.end]):
        return
    words = [*_WORD.finditer(passage.text, item.start, item.end)]
    if item.hits:
        words = [word for word in words if not _sound(word, item)]
    named = bool(item.hits)
    for word in words if len(words) <= _MOST_WORDS else ():
        start = word.start()
        for text, form, rule in _names(word.group(), vocabulary, SHORTEST_MISSPELT - (len(words) == 1)):
            if form.entry:
                named = True
                yield _found(passage, item, form, (start, start + len(text)), rule)
            start += len(text)
    if len(words) == _MOST_WORDS and not named:
        # "Rabit MQ" is RabbitMQ.
        start, end = words[0].start(), words[-1].end()
        joined = key(passage.text[start:end]).replace(" ", "")
        meant = _meant(joined, vocabulary) if len(joined) >= _LONG and joined.isalpha() else None
        if meant and meant.tier <= _MOST_TIER:
            yield _found(passage, item, meant, (start, end), "misspelt")


def _sound(word: re.Match[str], item: Item) -> bool:
    return any(hit.start < word.end() and hit.end > word.start() for hit in item.hits)


def _found(passage: Passage, item: Item, form: Form, span: tuple[int, int], rule: str) -> Mention:
    name, kind = (form.entry.name, form.entry.kind) if form.entry else ("", "")
    return Mention(name, kind, item.line, *passage.within_line(item.line, *span), rule)


def _names(word: str, vocabulary: SkillVocabulary, shortest: int) -> Iterator[tuple[str, Form, str]]:
    parts = [word] if word.islower() else _GLUED.split(word)
    forms = _parted(parts, vocabulary) if 1 < len(parts) <= _MOST_PARTS else []
    folded = key(word)
    if not forms and folded in vocabulary.forms:
        return
    forms = forms or (_run_together(word, folded, vocabulary) if len(folded) == len(word) >= _LONG else [])
    if forms:
        yield from ((written, form, "glued") for written, form in forms)
        return
    if len(folded) < shortest or not folded.isalpha():
        return
    if not any(folded in vocabulary.words[entry] for entry in _ORDINARY):
        meant = _meant(folded, vocabulary)
        if meant and max(len(folded), len(meant.key)) >= SHORTEST_MISSPELT:
            yield word, meant, "misspelt"


def _parted(parts: Sequence[str], vocabulary: SkillVocabulary) -> list[tuple[str, Form]]:
    """Give the names of which the parts consist, each as written, the longest first; nothing if something is left."""
    for cut in range(len(parts), 0, -1):
        written = "".join(parts[:cut])
        form = vocabulary.forms.get(key(written)) or vocabulary.forms.get(key(written.rstrip(_OF_VERSIONS)))
        if form and form.entry and len(form.key) > 1 and (cut == 1 or not _of_two(parts[:cut], form, vocabulary)):
            rest = _parted(parts[cut:], vocabulary)
            if rest or cut == len(parts):
                return [(written, form), *rest]
    return []


def _run_together(word: str, folded: str, vocabulary: SkillVocabulary) -> list[tuple[str, Form]]:
    """Give the names of which a word consists that no capitals part, the longest first: "pythondjango", "HTMLCSS"."""
    for cut in range(len(folded) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        form = vocabulary.forms.get(folded[:cut])
        if form and form.entry and form.tier <= _MOST_TIER + 1:
            last = vocabulary.forms.get(folded[cut:])
            if last and last.entry and last.tier <= _MOST_TIER + 1:
                return [(word[:cut], form), (word[cut:], last)]
            if rest := _run_together(word[cut:], folded[cut:], vocabulary):
                return [(word[:cut], form), *rest]
    return []


def _of_two(parts: Sequence[str], form: Form, vocabulary: SkillVocabulary) -> bool:
    """Whether the name holds another skill's and is no skill's own: "DjangoCelery" is both, "NodeJS" is one."""
    if form.entry is None or key(form.entry.name).replace(" ", "").replace(".", "") == form.key.replace(" ", ""):
        return False
    others = [vocabulary.forms.get(key(part)) for part in parts]
    entries = [other.entry for other in others if other and other.entry and other.tier < LIST_ONLY - 1]
    return any(entry is not form.entry and not entry.company for entry in entries)


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
        tier = _MOST_TIER if len(form.key) < _LONG else _MOST_TIER + 1
        if form.entry and form.tier <= tier and len(form.key) >= SHORTEST_MISSPELT - 1 and form.key.isalpha():
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
