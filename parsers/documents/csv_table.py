"""Comma-separated values -> lines: a row is a line, its cells joined by tabs (RFC 4180)."""

import csv
import io
from collections.abc import Iterator

from parsers.charset import decode
from parsers.documents.flow import Run, clipped, lines
from parsers.documents.reading import Reading
from parsers.label import UNLABELLED, Label
from parsers.records import Limits, Line

_SIGNS = ",;\t|"


def read(content: bytes, limits: Limits, label: Label = UNLABELLED) -> Reading:
    """Read the rows of a table; the sign between cells is the most frequent one of its first lines."""
    source = decode(content, label.charset).replace("\x00", "")[: limits.text_characters]
    head = source[:4096]
    sign = max(_SIGNS, key=head.count)
    return clipped([list(_rows(source, sign))], limits.text_characters)


def _rows(source: str, sign: str) -> Iterator[Line]:
    rows = csv.reader(io.StringIO(source), delimiter=sign)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:  # a cell beyond the library's limit of length
            continue
        yield from lines([Run("\t".join([" ".join(cell.split()) for cell in row]))])
