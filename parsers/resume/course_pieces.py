"""Which words of an education are the school, the degree and the field: by labels, columns, or the best reading."""

import re
from collections.abc import Mapping, Sequence

from parsers.resume import course_labels, segments, wrapped
from parsers.resume.anchors import anchor
from parsers.resume.degree import GRADE, find, subject_class, without_remarks
from parsers.resume.entries import Entry
from parsers.resume.labels import kinds_of
from parsers.resume.place import place_score
from parsers.resume.row import Row, rewritten
from parsers.resume.segments import Atom, Piece, Points
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key, words

ROLES = ("institution", "degree", "field", "place")
# The degree of a long line below the head: among its first rows, at the line's beginning.
_BODY_ROWS, _DEGREE_BEGINS = 2, 3
_SAME_SIZE = 1.5
_MISSING = {"institution": -1.2, "degree": -0.8}
_FEW_ATOMS, _ROW_ATOMS = 7, 4
_SIGNS = re.compile(r"[\t,;|]")
_NOTE = re.compile(r"\s*[^\W\d_][\w '-]{2,30}:\s+\S")
# A school's name has so many letters.
_SHORTEST = 2
# A mark or the like takes so many words.
_REMARK = 4


def pieces(
    entry: Entry, table: Mapping[int, tuple[Piece, ...]], scores: "Scores", lexicon: Lexicon, language: str
) -> tuple[tuple[Row, ...], tuple[Piece, ...]]:
    """Give the rows as they are read, which the pieces count in, and what they hold.

    table: what the columns of a table name, by the index of its row.
    """
    if entry.anchor is not None and entry.anchor.number in table:
        return (entry.anchor, *entry.head, *entry.body), table[entry.anchor.number]
    head = _needed(tuple(wrapped.closed(entry.head, lexicon)), lexicon, language)
    named = course_labels.labelled((*head, *entry.body[:_BODY_ROWS]), lexicon, language)
    rows = tuple(course_labels.bare(row, lexicon, language) for row in head)
    taken = {piece.role for piece in named}
    if not taken >= {"institution", "degree"}:
        found = _atoms(head, rows, lexicon, language, labels=bool(named))
        runs = segments.runs(found, _joiner(rows, scores, lexicon, language))
        read = segments.best(found, segments.scored(found, runs, scores.score), ROLES, _MISSING)[1]
        named = (*named, *(piece for piece in read if piece.role not in taken))
    if not any(piece.role == "degree" for piece in named):
        named = (*named, *_below(entry, len(rows), lexicon, language))
    return (*rows, *entry.body), named


def _needed(head: tuple[Row, ...], lexicon: Lexicon, language: str) -> tuple[Row, ...]:
    """Give the rows from the one on that names a degree, a school and its dates by itself; all where none does."""
    for at, row in enumerate(head):
        if row.ranges and find(row.text, lexicon, language) and any(lexicon.institutions.find(row.text, row.words)):
            return head[at:]
    return head


def _silenced(row: Row, lexicon: Lexicon, language: str) -> Row:
    """Give the row blank where it is a note such as `Thesis: ...`, that names no degree and no school."""
    note = _NOTE.match(row.text)
    if note is None or find(row.text, lexicon, language) or any(lexicon.institutions.find(row.text, row.words)):
        return row
    return rewritten(row, " " * len(row.text))


def _atoms(
    head: Sequence[Row], rows: Sequence[Row], lexicon: Lexicon, language: str, *, labels: bool
) -> tuple[Atom, ...]:
    """Give the atoms of the rows; where labels name parts, those of rows under labels of other kinds are left out."""
    cuts = [anchor(row, single=True) if row.ranges else None for row in rows]
    found = segments.atoms([_silenced(row, lexicon, language) for row in rows], cuts, lexicon)
    if len(found) > _FEW_ATOMS:
        # A list of subjects and marks in one row leaves no room for the school in the next.
        found = tuple(
            atom
            for atom in found
            if atom.order < _ROW_ATOMS or any(lexicon.institutions.find(atom.text, words(atom.text)))
        )
    if not labels:
        return found
    other = {at for at, row in enumerate(head) if row is rows[at] and kinds_of(row.cells[0].text.rstrip(" :"), lexicon)}
    return tuple(atom for atom in found if atom.row not in other)


def _below(entry: Entry, count: int, lexicon: Lexicon, language: str) -> tuple[Piece, ...]:
    """Give the degree that stands in a line too long for a head."""
    for at, row in enumerate(entry.body[:_BODY_ROWS]):
        degree = find(row.text, lexicon, language)
        if degree and degree.start < _DEGREE_BEGINS:
            text = row.text[degree.start :].strip()
            return (Piece("degree", text, Atom(text, count + at, degree.start, "row", 0, row.text), 0.0),)
    return ()


def _joiner(rows: Sequence[Row], scores: "Scores", lexicon: Lexicon, language: str) -> segments.Joiner:
    def join(atom: Atom) -> float:
        school = scores.is_institution(atom.text) and not scores.is_institution(atom.source[: atom.start])
        if atom.glue == "bracket":
            return -2.0 if scores.is_remark(atom.text) or (school and not _of_degree(atom, lexicon, language)) else 0.0
        if atom.text in atom.source[: atom.start] or any(atom.text in row.text for row in rows[: atom.row]):
            # The town after a school that is called by it.
            return -2.0
        if atom.glue == "row":
            degree = find(atom.text, lexicon, language)
            begins = degree is not None and degree.start == 0
            return _row_join(rows[atom.row - 1], rows[atom.row], alone=scores.is_school_word(atom.text)) - 1.5 * begins
        if atom.glue == "at":
            return _at_join(atom, scores, lexicon, language)
        if school:
            # A field of unknown words stands before its school.
            return -1.5
        return -0.6 if atom.glue in {"comma", "dash"} else _gap_join(atom, lexicon)

    return join


