"""Education: institution, degree as written, its level and field, and when it ended or should end."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from parsers.records import DegreeLevel, Document, Education
from parsers.resume import abreast, course_labels, course_pieces
from parsers.resume.course_pieces import Scores
from parsers.resume.dates import PRESENT, DateRange
from parsers.resume.degree import COMPUTING, RELATED, clean_field, find, parted, school_name, subject_class, within
from parsers.resume.entries import Entry, entries
from parsers.resume.row import Row, rewritten
from parsers.resume.rows import evidence
from parsers.resume.segments import Piece
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import Found, words

# The longest line that is taken for a head, and what stands between two courses in one paragraph.
_LONGEST_HEAD = 25
_MOST_COURSES = 20  # in one paragraph
_NEAR = 200  # characters in which a degree that begins a text ends
_PART = re.compile(r"[\t,;|]|\s[-\u2013\u2014]\s")
_STOP = re.compile(r"\s*\)?\s*[.;]\s+(?=\w)")
_RANKS = {level: rank for rank, level in enumerate(DegreeLevel) if level is not DegreeLevel.OTHER}


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """An education with the rows it was read from and the class of its field (computing, related, unrelated, None)."""

    education: Education
    subject: str | None
    rows: tuple[Row, ...]


def read(document: Document, found: Sequence[Row], lexicon: Lexicon, language: str) -> tuple[Course, ...]:
    """Every course of study of the education sections, in the order they stand."""
    courses: list[Course] = []
    told = tuple(part for row in abreast.apart(found) for part in _apart(row, lexicon, language))
    rows, table = course_labels.columns(told, lexicon)
    given = {row.place for row in found}
    heads = frozenset(
        at
        for at, row in enumerate(rows)
        if _is_head(row, lexicon, language) or (row.place not in given and not row.bullet)
    )
    for entry in _handed_on(entries(rows, lexicon, single=True, heads=heads), lexicon, language):
        for part in _divided(entry, lexicon, language):
            course = _course(document, part, table, lexicon, language)
            if course is not None:
                courses.append(_at_school(course, courses[-1]) if courses else course)
    return tuple(courses)


def _apart(row: Row, lexicon: Lexicon, language: str) -> Iterator[Row]:
    """Give a paragraph of several courses as a row each, and what is told of one as an item below it.

    A course begins with its degree, and both stand behind a date and a stop.
    """
    for _ in range(_MOST_COURSES):
        stop = next((found for each in row.ranges if (found := _STOP.match(row.text, each.last))), None)
        if stop is None:
            break
        yield rewritten(row, row.text[: stop.start()], tuple(each for each in row.ranges if each.last <= stop.start()))
        ranges = tuple(
            each._replace(first=each.first - stop.end(), last=each.last - stop.end())
            for each in row.ranges
            if each.first >= stop.end()
        )
        row = rewritten(row, row.text[stop.end() :], ranges)._replace(shift=row.shift - stop.end())
        degree = find(row.text[:_NEAR], lexicon, language)
        if degree is None or degree.start > 0:
            yield row._replace(bullet=True, ranges=())
            return
    yield row


def _is_head(row: Row, lexicon: Lexicon, language: str) -> bool:
    """Tell whether a line heads a course although it is long, an item, or ends with a stop.

    It names a school and what was studied, in no sentence; an item or a line with a stop begins with the degree.
    """
    if len(row.words) > _LONGEST_HEAD or not any(lexicon.institutions.find(row.text, row.words)):
        return False
    degree = find(row.text, lexicon, language)
    if row.bullet or row.text.rstrip().endswith("."):
        return degree is not None and not row.text[: degree.start].strip()
    return bool(degree or subject_class(row.text, lexicon))


def _at_school(course: Course, before: Course) -> Course:
    """Give a course without a school the one of the course before, where that stands above its degree like a head."""
    last, education = before.education, course.education
    if education.institution or not education.degree or not last.institution:
        return course
    places = {each.rule: each for each in last.evidence}
    school, degree = places.get("education_institution"), places.get("education_degree")
    if school is None or degree is None or school.line >= degree.line:
        return course
    shared = replace(education, institution=last.institution, evidence=(school, *education.evidence))
    return replace(course, education=shared)


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

    None where no education is stated, or the level of a course or the field of such a degree is not known.
    """
    unknown = False
    for course in courses:
        level = course.education.degree_level
        if course.education.completed is False:
            continue
        if level is None:
            unknown = True
            continue
        if level not in _RANKS or _RANKS[level] < _RANKS[DegreeLevel.BACHELOR]:
            continue
        if course.subject in {COMPUTING, RELATED}:
            return True
        unknown = unknown or course.subject is None
    return None if unknown or not courses else False


