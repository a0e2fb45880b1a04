"""Jupyter notebooks (nbformat 3 and 4): their cells, and the code in them by language."""

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

MOST_CELLS = 5000  # read of a notebook; those of people have dozens

_KERNELS: Mapping[str, str] = MappingProxyType(
    {
        "python": "py", "ipython": "py", "r": "r", "julia": "jl", "scala": "scala", "javascript": "js", "ruby": "rb",
        "typescript": "ts", "c#": "cs", "csharp": "cs", "f#": "fs", "bash": "sh", "sql": "sql", "java": "java",
        "kotlin": "kt", "go": "go", "rust": "rs", "php": "php", "c++": "cpp", "c++17": "cpp", "matlab": "m",
        "octave": "m", "powershell": "ps1", "haskell": "hs", "perl": "pl", "lua": "lua", "groovy": "groovy",
    }
)  # fmt: skip
"""Languages of kernels -> the ending that files of the language have."""

_MAGICS: Mapping[str, str] = MappingProxyType(
    {"sql": "sql", "bash": "sh", "sh": "sh", "script": "sh", "javascript": "js", "js": "js", "html": "html", "r": "r"}
)
_CELL_MAGIC = re.compile(r"\s*%%(\w+)[^\n]*")
_SQL_LINE = re.compile(r"\s*%sql\s+(?=\w+\s)")
_COMMAND = re.compile(r"\s*[!%?]")


class Cell(NamedTuple):
    """One cell: `code`, `markdown` or another type, and its text."""

    type: str
    text: str


class Notebook(NamedTuple):
    """A notebook. ending: Of files in the language of its kernel; Python's where it names none, as Jupyter holds."""

    ending: str
    cells: tuple[Cell, ...]


def parsed(source: str) -> Notebook | None:
    """Read a notebook; None where the text is none."""
    try:
        whole = json.loads(source)
    except (ValueError, RecursionError, MemoryError):
        return None
    cells = _cells(whole) if isinstance(whole, dict) else None
    if cells is None:
        return None
    found = [Cell(str(cell.get("cell_type")), _text(cell)) for cell in cells[:MOST_CELLS] if isinstance(cell, dict)]
    return Notebook(_ending(whole.get("metadata")), tuple(found))


def code(notebook: Notebook) -> dict[str, str]:
    """Return the code by the ending of its language, each as long as all cells of code together.

    Lines of the other languages are empty in each, so that a line has the same number in all; magics and commands of
    the shell are comments.
    """
    found: dict[str, list[str]] = {}
    count = 0
    for cell in notebook.cells:
        if cell.type != "code":
            continue
        for ending, line in _lines(cell.text, notebook.ending):
            lines = found.setdefault(ending, [])
            lines.extend([""] * (count - len(lines)))
            lines.append(line)
            count += 1
    return {ending: "\n".join(lines) for ending, lines in found.items()}


def _cells(whole: Mapping[str, Any]) -> list[Any] | None:
    """Return the cells, which nbformat 3 lays into worksheets."""
    sheets = whole.get("worksheets")
    if isinstance(sheets, list) and sheets and isinstance(sheets[0], dict):
        whole = sheets[0]
    cells = whole.get("cells")
    return cells if isinstance(cells, list) else None


def _text(cell: Mapping[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))
    pieces = source if isinstance(source, list) else [source]
    text = "".join([piece for piece in pieces if isinstance(piece, str)])
    return text if text.isascii() else text.encode("utf-8", "replace").decode()  # half a character of JSON is none


def _ending(metadata: object) -> str:
    """Return the ending for the language of the kernel, empty where it is one that is not known."""
    about = metadata if isinstance(metadata, dict) else {}
    for field, name in (("kernelspec", "language"), ("language_info", "name")):
        given = about.get(field)
        if isinstance(given, dict) and isinstance(language := given.get(name), str):
            return _KERNELS.get(language.lower(), "")
    return "py"


def _lines(text: str, ending: str) -> Iterator[tuple[str, str]]:
    magic = _CELL_MAGIC.match(text)
    if magic:
        ending = _MAGICS.get(magic[1].lower(), ending)
    for number, line in enumerate(text.splitlines()):
        if number == 0 and magic:
            yield ending, ""
        elif found := _SQL_LINE.match(line):
            yield "sql", line[found.end() :]
        else:
            yield ending, f"# {line}" if _COMMAND.match(line) else line