def _gap_join(atom: Atom, lexicon: Lexicon) -> float:
    """Give what it costs to join over a tab or a bar: nothing before "of", a gap that justified text has."""
    first = atom.text.split(maxsplit=1)[0]
    linked = first.islower() and key(first) in lexicon.field_connectors | lexicon.particles
    return 0.3 if linked and atom.source[atom.start - 1] == "\t" else -1.8


def _of_degree(atom: Atom, lexicon: Lexicon, language: str) -> bool:
    """Tell whether what stands in brackets is the end of a degree, as in "Diplom (FH)"."""
    degree = find(atom.source[: atom.end], lexicon, language)
    return degree is not None and degree.end > atom.start


def _at_join(atom: Atom, scores: "Scores", lexicon: Lexicon, language: str) -> float:
    """Give what it costs to join over a word such as "at" or "en": little but before a school or a degree."""
    if _ends_in_degree(atom, lexicon, language):
        return 0.3
    if find(atom.text, lexicon, language) or scores.is_institution(atom.text):
        return -1.5
    before = _SIGNS.split(atom.source[: atom.start])[-1]
    return -0.3 if scores.is_institution(before) or find(before, lexicon, language) else -1.5


def _ends_in_degree(atom: Atom, lexicon: Lexicon, language: str) -> bool:
    """Tell whether a degree stands right before such a word, as in "Grado en", "Licenciatura em"."""
    before = atom.source[: atom.start].rpartition("\t")[2]
    degree = find(before, lexicon, language)
    return degree is not None and len(before[degree.end :].split()) == 1


def _row_join(above: Row, row: Row, *, alone: bool) -> float:
    """Give what it costs to take two lines for one text: little where the first asks for more, or fills its column.

    alone: a word such as "College" stands alone in the second, as under "Government Engineering".
    """
    if alone:
        return 0.0
    text = above.cells[-1].text if not above.ranges else above.text[: above.ranges[0].first].rstrip()
    if text.endswith("-") and abs(above.style.size - row.style.size) < _SAME_SIZE:
        return 0.3
    if above.style != row.style:
        return -2.5
    if text.endswith((",", ";", ".", ")")):
        return -1.6
    if not above.line.x1:
        return -0.8
    return -0.4 if above.line.x1 - above.line.x0 > 100 else -0.9


class Scores:
    """What the vocabulary says of a text as part of an education, found once a text."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self._lexicon, self._language = lexicon, language
        self._known: dict[str, Points] = {}
        self._schools: dict[str, bool] = {}

    def score(self, _atom: Atom, text: str) -> Points:
        """Give the points of the text for each role."""
        if text not in self._known:
            self._known[text] = self._scores(text)
        return self._known[text]

    def is_institution(self, text: str) -> bool:
        """Tell whether the text holds a word for a place of learning."""
        if text not in self._schools:
            line, suffixes = words(text), self._lexicon.institution_suffixes
            is_one = any(self._lexicon.institutions.find(text, line))
            self._schools[text] = is_one or any(word.key.endswith(suffixes) for word in line if suffixes)
        return self._schools[text]

    def is_school_word(self, text: str) -> bool:
        """Tell whether the text is a word such as "College" and no more."""
        return text.istitle() and self._lexicon.institutions.label(text) is not None

    def is_remark(self, text: str) -> bool:
        """Tell whether the text is a mark, or says how the studies ended."""
        line = words(text)
        tables = (self._lexicon.grades, self._lexicon.unfinished, self._lexicon.expected)
        return bool(GRADE.search(text)) or any(found for table in tables for found in table.find(text, line))

    def _scores(self, text: str) -> Points:
        line = words(text)
        degree = find(text, self._lexicon, self._language)
        whole = degree is not None and len(degree.phrase.split()) == len(line)
        named = self.is_institution(text)
        subject = subject_class(text, self._lexicon)
        place = place_score(text, self._lexicon)
        grade = (
            self.is_remark(text)
            if len(line) <= _REMARK
            else bool(GRADE.search(text)) or any(self._lexicon.grades.find(text, line))
        )
        both = named and degree is not None and not whole
        institution = (
            0.3 + 2.6 * named - 2.0 * (degree is not None) - 1.0 * (subject is not None and not named) - 2.0 * grade
        )
        institution -= 1.5 * (": " in text) + 3.0 * (sum(map(str.isalpha, text)) < _SHORTEST)
        institution -= 2.0 * self.is_school_word(text)
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
        field = self._field_score(text, named=named, degree=degree is not None, grade=grade)
        town = text.partition(",")[0]
        # "Srodkowa, Slupsk" may be the end of a school's name and its town.
        mixed = town != text and place_score(town, self._lexicon) < 2.0
        where = (
            -0.6 * mixed
            - 1.6
            + (3.2 if place >= 2.9 else 2.0 if place >= 2.0 else 0.0)
            - 1.5 * (named or degree is not None)
        )
        nothing = 0.0 if grade or not line else -1.2
        return {"institution": institution, "degree": level, "field": field, "place": where, "none": nothing}

    def _field_score(self, text: str, *, named: bool, degree: bool, grade: bool) -> float:
        """Give the points of a text as a field of study; a mark behind one takes nothing from it."""
        subject = subject_class(text, self._lexicon)
        exact = self._lexicon.fields.label(text) is not None
        return (
            -0.9
            + 2.2 * (subject is not None)
            + 0.6 * exact
            - 1.8 * named
            - 1.8 * degree
            - 1.5 * (grade and subject_class(without_remarks(text, self._lexicon), self._lexicon) is None)
            - 1.0 * (len(words(text)) > 8)
        )
