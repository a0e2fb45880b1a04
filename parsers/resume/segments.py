"""Which words of an entry's head are its title, its employer and its place: the best reading of all possible ones.

The head is cut into atoms at every separator people use. A reading gives each atom, or a run of neighbours, a role;
each role is used once. Readings are scored by what the vocabulary says of the words; the document's other entries then
vote for an order, so that a title or a company of unknown words takes the place where the known ones stand.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from parsers.resume.dates import DateRange
from parsers.resume.row import Row
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key, words

_STRONG = re.compile(r"\s*\t\s*|\s+(?:[|\u00b7\u2022\u2219\u25cf\u2014]|/{1,2}|~)\s+|\s*[|\u2022\u00b7]\s*|\s{3,}")
_WEAK = re.compile(r"\s+(?:-{1,3}|\u2013)\s+|,\s+|;\s+|\s+@\s+|:\s+|(?<=[^\W\d_]{4})\.\s+(?=[^\W_a-z])")
_BRACKET = re.compile(r"\s+\((?=[^()]+\)\s*(?:$|\t|[|,;:\u2013\u2014-]))")
# The stop at a head's end; that of a shorter word may be part of it ("Corp.", "Ltda.").
_STOP = re.compile(r"(?:(?<=[^\W\d_]{5})|(?<=\)))\.(?=\s*(?:$|\t))")
# The number of an entry in a list of them.
_NUMBER = re.compile(r"\s*\(?\d{1,2}[.)]\s+(?=[^\W\d_])")
_EDGES = "* \t,;:|\u00b7\u2022-\u2013\u2014/@"
_APOSTROPHES = "'\u2019"
_MOST_ATOMS = 7
_LONGEST = 1000  # characters of a row: its separators are looked for in time that grows with the square of blanks
# No sign of the vocabulary outweighs joining over as much as this.
_HOPELESS = -2.6
# To leave an atom unread and a role empty costs less.
_WORST = -3.5
_EMPTY = re.compile(r"[(\[]\s*[)\]]")


class Atom(NamedTuple):
    """Smallest piece of a head. row: index into the head; start: place in the row; glue: what stands before it.

    glue: what stands before it: `row` (a new line), `strong` (tab, bar, dot), `comma`, `dash`, `bracket`, or `at` (such
    a word). order: how many atoms of the row stand before it; source: the row's text.
    """

    text: str
    row: int
    start: int
    glue: str
    order: int
    source: str

    @property
    def end(self) -> int:
        """Where it ends in its row."""
        return self.start + len(self.text)


class Piece(NamedTuple):
    """A run of atoms with its role."""

    role: str
    text: str
    first: Atom
    worth: float


Reading = tuple[float, tuple[Piece, ...]]
"""Points and pieces."""
Points = Mapping[str, float]
"""By role, and for `none`: without a role."""
Scorer = Callable[[Atom, str], Points]
Joiner = Callable[[Atom], float]


def atoms(head: Sequence[Row], taken: Sequence[DateRange | None], lexicon: Lexicon) -> tuple[Atom, ...]:
    """Cut the rows of a head. taken: for each row, the range of dates to leave out."""
    found: list[Atom] = []
    for at, (row, cut) in enumerate(zip(head, taken, strict=True)):
        text = row.text[:_LONGEST]
        if cut is not None:
            text = text[: cut.first] + "\t" + " " * max(0, min(cut.last, len(text)) - cut.first - 1) + text[cut.last :]
            text = _EMPTY.sub(lambda match: " " * len(match.group()), text)
        found.extend(_row_atoms(text, at, lexicon))
    return tuple(found)


def _row_atoms(text: str, at: int, lexicon: Lexicon) -> Iterator[Atom]:
    text = _held_pattern(lexicon).sub(lambda match: " " * len(match.group()), _STOP.sub(" ", text), count=1)
    cuts = sorted(
        [(m.start(), m.end(), "strong") for m in _STRONG.finditer(text)]
        + [(m.start(), m.end(), "comma" if text[m.start()] in ",;" else "dash") for m in _WEAK.finditer(text)]
        + [(start, end, "at") for start, end in _at_words(text, lexicon)]
        + [(m.start(), m.end() - 1, "bracket") for m in _BRACKET.finditer(text)]
    )
    number = _NUMBER.match(text)
    begin, glue, order = number.end() if number else 0, "row", 0
    cuts = [*cuts, (len(text), len(text), "")]
    for at_cut, (start, end, kind) in enumerate(cuts):
        following = text[end : cuts[at_cut + 1][0]] if kind in {"at", "comma"} else ""
        if start < begin or _goes_on(text[begin:start], kind, following, lexicon):
            continue
        piece = _balanced(text[begin:start])
        rest = re.split(r"\t|,|\s[-\u2013|]\s", text[end:].strip())[0]
        if piece and kind in {"comma", "dash"} and _legal_alone(rest, lexicon):
            continue
        if piece:
            yield Atom(piece, at, text.index(piece, begin), glue, order, text)
            order += 1
            glue = kind
        elif glue != "row":
            glue = "strong" if "strong" in {glue, kind} else kind
        begin = end


def _goes_on(text: str, kind: str, following: str, lexicon: Lexicon) -> bool:
    """Tell whether what follows is the field of a title: "Engineer in Test", "Engineer, Payments"."""
    if not following or key(following) not in lexicon.title_areas:
        return False
    return kind == "at" or any(lexicon.title_heads.find(text, words(text)))


def _legal_alone(text: str, lexicon: Lexicon) -> bool:
    """Tell whether what follows a separator is only a legal form, as in "Colibri - EI" or "Nordwind, Inc."."""
    return bool(text.strip()) and lexicon.legal.label(text) is not None and len(text.split()) < 4


def _balanced(piece: str) -> str:
    """Without separators at its edges and without the half of a bracket."""
    piece = piece.strip(_EDGES)
    if piece.count("(") != piece.count(")"):
        piece = piece.strip("() ").strip(_EDGES)
    if piece.startswith("(") and piece.endswith(")"):
        piece = piece[1:-1].strip(_EDGES)
    return piece if any(char.isalnum() for char in piece) else ""


def _at_words(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Places of words such as "at" or "bei" between two capitalised or titled parts."""
    for match in _at_pattern(lexicon).finditer(text):
        if match.start() > 2:
            yield match.start(), match.end()


