"""Languages a person speaks, with their level of the Common European Framework (CEFR) where one is stated."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from parsers.records import Document, Language
from parsers.resume.labels import kinds_of, may_begin
from parsers.resume.row import Row
from parsers.resume.rows import evidence
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import Found, words

_CEFR = re.compile(r"(?<![\w])([ABC][12])(?:\.\d|[+-])?(?![\w])")
_FARTHEST = 45
# A level may stand below its language, in so few words.
_LEVEL_WORDS = 6
# Rows of the other languages below their label: as many as one document names.
_MOST_BELOW = 16


def read(
    document: Document, found: Sequence[Row], elsewhere: Sequence[Row], lexicon: Lexicon, code: str
) -> tuple[Language, ...]:
    """Languages of the languages section, and of rows labelled "mother tongue" or "other languages"."""
    known: dict[str, Language] = {}
    listed = [*found, *_labelled(elsewhere, lexicon, code)]
    for at, row in enumerate(listed):
        below = listed[at + 1 : at + 3]
        native = "mother_tongue" in _label(row, lexicon)
        for language, level, place in _row(row, below, lexicon, code, native=native):
            if language not in known:
                marks = (evidence(document, row, "language", *place),)
                known[language] = Language(name=language, level=level, evidence=marks)
    return tuple(known.values())


def _labelled(rows: Sequence[Row], lexicon: Lexicon, code: str) -> Iterator[Row]:
    """Rows labelled so; below a label without a value, the rows of languages and levels that follow."""
    left = 0
    for row in rows:
        label = (
            set(_label(row, lexicon) or kinds_of(row.text.rstrip(" :"), lexicon)) if may_begin(row, lexicon) else set()
        )
        if label & {"mother_tongue", "other_languages"}:
            left = _MOST_BELOW
            yield row
        elif left and (_names(row, lexicon) or _levels(row.text, lexicon, code)):
            left -= 1
            yield row
        else:
            left = 0


def _label(row: Row, lexicon: Lexicon) -> tuple[str, ...]:
    if len(row.cells) == 1 and ":" not in row.text:
        return ()
    head = row.cells[0].text if len(row.cells) > 1 else row.text.partition(":")[0]
    return kinds_of(head.rstrip(" :"), lexicon) if head.strip() != row.text.strip() else ()


def _names(row: Row, lexicon: Lexicon) -> list[Found]:
    found = lexicon.language_names.find(row.text, row.words)
    return [each for each in found if not _within_sentence(each, row)]


def _row(
    row: Row, below: Sequence[Row], lexicon: Lexicon, code: str, *, native: bool
) -> Iterator[tuple[str, str | None, tuple[int, int]]]:
    names = _names(row, lexicon)
    for each, after in zip(names, [*names[1:], None], strict=False):
        end = after.start if after else len(row.text)
        level = _level(row.text[each.end : end], lexicon, code)
        if level is None and len(names) == 1:
            level = _level(row.text[: each.start], lexicon, code)
        if level is None and after is None:
            level = _below(below, lexicon, code)
        yield row.text[each.start : each.end], "native" if native else level, (each.start, each.end)


def _below(below: Sequence[Row], lexicon: Lexicon, code: str) -> str | None:
    """Give the level in the row below a language, or in the one after it where that is a grid with its own head."""
    for row in below:
        if _names(row, lexicon):
            return None
        stated = _levels(row.text, lexicon, code)
        if stated and (len(row.words) <= _LEVEL_WORDS or len(stated) > 1):
            return _usual(stated)
    return None


def _within_sentence(found: Found, row: Row) -> bool:
    """Tell whether a language's name in a sentence ("taught English for two years") is no claim."""
    return len(row.words) > 14 and "," not in row.text and found.start > _FARTHEST


def _level(text: str, lexicon: Lexicon, code: str) -> str | None:
    stated = _levels(text, lexicon, code)
    return _usual(stated) if stated else None


def _levels(text: str, lexicon: Lexicon, code: str) -> list[str]:
    """Levels of the framework that a text states; else the first that its words mean."""
    if stated := _CEFR.findall(text):
        return stated
    table = lexicon.levels.get(code) or next(iter(lexicon.levels.values()))
    found = next(table.find(text, words(text)), None)
    return [found.label] if found else []


def _usual(stated: Sequence[str]) -> str:
    """Give the level most skills of a grid have (listening, reading, speaking, writing), the lower of two."""
    counted = Counter(stated)
    return min(counted, key=lambda level: (-counted[level], level))
