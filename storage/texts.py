"""Strangers' text made fit for a column, and folded for search."""

import unicodedata
from collections.abc import Iterable

from parsers.records import Defect

#: Characters: TEXT holds 65,535 bytes, of up to four for one character.
TEXT = 16_000


def fit(text: str, length: int) -> str:
    """Cut to `length` characters; what no database can hold (lone surrogates) becomes a question mark."""
    cut = text[:length]
    return cut if cut.isascii() else cut.encode("utf-8", "replace").decode("utf-8")


def fit_or_none(text: str | None, length: int) -> str | None:
    """Do the same to a value that may be unknown."""
    return None if text is None else fit(text, length)


def fit_word(text: str, length: int) -> str:
    """Cut a word of ours to its ASCII column (`columns.word`)."""
    cut = text[:length]
    return cut if cut.isascii() else cut.encode("ascii", "replace").decode("ascii")


def fit_date(text: str | None) -> str | None:
    """Cut a date of the records (`2021-04`, `present`) to its column."""
    return None if text is None else fit_word(text, 8)


def fit_defects(defects: Iterable[Defect]) -> list[dict[str, str | None]]:
    """Give defects for a JSON column; names of documents in them are strangers' text too."""
    return [
        {"code": fit(d.code, 64), "detail": fit(d.detail, 1000), "document": fit_or_none(d.document, 255)}
        for d in defects
    ]


def fold(text: str) -> str:
    """Take case and accents away, so that what is searched for is found alike on every database: `Zoë` -> `zoe`."""
    if text.isascii():
        return text.lower()
    # Normalising puts marks in their order, which takes the square of the length of a row of them: they go before.
    return _without_marks(unicodedata.normalize("NFKD", _without_marks(text))).casefold()


def _without_marks(text: str) -> str:
    for mark in filter(unicodedata.combining, set(text)):
        text = text.replace(mark, "")
    return text
