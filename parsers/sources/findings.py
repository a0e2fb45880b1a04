"""What was read of the own files of a work sample -> its languages and traces."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from parsers.records import LanguageShare, Trace
from parsers.sources import notebook, traces
from parsers.sources.language import language

MOST_TRACES = 2000
_MOST_PLACES = 3
_LONGEST_LINE = 300  # characters of a line that is shown

_COMMENT = re.compile(
    r"#(?!include|import|define|if)|//|/?\*|--|<!--|<\?|;|%|\"\"\"|'''|\{#|<%|\(\*|@charset|\ufeff|[{}()\[\]]+$"
)
_TELLING_LINE = re.compile(r"\w{2}")


class Piece(NamedTuple):
    """Text in one language. path: Of the file; read_as: The path that says the language, for code in notebooks."""

    path: str
    read_as: str
    text: str

    @property
    def language(self) -> str:
        """Name of the language, or empty."""
        return language(self.read_as, self.text)


def pieces(path: str, text: str, read_as: str = "") -> list[Piece]:
    """Return a file as one piece, a notebook as one for its name and one for each language of its code.

    read_as: The path that says the language, where it is not its own.
    """
    if path.lower().endswith(".ipynb"):
        found = notebook.parsed(text)
        stem = path[: -len(".ipynb")]
        code = notebook.code(found) if found else {}
        code = {ending: each for ending, each in code.items() if ending and each.strip()}
        return [Piece(path, path, ""), *(Piece(path, f"{stem}.{ending}", each) for ending, each in code.items())]
    return [Piece(path, read_as or path, text)]


def shares(written: Iterable[tuple[str, int]]) -> tuple[LanguageShare, ...]:
    """Return the languages, given name and bytes of each file, the one with the most bytes first."""
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for name, size in written:
        if name:
            files[name] += 1
            sizes[name] += size
    ordered = sorted(sizes, key=lambda name: (-sizes[name], name))
    return tuple([LanguageShare(name, files[name], sizes[name]) for name in ordered])


def traces_of(read: Sequence[Piece]) -> tuple[Trace, ...]:
    """Return the traces of all pieces: their languages first, and each other at the first places that show it."""
    seen: Counter[tuple[str, str, str]] = Counter()
    kept: list[Trace] = []
    for trace in (*_languages(read), *_read(read)):
        key = (trace.table, trace.name, trace.rule)
        seen[key] += 1
        if seen[key] <= _MOST_PLACES:
            kept.append(trace)
    return tuple(kept[:MOST_TRACES])


def _read(read: Sequence[Piece]) -> Iterator[Trace]:
    for piece in read:
        for trace in traces.read(piece.read_as, piece.text):
            yield trace._replace(path=piece.path, text=trace.text[:_LONGEST_LINE])


def _languages(read: Sequence[Piece]) -> Iterator[Trace]:
    """Yield a trace for each language at its largest file."""
    largest: dict[str, Piece] = {}
    for piece in read:
        name = piece.language
        if name and (name not in largest or len(piece.text) > len(largest[name].text)):
            largest[name] = piece
    for name, piece in largest.items():
        line, text = _telling_line(piece.text)
        yield Trace("language", name, piece.path, line, text, "language")


def _telling_line(text: str) -> tuple[int, str]:
    """Return number and text of the first line that is code, else of the first that is not empty."""
    first = (0, "")
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if not words:
            continue
        if not _COMMENT.match(words) and _TELLING_LINE.search(words):
            return number, words[:_LONGEST_LINE]
        first = first if first[0] else (number, words[:_LONGEST_LINE])
    return first
