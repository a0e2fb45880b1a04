"""Reads the vocabulary files that lie beside the core, which itself opens no file."""

import gc
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from parsers.vocabulary import SKILLS, Vocabulary, build
from parsers.vocabulary.entries import tables


@cache
def load() -> Vocabulary:
    """Return the vocabulary shipped with the code. Raises VocabularyError where one of its files is wrong."""
    collecting = gc.isenabled()
    # The collector would look through all that is made here several times over, and none of it is garbage.
    gc.disable()
    try:
        return build(dict(_texts(files("parsers.vocabulary"), "")))
    finally:
        if collecting:
            gc.enable()


def kinds() -> Mapping[str, str]:
    """Return the kind of each skill by its name: the file as it stands, read in a fraction of the time of `load`."""
    read = tables(SKILLS, (files("parsers.vocabulary") / SKILLS).read_text(encoding="utf-8"))
    kinds_of_skills = {kind: table for kind, table in read.items() if kind != "words" and isinstance(table, dict)}
    return {name: kind for kind, table in kinds_of_skills.items() for name in table}


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that people are found to speak, read as quickly."""
    texts = _texts(files("parsers.vocabulary") / "languages", "languages/")
    tables_of_names = (tables(name, text).get("languages") for name, text in texts)
    return tuple(sorted({code for table in tables_of_names if isinstance(table, dict) for code in table}))


def _texts(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _texts(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".toml"):
            found.append((prefix + entry.name, entry.read_text(encoding="utf-8")))
    return found
