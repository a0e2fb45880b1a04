"""Languages a person speaks, with their level of the Common European Framework (CEFR) where one is stated."""

import re
from collections.abc import Iterator, Sequence

from parsers.records import Document, Language
from parsers.resume.labels import kinds_of
from parsers.resume.row import Row
from parsers.resume.rows import evidence
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import Found, words

_CEFR = re.compile(r"(?<![\w])([ABC][12])(?:\.\d|[+-])?(?![\w])")
_FARTHEST = 45


def read(
    document: Document, found: Sequence[Row], elsewhere: Sequence[Row], lexicon: Lexicon, code: str
) -> tuple[Language, ...]:
    """Languages of the languages section, and of rows labelled "mother tongue" or "other languages"."""
    known: dict[str, Language] = {}
    labelled = [row for row in elsewhere if set(_label(row, lexicon)) & {"mother_tongue", "other_languages"}]
    for at, row in enumerate([*found, *labelled]):
        following = found[at + 1] if at + 1 < len(found) else None
        native = "mother_tongue" in _label(row, lexicon)
        for language, level, place in _row(row, following, lexicon, code, native=native):
            if language not in known:
                marks = (evidence(document, row, "language", *place),)
                known[language] = Language(name=language, level=level, evidence=marks)
    return tuple(known.values())


def _label(row: Row, lexicon: Lexicon) -> tuple[str, ...]:
    if len(row.cells) == 1 and ":" not in row.text:
        return ()
    head = row.cells[0].text if len(row.cells) > 1 else row.text.partition(":")[0]
    return kinds_of(head.rstrip(" :"), lexicon) if head.strip() != row.text.strip() else ()


def _row(
    row: Row, following: Row | None, lexicon: Lexicon, code: str, *, native: bool
) -> Iterator[tuple[str, str | None, tuple[int, int]]]:
    names = list(lexicon.language_names.find(row.text, row.words))
    names = [each for each in names if not _within_word_list(each, row)]
    for each, after in zip(names, [*names[1:], None], strict=False):
        end = after.start if after else len(row.text)
        level = _level(row.text[each.end : end], lexicon, code) or (
            _before(row.text, each, lexicon, code) if after is None and len(names) == 1 else None
        )
        if (
            level is None
            and after is None
            and following is not None
            and not any(lexicon.language_names.find(following.text, following.words))
        ):
            level = _level(following.text, lexicon, code) if len(following.words) <= 4 else None
        yield row.text[each.start : each.end], "native" if native else level, (each.start, each.end)


def _within_word_list(found: Found, row: Row) -> bool:
    """Tell whether a language's name in a sentence ("taught English for two years") is no claim."""
    return len(row.words) > 14 and "," not in row.text and found.start > _FARTHEST


def _before(text: str, found: Found, lexicon: Lexicon, code: str) -> str | None:
    return _level(text[: found.start], lexicon, code)


def _level(text: str, lexicon: Lexicon, code: str) -> str | None:
    stated = _CEFR.search(text)
    if stated:
        return stated.group(1)
    table = lexicon.levels.get(code) or next(iter(lexicon.levels.values()))
    found = next(table.find(text, words(text)), None)
    return found.label if found else None
