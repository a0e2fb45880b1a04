"""Projects: the items of their sections, each with its name, its dates, its links, and what is told of it."""

import re
from collections.abc import Sequence

from parsers.records import Document, Project
from parsers.resume.contact import addresses_of
from parsers.resume.dates import DateRange
from parsers.resume.items import items, told
from parsers.resume.row import Row
from parsers.resume.rows import evidence, squeeze

# Between a project's name and what is told of it in the same line.
_PARTING = re.compile(r":\s+|\s+[|\u2013\u2014-]\s+|\t")
_EMPTY = re.compile(r"[(\[]\s*[)\]]")
_EDGES = " \t,;:|()\u2013\u2014\u00b7-"
_LONGEST_NAME_WORDS = 12


def read(document: Document, found: Sequence[Row]) -> tuple[Project, ...]:
    """Give every project of the sections, in the order they stand; an item without a letter in its name is none."""
    return tuple(found_one for rows in items(found) if (found_one := project(document, rows)) is not None)


def project(document: Document, rows: Sequence[Row]) -> Project | None:
    """Give the project of these rows, the first of which names it; None where that has no letter."""
    head, *rest = rows
    dated = next((each for row in rows[:3] if not row.bullet or row is head for each in row.ranges), None)
    name, lead = _parted(_told(head))
    if not any(char.isalpha() for char in name):
        return None
    at = next((number for number, row in enumerate(rest) if row.bullet), len(rest))
    lines = [text for row in rest[:at] if (text := squeeze(_told(row)).strip(" \t,;|"))]
    start, end = _dates(dated)
    return Project(
        name=name,
        description=squeeze(" ".join([lead, *lines])).strip() or None,
        start=start,
        end=end,
        links=tuple(dict.fromkeys(each.url for row in rows for each in addresses_of(row))),
        bullets=told(rest[at:]),
        evidence=tuple(evidence(document, row, "project") for row in rows),
    )


def _parted(text: str) -> tuple[str, str]:
    """Name and description of a project's first line; a long line without a parting is all name."""
    parting = _PARTING.search(text)
    if parting is None or len(text[: parting.start()].split()) > _LONGEST_NAME_WORDS:
        return squeeze(text).strip(_EDGES), ""
    name, lead = text[: parting.start()].strip(_EDGES), squeeze(text[parting.end() :]).strip(_EDGES)
    return (squeeze(name), lead) if name else (lead, "")


def _told(row: Row) -> str:
    """Give a line without its dates and its addresses, which the record holds elsewhere."""
    taken = [(each.first, each.last) for each in row.ranges]
    taken += [(each.start, each.end) for each in addresses_of(row) if each.end is not None]
    text = row.text
    for start, end in sorted(taken, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return _EMPTY.sub(" ", text).strip()


def _dates(found: DateRange | None) -> tuple[str | None, str | None]:
    return (found.start, found.end) if found else (None, None)
