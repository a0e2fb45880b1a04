"""Which lines of a section date an entry: a range of dates that is no part of a sentence."""

import re
from collections.abc import Iterator, Sequence

from parsers.resume.dates import DateRange
from parsers.resume.prose import SENTENCE_END, is_prose, lists, within_prose
from parsers.resume.row import Row
from parsers.resume.whole_heads import titles
from parsers.vocabulary import Lexicon

_PLACED = re.compile(r"\s*(?:(?:0?[1-9]|1[0-2])[./])?(?:19|20)\d\d\s*[,|\u00b7]\s*[^\W\d_]+(?:[\s,-]+[^\W\d_]+)?\s*$")


def anchor(row: Row, *, single: bool = False) -> DateRange | None:
    """Give the range of dates that a row has an entry for; None where its dates belong to prose."""
    if not row.ranges or (row.bullet and not single):
        return None
    ranges = [each for each in row.ranges if not each.single] or (list(row.ranges) if single or _date_cell(row) else [])
    if not ranges:
        return None
    if within_prose(row, ranges[0]) or lists(row):
        return None
    rest = len(row.words) - len(row.text[ranges[0].first : ranges[0].last].split())
    if rest > 12 and row.text.rstrip().endswith(SENTENCE_END) and not row.text.rstrip().endswith(")"):
        return None
    return ranges[0] if ranges[0].first < 6 else ranges[-1]


def _date_cell(row: Row) -> bool:
    """Tell whether a date stands alone in a cell, or before a place that ends the line ("2015, Halifax")."""
    return bool(_PLACED.match(row.text)) or any(
        cell.start <= each.first <= cell.start + 2 and len(cell.text) <= each.last - each.first + 4
        for cell in row.cells
        for each in row.ranges
    )


def is_dates(row: Row) -> bool:
    """Tell whether a line is a range of dates and nothing else."""
    return row.dated and len(row.text.strip()) <= row.ranges[-1].last - row.ranges[0].first + 2


def unlisted(found: Sequence[Row], lexicon: Lexicon) -> tuple[Row, ...]:
    """Give the rows of a section whose dates all stand in items of a list: these head entries, and what is set so.

    So do the roles in a list right under an employer of which no title is told.
    """
    if any(anchor(row) for row in found):
        return tuple(_with_roles(found, lexicon))
    dated = [row for row in found if row.bullet and row.dated and anchor(row._replace(bullet=False))]
    told = {row.style for row in found if row.bullet and is_prose(row)}
    heads = {row.style for row in dated} - told
    return tuple(
        row._replace(bullet=False) if row.bullet and (row in dated or (row.style in heads and row.style.bold)) else row
        for row in found
    )


def _with_roles(found: Sequence[Row], lexicon: Lexicon) -> Iterator[Row]:
    """Give the rows, those that name a title and its dates in a list right under an employer as heads."""
    listing = False
    for row in found:
        role = row.bullet and row.dated and titles(row, lexicon) and anchor(row._replace(bullet=False)) is not None
        listing = bool(role) and listing if row.bullet else anchor(row) is not None and not titles(row, lexicon)
        yield row._replace(bullet=False) if listing and role else row
