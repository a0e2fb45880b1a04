"""Reading the tables of a vocabulary file, with errors that name the line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import rtoml

from parsers.errors import VocabularyError


def tables(name: str, text: str) -> dict[str, object]:
    """Read the text of a TOML file; name is the file's. Raises VocabularyError with the line that is no TOML."""
    try:
        return rtoml.loads(text)
    except rtoml.TomlParsingError as error:
        raise VocabularyError(f"{name}: {error}") from error


@dataclass(frozen=True, slots=True)
class Source:
    """A TOML file by name and text. TOML's reader keeps no line numbers: an entry's line is looked up by its name."""

    name: str
    text: str

    def error(self, entry: str, why: str) -> VocabularyError:
        """Make the error that says where in the file the entry stands."""
        named = re.escape(entry)
        found = re.search(rf'^\s*\[?(?:"{named}"|{named})\s*[=\]]', self.text, re.MULTILINE)
        line = f" line {self.text.count(chr(10), 0, found.end()) + 1}" if found else ""
        return VocabularyError(f'{self.name}{line}: "{entry}" {why}')

    def table(self, value: object, entry: str) -> Mapping[str, object]:
        """Take the value as a table, or raise VocabularyError."""
        if not isinstance(value, dict):
            raise self.error(entry, "must be a table")
        return value

    def strings(self, value: object, entry: str) -> tuple[str, ...]:
        """Take the value as a list of texts none of which is empty, or raise VocabularyError."""
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self.error(entry, "must hold a list of texts")
        return tuple(value)

    def texts(self, fields: Mapping[str, object], field: str, entry: str) -> tuple[str, ...]:
        """Take a field of an entry as a list of texts; it may be left out."""
        return self.strings(fields[field], entry) if field in fields else ()

    def flag(self, fields: Mapping[str, object], field: str, entry: str, *, default: bool = False) -> bool:
        """Take a field of an entry as true or false; it may be left out."""
        value = fields.get(field, default)
        if not isinstance(value, bool):
            raise self.error(entry, f"must have true or false as {field}")
        return value
