"""Positions: title, employer, place and dates of each job, from the head of its entry in whatever order they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from parsers.records import Document, Position
from parsers.resume import reach
from parsers.resume.dates import PRESENT, DateRange
from parsers.resume.entries import Entry, entries
from parsers.resume.fit import ROLES, Fit
from parsers.resume.head import head, readings
from parsers.resume.items import told
from parsers.resume.labels import is_labelled, kinds_of, labelled
from parsers.resume.place import place_score
from parsers.resume.row import Row
from parsers.resume.rows import evidence
from parsers.resume.segments import Atom, Piece
from parsers.resume.towns import towns
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key

_EMPLOYER = ("company", "place")
_BENEATH = ("title", "place")
_LABELS = (("position", "title"), ("employer", "company"), ("place", "place"))


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A position with the rows it was read from."""

    position: Position
    title_row: Row | None
    head: tuple[Row, ...]
    body: tuple[Row, ...]


def read(document: Document, found: Sequence[Row], lexicon: Lexicon, home: str = "") -> tuple[Job, ...]:
    """Every job of the experience sections, in the order they stand. home: where the person lives, as written."""
    folded = _folded(entries(found[reach.after(found) :], lexicon), lexicon)
    fit = Fit(lexicon)
    cut = [kept for entry in folded if (kept := _without_breaks(entry, fit))]
    under = _umbrellas(cut, fit)
    heads = [head(each, under.get(at, ROLES), _labelled(each, lexicon), lexicon, fit) for at, each in enumerate(cut)]
    fit = fit.with_towns({*towns(heads, fit), *([key(home.partition(",")[0])] if home else [])})
    source = _Source(document, _edges(found))
    jobs: list[Job] = []
    employer: str | None = None
    for each, pieces in zip(heads, readings(heads, fit), strict=True):
        if each.roles == _EMPLOYER and not each.named:
            employer = next((piece.text for piece in pieces if piece.role == "company"), employer)
            continue
        job = _job(source, each.entry, pieces, employer, newest=not jobs)
        if job is not None:
            jobs.append(job)
            employer = job.position.company
    return tuple(jobs)


def _without_breaks(entry: Entry, fit: Fit) -> Entry | None:
    """Give an entry without lines that name a time without work; None where it is one: its dates or all are of that."""
    breaks = [row for row in entry.head if _is_break(row, fit)]
    if not breaks:
        return entry
    rest = tuple(row for row in entry.head if row not in breaks)
    held = entry.anchor in rest and any(fit.names_title(row.text) for row in rest)
    return replace(entry, head=rest, body=(*breaks, *entry.body)) if held else None


def _is_break(row: Row, fit: Fit) -> bool:
    """Tell whether a line, one of its cells or what follows its dates names a time without work."""
    texts = [cell.text for cell in row.cells]
    if row.ranges:
        texts.append(row.text[row.ranges[0].last :].lstrip(" )]:,;.\t-\u2013\u2014|"))
    return any(fit.names_break(text) for text in texts)


class _Source(NamedTuple):
    """What the jobs are read from. edges: how far the lines of each block reach to the right, by page and block."""

    document: Document
    edges: Mapping[tuple[int, int], float]

    def edge(self, rows: Sequence[Row]) -> float:
        """How far the columns of some rows reach, in points."""
        return max((self.edges[row.line.page, row.line.block] for row in rows), default=0.0)


def _edges(found: Sequence[Row]) -> Mapping[tuple[int, int], float]:
    edges: dict[tuple[int, int], float] = {}
    for row in found:
        place = row.line.page, row.line.block
        edges[place] = max(row.line.x1, edges.get(place, 0.0))
    return edges


def _folded(cut: Sequence[Entry], lexicon: Lexicon) -> list[Entry]:
    """Give the entries with what is dated within a job, under a project's or a client's name, as part of that job."""
    kept: list[Entry] = []
    job: Entry | None = None
    for entry in cut:
        told = job is not None and _within(entry.dates, job.dates)
        if job is not None and told and (_names_project(entry, lexicon) or _names_client(entry, job, lexicon)):
            kept[-1] = replace(kept[-1], body=(*kept[-1].body, *entry.head, *entry.body))
        else:
            kept.append(entry)
            job = entry
    return kept


