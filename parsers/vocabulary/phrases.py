"""Finding the vocabulary's phrases in a line: folded, by words, longest first, with their places in the line."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

# Letters that Unicode does not decompose, but that people type without their stroke.
_STROKES = {"ł": "l", "ø": "o", "đ": "d", "ß": "s", "æ": "a", "œ": "o", "ı": "i", "ð": "d", "þ": "t"}  # noqa: RUF001 (the dotless i is meant)
_QUOTES = {"\u2019": "'", "\u2018": "'", "\u00b4": "'", "`": "'", "\u2010": "-", "\u2011": "-", "\u00a0": " "}
_WORD = re.compile(r"[^\W_]+(?:\.[^\W\d_]+)*|\+\+|#")
# Between the words of one phrase stand blanks, hyphens, dots, slashes or apostrophes, never a comma or a tab.
_GAP = re.compile(r"[ .'&/()\-\u2013]{0,3}")


# The readers of one document ask for the same lines many times; a long resume has some hundred.
_KNOWN = 2048


class _Folding(dict[int, str]):
    """Maps each character to exactly one: lower case, without accents, so that places in the text stay the same."""

    def __missing__(self, code: int) -> str:
        """Fold a character on first sight and remember it."""
        char = chr(code)
        low = char.lower()[:1]
        low = _STROKES.get(low) or _QUOTES.get(low) or unicodedata.normalize("NFKD", low)[:1] or char
        self[code] = low
        return low


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Lower case, no accents, plain apostrophes and hyphens; of the same length as the text."""
    if text.isascii():
        return text.lower().replace("`", "'")
    return text.translate(_FOLDING)


class Word(NamedTuple):
    """A word of a line. key: folded and without dots (`B.Sc.` is `bsc`)."""

    key: str
    start: int
    end: int


# A document has thousands of words; made so, a tuple takes half the time.
_word = partial(tuple.__new__, Word)


@lru_cache(maxsize=_KNOWN)
def words(text: str) -> tuple[Word, ...]:
    """Split a line into words; the apostrophe splits (`d'informatique`), the inner dot does not (`B.Sc`)."""
    return tuple([_word((m[0].replace(".", ""), m.start(), m.end())) for m in _WORD.finditer(fold(text))])


@lru_cache(maxsize=_KNOWN)
def key(text: str) -> str:
    """Reduce a text to its words, joined by blanks: what two spellings of one phrase share."""
    return " ".join([word.key for word in words(text)])


class Found(NamedTuple):
    """A phrase in a line. label: what the vocabulary calls it; phrase: its key."""

    start: int
    end: int
    label: str
    phrase: str


class _Entry(NamedTuple):
    """A phrase. words: how many it has; capitals: it is found in capitals only."""

    words: int
    phrase: str
    label: str
    capitals: bool


Beginning = Sequence[tuple[int, Mapping[tuple[str, ...], _Entry]]]
"""Phrases of one first word by how many words follow it, the most first, and then by these."""


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Phrases by their first word; labels: by their keys."""

    by_first: Mapping[str, Beginning]
    labels: Mapping[str, str]

    def find(self, text: str, line: Sequence[Word]) -> Iterator[Found]:
        """Every phrase of the line from left to right, the longest at each place, none within another."""
        by_first, done = self.by_first, 0
        for at, word in enumerate(line):
            # Few words of a line begin a phrase: this test is most of the search.
            if word.key in by_first and at >= done and (entry := _longest(by_first[word.key], text, line, at)):
                done = at + entry.words
                yield Found(word.start, line[done - 1].end, entry.label, entry.phrase)

    def label(self, text: str) -> str | None:
        """Label of a text that is a phrase as a whole."""
        return self.labels.get(key(text))


def _longest(beginning: Beginning, text: str, line: Sequence[Word], at: int) -> _Entry | None:
    """Return the longest of the phrases that stands in the line from a word on."""
    for count, entries in beginning:
        entry = entries.get(tuple([word.key for word in line[at + 1 : at + 1 + count]]))
        if entry is not None:
            span = line[at : at + entry.words]
            small = entry.capitals and not text[span[0].start : span[-1].end].isupper()
            if not small and (not count or _is_close(text, span)):
                return entry
    return None


def _is_close(text: str, span: Sequence[Word]) -> bool:
    return all(_GAP.fullmatch(fold(text[one.end : other.start])) for one, other in pairwise(span))


def phrases(entries: Iterable[tuple[str, str]]) -> Phrases:
    """Build from (phrase as written, label). A phrase of one or two capitals (`BE`, `M.A.`) is found in capitals only.

    The first of two equal phrases wins.
    """
    table: dict[str, dict[int, dict[tuple[str, ...], _Entry]]] = {}
    labels: dict[str, str] = {}
    for phrase, label in entries:
        first, *rest = [word.key for word in words(phrase)] or [""]
        whole = " ".join((first, *rest))
        if not whole or whole in labels:
            continue
        labels[whole] = label
        capitals = phrase.isupper() and len(whole) <= 3
        entry = _Entry(len(rest) + 1, whole, label, capitals)
        table.setdefault(first, {}).setdefault(len(rest), {})[tuple(rest)] = entry
    by_first = {first: tuple(sorted(counts.items(), reverse=True)) for first, counts in table.items()}
    return Phrases(by_first, MappingProxyType(labels))
