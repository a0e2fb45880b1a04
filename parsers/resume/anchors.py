"""Which lines of a section date an entry: a range of dates that is no part of a sentence."""

import re

from parsers.resume.dates import DateRange
from parsers.resume.prose import SENTENCE_END, lists, within_prose
from parsers.resume.row import Row

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
