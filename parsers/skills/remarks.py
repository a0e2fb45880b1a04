"""Remarks in brackets that take a skill back: "Go (never used)" denies it, "Go (never used at work)" nearly does."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from parsers.skills.lists import Item
from parsers.skills.matcher import Found, Hit
from parsers.skills.passage import Passage
from parsers.skills.versions import end_of_version
from parsers.vocabulary.skill import SkillVocabulary

_BRACKET = re.compile(r"[(\[]([^()\[\]\t\x00]{2,60})[)\]]")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+")
_NAMED = re.compile(r"[\s:\u2013\u2014-]*")
_KINDS = ("denial", "denial_but", "at_work", "between", "filler")
_JOINT = re.compile(r"\s?(?:[/&+]|\b(?:and|und|et|y|e|i|en|or|oder)\b)\s?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remarks:
    """What such brackets say. denied, basic: where the hits start that they follow; a basic one is of level 1.

    spans: The brackets, as (start, end) in order. refused: Where those start that deny.
    """

    denied: frozenset[int]
    basic: frozenset[int]
    spans: Sequence[tuple[int, int]]
    refused: frozenset[int]

    def cover(self, item: Item) -> bool:
        """Whether an item of a list is part of such a bracket, or what one denies."""
        return item.end in self.refused or self.hold(item.start)

    def hold(self, place: int) -> bool:
        """Whether such a bracket stands around this place."""
        at = bisect_right(self.spans, place, key=itemgetter(0)) - 1
        return at >= 0 and place < self.spans[at][1]


def remarks(passage: Passage, found: Found, vocabulary: SkillVocabulary) -> Remarks:
    """Read every bracket of a passage; what holds any word that is not of a denial is none."""
    denied: set[int] = set()
    basic: set[int] = set()
    spans: list[tuple[int, int]] = []
    refused: set[int] = set()
    for bracket in _BRACKET.finditer(passage.text):
        weak = _weak(_WORD.findall(bracket[1].lower().replace("\u2019", "'")), vocabulary)
        if weak is not None:
            spans.append(bracket.span())
            refused.update(() if weak else (bracket.start(),))
            (basic if weak else denied).update(hit.start for hit in _before(passage, found.hits, bracket.start()))
    return Remarks(frozenset(denied), frozenset(basic), spans, frozenset(refused))


def _weak(words: Sequence[str], vocabulary: SkillVocabulary) -> bool | None:
    """Whether these words leave some knowledge: they deny only its use at work; None if they are no denial."""
    known = vocabulary.words
    only = [word in known["denial_but"] for word in words]
    if known["denial"].isdisjoint(words) or any(only[:2]):
        return None
    if any(not any(word in known[each] for each in _KINDS) for word in words):
        return None
    return any(only) or not known["at_work"].isdisjoint(words)


def _before(passage: Passage, hits: Sequence[Hit], start: int) -> Iterator[Hit]:
    """Give the name right before a bracket, and those joined to it: "Go/Rust (never used)"."""
    at = bisect_right(hits, (start,)) - 1
    if at >= 0 and _NAMED.fullmatch(passage.text, end_of_version(passage.text, hits[at].end), start):
        yield hits[at]
        while at and _JOINT.fullmatch(passage.text, end_of_version(passage.text, hits[at - 1].end), hits[at].start):
            at -= 1
            yield hits[at]
