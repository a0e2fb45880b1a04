"""A single file that is source code -> `SourceCode`; its traces name lines of the document it was read as."""

import re
from collections.abc import Mapping, Sequence

from parsers.charset import decode
from parsers.records import Line, SourceCode, Trace
from parsers.sources import purpose
from parsers.sources.choice import is_telling
from parsers.sources.findings import pieces, shares, traces_of

KINDS = frozenset({"text", "html", "json", "notebook"})
"""Types of documents that may be source code. Markdown, tables, LaTeX and cards are prose or data."""

_HEAD = 65_536  # characters
_BUILT = re.compile(
    r"<script\b|<link\b[^>]{0,200}stylesheet|<(?:form|nav|template|canvas|main|section)\b|\{%|\{\{|<\?php|<%",
    re.IGNORECASE,
)
"""What pages have that are made by hand, and letters that a mail program or an office program wrote have not."""

_PROSE = re.compile(r"\A[^.]*\Z|\.(?:txt|text|html?|json)$", re.IGNORECASE)
"""Names of texts that are no code where they are not in a language and have no telling name."""

_COMPARED = 150  # characters of a line: a trace holds its beginning only


def read(content: bytes, name: str, kind: str, lines: Sequence[Line]) -> SourceCode | None:
    """Return what a file shows; None where it is no code and tells of no tool. kind, lines: Of its document."""
    if kind not in KINDS:
        return None
    text = decode(content)
    named = f"{name}.ipynb" if kind == "notebook" and not name.lower().endswith(".ipynb") else name
    found = pieces(named, text)
    if kind == "html" and not _BUILT.search(text[:_HEAD]):
        return None
    written = shares((piece.language, len(piece.text.encode("utf-8", "replace"))) for piece in found)
    traces = traces_of(found)
    if not written and not is_telling(name) and (_PROSE.search(name) or not traces):
        return None
    places = _places(lines)
    return SourceCode(
        files=1,
        tests=int(purpose.is_test(name, text)),
        migrations=int(purpose.is_migration(name)),
        templates=int(purpose.is_template(name, text)),
        languages=written,
        traces=tuple([_placed(trace, places) for trace in traces]),
    )


def _placed(trace: Trace, places: Mapping[str, int]) -> Trace:
    return trace._replace(path="", line=places.get(_plain(trace.text), 0))


def _places(lines: Sequence[Line]) -> dict[str, int]:
    """Return the number of the first line of a document with each text."""
    found: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        found.setdefault(_plain(line.text), number)
    return found


def _plain(text: str) -> str:
    return "".join(text.split())[:_COMPARED]
