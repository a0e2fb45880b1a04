"""The head of a job's entry and its reading: what of it is the title, the employer, the place.

Two rounds: each head alone; then again with the votes of all for where in a head each role stands.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.resume import segments
from parsers.resume.anchors import anchor
from parsers.resume.entries import Entry
from parsers.resume.fit import ROLES, Fit
from parsers.resume.labels import is_labelled
from parsers.resume.row import Row
from parsers.resume.segments import Atom, Piece, Points
from parsers.vocabulary import Lexicon

# Line to line, in sizes of the type; what stands farther below is another paragraph.
_LEAD = 1.75
_EDGES = " ).,;:-\u2013\u2014"
Vote = tuple[str, object, int, str]

_VOTE = 2.0
_SURE = 1.5
# As if so many had voted for no place: one entry alone shows no order.
_DOUBT = 1
_MISSING = {"title": -1.6, "company": -1.8}
# "Nordwind (own company)": said of the employer, no part of its name. Less than any join may cost.
_ASIDE = -3.0
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
    """Cut the head of an entry, but for the rows that labels name.

    Where a label names the title or the employer, only the row of the dates may tell the other without one.
    """
    rows, taken = entry.head, {piece.first.row for piece in named}
    cut = segments.atoms(rows, [anchor(row) if row.ranges else None for row in rows], lexicon)
    told = {piece.role for piece in named}
    if told & {"title", "company"}:
        taken |= {at for at, row in enumerate(rows) if row is not entry.anchor or is_labelled(row, lexicon)}
    atoms = tuple([atom for atom in cut if atom.row not in taken])
    left = tuple([role for role in roles if role not in told]) if atoms else ()
    runs = segments.runs(atoms, _joiner(entry, fit)) if left else ()
    return Head(entry, atoms, runs, tuple(_places(entry)), left, tuple(named))


def readings(heads: Sequence[Head], fit: Fit) -> list[tuple[Piece, ...]]:
    """Read each head, in the light of the others: its own votes would only say again what was read of it alone."""
    scored = [segments.scored(each.atoms, each.runs, _scorer(each.atoms, fit)) for each in heads]
    cast = [_votes(_reading(each, cut, ()), each) for each, cut in zip(heads, scored, strict=True)]
    votes = Counter[Vote]()
    for own in cast:
        votes.update(own)
    totals = Counter[str]()
    for vote, count in votes.items():
        totals[vote[0]] += count
    found = []
    for each, cut, own in zip(heads, scored, cast, strict=True):
        others = votes - own
        mine = Counter(role for role, *_ in own.elements())
        shares = {role: _VOTE / (totals[role] - mine[role] + _DOUBT) for role in totals}
        found.append((*_reading(each, cut, _favours(each, others, shares)), *each.named))
    return found


def _reading(each: Head, cut: segments.Scored, favours: Sequence[Points]) -> tuple[Piece, ...]:
    return segments.best(each.atoms, cut, each.roles, _MISSING, favours)[1]


def _favours(each: Head, votes: Counter[Vote], shares: Points) -> list[Points]:
    """Give how the votes favour each role, by the atom it begins with."""
    return [
        {
            role: share * sum([votes[vote] for vote in each.votes(role, atom)])
            for role, share in shares.items()
            if role in each.roles
        }
        for atom in each.atoms
    ]


def _votes(pieces: Sequence[Piece], each: Head) -> Counter[Vote]:
    """Where each role stands: a reading votes for what it is sure of, and for what is left where all else is sure."""
    votes: Counter[Vote] = Counter()
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
            if not whole or not _close(above, entry.head[atom.row]):
                return -2.2
            return -0.4 if atom.text[:1].islower() else -0.9 if _full(above, entry.head) else -2.2
        if atom.glue == "at":
            # "Developer at Nordwind" is two parts, "Bank w Zawadzie" one.
            return -1.2 if fit.names_title(atom.source[: atom.start]) else -0.4
        if atom.glue == "bracket" and _is_aside(atom, fit):
            return _ASIDE
        if atom.glue == "comma" and fit.names_several(atom.text):
            return -0.1
        return _JOIN.get(atom.glue, -1.8)

    return join


def _is_aside(atom: Atom, fit: Fit) -> bool:
    """Tell whether small words in brackets follow an employer: neither a title's, nor part of a legal form."""
    before = atom.source[: atom.start].rstrip("( ")
    return atom.text[:1].islower() and not fit.names_title(before) and not fit.ends_legal(before)


def _where_a_place_stands(atom: Atom, before: Atom | None, text: str, fit: Fit) -> bool:
    """Tell whether a name of one or two words ends a line or a sentence after an employer: "Nordwind Ltd, Umlazi"."""
    if atom.glue not in _JOIN or len(text.split()) > 2 or not text[:1].isupper() or fit.names_part(text):
        return False
    rest = atom.source[atom.start + len(text) :]
    if not rest.startswith(". ") and rest.strip(_EDGES).partition("\t")[0]:
        return False
    return before is not None and not fit.names_title(before.text)


def _full(row: Row, rows: Sequence[Row]) -> bool:
    """Tell whether the row reaches its column's edge, so that the next may be the rest of it."""
    widest = max((each.line.x1 for each in rows), default=0.0)
    return bool(widest) and row.line.x1 > 0.8 * widest


def _close(above: Row, row: Row) -> bool:
    """Tell whether the row stands right under another, as the rest of a line does; a paragraph has more room."""
    apart = row.line.top - above.line.top
    return not apart or apart < _LEAD * above.line.size or above.line.page != row.line.page


__all__ = ["ROLES", "Head", "head", "readings"]
