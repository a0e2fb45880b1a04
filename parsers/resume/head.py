"""The head of a job's entry and its reading: what of it is the title, the employer, the place.

Two rounds: each head alone; then again with the votes of all for where in a head each role stands.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.resume import segments
from parsers.resume.entries import Entry, anchor
from parsers.resume.fit import ROLES, Fit
from parsers.resume.row import Row
from parsers.resume.segments import Atom, Piece, Points
from parsers.vocabulary import Lexicon

Vote = tuple[str, object, int, str]

_VOTE = 2.0
_SURE = 1.5
_MISSING = {"title": -1.6, "company": -1.8}
_JOIN = {"bracket": -0.2, "comma": -0.45, "dash": -0.6}


class Head(NamedTuple):
    """The head of an entry as its readings need it. places: of its rows, see `_places`; roles: those to look for.

    named: pieces that labels name, which need no reading; nor does the rest where the title or the employer is one.
    """

    entry: Entry
    atoms: tuple[Atom, ...]
    runs: tuple[tuple[segments.Run, ...], ...]
    places: tuple[tuple[object, object], ...]
    roles: tuple[str, ...]
    named: tuple[Piece, ...]

    def votes(self, role: str, atom: Atom) -> tuple[Vote, ...]:
        """Give what a role at an atom is a vote for."""
        return tuple([(role, place, atom.order, atom.glue) for place in self.places[atom.row]])


def head(entry: Entry, roles: Sequence[str], named: Sequence[Piece], lexicon: Lexicon, fit: Fit) -> Head:
    """Cut the head of an entry, but for the rows that labels name."""
    rows, taken = entry.head, {piece.first.row for piece in named}
    cut = segments.atoms(rows, [anchor(row) if row.ranges else None for row in rows], lexicon)
    atoms = tuple([atom for atom in cut if atom.row not in taken])
    told = {piece.role for piece in named}
    left = tuple([role for role in roles if role not in told])
    runs = () if told & {"title", "company"} else segments.runs(atoms, _joiner(entry, fit), _scorer(atoms, fit))
    return Head(entry, atoms, runs, tuple(_places(entry)), left, tuple(named))


def readings(heads: Sequence[Head]) -> list[tuple[Piece, ...]]:
    """Read each head, in the light of the others."""
    votes = _votes([_reading(each, ()) for each in heads], heads)
    totals = Counter[str]()
    for vote, count in votes.items():
        totals[vote[0]] += count
    # Each vote is counted twice, once for each way to say where it stands.
    shares = {role: 2 * _VOTE / total for role, total in totals.items()}
    return [(*_reading(each, _favours(each, votes, shares)), *each.named) for each in heads]


def _reading(each: Head, favours: Sequence[Points]) -> tuple[Piece, ...]:
    return segments.best(each.atoms, each.runs, each.roles, _MISSING, favours)[1]


def _favours(each: Head, votes: Counter[Vote], shares: Points) -> list[Points]:
    """Give how the votes favour each role, by the atom it begins with."""
    return [
        {
            role: share * max([votes[vote] for vote in each.votes(role, atom)])
            for role, share in shares.items()
            if role in each.roles
        }
        for atom in each.atoms
    ]


def _votes(found: Sequence[Sequence[Piece]], heads: Sequence[Head]) -> Counter[Vote]:
    """Where each role stands: a reading votes for what it is sure of, and for what is left where all else is sure."""
    votes: Counter[Vote] = Counter()
    for pieces, each in zip(found, heads, strict=True):
        unsure = [piece for piece in pieces if piece.worth <= _SURE]
        for piece in pieces:
            alone = unsure == [piece] and len(each.atoms) == len(pieces) and piece.role != "place"
            if piece.worth > _SURE or alone:
                votes.update(each.votes(piece.role, piece.first))
    return votes


def _places(entry: Entry) -> Iterator[tuple[object, object]]:
    """Where in an entry each row of its head stands: by its setting, and by the rows between it and the dates."""
    anchored = next((number for number, row in enumerate(entry.head) if row is entry.anchor), 0)
    for number, row in enumerate(entry.head):
        yield row.style, number - anchored


def _scorer(atoms: Sequence[Atom], fit: Fit) -> segments.Scorer:
    before = {after: atom for atom, after in pairwise(atoms) if atom.row == after.row}

    def score(atom: Atom, text: str) -> Points:
        points = fit(text)
        if points["place"] < fit.UNKNOWN_PLACE and _where_a_place_stands(atom, before.get(atom), text, fit):
            return {**points, "place": fit.UNKNOWN_PLACE}
        return points

    return score


def _joiner(entry: Entry, fit: Fit) -> segments.Joiner:
    def join(atom: Atom) -> float:
        if atom.glue == "row":
            above = entry.head[atom.row - 1]
            whole = len(above.cells) == 1 and above.style == entry.head[atom.row].style
            return -0.9 if whole and _full(above, entry.head) else -2.2
        if atom.glue == "at":
            # "Developer at Nordwind" is two parts, "Bank w Zawadzie" one.
            return -1.2 if fit.names_title(atom.source[: atom.start]) else -0.4
        return _JOIN.get(atom.glue, -1.8)

    return join


def _where_a_place_stands(atom: Atom, before: Atom | None, text: str, fit: Fit) -> bool:
    """Tell whether a name of one or two words ends a line after an employer: "Nordwind Ltd, Umlazi"."""
    if atom.glue not in _JOIN or len(text.split()) > 2 or not text[:1].isupper() or fit.names_part(text):
        return False
    if atom.source[atom.start + len(text) :].strip(" ).,;:").partition("\t")[0]:
        return False
    return before is not None and not fit.names_title(before.text)


def _full(row: Row, rows: Sequence[Row]) -> bool:
    """Tell whether the row reaches its column's edge, so that the next may be the rest of it."""
    widest = max((each.line.x1 for each in rows), default=0.0)
    return bool(widest) and row.line.x1 > 0.8 * widest


__all__ = ["ROLES", "Head", "head", "readings"]
