"""The words around a name: its sentence, what stands before and after it, and how it is capitalised."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.skills.matcher import Hit
from parsers.skills.passage import Passage
from parsers.vocabulary.skill import Phrase

_SENTENCE_CHARACTERS = 240
_BESIDE_CHARACTERS = 36
_TOKENS = 4
_TOKEN = re.compile(r"\w+(?:[.'\u2019+#]\w+)*[+#]*|[^\w\s]")
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


def surroundings(passage: Passage, hit: Hit) -> Surroundings:
    """Read the words around a name, within its sentence and no farther than is needed."""
    text = passage.text
    start, end = passage.sentence_at(hit.start)
    start, end = max(start, hit.start - _SENTENCE_CHARACTERS), min(end, hit.end + _SENTENCE_CHARACTERS)
    before = _TOKEN.findall(text[max(start, hit.start - _BESIDE_CHARACTERS) : hit.start])
    after = _TOKEN.findall(text[hit.end : min(end, hit.end + _BESIDE_CHARACTERS)])[:_TOKENS]
    first = hit.start - start < _BESIDE_CHARACTERS and _MARKS.issuperset(before)
    before = before[-_TOKENS:]
    around = "".join([each[0] for each in (*before, *after) if len(each) > 2])
    shouted = len(around) > 1 and around.isupper()
    return Surroundings(
        before=before,
        after=after,
        previous=_nearest(before[::-1]),
        following=_nearest(after),
        start=start,
        end=end,
        first=first,
        small=text[hit.start].islower(),
        telling=not first and not shouted,
    )


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