@lru_cache(maxsize=8)
def _at_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    listed = sorted({phrase for phrase in lexicon.entries("words", "at") if phrase != "@"}, key=len, reverse=True)
    words = [re.escape(each) + ("" if each[-1] in _APOSTROPHES else r"\s+") for each in listed]
    return re.compile(rf"\s+(?:{'|'.join(words) or '(?!)'})(?=[^\W_a-z]|\d)")


@lru_cache(maxsize=8)
def _held_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Compile what leads to a title at the head of a line, or after its dates: "I was a", "Worked as a"."""
    listed = sorted(lexicon.entries("words", "held"), key=len, reverse=True)
    return re.compile(rf"(?:^|(?<=\t))\s*(?:{'|'.join(map(re.escape, listed)) or '(?!)'})\s+", re.IGNORECASE)


class Run(NamedTuple):
    """Neighbouring atoms as one text. end: number of the atom after them; cost: of joining them."""

    text: str
    end: int
    cost: float


Scored = Sequence[Sequence[tuple[Run, Points]]]
"""Runs with the points of their texts."""


def runs(found: Sequence[Atom], join: Joiner) -> tuple[tuple[Run, ...], ...]:
    """Give, for each atom of a head, the runs that begin with it, itself first; joining over a separator costs."""
    line = tuple(found[:_MOST_ATOMS])
    costs = [0.0, *[join(atom) for atom in line[1:]]]
    return tuple([tuple(_runs(line, costs, at)) for at in range(len(line))])


def scored(found: Sequence[Atom], cut: Sequence[Sequence[Run]], score: Scorer) -> Scored:
    """Give the runs of each atom with their points."""
    return [[(run, score(first, run.text)) for run in begun] for first, begun in zip(found, cut, strict=False)]


def _runs(line: Sequence[Atom], costs: Sequence[float], at: int) -> Iterator[Run]:
    """Give the runs from an atom on. costs: of joining each atom to the one before."""
    cost = 0.0
    for end in range(at + 1, min(len(line), at + 4) + 1):
        cost += costs[end - 1] if end > at + 1 else 0.0
        if cost < _HOPELESS:
            return
        yield Run(joined(line[at:end]), end, cost)


def best(
    found: Sequence[Atom],
    cut: Scored,
    roles: Sequence[str],
    missing: Points,
    favours: Sequence[Points] = (),
) -> Reading:
    """Give the reading of the highest score. cut: the atoms' runs. An atom may stay without a role.

    missing: points of the roles that no run has; favours: what each role has beside its points, by the atom it begins
    with. Read from the end: what follows an atom is read once for each set of roles (a bit each) that is left for it.
    """
    if not cut:
        return 0.0, ()
    every = range(1 << len(roles))
    empty = [missing.get(role, 0.0) for role in roles]
    readings: list[Mapping[int, Reading]] = [{}] * len(cut)
    readings.append({left: (sum([cost for n, cost in enumerate(empty) if left >> n & 1]), ()) for left in every})
    for at in reversed(range(len(cut))):
        unread = cut[at][0][1]["none"]
        pieces = tuple(_pieces(found[at], cut[at], roles, favours[at] if favours else {}))
        # No more roles are gone than atoms stand before.
        sets = [left for left in every if len(roles) - left.bit_count() <= at]
        readings[at] = {left: _better(readings, readings[at + 1][left], unread, pieces, left) for left in sets}
    return readings[0][every[-1]]


def _better(
    readings: Sequence[Mapping[int, Reading]],
    after: Reading,
    unread: float,
    pieces: Sequence[tuple[int, int, Piece]],
    left: int,
) -> Reading:
    """Choose what to make of an atom, given the readings of what follows: one of the pieces, or nothing."""
    points, chosen = after[0] + unread, after[1]
    for end, role, piece in pieces:
        if left & role:
            rest = readings[end][left ^ role]
            if rest[0] + piece.worth > points:
                points, chosen = rest[0] + piece.worth, (piece, *rest[1])
    return points, chosen


def _pieces(
    first: Atom, cut: Sequence[tuple[Run, Points]], roles: Sequence[str], favour: Points
) -> Iterator[tuple[int, int, Piece]]:
    """Give the runs in every role that is not hopeless, with where each ends and the bit of its role."""
    for (text, end, cost), points in cut:
        for number, role in enumerate(roles):
            worth = points[role] + favour.get(role, 0.0) + cost
            if worth > _WORST:
                yield end, 1 << number, Piece(role, text, first, worth)


def joined(found: Sequence[Atom]) -> str:
    """Give the atoms' text with the separators they had."""
    text, last = found[0].text, found[0]
    for each in found[1:]:
        text += (
            each.source[last.end : each.end].removeprefix(")" if last.glue == "bracket" else "")
            if each.row == last.row
            else f" {each.text}"
        )
        text += ")" if each.glue == "bracket" and each.source[each.end : each.end + 1] == ")" else ""
        last = each
    return " ".join(text.split())
