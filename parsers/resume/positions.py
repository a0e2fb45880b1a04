"""Positions: title, employer, place and dates of each job, from the head of its entry in whatever order they stand."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parsers.records import Document, Position
from parsers.resume import segments
from parsers.resume.dates import PRESENT, DateRange
from parsers.resume.entries import Entry, anchor, entries
from parsers.resume.fit import ROLES, Fit
from parsers.resume.items import told
from parsers.resume.labels import labelled
from parsers.resume.location import place_score
from parsers.resume.row import Row
from parsers.resume.rows import evidence
from parsers.resume.segments import Atom, Piece
from parsers.vocabulary import Lexicon

Vote = tuple[str, object, int, str]

_VOTE = 2.0
_SURE = 1.5
_LABELS = (("position", "title"), ("employer", "company"), ("place", "place"))


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A position with the rows it was read from."""

    position: Position
    title_row: Row | None
    head: tuple[Row, ...]
    body: tuple[Row, ...]


def read(document: Document, found: Sequence[Row], lexicon: Lexicon) -> tuple[Job, ...]:
    """Every job of the experience sections, in the order they stand."""
    cut = entries(found, lexicon)
    fit = Fit(lexicon)
    heads = [_head(entry, lexicon) for entry in cut]
    votes = _votes([_reading(head, fit, Counter()) for head in heads], heads)
    jobs: list[Job] = []
    for head in heads:
        pieces = _labelled(head.entry, lexicon) or _reading(head, fit, votes)
        job = _job(document, head.entry, pieces, jobs, newest=not jobs)
        if job is not None:
            jobs.append(job)
    return tuple(jobs)


class _Head(NamedTuple):
    """The head of an entry as its readings need it. places: of its rows, see `_places`."""

    entry: Entry
    atoms: tuple[Atom, ...]
    runs: tuple[tuple[segments.Run, ...], ...]
    places: tuple[object, ...]

    def vote(self, role: str, atom: Atom) -> Vote:
        """Give what a role at an atom is a vote for."""
        return role, self.places[atom.row], atom.order, atom.glue


def _head(entry: Entry, lexicon: Lexicon) -> _Head:
    head = entry.head
    atoms = segments.atoms(head, [anchor(row) if row.ranges else None for row in head], lexicon)
    return _Head(entry, atoms, segments.runs(atoms, _joiner(entry)), tuple(_places(entry)))


def _joiner(entry: Entry) -> segments.Joiner:
    def join(atom: Atom) -> float:
        if atom.glue == "row":
            above = entry.head[atom.row - 1]
            whole = len(above.cells) == 1 and above.style == entry.head[atom.row].style
            return -0.9 if whole and _full(above, entry.head) else -2.2
        return {"bracket": -0.2, "comma": -0.45, "dash": -0.6, "at": -1.2}.get(atom.glue, -1.8)

    return join


def _reading(head: _Head, fit: Fit, votes: Counter[Vote]) -> tuple[Piece, ...]:
    totals = {role: sum(n for (each, *_), n in votes.items() if each == role) for role in ROLES}

    def score(role: str, atom: Atom, text: str) -> float:
        if role.startswith("no "):
            return {"no title": -1.6, "no company": -1.8}.get(role, 0.0)
        worth = fit(role, text)
        if role == "place" and worth < fit.UNKNOWN_PLACE and _where_a_place_stands(atom, text, fit):
            worth = fit.UNKNOWN_PLACE
        if role != "none" and totals[role]:
            worth += _VOTE * votes[head.vote(role, atom)] / totals[role]
        return worth

    return segments.best(head.atoms, head.runs, ROLES, score)[1]


def _where_a_place_stands(atom: Atom, text: str, fit: Fit) -> bool:
    """Tell whether a name of one or two words ends a line after an employer: "Nordwind Ltd, Umlazi"."""
    if atom.glue not in {"comma", "bracket"} or len(text.split()) > 2 or not text[:1].isupper():
        return False
    if atom.source[atom.start + len(text) :].strip(" )").partition("\t")[0]:
        return False
    return not fit.names_title(atom.source[: atom.start])


