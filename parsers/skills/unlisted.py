"""Items of skills sections that the vocabulary lacks: kept as written, since no list of names is complete."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from parsers.skills.damage import repair
from parsers.skills.lists import Item
from parsers.skills.mention import Context
from parsers.skills.passage import BLANK, Passage
from parsers.vocabulary.skill import SkillVocabulary

_MOST_CHARACTERS = 40
_MOST_WORDS = 5
_ORDINARY_TIER = 2
_LETTERS = re.compile(r"[^\W\d_]{2}|[^\W\d_][+#\d]")


class Unlisted(NamedTuple):
    """Such an item. line: index into the lines given; start, end: characters of that line."""

    text: str
    line: int
    start: int
    end: int


def unlisted(
    lines: Sequence[tuple[str, Context]], read: Passage, items: Iterable[Item], vocabulary: SkillVocabulary
) -> tuple[Unlisted, ...]:
    """Choose from the items of all lists that are not repaired. lines: as given; read: made ready to match."""
    kept: list[Unlisted] = []
    for item in items:
        if read.contexts[item.line] is Context.SKILLS and _lacking(read, vocabulary, item):
            start, end = read.within_line(item.line, *_stripped(read, item))
            kept.append(Unlisted(lines[item.line][0][start:end], item.line, start, end))
    return tuple(kept)


def _stripped(read: Passage, item: Item) -> tuple[int, int]:
    text = read.text[item.start : item.end]
    if text[:1].isalnum() and text[-1:].isalnum():
        return item.start, item.end
    return item.start + len(text) - len(text.lstrip(" -\u2013\u2014*&/'\"")), item.start + len(
        text.rstrip(" -\u2013\u2014*&/'\".")
    )


def _lacking(read: Passage, vocabulary: SkillVocabulary, item: Item) -> bool:
    if item.whole or item.after == ":" or any(hit.form.tier < _ORDINARY_TIER for hit in item.hits):
        return False
    start, end = _stripped(read, item)
    text = read.text[start:end]
    words = read.folded[start:end].split()
    return (
        0 < len(text) <= _MOST_CHARACTERS
        and len(words) <= _MOST_WORDS
        and BLANK not in text
        and bool(_LETTERS.search(text))
        and " ".join(words) not in vocabulary.words["group"]
        and not all(word in vocabulary.words["list_filler"] or word.isdigit() for word in words)
        and not (item.hits and any(repair(read, vocabulary, item)))
    )
