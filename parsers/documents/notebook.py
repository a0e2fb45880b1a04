"""Jupyter notebooks -> lines: cells of prose as Markdown, cells of code as text; what they put out is left out."""

import json
from collections.abc import Iterator
from typing import Any

from parsers.charset import decode
from parsers.documents import markdown, text
from parsers.documents.flow import clipped
from parsers.documents.reading import Reading
from parsers.label import UNLABELLED, Label
from parsers.records import Limits, Line

_MOST_CELLS = 5000  # read of a notebook; those of people have dozens


def read(content: bytes, limits: Limits, label: Label = UNLABELLED) -> Reading:
    """Read the lines of a notebook (nbformat 3 and 4); one that is damaged is read as text."""
    source = decode(content, label.charset)
    try:
        notebook = json.loads(source)
    except (ValueError, RecursionError):
        return text.from_text(source, limits)
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        return text.from_text(source, limits)
    return clipped(_groups(cells[:_MOST_CELLS], limits), limits.text_characters)


def _groups(cells: list[Any], limits: Limits) -> Iterator[list[Line]]:
    for cell in cells:
        source = cell.get("source", "") if isinstance(cell, dict) else ""
        pieces = source if isinstance(source, list) else [source]
        words = "".join([piece for piece in pieces if isinstance(piece, str)])
        if not words.strip():
            continue
        if cell.get("cell_type") == "markdown":
            yield list(markdown.from_text(words, limits).lines)
        else:
            yield list(text.from_text(words, limits).lines)
