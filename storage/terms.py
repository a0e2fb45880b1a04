"""What a person types to search for, as terms, and as the full-text indexes of the databases want it.

All words must occur. `"ci cd"` are words side by side, as are `ci/cd` and `node.js`; `djan*` is the beginning of a
word; what `-` stands before must not occur. There is no way to type it wrong: a quotation mark that is never closed
reaches to the end, and signs that mean nothing are passed over.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from storage.words import beginning, code, may_go_on, words

#: Words of one search; InnoDB refuses a phrase of 128.
MOST_WORDS = 100

_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that occur side by side; of an open term the last one may go on."""

    words: tuple[str, ...]
    is_open: bool = False

    def is_in(self, text: Sequence[str]) -> bool:
        """Say whether it occurs in the words of a text."""
        first, *others = self.words
        if self.is_open:
            return any(word.startswith(first) for word in text)
        if not others:
            return first in text
        ends = range(len(self.words), len(text) + 1)
        return any(tuple(text[end - len(self.words) : end]) == self.words for end in ends)


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must all occur, and such that none of them may."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]


def parse(text: str) -> Query:
    """Read what was typed. Raises ValueError, whose text says why, for more than `MOST_WORDS` words."""
    found: dict[bool, dict[Term, None]] = {True: {}, False: {}}
    for minus, quoted, plain in _TERM.findall(text.translate(_QUOTES)):
        found[not minus].update(dict.fromkeys([Term(tuple(words(quoted)))] if quoted else _plain(plain)))
    query = Query(*(tuple(term for term in found[wanted] if term.words) for wanted in (True, False)))
    if sum(len(term.words) for term in (*query.wanted, *query.unwanted)) > MOST_WORDS:
        raise ValueError(f"a search has at most {MOST_WORDS} words")
    return query


def _plain(typed: str) -> list[Term]:
    """Read what stands without quotes; the indexes know no phrase with an open end, so its words count singly."""
    parts = tuple(words(typed))
    if typed.endswith("*") and parts and may_go_on(parts[-1]):
        return [*(Term((part,)) for part in parts[:-1]), Term(parts[-1:], is_open=True)]
    return [Term(parts)]


def in_boolean_mode(terms: Sequence[Term], *, every: bool) -> str:
    """Write for `MATCH ... AGAINST (... IN BOOLEAN MODE)` that every term must occur, or that any will do."""
    return " ".join(("+" if every else "") + _coded(term) for term in terms)


def in_fts5(terms: Sequence[Term], *, every: bool) -> str:
    """Write the same for SQLite's `MATCH`."""
    return (" AND " if every else " OR ").join(map(_coded, terms))


def _coded(term: Term) -> str:
    """Write a term as both take it, since a code has no sign that either knows."""
    if term.is_open:
        return f"{beginning(term.words[0])}*"
    coded = " ".join(map(code, term.words))
    return f'"{coded}"' if len(term.words) > 1 else coded
