"""Notebooks: the code of their cells, and what their magic lines say."""

import json
import re
from collections.abc import Iterator
from typing import Any

from parsers.sources import imports, python_code, queries
from parsers.sources.script_manifests import loaded
from parsers.sources.sight import Places, Sight

_MOST_CELLS = 5000
_MAGIC = re.compile(r"[ \t]*+[%!?]|[^\n]*+\?$")
_QUERY = re.compile(r"%%?(?:sql|bigquery)\b([^\n]*)\n?(.*)", re.DOTALL)
_KERNELS = {"R": "r", "julia": "julia"}


def read(text: str) -> Iterator[Sight]:
    """Give what the code cells of a notebook (nbformat 4) import and ask; lines are counted in its file."""
    notebook, at, places = loaded(text), 0, Places(text)
    yield Sight("file", "notebook", 0, "configuration")
    cells = notebook.get("cells")
    for cell in (cells if isinstance(cells, list) else [])[:_MOST_CELLS]:
        source = _code(cell)
        lines = source.split("\n")
        for sight in _sights(source, _language(notebook)):
            line = lines[min(sight.line, len(lines)) - 1]
            found = text.find(json.dumps(line, ensure_ascii=False)[1:-1], at)
            at = found if found >= 0 else at
            yield sight._replace(line=places.line(found) if found >= 0 else 0, text=line)


def _sights(source: str, language: str) -> Iterator[Sight]:
    query = _QUERY.match(source.lstrip())
    if query:
        yield Sight("call", "statement", 1, "query")
        yield from (sight._replace(line=1) for sight in queries.read(query[2]) if sight.table == "dialect")
    elif language in _KERNELS:
        yield from imports.read(source, _KERNELS[language])
    elif not source.startswith("%%") or source.startswith(("%%time", "%%capture")):
        yield from python_code.read("\n".join(["" if _MAGIC.match(line) else line for line in source.split("\n")]))


def _code(cell: Any) -> str:
    if not isinstance(cell, dict) or cell.get("cell_type") != "code":
        return ""
    source = cell.get("source", "")
    pieces = source if isinstance(source, list) else [source]
    return "".join([piece for piece in pieces if isinstance(piece, str)])


def _language(notebook: Any) -> str:
    kernel = notebook.get("metadata")
    info = kernel.get("language_info") if isinstance(kernel, dict) else None
    name = info.get("name") if isinstance(info, dict) else ""
    return name if isinstance(name, str) else ""
