"""Education: institution, degree as written, its level and field, and when it ended or should end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.records import DegreeLevel, Document, Education
from parsers.resume import course_labels, segments
from parsers.resume.dates import PRESENT, DateRange
from parsers.resume.degree import COMPUTING, GRADE, RELATED, clean_field, find, parted, subject_class
from parsers.resume.entries import Entry, anchor, entries
from parsers.resume.location import place_score
from parsers.resume.row import Row
from parsers.resume.rows import evidence
from parsers.resume.segments import Atom, Piece
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import Found, words

ROLES = ("institution", "degree", "field", "place")
# The degree of a long line below the head: among its first rows, at the line's beginning.
_BODY_ROWS, _DEGREE_BEGINS = 2, 3
_RANKS = {level: rank for rank, level in enumerate(DegreeLevel) if level is not DegreeLevel.OTHER}


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """An education with the rows it was read from and the class of its field (computing, related, unrelated, None)."""

    education: Education
    subject: str | None
    rows: tuple[Row, ...]


def read(document: Document, found: Sequence[Row], lexicon: Lexicon, language: str) -> tuple[Course, ...]:
    """Every course of study of the education sections, in the order they stand."""
    courses = []
    for entry in entries(found, lexicon, single=True):
        for part in _divided(entry, lexicon, language):
            course = _course(document, part, lexicon, language)
            if course is not None:
                courses.append(course)
    return tuple(courses)


def highest(courses: Sequence[Course]) -> DegreeLevel | None:
    """Give the highest level that was not left unfinished; OTHER only where there is nothing else."""
    levels = [
        c.education.degree_level for c in courses if c.education.degree_level and c.education.completed is not False
    ]
    ranked = [level for level in levels if level in _RANKS]
    if ranked:
        return max(ranked, key=lambda level: _RANKS[level])
    return levels[0] if levels else None


def has_bachelor_in_computing(courses: Sequence[Course]) -> bool | None:
    """Tell whether a finished degree of a bachelor's level or more is in computing or a related field.

    None where no education is stated, or the field of such a degree is not known.
    """
    unknown = False
    for course in courses:
        level = course.education.degree_level
        if level not in _RANKS or _RANKS[level] < _RANKS[DegreeLevel.BACHELOR] or course.education.completed is False:
            continue
        if course.subject in {COMPUTING, RELATED}:
            return True
        unknown = unknown or course.subject is None
    return None if unknown or not courses else False


def _divided(entry: Entry, lexicon: Lexicon, language: str) -> Iterator[Entry]:
    """Give an undated entry with a degree in each of several rows is as many courses."""
    rows = [*entry.head, *entry.body] if entry.dates is None else []
    degrees = [at for at, row in enumerate(rows) if find(row.text, lexicon, language)]
    if len(degrees) < 2:
        yield entry
        return
    first = degrees[0]
    starts = [0, *(at - first for at in degrees[1:])]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield Entry(tuple(rows[start:end]), (), None, None)


def _course(document: Document, entry: Entry, lexicon: Lexicon, language: str) -> Course | None:
    scores = _Scores(lexicon, language)
    rows, pieces = _pieces(entry, scores, lexicon, language)
    by_role = {piece.role: piece for piece in pieces}
    institution, degree, field = by_role.get("institution"), by_role.get("degree"), by_role.get("field")
    if institution and not degree and (halves := _glued(institution, lexicon, language)):
        degree, institution = halves
    if not institution and not degree:
        return None
    if institution and not degree and not scores.is_institution(institution.text) and entry.dates is None:
        return None
    level, written, subject_text = parted(degree.text if degree else "", lexicon, language)
    if field and not subject_class(subject_text, lexicon):
        subject_text = parted(field.text, lexicon, language)[2] or clean_field(field.text, lexicon)
    everything = " ".join(row.text for row in rows)
    start, end_year, completed = _ended(entry.dates, everything, lexicon)
    marks = [evidence(document, rows[p.first.row], f"education_{p.role}", *_span(rows[p.first.row], p)) for p in pieces]
    education = Education(
        institution=institution.text if institution else None,
        degree=written or None,
        degree_level=DegreeLevel(level) if level else None,
        field=subject_text or None,
        start=start,
        end_year=end_year,
        completed=completed,
        evidence=tuple(marks),
    )
    return Course(
        education,
        subject_class(subject_text, lexicon) or subject_class(degree.text if degree else "", lexicon),
        (*rows, *entry.body),
    )


def _glued(piece: Piece, lexicon: Lexicon, language: str) -> tuple[Piece, Piece] | None:
    """Give a degree right before an institution, as where a table's columns lost their gap."""
    found = find(piece.text, lexicon, language) or _leading_degree(piece.text, lexicon, language)
    if found is None or found.start > 0:
        return None
    rest = piece.text[found.end :].lstrip(" .)")
    if len(rest) < 6 or not rest[:1].isupper():
        return None
    return piece._replace(role="degree", text=piece.text[: found.end]), piece._replace(text=rest)


