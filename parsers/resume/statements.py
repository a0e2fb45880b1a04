"""How people state terms: a label with its value, or a clause of a sentence."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.resume.row import Row
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key

EDGES = " \t,;:.-\u2013\u2014|\u00b7\u2022*"
"""Signs at the edges of what is stated."""

_LABEL_WORDS = 7
_VALUE_WORDS = 16
# Within a date no comma ends a clause: "March 1, 2027".
_CLAUSE = re.compile(r"[,|\t\u00b7\u2022()]\s*(?!\s*\d{4}\b)|\s[\u2013\u2014-]\s")
_BAR = re.compile(r"\s[|\u00b7\u2022]\s")


class Labelled(NamedTuple):
    """A value with its label. kind: as the vocabulary calls the label; row, start: where the value stands."""

    kind: str
    row: Row
    label: str
    value: str
    start: int


def labelled_terms(found: Sequence[Row], lexicon: Lexicon) -> Iterator[Labelled]:
    """Give label lines, cells beside a label, and lines below one."""
    for at, row in enumerate(found):
        text = row.text.strip()
        kind = _kind(text.rstrip(" :"), lexicon)
        below = found[at + 1] if at + 1 < len(found) else None
        if kind and below is not None and below.number == row.number + 1 and _is_value(below.text):
            value = below.text.strip(EDGES)
            yield Labelled(kind, below, text.rstrip(" :"), value, below.text.index(value))
            continue
        for number, cell in enumerate(row.cells):
            head, colon, rest = cell.text.partition(":")
            following = row.cells[number + 1] if number + 1 < len(row.cells) else None
            if colon and rest.strip() and (kind := _kind(head, lexicon)) and _is_value(rest):
                value = _first(rest)
                yield Labelled(kind, row, head.strip(), value, cell.start + cell.text.index(value, len(head)))
            elif following and (kind := _kind(cell.text.rstrip(" :"), lexicon)) and _is_value(following.text):
                value = _first(following.text)
                yield Labelled(kind, row, cell.text.rstrip(" :"), value, following.start + following.text.index(value))


def _first(value: str) -> str:
    """Return a value up to a bar or dot that sets the next one apart."""
    return _BAR.split(value.strip(EDGES))[0].strip(EDGES)


def _kind(label: str, lexicon: Lexicon) -> str | None:
    return lexicon.term_labels.get(key(label)) if label.count(" ") < _LABEL_WORDS else None


def _is_value(text: str) -> bool:
    return bool(text.strip(EDGES)) and len(text.split()) <= _VALUE_WORDS


def clauses(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Give where the clauses of a sentence begin and end, without the signs and the "and" around them."""
    at = 0
    for cut in [*_CLAUSE.finditer(text), None]:
        end = cut.start() if cut else len(text)
        bare = text[at:end].strip(EDGES + "!")
        first = text.find(bare, at)
        head, _, rest = bare.partition(" ")
        if at and rest and key(head) in lexicon.conjunctions:
            first, bare = first + len(bare) - len(rest.lstrip()), rest.lstrip()
        if bare:
            yield first, first + len(bare)
        at = cut.end() if cut else end
