"""Finding the vocabulary's phrases in a line: folded, by words, longest first, with their places in the line."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
    return text.translate(_FOLDING)


class Word(NamedTuple):
    """A word of a line. key: folded and without dots (`B.Sc.` is `bsc`)."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=_KNOWN)
def words(text: str) -> tuple[Word, ...]:
    """Split a line into words; the apostrophe splits (`d'informatique`), the inner dot does not (`B.Sc`)."""
    folded = fold(text)
    return tuple(Word(m.group().replace(".", ""), m.start(), m.end()) for m in _WORD.finditer(folded))


@lru_cache(maxsize=_KNOWN)
def key(text: str) -> str:
    """Reduce a text to its words, joined by blanks: what two spellings of one phrase share."""
    return " ".join(word.key for word in words(text))


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a line. label: what the vocabulary calls it; phrase: its key."""

    start: int
    end: int
    label: str
    phrase: str


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Phrases by their first word: the remaining words, the label, and whether capitals are asked for."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]]
    labels: Mapping[str, str]

    def find(self, text: str, line: Sequence[Word]) -> Iterator[Found]:
        """Every phrase of the line from left to right, the longest at each place, none within another."""
        at = 0
        while at < len(line):
            found = self._at(text, line, at)
            if found is None:
                at += 1
                continue
            yield Found(line[at].start, line[found[0] - 1].end, found[1], " ".join(w.key for w in line[at : found[0]]))
            at = found[0]

    def label(self, text: str) -> str | None:
        """Label of a text that is a phrase as a whole."""
        return self.labels.get(key(text))

    def _at(self, text: str, line: Sequence[Word], at: int) -> tuple[int, str] | None:
        for rest, label, capitals in self.by_first.get(line[at].key, ()):
            end = at + 1 + len(rest)
            if end > len(line) or any(word.key != want for word, want in zip(line[at + 1 : end], rest, strict=True)):
                continue
            if capitals and not text[line[at].start : line[end - 1].end].isupper():
                continue
            if all(
                _GAP.fullmatch(fold(text[a.end : b.start]))
                for a, b in zip(line[at:end], line[at + 1 : end], strict=False)
            ):
                return end, label
        return None


def phrases(entries: Iterable[tuple[str, str]]) -> Phrases:
    """Build from (phrase as written, label). A phrase of one or two capitals (`BE`, `M.A.`) is found in capitals only.

    The first of two equal phrases wins.
    """
    table: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    labels: dict[str, str] = {}
    for phrase, label in entries:
        keys = tuple(word.key for word in words(phrase))
        whole = " ".join(keys)
        if not keys or whole in labels:
            continue
        labels[whole] = label
        capitals = phrase.isupper() and len(whole) <= 3
        table.setdefault(keys[0], []).append((keys[1:], label, capitals))
    by_first = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}
    return Phrases(MappingProxyType(by_first), MappingProxyType(labels))
