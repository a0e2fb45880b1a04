"""Reading the tables of a vocabulary file, with errors that name the line and say what to write."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import rtoml

from parsers.errors import VocabularyError

_PLACE = re.compile(r"(.*) at line (\d+) column \d+\s*\Z", re.DOTALL)
_CURLY = re.compile(r"[\u201c-\u201f\u00ab\u00bb\u2018\u2019]")
_TEXT = re.compile(r"'[^']*'|\"(?:[^\"\\]|\\.)*\"")
_PLAINLY = {
    "missing comma": "a comma is missing here, or a closing bracket or brace on the line before",
    "extra assignment": "a comma is missing before the next field",
    "duplicate key": "is there twice; leave one away, or put both under one heading",
    "key with no value": "an equals sign must follow the name, and a name with blanks or signs needs quotation marks",
    "invalid boolean": "write true or false, small and without quotation marks",
    "unclosed table": "the bracket ] after the heading is missing",
}
"""What the parser's messages, by their beginning, mean to somebody who does not program."""


def tables(name: str, text: str) -> dict[str, object]:
    """Read the text of a TOML file; name is the file's. Raises VocabularyError with the line that is no TOML."""
    try:
        return rtoml.loads(text)
    except rtoml.TomlParsingError as error:
        raise _broken(name, text.split("\n"), str(error)) from error


def _broken(name: str, lines: list[str], told: str) -> VocabularyError:
    """Make the error that says what is wrong with the line, or with the one before, where a text may be left open."""
    place = _PLACE.fullmatch(told)
    if place is None:
        return VocabularyError(f"{name}: {told}")
    why, number = place[1], int(place[2])
    for each in (number - 1, number):
        if 0 < each <= len(lines) and '"' in _TEXT.sub("", lines[each - 1]).partition("#")[0]:
            return VocabularyError(f"{name} line {each}: a quotation mark is missing in {lines[each - 1].strip()}")
    line = lines[number - 1] if number <= len(lines) else ""
    if _CURLY.search(_TEXT.sub("", line)):
        return VocabularyError(f'{name} line {number}: only straight quotation marks " can be read: {line.strip()}')
    plainly = next((said for start, said in _PLAINLY.items() if why.startswith(start)), why)
    return VocabularyError(f"{name} line {number}: {line.strip()} - {plainly}")


def meant(written: str, known: Iterable[str]) -> str:
    """Ask back for the known name that is likeliest meant; nothing if none is like it."""
    like = get_close_matches(written, list(known), n=1)
    return f'; is "{like[0]}" meant?' if like else ""


@dataclass(frozen=True, slots=True)
class Source:
    """A TOML file by name and text. TOML's reader keeps no line numbers: an entry's line is looked up by its name."""

    name: str
    text: str

    def error(self, entry: str, why: str, *, last: bool = False) -> VocabularyError:
        """Make the error that says where in the file the entry stands, or stands for the last time."""
        number = self.line(entry, last=last)
        return VocabularyError(f'{self.name}{f" line {number}" if number else ""}: "{entry}" {why}')

    def line(self, entry: str, *, last: bool = False) -> int:
        """Give the line on which an entry begins, counted from 1; 0 if it is none of the file."""
        named = re.escape(entry)
        found = list(re.finditer(rf'^\s*\[?(?:"{named}"|{named})\s*[.=\]]', self.text, re.MULTILINE))
        return self.text.count("\n", 0, found[-1 if last else 0].end()) + 1 if found else 0

    def table(self, value: object, entry: str) -> Mapping[str, object]:
        """Take the value as a table, or raise VocabularyError."""
        if not isinstance(value, dict):
            raise self.error(entry, "must be a table")
        return value

    def strings(self, value: object, entry: str) -> tuple[str, ...]:
        """Take the value as a list of texts none of which is empty, or raise VocabularyError."""
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self.error(entry, 'needs a list of texts in brackets, each in quotation marks: ["one", "two"]')
        return tuple(value)

    def texts(self, fields: Mapping[str, object], field: str, entry: str) -> tuple[str, ...]:
        """Take a field of an entry as a list of texts; it may be left out."""
        return self.strings(fields[field], entry) if field in fields else ()

    def flag(self, fields: Mapping[str, object], field: str, entry: str, *, default: bool = False) -> bool:
        """Take a field of an entry as true or false; it may be left out."""
        value = fields.get(field, default)
        if not isinstance(value, bool):
            raise self.error(entry, f"has {field} = {value!r}; it may be true or false, without quotation marks")
        return value
