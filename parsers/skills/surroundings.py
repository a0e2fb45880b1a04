"""The words around a name: its sentence, what stands before and after it, and how it is capitalised."""

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from parsers.skills.matcher import Hit
from parsers.skills.passage import Passage
from parsers.vocabulary.skill import BESIDE_CHARACTERS, BESIDE_WORDS, Phrase

_SENTENCE_CHARACTERS = 240
_TOKEN = re.compile(r"\w++(?:[.'\u2019+#]\w++)*+[+#]*+|[^\w\s]")
_MARKS = frozenset("-\u2013\u2014*•·\"'“”\u2018\u2019>_")
_WRITTEN_THROUGH = frozenset("-/\u2013")


class Surroundings(NamedTuple):
    """before, after: up to four words and signs of the same sentence, as written, the nearest last and first.

    previous, following: The nearest in small letters, hyphens and slashes passed over. start, end: Of the sentence in
    the passage. first: The name begins its sentence. small: It begins with a small letter. telling: Its capital says
    something, since the words around it are not all in capitals.
    """

    before: Sequence[str]
    after: Sequence[str]
    previous: str
    following: str
    start: int
    end: int
    first: bool
    small: bool
    telling: bool


# A text has dozens; made so, a tuple takes half the time.
_surroundings = partial(tuple.__new__, Surroundings)


def surroundings(passage: Passage, hit: Hit) -> Surroundings:
    """Read the words around a name, within its sentence and no farther than is needed."""
    text, (name, beyond, _, _) = passage.text, hit
    start, end = passage.sentence_at(name)
    if name - start > _SENTENCE_CHARACTERS:
        start = name - _SENTENCE_CHARACTERS
    if end - beyond > _SENTENCE_CHARACTERS:
        end = beyond + _SENTENCE_CHARACTERS
    near = name - start < BESIDE_CHARACTERS
    before = _TOKEN.findall(text, start if near else name - BESIDE_CHARACTERS, name)
    after = _TOKEN.findall(text, beyond, min(end, beyond + BESIDE_CHARACTERS))
    first = near and _MARKS.issuperset(before)
    before, after = before[-BESIDE_WORDS:], after[:BESIDE_WORDS]
    telling = not first and not _in_capitals((*before, *after))
    previous = before[-1].lower() if before and before[-1] not in _WRITTEN_THROUGH else _nearest(before[::-1])
    following = after[0].lower() if after and after[0] not in _WRITTEN_THROUGH else _nearest(after)
    return _surroundings((before, after, previous, following, start, end, first, text[name].islower(), telling))


def _in_capitals(words: Sequence[str]) -> bool:
    initials = [word[0] for word in words if len(word) > 2]
    return len(initials) > 1 and "".join(initials).isupper()


def _nearest(words: Sequence[str]) -> str:
    for word in words:
        if word not in _WRITTEN_THROUGH:
            return word.lower()
    return ""


def said(phrase: Phrase, around: Surroundings) -> bool:
    """Whether the name stands within this phrase."""
    before, after = phrase.before, phrase.after
    if (before and not _like(around.previous, before[-1])) or (after and not _like(around.following, after[0])):
        return False
    if len(before) < 2 and len(after) < 2:
        return True
    words = [each.lower() for each in around.before if each not in _WRITTEN_THROUGH]
    if len(words) < len(before) or not all(map(_like, words[len(words) - len(before) :], before)):
        return False
    words = [each.lower() for each in around.after if each not in _WRITTEN_THROUGH]
    return len(words) >= len(after) and all(map(_like, words, after))


def _like(word: str, pattern: str) -> bool:
    if pattern == word:
        return True
    if pattern[-1] == "*":
        return word.startswith(pattern[:-1])
    return (
        "?" in pattern and len(word) == len(pattern) and all(p in ("?", w) for w, p in zip(word, pattern, strict=True))
    )
