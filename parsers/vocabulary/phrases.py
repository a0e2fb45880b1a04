"""Finding the vocabulary's phrases in a line: folded, by words, longest first, with their places in the line."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
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
    if text.isascii() and text.isalnum():
        return text.lower()
    return " ".join(_WORD.findall(fold(text))).replace(".", "")


class Found(NamedTuple):
    """A phrase in a line. label: what the vocabulary calls it; phrase: its key."""

    start: int
    end: int
    label: str
    phrase: str


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Phrases by their keys. labels: what each is called; capitals: those that are found in capitals only.

    lengths: By first word, how many words the phrases that begin with it have, the most first.
    """

    labels: Mapping[str, str]
    capitals: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]

    def find(self, text: str, line: Sequence[Word]) -> Iterator[Found]:
        """Every phrase of the line from left to right, the longest at each place, none within another."""
        lengths = self.lengths
        # Few lines hold a word that begins a phrase: this test is most of the search.
        for at, (first, _, _) in enumerate(line):
            if first in lengths:
                return self._from(text, line, at)
        return iter(())

    def label(self, text: str) -> str | None:
        """Label of a text that is a phrase as a whole."""
        return self.labels.get(key(text))

    def _from(self, text: str, line: Sequence[Word], done: int) -> Iterator[Found]:
        for at in range(done, len(line)):
            if at >= done and line[at].key in self.lengths and (found := self._longest(text, line, at)):
                done = at + found.phrase.count(" ") + 1
                yield found

    def _longest(self, text: str, line: Sequence[Word], at: int) -> Found | None:
        """Return the longest of the phrases that stands in the line from a word on."""
        for count in self.lengths[line[at].key]:
            span = line[at : at + count]
            phrase = " ".join([word.key for word in span]) if count > 1 else span[0].key
            if phrase in self.labels and self._is_written(phrase, text, span):
                return Found(span[0].start, span[-1].end, self.labels[phrase], phrase)
        return None

    def _is_written(self, phrase: str, text: str, span: Sequence[Word]) -> bool:
        """Whether the words stand close together, and in capitals where they must."""
        if phrase in self.capitals and not text[span[0].start : span[-1].end].isupper():
            return False
        return len(span) == 1 or all(_GAP.fullmatch(fold(text[one.end : other.start])) for one, other in pairwise(span))


def phrases(entries: Iterable[tuple[str, str]]) -> Phrases:
    """Build from (phrase as written, label). A phrase of one or two capitals (`BE`, `M.A.`) is found in capitals only.

    The first of two equal phrases wins.
    """
    labels: dict[str, str] = {}
    capitals: set[str] = set()
    for phrase, label in entries:
        whole = key(phrase)
        if whole and whole not in labels:
            labels[whole] = label
            if len(whole) <= 3 and phrase.isupper():
                capitals.add(whole)
    lengths: dict[str, tuple[int, ...]] = {}
    for whole in labels:
        count = whole.count(" ") + 1
        known = lengths.setdefault(whole.partition(" ")[0], (count,))
        if count not in known:
            lengths[whole.partition(" ")[0]] = tuple(sorted((*known, count), reverse=True))
    return Phrases(labels, frozenset(capitals), lengths)


def preferring(own: Phrases, rest: Phrases) -> Phrases:
    """Join two tables of which the first wins. rest: holds the phrases of the first as well."""
    capitals = (rest.capitals - own.labels.keys()) | own.capitals
    return Phrases({**rest.labels, **own.labels}, capitals, rest.lengths)