def _names_project(entry: Entry, lexicon: Lexicon) -> bool:
    """Tell whether a line of the head begins with the word for a project, or its label."""
    return any("projects" in lexicon.headings.get(key(row.text.split()[0].strip(":#")), ()) for row in entry.head)


def _names_client(entry: Entry, job: Entry, lexicon: Lexicon) -> bool:
    """Tell whether a line labelled "Client" is the whole head, under a job whose employer no label names."""
    named = [row for row in entry.head if "employer" in kinds_of(row.text.partition(":")[0].strip(), lexicon)]
    labelled_too = any(is_labelled(row, lexicon) for row in job.head)
    return len(entry.head) == len(named) == 1 and not labelled_too and len(named[0].cells) == 1


def _umbrellas(cut: Sequence[Entry], fit: Fit) -> dict[int, tuple[str, ...]]:
    """Roles to look for where an employer's whole time stands over the positions held there, each dated itself.

    By the number of the entry; entries that are not named may hold every role.
    """
    roles: dict[int, tuple[str, ...]] = {}
    for at, entry in enumerate(cut):
        if at in roles or entry.body or any(fit.names_title(row.text) for row in entry.head):
            continue
        beneath = at + 1
        while beneath < len(cut) and _within(cut[beneath].dates, entry.dates) and len(cut[beneath].head) < 3:
            beneath += 1
        if beneath > at + 1:
            roles[at] = _EMPLOYER
            roles.update(dict.fromkeys(range(at + 1, beneath), _BENEATH))
    return roles


def _within(inner: DateRange | None, outer: DateRange | None) -> bool:
    if inner is None or outer is None or not (inner.start and inner.end and outer.start and outer.end):
        return False
    if inner.end == PRESENT and outer.end != PRESENT:
        return False
    length = min(len(inner.start), len(outer.start))
    return outer.start[:length] <= inner.start[:length] and (outer.end == PRESENT or inner.end <= outer.end)


def _labelled(entry: Entry, lexicon: Lexicon) -> tuple[Piece, ...]:
    """Pieces that labels name, as in the tables of the older Europass form."""
    pieces: dict[str, Piece] = {}
    numbers = {row.number: at for at, row in enumerate(entry.head)}
    for each in labelled([row for row in entry.head if len(row.cells) > 1 or ":" in row.text], lexicon):
        role = next((r for kind, r in _LABELS if kind in each.kinds), None)
        if role is None or role in pieces or "period" in each.kinds:
            continue
        at, source = numbers[each.row.number], each.row.text
        text, place = _without_place(each.value, lexicon) if role == "company" else (each.value, None)
        pieces[role] = Piece(role, text, Atom(text, at, each.start, "strong", 1, source), 4.0)
        if place:
            pieces["place"] = Piece("place", place, Atom(place, at, source.index(place), "comma", 2, source), 4.0)
    return tuple(pieces.values())


def _without_place(text: str, lexicon: Lexicon) -> tuple[str, str | None]:
    head, comma, tail = (part.strip() for part in text.rpartition(","))
    named = len(tail.split()) < 3 and tail[:1].isupper() and lexicon.legal.label(tail) is None
    if comma and (named or place_score(tail, lexicon) >= 2):
        return head, tail
    return text, None


def _job(source: _Source, entry: Entry, pieces: Sequence[Piece], employer: str | None, *, newest: bool) -> Job | None:
    by_role = {piece.role: piece for piece in pieces}
    title, company, place = (by_role.get(role) for role in ROLES)
    inherited = employer if not company and title and entry.dates else None
    if not title and not company:
        return None
    if entry.dates is None and not (title and company):
        return None
    start, end = _dates(entry.dates, newest=newest)
    rows = [(entry.head[piece.first.row], piece) for piece in pieces]
    marks = [evidence(source.document, row, f"position_{piece.role}", *_span(row, piece)) for row, piece in rows]
    if entry.anchor is not None and entry.dates is not None:
        last = min(entry.dates.last, len(entry.anchor.line.text))
        marks.append(evidence(source.document, entry.anchor, "position_dates", min(entry.dates.first, last), last))
    position = Position(
        title=title.text if title else None,
        company=company.text if company else inherited,
        location=place.text if place else None,
        start=start,
        end=end,
        bullets=told(entry.body, source.edge(entry.body)),
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