def _leading_degree(text: str, lexicon: Lexicon, language: str) -> Found | None:
    table = lexicon.degrees.get(language) or next(iter(lexicon.degrees.values()))
    return next((each for each in table.find(text, words(text)) if each.start == 0), None)


def _span(row: Row, piece: Piece) -> tuple[int, int]:
    start = min(piece.first.start, len(row.line.text))
    return start, min(start + len(piece.text), len(row.line.text))


def _ended(found: DateRange | None, text: str, lexicon: Lexicon) -> tuple[str | None, int | None, bool | None]:
    """Start, year of the end, and whether the degree was finished; None where nothing says so."""
    unfinished = any(lexicon.unfinished.find(text, words(text)))
    if found is None:
        return None, None, False if unfinished else None
    if found.open or found.end == PRESENT:
        return found.start, None, False
    year = int(found.end[:4]) if found.end else None
    if found.expected or unfinished:
        return found.start, year, False
    return found.start, year, True if year else None


def _pieces(
    entry: Entry, scores: "_Scores", lexicon: Lexicon, language: str
) -> tuple[tuple[Row, ...], tuple[Piece, ...]]:
    """Give the rows without their labels, and what they hold: what labels name, and what the words show."""
    named = course_labels.labelled((*entry.head, *entry.body[:_BODY_ROWS]), lexicon, language)
    rows = tuple(course_labels.bare(row, lexicon) for row in entry.head)
    taken = {piece.role for piece in named}
    if taken >= {"institution", "degree"}:
        return (*rows, *entry.body), named
    cuts = [anchor(row, single=True) if row.ranges else None for row in rows]
    found = segments.atoms(rows, cuts, lexicon)
    if named:
        found = tuple(
            atom for atom in found if len(entry.head[atom.row].cells) == 1 or rows[atom.row] is not entry.head[atom.row]
        )
    runs = segments.runs(found, _joiner(rows, scores, lexicon, language))
    read = segments.best(found, runs, ROLES, scores.score)[1]
    pieces = (*named, *(piece for piece in read if piece.role not in taken))
    if not any(piece.role == "degree" for piece in pieces):
        pieces = (*pieces, *_below(entry, len(rows), lexicon, language))
    return (*rows, *entry.body), pieces


def _below(entry: Entry, count: int, lexicon: Lexicon, language: str) -> tuple[Piece, ...]:
    """Give the degree that stands in a line too long for a head."""
    for at, row in enumerate(entry.body[:_BODY_ROWS]):
        degree = find(row.text, lexicon, language)
        if degree and degree.start < _DEGREE_BEGINS:
            text = row.text[degree.start :].strip()
            return (Piece("degree", text, Atom(text, count + at, degree.start, "row", 0, row.text), 0.0),)
    return ()


