"""vCard 2.1, 3.0 and 4.0 -> lines: name, role, addresses of all kinds (RFC 2426, RFC 6350)."""

import quopri
import re
from collections.abc import Iterator

from parsers.charset import decode
from parsers.documents.flow import Run, clipped, lines
from parsers.documents.reading import Reading
from parsers.label import UNLABELLED, Label
from parsers.records import Limits, Line

_ORDER = ("FN", "N", "TITLE", "ROLE", "ORG", "EMAIL", "TEL", "ADR", "URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "NOTE")
_FOLD = re.compile(r"\r?\n[ \t]")
_SOFT = re.compile(r"=\r?\n")
_PROPERTY = re.compile(r"(?:[\w-]+\.)?([\w-]+)((?:;[^:;\"]*(?:\"[^\"]*\"[^:;\"]*)*)*):(.*)")
_PART = re.compile(r"(?<!\\);")
_LONGEST = 10_000  # characters of a property
_ESCAPE = re.compile(r"\\([\\,;:nN])")


def read(content: bytes, limits: Limits, label: Label = UNLABELLED) -> Reading:
    """Read the lines of a file of cards; a group for each card."""
    source = decode(content, label.charset)[: limits.text_characters]
    cards = re.split(r"(?im)^BEGIN:VCARD[ \t\r]*$", source)[1:]
    return clipped((list(_lines(card)) for card in cards), limits.text_characters)


def _lines(card: str) -> Iterator[Line]:
    found: dict[str, list[str]] = {}
    for raw in _FOLD.sub("", _SOFT.sub("", card) if "QUOTED-PRINTABLE" in card.upper() else card).splitlines():
        item = _PROPERTY.fullmatch(raw.strip()[:_LONGEST])
        if item and item[1].upper() in _ORDER:
            name = item[1].upper()
            found.setdefault(name, []).append(_value(name, item[2].upper(), item[3]))
    if "FN" in found:
        found.pop("N", None)
    for name in _ORDER:
        for value in found.get(name, ()):
            yield from lines([Run(value, link="" if "\n" in value else value)], heading=int(name in {"FN", "N"}))


def _value(name: str, parameters: str, value: str) -> str:
    """Return a value as people write it."""
    if "QUOTED-PRINTABLE" in parameters:
        charset = parameters.partition("CHARSET=")[2].partition(";")[0]
        value = decode(quopri.decodestring(value.encode("utf-8")), charset)
    parts = [_ESCAPE.sub(_unescaped, part).strip() for part in _PART.split(value)]
    if name == "N":
        parts = [*parts[3:4], *parts[1:3], *parts[:1], *parts[4:]]
    if name in {"TEL", "EMAIL"}:
        parts = [parts[0].removeprefix("tel:").removeprefix("mailto:"), *parts[1:]]
    return (" " if name == "N" else ", ").join([part for part in parts if part])


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]