def _full(row: Row, head: Sequence[Row]) -> bool:
    """Tell whether the row reaches its column's edge, so that the next may be the rest of it."""
    widest = max((each.line.x1 for each in head), default=0.0)
    return bool(widest) and row.line.x1 > 0.8 * widest


def _places(entry: Entry) -> Iterator[object]:
    """Where in an entry each row of its head stands: by its setting, or where that says nothing, by its number."""
    anchored = next((number for number, row in enumerate(entry.head) if row is entry.anchor), 0)
    telling = len({row.style for row in entry.head}) > 1
    for number, row in enumerate(entry.head):
        yield row.style if telling and row.style.size else number - anchored


def _votes(readings: Sequence[Sequence[Piece]], heads: Sequence[_Head]) -> Counter[Vote]:
    """Where each role stands: a reading votes for what it is sure of, and for what is left where all else is sure."""
    votes: Counter[Vote] = Counter()
    for pieces, head in zip(readings, heads, strict=True):
        unsure = [piece for piece in pieces if piece.worth <= _SURE]
        for piece in pieces:
            alone = unsure == [piece] and len(head.atoms) == len(pieces) and piece.role != "place"
            if piece.worth > _SURE or alone:
                votes[head.vote(piece.role, piece.first)] += 1
    return votes


def _labelled(entry: Entry, lexicon: Lexicon) -> tuple[Piece, ...]:
    """Pieces that labels name, as in the tables of the older Europass form."""
    pieces: dict[str, Piece] = {}
    numbers = {row.index: at for at, row in enumerate(entry.head)}
    for each in labelled([row for row in entry.head if len(row.cells) > 1 or ":" in row.text], lexicon):
        role = next((r for kind, r in _LABELS if kind in each.kinds), None)
        if role is None or role in pieces or "period" in each.kinds:
            continue
        at, source = numbers[each.row.index], each.row.text
        text, place = _without_place(each.value, lexicon) if role == "company" else (each.value, None)
        pieces[role] = Piece(role, text, Atom(text, at, each.start, "strong", 1, source), 4.0)
        if place:
            pieces["place"] = Piece("place", place, Atom(place, at, source.index(place), "comma", 2, source), 4.0)
    return tuple(pieces.values()) if {"title", "company"} & pieces.keys() else ()


def _without_place(text: str, lexicon: Lexicon) -> tuple[str, str | None]:
    head, comma, tail = text.rpartition(",")
    if comma and place_score(tail.strip(), lexicon) >= 2:
        return head.strip(), tail.strip()
    return text, None


def _job(
    document: Document, entry: Entry, pieces: Sequence[Piece], before: Sequence[Job], *, newest: bool
) -> Job | None:
    by_role = {piece.role: piece for piece in pieces}
    title, company, place = (by_role.get(role) for role in ROLES)
    inherited = before[-1].position if before and not company and title and entry.dates else None
    if not title and not company:
        return None
    if entry.dates is None and not (title and company):
        return None
    start, end = _dates(entry.dates, newest=newest)
    rows = [(entry.head[piece.first.row], piece) for piece in pieces]
    marks = [evidence(document, row, f"position_{piece.role}", *_span(row, piece)) for row, piece in rows]
    if entry.anchor is not None and entry.dates is not None:
        last = min(entry.dates.last, len(entry.anchor.line.text))
        marks.append(evidence(document, entry.anchor, "position_dates", min(entry.dates.first, last), last))
    position = Position(
        title=title.text if title else None,
        company=company.text if company else (inherited.company if inherited else None),
        location=place.text if place else None,
        start=start,
        end=end,
        bullets=told(entry.body),
        evidence=tuple(marks),
    )
    return Job(position, entry.head[title.first.row] if title else None, entry.head, entry.body)


def _span(row: Row, piece: Piece) -> tuple[int, int]:
    start = min(piece.first.start, len(row.line.text))
    return start, min(start + len(piece.text), len(row.line.text))


def _dates(found: DateRange | None, *, newest: bool) -> tuple[str | None, str | None]:
    """Give an open range (`2019 -`) lasts only in the newest entry; elsewhere its end is unknown."""
    if found is None:
        return None, None
    if found.open:
        return found.start, PRESENT if newest else None
    if found.single:
        return found.end, found.end
    return found.start, found.end