def _handed_on(listed: Sequence[Entry], lexicon: Lexicon, language: str) -> Iterator[Entry]:
    """Give an entry without a degree the last one of the entry before, where that has two: its dates stand below it."""
    entry = listed[0] if listed else None
    for following in listed[1:]:
        if entry is None:
            break
        rest = _second(entry, lexicon, language)
        if rest and not any(find(row.text, lexicon, language) for row in following.head):
            yield replace(entry, head=tuple(row for row in entry.head if row not in rest))
            entry = replace(following, head=(*rest, *following.head))
            continue
        yield entry
        entry = following
    if entry is not None:
        yield entry


def _second(entry: Entry, lexicon: Lexicon, language: str) -> tuple[Row, ...]:
    """Give the rows from a second degree on, below the dates of the first; none where there is none."""
    degrees = [at for at, row in enumerate(entry.head) if find(row.text, lexicon, language)]
    dated = next((at for at, row in enumerate(entry.head) if row is entry.anchor), len(entry.head))
    if len(degrees) < 2 or degrees[-1] <= dated or degrees[0] > dated:
        return ()
    return entry.head[degrees[-1] :]


def _divided(entry: Entry, lexicon: Lexicon, language: str) -> Iterator[Entry]:
    """Give an entry with a degree in each of several rows as so many courses.

    Of a dated one, only where the row of its dates names its degree: the others then are courses without dates.
    """
    rows = [*entry.head, *entry.body] if entry.dates is None else list(entry.head)
    degrees = [at for at, row in enumerate(rows) if find(row.text, lexicon, language)]
    dated = next((at for at, row in enumerate(rows) if row is entry.anchor), None)
    if dated is not None:
        rest = [at for at in degrees if at > dated and _is_complete(rows[at], lexicon, language)]
        degrees = [dated, *rest] if dated in degrees else []
    if len(degrees) < 2:
        yield entry
        return
    first = degrees[0] if dated is None else 0
    starts = [0, *(at - first if dated is None else at for at in degrees[1:])]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        if dated is not None and start == 0:
            yield Entry(tuple(rows[:end]), (), entry.anchor, entry.dates)
        else:
            yield Entry(tuple(rows[start:end]), (), None, None)


def _is_complete(row: Row, lexicon: Lexicon, language: str) -> bool:
    """Tell whether a line names a degree and, set off from it, a school."""
    parts = [(part, find(part, lexicon, language)) for part in _PART.split(row.text)]
    schools = [part for part, degree in parts if not degree and any(lexicon.institutions.find(part, words(part)))]
    return bool(schools) and any(degree for _, degree in parts)


def _course(
    document: Document, entry: Entry, table: Mapping[int, tuple[Piece, ...]], lexicon: Lexicon, language: str
) -> Course | None:
    scores = Scores(lexicon, language)
    rows, pieces = course_pieces.pieces(entry, table, scores, lexicon, language)
    by_role = {piece.role: piece for piece in pieces}
    institution, degree, field = by_role.get("institution"), by_role.get("degree"), by_role.get("field")
    if institution and not degree and (halves := _glued(institution, lexicon, language)):
        degree, institution = halves
    if not institution and (not degree or _is_of_job(degree, lexicon, language)):
        return None
    studied = entry.dates is not None and (entry.dates.start or (field and subject_class(field.text, lexicon)))
    if institution and not degree and not scores.is_institution(institution.text):
        # Dates alone do not make a school of words that are none: a talk has a year as well, a seat on a board two.
        titled = not field and any(lexicon.title_heads.find(institution.text, words(institution.text)))
        if titled or not studied:
            return None
    level, written, subject_text = parted(degree.text if degree else "", lexicon, language)
    beside = field is not None and degree is not None and field.first.row == degree.first.row
    known = field is not None and subject_class(field.text, lexicon)
    if field and (not subject_text or (known and beside)) and not subject_class(subject_text, lexicon):
        subject_text = parted(field.text, lexicon, language)[2] or clean_field(field.text, lexicon)
    if degree and (longer := _in_line(degree, lexicon, language)):
        level, subject_text = longer.label, subject_text or within(degree.text, lexicon)
    everything = " ".join(row.text for row in rows)
    start, end_year, completed = _ended(entry.dates, everything, lexicon)
    marks = [evidence(document, rows[p.first.row], f"education_{p.role}", *_span(rows[p.first.row], p)) for p in pieces]
    education = Education(
        institution=school_name(institution.text, lexicon) or None if institution else None,
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


def _is_of_job(piece: Piece, lexicon: Lexicon, language: str) -> bool:
    """Tell whether what seems a degree ends the name of a certificate for a job: "Solutions Architect Associate"."""
    degree = find(piece.text, lexicon, language)
    before = piece.text[: degree.start] if degree else ""
    return any(lexicon.title_heads.find(before, words(before)))


def _in_line(piece: Piece, lexicon: Lexicon, language: str) -> Found | None:
    """Give the degree as its whole line has it: what was cut off ("en Ingenier\u00eda", "(FH)") may tell its level."""
    cut, whole = (find(text, lexicon, language) for text in (piece.text, piece.first.source[piece.first.start :]))
    return whole if cut and whole and cut.start == whole.start and whole.phrase.startswith(cut.phrase) else None


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