def _joiner(rows: Sequence[Row], scores: "_Scores", lexicon: Lexicon, language: str) -> segments.Joiner:
    def join(atom: Atom) -> float:
        above = atom.source[: atom.start] if atom.order else rows[atom.row - 1].text
        if atom.text in above:
            # The town after a school that is called by it.
            return -2.0
        if atom.glue == "row":
            return _row_join(rows[atom.row - 1], rows[atom.row])
        if atom.glue == "at" and _ends_in_degree(atom, lexicon, language):
            return 0.3
        if atom.glue == "at" and not find(atom.text, lexicon, language):
            before = re.split(r"[\t,;|]", atom.source[: atom.start])[-1]
            return -0.3 if scores.is_institution(before) and not scores.is_institution(atom.text) else -1.5
        return {"comma": -0.6, "dash": -0.6, "at": -1.5}.get(atom.glue, -1.8)

    return join


def _ends_in_degree(atom: Atom, lexicon: Lexicon, language: str) -> bool:
    """Tell whether a degree stands right before such a word, as in "Grado en", "Licenciatura em"."""
    before = atom.source[: atom.start].rpartition("\t")[2]
    degree = find(before, lexicon, language)
    return degree is not None and len(before[degree.end :].split()) == 1


def _row_join(above: Row, row: Row) -> float:
    """Give what it costs to take two lines for one text: little where the first asks for more, or fills its column."""
    text = above.cells[-1].text if not above.ranges else above.text[: above.ranges[0].first].rstrip()
    last = text.split()[-1] if text.split() else ""
    if (last.endswith("-") or (last.islower() and len(last) <= 4)) and abs(above.style.size - row.style.size) < 1.5:
        return 0.3
    if above.style != row.style:
        return -2.5
    if text.endswith((",", ";", ".", ")")):
        return -1.6
    return -0.4 if above.line.x1 - above.line.x0 > 100 else -0.9


class _Scores:
    """What the vocabulary says of a text as part of an education, found once a text."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self._lexicon, self._language = lexicon, language
        self._known: dict[str, dict[str, float]] = {}

    def score(self, role: str, _atom: Atom, text: str) -> float:
        """Give the points of the text for a role."""
        if role.startswith("no "):
            return {"no institution": -1.2, "no degree": -0.8}.get(role, 0.0)
        if text not in self._known:
            self._known[text] = self._scores(text)
        return self._known[text][role]

    def is_institution(self, text: str) -> bool:
        """Tell whether the text holds a word for a place of learning."""
        line = words(text)
        return any(self._lexicon.institutions.find(text, line)) or any(
            word.key.endswith(self._lexicon.institution_suffixes) for word in line if self._lexicon.institution_suffixes
        )

    def _scores(self, text: str) -> dict[str, float]:
        line = words(text)
        degree = find(text, self._lexicon, self._language)
        whole = degree is not None and len(degree.phrase.split()) == len(line)
        named = self.is_institution(text)
        subject = subject_class(text, self._lexicon)
        place = place_score(text, self._lexicon)
        grade = bool(GRADE.search(text)) or any(self._lexicon.grades.find(text, line))
        both = named and degree is not None and not whole
        institution = (
            0.3 + 2.6 * named - 2.0 * (degree is not None) - 1.0 * (subject is not None and not named) - 2.0 * grade
        )
        institution -= 1.5 * (": " in text)
        institution -= 1.2 * (place >= 2.5 and not named) + 1.0 * (len(line) > 10) + 0.8 * text[:1].islower()
        level = (
            -2.0
            + 4.0 * (degree is not None)
            + 0.4 * whole
            + 0.4 * (degree is not None and degree.label != "other")
            - 1.6 * both
            - 1.2 * (grade and subject is None)
            + 0.4 * (subject is not None and degree is not None)
        )
        exact = self._lexicon.fields.label(text) is not None
        field = (
            -0.9
            + 2.2 * (subject is not None)
            + 0.6 * exact
            - 1.8 * named
            - 1.8 * (degree is not None)
            - 1.5 * grade
            - 1.0 * (len(line) > 8)
        )
        where = -1.6 + (3.2 if place >= 2.9 else 2.0 if place >= 2.0 else 0.0) - 1.5 * (named or degree is not None)
        nothing = 0.0 if grade or not line else -1.2
        return {"institution": institution, "degree": level, "field": field, "place": where, "none": nothing}
