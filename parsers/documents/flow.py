"""Paragraphs of formats without geometry -> lines: runs of text with their looks, shared by DOCX, ODT, RTF and HTML."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from parsers.characters import clean, unmarked
from parsers.documents.links import target
from parsers.documents.reading import CUT, Reading
from parsers.records import Line

_WIDE = re.compile(r"[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{3,}")
_SPACES = re.compile(r"  +")


class Run(NamedTuple):
    """Text of one look. size in points, 0 where unknown; a line feed in the text ends a line; link is any address.

    hidden: It does not show on the page.
    """

    text: str
    bold: bool = False
    size: float = 0.0
    link: str = ""
    hidden: bool = False


def cells(text: str) -> str:
    """Return one line of text, cleaned, with its tabs and wide gaps as single tabs."""
    text = text.strip()
    if "\t" not in text and "   " not in text and text.isprintable() and text.isascii():
        return _SPACES.sub(" ", clean(text))
    parts = (_SPACES.sub(" ", clean(part)).strip() for part in _WIDE.split(text))
    return "\t".join([part for part in parts if part])


def lines(runs: Sequence[Run], *, heading: int = 0, bullet: bool = False) -> list[Line]:
    """Return the lines of one paragraph that show; only its first one opens the list item, and a heading opens none."""
    if any(run.hidden for run in runs):
        runs = [run for run in runs if not run.hidden]
    found: list[Line] = []
    for part in _broken(runs):
        marked, text = unmarked("".join([run.text for run in part]))
        text = cells(text)
        if text:
            first = bullet and not heading and not found
            found.append(_line(part, text, heading=heading, bullet=marked or first))
    return found


def concealed(runs: Sequence[Run]) -> list[Line]:
    """Return the lines of one paragraph that do not show."""
    kept = [run._replace(hidden=False) for run in runs if run.hidden]
    return lines(kept) if kept else []


def _broken(runs: Iterable[Run]) -> Iterator[list[Run]]:
    part: list[Run] = []
    for run in runs:
        if "\n" not in run.text:
            part.append(run)
            continue
        first, *rest = run.text.split("\n")
        part.append(run._replace(text=first))
        for text in rest:
            yield part
            part = [run._replace(text=text)]
    yield part


def _line(runs: Sequence[Run], text: str, *, heading: int, bullet: bool) -> Line:
    weight = bold = 0
    sizes: Counter[float] = Counter()
    for run in runs:
        letters = len(run.text.strip())
        weight += letters
        bold += letters * run.bold
        sizes[run.size] += letters
    addresses = dict.fromkeys([run.link for run in runs if run.link])
    links = tuple(dict.fromkeys([goal for address in addresses if (goal := target(address))]))
    return Line(
        text=text,
        size=max(sizes, key=sizes.__getitem__),
        bold=2 * bold > weight,
        heading=heading,
        bullet=bullet,
        links=links,
    )


def clipped(groups: Iterable[Sequence[Line]], characters: int, hidden: Sequence[Line] = ()) -> Reading:
    """Return the groups numbered as blocks, up to a number of characters; a defect says where some were left out.

    hidden: What does not show, looked at after the groups; kept up to the same number of characters.
    """
    kept: list[Line] = []
    left = characters
    for block, group in enumerate(groups):
        for line in group:
            left -= len(line.text) + 1
            if left < 0:
                return Reading(tuple(kept), 1, (CUT,), _first(hidden, characters))
            kept.append(line._replace(block=block) if block else line)
    return Reading(tuple(kept), hidden=_first(hidden, characters))


def _first(found: Sequence[Line], characters: int) -> tuple[Line, ...]:
    """Return the first lines, up to a number of characters."""
    ends = accumulate(len(line.text) + 1 for line in found)
    return tuple([line for line, end in zip(found, ends, strict=True) if end <= characters])
