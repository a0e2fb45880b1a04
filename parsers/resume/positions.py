"""Positions: title, employer, place and dates of each job, from the head of its entry in whatever order they stand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

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
    cut_atoms = [_atoms(entry, lexicon) for entry in cut]
    first = [_reading(each, entry, fit, Counter()) for each, entry in zip(cut_atoms, cut, strict=True)]
    votes = _votes(first, cut_atoms, cut)
    jobs: list[Job] = []
    for each, entry in zip(cut_atoms, cut, strict=True):
        pieces = _labelled(entry, lexicon) or _reading(each, entry, fit, votes)
        job = _job(document, entry, pieces, jobs, newest=not jobs)
        if job is not None:
            jobs.append(job)
    return tuple(jobs)


def _atoms(entry: Entry, lexicon: Lexicon) -> tuple[Atom, ...]:
    head = entry.head
    return segments.atoms(head, [anchor(row) if row.ranges else None for row in head], lexicon)


def _reading(
    found: Sequence[Atom], entry: Entry, fit: Fit, votes: Counter[tuple[str, object, int, str]]
) -> tuple[Piece, ...]:
    totals = {role: sum(n for (each, *_), n in votes.items() if each == role) for role in ROLES}

    def score(role: str, atom: Atom, text: str) -> float:
        if role.startswith("no "):
            return {"no title": -1.6, "no company": -1.8}.get(role, 0.0)
        worth = fit(role, text)
        if role == "place" and worth < fit.UNKNOWN_PLACE and _where_a_place_stands(atom, text, fit):
            worth = fit.UNKNOWN_PLACE
        if role != "none" and totals.get(role):
            worth += _VOTE * votes[role, _place(atom, entry), atom.order, atom.glue] / totals[role]
        return worth

    def join(atom: Atom) -> float:
        if atom.glue == "row":
            above = entry.head[atom.row - 1]
            whole = len(above.cells) == 1 and above.style == entry.head[atom.row].style
            return -0.9 if whole and _full(above, entry.head) else -2.2
        return {"bracket": -0.2, "comma": -0.45, "dash": -0.6, "at": -1.2}.get(atom.glue, -1.8)

    return segments.best(found, ROLES, score, join)[1]


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


def _place(atom: Atom, entry: Entry) -> object:
    """Where in an entry an atom stands: by its row's setting, or where that says nothing, by the row's number."""
    style = entry.head[atom.row].style
    at = next((n for n, row in enumerate(entry.head) if row is entry.anchor), 0)
    styles = {row.style for row in entry.head}
    return style if len(styles) > 1 and style.size else atom.row - at


def _votes(
    readings: Sequence[Sequence[Piece]], cut_atoms: Sequence[Sequence[Atom]], cut: Sequence[Entry]
) -> Counter[tuple[str, object, int, str]]:
    """Where each role stands: a reading votes for what it is sure of, and for what is left where all else is sure."""
    votes: Counter[tuple[str, object, int, str]] = Counter()
    for pieces, found, entry in zip(readings, cut_atoms, cut, strict=True):
        unsure = [piece for piece in pieces if piece.worth <= _SURE]
        for piece in pieces:
            alone = unsure == [piece] and len(found) == len(pieces) and piece.role != "place"
            if piece.worth > _SURE or alone:
                votes[piece.role, _place(piece.first, entry), piece.first.order, piece.first.glue] += 1
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
