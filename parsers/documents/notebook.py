"""Jupyter notebooks -> lines: cells of prose as Markdown, cells of code as text; what they put out is left out."""

from collections.abc import Iterable, Iterator

from parsers.charset import decode
from parsers.documents import markdown, text
from parsers.documents.flow import clipped
from parsers.documents.reading import Reading
from parsers.label import UNLABELLED, Label
from parsers.records import Limits, Line
from parsers.sources.notebook import Cell, parsed


def read(content: bytes, limits: Limits, label: Label = UNLABELLED) -> Reading:
    """Read the lines of a notebook (nbformat 3 and 4); one that is damaged is read as text."""
    source = decode(content, label.charset)
    notebook = parsed(source)
    if notebook is None:
        return text.from_text(source, limits)
    return clipped(_groups(notebook.cells, limits), limits.text_characters)


def _groups(cells: Iterable[Cell], limits: Limits) -> Iterator[list[Line]]:
    for cell in cells:
        if not cell.text.strip():
            continue
        if cell.type == "markdown":
            yield list(markdown.from_text(cell.text, limits).lines)
        else:
            yield list(text.from_text(cell.text, limits).lines)
