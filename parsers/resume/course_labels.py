"""Labels within an education: `Institution: ...`, a table's column of labels, `Major: ...` in the middle of a line."""

import re
from collections.abc import Iterator, Sequence
from operator import or_

from parsers.resume.degree import find, subject_class
from parsers.resume.labels import kinds_of
from parsers.resume.row import Row, rewritten
from parsers.resume.segments import Atom, Piece
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key, words

_NAMED = {"qualification", "institution"}
_LABELS = _NAMED | {"period", "place"}
_WORTH = 4.0
_COLUMNS = 3
# The stop between a degree and its school: "Licenciatura en F\u00edsica. Universidad de ..."
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.(?=\s)")
_SOON = 8
# A label begins the line, or stands after a separator.
_HEAD = re.compile(r"(?:^|[\t,;|(\u00b7]|\s[-\u2013\u2014]\s)\s*([^\t,;:|]{2,70}?)\s*:(?=\s)")


def labelled(rows: Sequence[Row], lexicon: Lexicon, language: str) -> tuple[Piece, ...]:
    """Give what labels name: the institution, the degree, and a field where a second label gives one."""
    pieces: dict[str, Piece] = {}
    for at, row in enumerate(rows):
        for kinds, text, start in _values(row, lexicon):
            role = "institution" if "institution" in kinds else "degree"
            if role == "degree" and not find(text, lexicon, language) and subject_class(text, lexicon):
                role = "field"
            if role not in pieces:
                pieces[role] = Piece(role, text, Atom(text, at, start, "strong", 1, row.text), _WORTH)
    return tuple(pieces.values())


def columns(found: Sequence[Row], lexicon: Lexicon) -> tuple[tuple[Row, ...], dict[int, tuple[Piece, ...]]]:
    """Read tables with a head such as `Degree | Institute | Year`.

    Gives the rows without such heads, and what each row of the table holds, by the row's index.
    """
    kept: list[Row] = []
    table: dict[int, tuple[Piece, ...]] = {}
    roles: tuple[str, ...] = ()
    for row in found[_captions(found, lexicon) :]:
        if head := _head(row, lexicon):
            roles = head
            continue
        kept.append(row)
        if len(row.cells) < len(roles) - 1:
            roles = ()
        pieces = [
            Piece(role, cell.text, Atom(cell.text, 0, cell.start, "strong", at, row.text), _WORTH)
            for at, (role, cell) in enumerate(zip(roles, row.cells, strict=False))
            if role
        ]
        if pieces:
            table[row.number] = tuple(pieces)
    return tuple(kept), table


def _head(row: Row, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the role of each column where the row is a table's head, an empty one for what is not read."""
    if len(row.cells) < _COLUMNS or row.ranges:
        return ()
    kinds = [set(kinds_of(cell.text.rstrip(" :"), lexicon)) for cell in row.cells]
    roles = tuple("degree" if "qualification" in k else "institution" if "institution" in k else "" for k in kinds)
    return roles if {"degree", "institution"} <= set(roles) else ()


def _captions(found: Sequence[Row], lexicon: Lexicon) -> int:
    """Give how many rows at the beginning are a table's head that broke over several: labels, and words for marks."""
    cells = 0
    for at, row in enumerate(found):
        named = [bool(set(kinds_of(cell.text.rstrip(" :"), lexicon)) & _LABELS) for cell in row.cells]
        marks = [lexicon.grades.label(cell.text) is not None for cell in row.cells]
        if row.ranges or not any(named) or not all(map(or_, named, marks)):
            return at if cells >= _COLUMNS else 0
        cells += len(row.cells)
    return 0


def bare(row: Row, lexicon: Lexicon, language: str) -> Row:
    """Give the row with blanks for its labels, and a comma for the stop before a school; all else in its place."""
    text = row.text
    if len(row.cells) > 1 and set(kinds_of(row.cells[0].text.rstrip(" :"), lexicon)) & _LABELS:
        text = _blanked(text, row.cells[0].start, row.cells[1].start)
    for match in _HEAD.finditer(text):
        if key(match.group(1)) in lexicon.field_connectors:
            text = _blanked(text, match.end() - 1, match.end())
        elif set(kinds_of(match.group(1), lexicon)) & _LABELS:
            text = _blanked(text, match.start(1), match.end())
    for match in _STOP.finditer(text):
        before, rest = text[: match.start()], text[match.end() :]
        if (
            not rest.lstrip().startswith("(")
            and (find(before, lexicon, language) or subject_class(before, lexicon))
            and any(found.start < _SOON for found in lexicon.institutions.find(rest, words(rest)))
        ):
            text = text[: match.start()] + "," + text[match.start() + 1 :]
    if text == row.text:
        return row
    return rewritten(row, text)


def _values(row: Row, lexicon: Lexicon) -> Iterator[tuple[set[str], str, int]]:
    """Kinds of each label of the row that names a part of an education, its value, and where that begins."""
    if len(row.cells) > 1 and not row.cells[0].text.endswith(":"):
        found = [(row.cells[0].text, row.cells[1].start)]
    else:
        match = _HEAD.match(row.text)
        found = [(match.group(1), match.end())] if match else []
    for label, start in found:
        kinds = set(kinds_of(label.rstrip(" :"), lexicon))
        if kinds & _NAMED and "period" not in kinds:
            end = min((each.first for each in row.ranges if each.first >= start), default=len(row.text))
            value = row.text[start:end].strip().split("\t")[0].strip(" (,;")
            if "institution" in kinds:
                value = _without_town(value, lexicon)
            if value:
                yield kinds, value, row.text.index(value, start)


def _without_town(text: str, lexicon: Lexicon) -> str:
    """Give a school without the known town behind its comma."""
    name, _, town = text.rpartition(",")
    return name.strip() if name and lexicon.places.label(town.strip()) else text


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\t]", " ", text[start:end]) + text[end:]
