"""The words around a name: its sentence, what stands before and after it, and how it is capitalised."""

import re
from dataclasses import dataclass

from parsers.skills.matcher import Hit
from parsers.skills.passage import Passage
from parsers.vocabulary.skill import Phrase

_SENTENCE_CHARACTERS = 240
_BEFORE_CHARACTERS = 48
_TOKENS = 4
_TOKEN = re.compile(r"[^\W_]+(?:[.'’+#][^\W_]+)*[+#]*|[^\w\s]")
_END = re.compile(r"[.!?](?=\s)|[;\u2022\t\x00]|\n(?=\s*(?:[^\Wa-z]|[\u00b7*-]\s))")
_MARKS = frozenset("-–—*•·\"'“”‘’>_")
_WRITTEN_THROUGH = frozenset("-/–")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """before, after: up to four words and signs of the same sentence, as written, the nearest last and first.

    start, end: Of the sentence in the passage. first: The name begins its sentence. small: It begins with a small
    letter. telling: Its capital says something, since the words around it are not all in capitals.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    start: int
    end: int
    first: bool
    small: bool
    telling: bool

    @property
    def previous(self) -> str:
        """The word before, in small letters; nothing where a sign stands between."""
        return self.before[-1].lower() if self.before else ""

    @property
    def following(self) -> str:
        """The word after, in small letters."""
        return self.after[0].lower() if self.after else ""


def surroundings(passage: Passage, hit: Hit) -> Surroundings:
    """Read the words around a name, within its sentence and no farther than is needed."""
    text = passage.text
    low, high = max(0, hit.start - _SENTENCE_CHARACTERS), min(len(text), hit.end + _SENTENCE_CHARACTERS)
    start = low
    for sign in _END.finditer(text, low, hit.start):
        start = sign.end()
    found = _END.search(text, hit.end, high)
    end = found.start() if found else high
    before = _TOKEN.findall(text[max(start, hit.start - _BEFORE_CHARACTERS) : hit.start])
    after = _TOKEN.findall(text[hit.end : min(end, hit.end + _BEFORE_CHARACTERS)])[:_TOKENS]
    first = hit.start - start < _BEFORE_CHARACTERS and all(each in _MARKS for each in before)
    around = [each for each in (*before[-_TOKENS:], *after) if len(each) > 2 and each.isalpha()]
    telling = not first and not (len(around) > 1 and all(each[0].isupper() for each in around))
    small = text[hit.start].islower()
    return Surroundings(tuple(before[-_TOKENS:]), tuple(after), start, end, first, small, telling)


def said(phrase: Phrase, around: Surroundings) -> bool:
    """Whether the name stands within this phrase."""
    before = [each.lower() for each in around.before if each not in _WRITTEN_THROUGH]
    after = [each.lower() for each in around.after if each not in _WRITTEN_THROUGH]
    return _ends_with(before, phrase.before) and _begins_with(after, phrase.after)


def _ends_with(words: list[str], pattern: tuple[str, ...]) -> bool:
    return len(words) >= len(pattern) and all(map(_like, words[len(words) - len(pattern) :], pattern))


def _begins_with(words: list[str], pattern: tuple[str, ...]) -> bool:
    return len(words) >= len(pattern) and all(map(_like, words, pattern))


def _like(word: str, pattern: str) -> bool:
    if pattern[-1] == "*":
        return word.startswith(pattern[:-1])
    if "?" in pattern:
        return len(word) == len(pattern) and all(p in ("?", w) for w, p in zip(word, pattern, strict=True))
    return word == pattern
