"""Lists of skills: where they are, their items, and which names an item consists of.

In a list an ambiguous word is a skill: "Go" among "Python, Go, Rust", though not "go" in a sentence. An item counts as
a whole; "quick to react" is none of React.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.skills.matcher import Found, Hit
from parsers.skills.mention import Context
from parsers.skills.passage import Passage
from parsers.skills.versions import end_of_version
from parsers.vocabulary.skill import LIST_ONLY, SkillVocabulary
from parsers.vocabulary.spelling import key

_BREAK = re.compile(
    r"[,;|:()\[\]\t\x00•·●▪◦■♦★✓➢]|\.(?=\s|$)|\s[-\u2013\u2014+>»]\s|^\s*[-\u2013\u2014*]\s?|\s{3,}|\n", re.MULTILINE
)
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:'[a-z]+)?")
_LABEL = re.compile(r"[^:.,;()]{2,40}:")
_CONCEPTS = frozenset({"concept", "method", "business", "architecture", "design", "testing"})
_CONTINUED = (",", "/", "&", "|", ";")


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a list between two signs. before, after: the signs; hits: the names in it.

    whole: It consists of these names but for versions, levels, years and such words as "programming".
    """

    start: int
    end: int
    before: str
    after: str
    hits: tuple[Hit, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Region:
    """Where a list is. labelled: It follows a label in a text that is no list otherwise."""

    start: int
    end: int
    line: int
    labelled: bool = False


def regions(passage: Passage, vocabulary: SkillVocabulary) -> Iterator[Region]:
    """Find the lists: the lines of skills sections, and what follows "Technologies:" and the like elsewhere."""
    labelled = False
    for line, context in enumerate(passage.contexts):
        start, end = passage.starts[line], passage.end_of(line)
        if context is Context.SKILLS:
            yield Region(start, end, line)
            labelled = False
            continue
        label = _LABEL.match(passage.text, start, end)
        if label and key(label.group().lstrip("-*• ")) in vocabulary.words["list_label"]:
            yield Region(label.end(), end, line, labelled=True)
            labelled = passage.text[start:end].rstrip().endswith(_CONTINUED)
        elif labelled:
            yield Region(start, end, line, labelled=True)
            labelled = passage.text[start:end].rstrip().endswith(_CONTINUED)


def items(passage: Passage, found: Found, vocabulary: SkillVocabulary, region: Region) -> Iterator[Item]:
    """Give the items of a list in order."""
    hits = found.hits
    at = bisect_left(hits, region.start, key=lambda hit: hit.end)
    for start, end, before, after in _stretches(passage.text, region):
        inside: list[Hit] = []
        while at < len(hits) and hits[at].start < end:
            if hits[at].end > start:
                inside.append(hits[at])
            if hits[at].end > end:
                break
            at += 1
        if inside or not passage.text[start:end].isspace():
            whole = bool(inside) and _whole(passage, vocabulary, start, end, inside)
            yield Item(start, end, before, after, tuple(inside), whole)


def _stretches(text: str, region: Region) -> Iterator[tuple[int, int, str, str]]:
    start, before = region.start, ""
    for sign in _BREAK.finditer(text, region.start, region.end):
        after = sign.group().strip()
        if sign.start() > start:
            yield start, sign.start(), before, after
        start, before = sign.end(), after
    if region.end > start:
        yield start, region.end, before, ""


def _whole(passage: Passage, vocabulary: SkillVocabulary, start: int, end: int, hits: Sequence[Hit]) -> bool:
    position = start
    filler = vocabulary.words["list_filler"]
    for hit in hits:
        if hit.start > position and not _only(passage.folded[position : hit.start], filler):
            return False
        position = end_of_version(passage.text, hit.end)
    return position >= end or _only(passage.folded[position:end], filler)


def _only(text: str, filler: frozenset[str]) -> bool:
    return not (text and not text.isspace()) or all(word in filler for word in _WORD.findall(text))


def counts(item: Item, hit: Hit, passage: Passage, vocabulary: SkillVocabulary) -> bool:
    """Whether a name counts as a skill by standing in an item of a list."""
    form, entry = hit.form, hit.form.entry
    if entry is None or not item.whole:
        return False
    if form.key in vocabulary.words["level"]:
        # "English (basic)" and "Basic: Rust" tell a level, BASIC is a language.
        return item.before != "(" and item.after != ":" and passage.text[hit.start : hit.end] == form.spelled
    if item.after == ":":
        return form.tier < LIST_ONLY - 1 and entry.kind not in _CONCEPTS and form.key not in vocabulary.words["group"]
    return form.key not in vocabulary.words["group"]
