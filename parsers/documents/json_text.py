"""JSON -> lines: JSON Resume (schema 1.0.0) as a resume is written, anything else as names and values."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from parsers.charset import decode
from parsers.documents import text
from parsers.documents.flow import Run, clipped, lines
from parsers.documents.reading import Reading
from parsers.label import UNLABELLED, Label
from parsers.records import Limits, Line

_SECTIONS = {
    "work": "Experience",
    "volunteer": "Volunteering",
    "projects": "Projects",
    "education": "Education",
    "skills": "Skills",
    "languages": "Languages",
    "certificates": "Certifications",
    "awards": "Awards",
    "publications": "Publications",
    "interests": "Interests",
    "references": "References",
}
"""Keys of the schema and the headings that resumes have for them, in the order of reading."""

_DEPTH = 20

# Keys of an entry, in the order of reading: the first two rows are one line each, joined by tabs.
_TITLES = ("position", "studyType", "title", "name", "institution", "organization", "company", "issuer", "publisher")
_DATES = ("startDate", "endDate", "date", "releaseDate")


def read(content: bytes, limits: Limits, label: Label = UNLABELLED) -> Reading:
    """Read the lines of JSON; what is none, or is too long to be a resume, is read as text."""
    source = decode(content, label.charset)
    if len(source) > limits.text_characters:
        return text.from_text(source, limits)
    try:
        value = json.loads(source)
    except (ValueError, RecursionError):
        return text.from_text(source, limits)
    is_resume = isinstance(value, dict) and isinstance(value.get("basics"), dict)
    return clipped(_resume(value) if is_resume else [list(_any(value, "", _DEPTH))], limits.text_characters)


def _resume(value: Mapping[str, Any]) -> Iterator[list[Line]]:
    """Yield a group for the head and one for each section."""
    yield list(_basics(value["basics"]))
    for key, heading in _SECTIONS.items():
        entries = _mappings(value.get(key))
        if entries:
            yield [*_line(heading, heading=1), *[line for entry in entries for line in _entry(key, entry)]]


def _basics(basics: Mapping[str, Any]) -> Iterator[Line]:
    yield from _line(_word(basics, "name"), heading=1)
    yield from _line(_word(basics, "label"))
    place = basics.get("location")
    parts = ("address", "postalCode", "city", "region", "countryCode") if isinstance(place, dict) else ()
    for part in (_word(basics, "email"), _word(basics, "phone"), _list([_word(place, part) for part in parts])):
        yield from _line(part)
    yield from _line(_address(basics), link=_address(basics))
    for profile in _mappings(basics.get("profiles")):
        address = _address(profile)
        yield from _line(address or _list([_word(profile, "network"), _word(profile, "username")]), link=address)
    if _word(basics, "summary"):
        yield from _line("Summary", heading=1)
        yield from _line(_word(basics, "summary"))


def _entry(key: str, entry: Mapping[str, Any]) -> Iterator[Line]:
    """Yield the lines of an entry of a section."""
    if key in {"skills", "interests", "languages"}:
        name, level = _word(entry, "name") or _word(entry, "language"), _word(entry, "fluency") or _word(entry, "level")
        words = _list(_words(entry.get("keywords")))
        yield from _line(f"{name}: {words}" if name and words else f"{name} ({level})" if level else name or words)
        return
    titles = [word for name in _TITLES if (word := _word(entry, name))]
    if _word(entry, "area"):
        titles[0:1] = [" in ".join([*titles[:1], _word(entry, "area")])]
    # The address of an employer or a school is not the person's; that of a work is.
    link = _address(entry) if key in {"projects", "publications"} else ""
    yield from _line("\t".join([_list(titles), _dates(key, entry)]), bold=True, link=link)
    yield from _line(_word(entry, "location"))
    for name in ("summary", "description", "reference"):
        yield from _line(_word(entry, name))
    for name in ("highlights", "courses", "keywords", "roles"):
        for word in _words(entry.get(name)):
            yield from _line(word, bullet=True)


def _dates(key: str, entry: Mapping[str, Any]) -> str:
    """Return the dates of an entry; a job that has begun and states no end goes on."""
    found = [word for name in _DATES if (word := _word(entry, name))]
    is_open = key in {"work", "volunteer"} and _word(entry, "startDate") and not _word(entry, "endDate")
    return " \u2013 ".join([*found, *(["Present"] if is_open else [])])


def _any(value: Any, name: str, depth: int) -> Iterator[Line]:
    """Yield names and values, those of lists as items."""
    if depth == 0:
        return
    if isinstance(value, dict):
        yield from _line(name)
        for key, inner in value.items():
            yield from _any(inner, str(key), depth - 1)
    elif isinstance(value, list):
        yield from _line(name)
        for inner in value:
            nested = isinstance(inner, dict | list)
            yield from _any(inner, "", depth - 1) if nested else _line(_shown(inner), bullet=True)
    else:
        yield from _line(f"{name}: {_shown(value)}" if name else _shown(value))


def _line(words: str, *, heading: int = 0, bullet: bool = False, bold: bool = False, link: str = "") -> list[Line]:
    return lines([Run(words, bold, 0.0, link)], heading=heading, bullet=bullet) if words else []


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _word(entry: Any, name: str) -> str:
    value = entry.get(name) if isinstance(entry, dict) else None
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _address(entry: Mapping[str, Any]) -> str:
    return _word(entry, "url") or _word(entry, "website")


def _words(value: Any) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _mappings(value: Any) -> Sequence[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _list(words: Sequence[str]) -> str:
    return ", ".join([word for word in words if word])
