"""Lists of skills: where they are, their items, and which names an item consists of.

In a list an ambiguous word is a skill: "Go" among "Python, Go, Rust", though not "go" in a sentence. An item counts as
a whole; "quick to react" is none of React.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from operator import sub
from typing import NamedTuple

from parsers.skills.matcher import Found, Hit
from parsers.skills.mention import Context
from parsers.skills.passage import Passage
from parsers.skills.versions import end_of_version
from parsers.vocabulary.skill import LIST_ONLY, SkillVocabulary
from parsers.vocabulary.spelling import key

CONCEPTS = frozenset({"architecture", "business", "concept", "method"})
"""Kinds whose names are also the titles of people and of groups in a list."""

_SIGNS = r",;|:()\[\]\t\x00•·●▪◦■♦★✓➢"
# One class of signs in front, which is searched for many times as fast as alternatives.
_BREAK = re.compile(rf"[{_SIGNS}.\s](?:(?<=[{_SIGNS}])|(?<=\.)(?=\s|$)|(?<=\s)(?:[-\u2013\u2014+>»]\s|\s\s+))")
_MARK = re.compile(r"\s*[-\u2013\u2014*]\s?")
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:'[a-z]+)?")
_LABEL = re.compile(r"[^:.,;()]{2,40}:")
_ORDINARY_TIER = 2
_TITLES = frozenset({Context.TITLE, Context.EMPLOYER})
_SLASH = ("", "/")
_CONTINUED = (",", "/", "&", "|", ";")


class Item(NamedTuple):
    """A stretch of a list between two signs. before, after: the signs; hits: the names that it holds.

    whole: It consists of these names but for versions, levels, years and such words as "programming".
    """

    line: int
    start: int
    end: int
    before: str
    after: str
    hits: Sequence[Hit]
    whole: bool


# A list has dozens; made so, a tuple takes half the time.
_item = partial(tuple.__new__, Item)


def listed_items(passage: Passage, found: Found, vocabulary: SkillVocabulary) -> Iterator[Item]:
    """Give the items of skills sections, of what follows "Technologies:" elsewhere, and of lines of names only."""
    labelled = False
    text, on_line = passage.text, found.on_line
    named = map(sub, on_line[1:], on_line)
    lines = zip(passage.contexts, passage.starts, passage.ends, named, strict=False)
    for line, (context, begin, end, names) in enumerate(lines):
        start = begin
        if context is Context.SKILLS:
            yield from _items(passage, found, vocabulary, line, start)
            labelled = False
            continue
        label = _LABEL.match(text, start, end) if text.find(":", start, end) > 0 else None
        if label and key(label.group().lstrip("-*• ")) in vocabulary.words["list_label"]:
            start, labelled = label.end(), True
        if labelled or (names > 1 and _names_only(passage, found, vocabulary, line)):
            yield from _items(passage, found, vocabulary, line, start)
            labelled = labelled and text[start:end].rstrip().endswith(_CONTINUED)


def _names_only(passage: Passage, found: Found, vocabulary: SkillVocabulary, line: int) -> bool:
    """Whether a line elsewhere consists of names, enough of them sure ones: two where firms are looked for."""
    hits = found.of_line(line)
    titled = passage.contexts[line] in _TITLES
    sure = sum(hit.form.tier < (1 if titled else _ORDINARY_TIER) for hit in hits)
    return sure > titled and _whole(passage, vocabulary, passage.starts[line], passage.ends[line], hits)


def _items(passage: Passage, found: Found, vocabulary: SkillVocabulary, line: int, start: int) -> Iterator[Item]:
    text, hits, end = passage.text, found.hits, passage.ends[line]
    at, beyond = found.on_line[line], found.on_line[line + 1]
    if at and hits[at - 1].end > start:
        # A name that began on the line before.
        start = hits[at - 1].end
    mark = None if text[start : start + 1].isalnum() else _MARK.match(text, start, end)
    first, before = mark.end() if mark else start, ""
    for sign in (*_BREAK.finditer(text, first, end), None):
        last, after = (sign.start(), sign.group().strip()) if sign else (end, "")
        opened = at
        while at < beyond and hits[at].start < last:
            at += 1
        if opened < at:
            inside = hits[opened:at]
            yield _item((line, first, last, before, after, inside, _whole(passage, vocabulary, first, last, inside)))
        elif last > first and not text[first:last].isspace():
            yield _item((line, first, last, before, after, (), False))
        if sign:
            first, before = sign.end(), after


def _whole(passage: Passage, vocabulary: SkillVocabulary, start: int, end: int, hits: Sequence[Hit]) -> bool:
    position = start
    filler = vocabulary.words["list_filler"]
    for first, last, _, _ in hits:
        if first > position and not _only(passage.folded[position:first], filler):
            return False
        position = end_of_version(passage.text, last) if last < end else last
    return position >= end or _only(passage.folded[position:end], filler)


def _only(text: str, filler: frozenset[str]) -> bool:
    first = None if text.isspace() else _WORD.search(text)
    return first is None or (first.group() in filler and filler.issuperset(_WORD.findall(text)))


def counts(passage: Passage, vocabulary: SkillVocabulary, item: Item, hit: Hit) -> bool:
    """Whether a name counts as a skill by standing in an item of a list."""
    form, entry = hit.form, hit.form.entry
    if entry is None or not (item.whole or (form.tier < LIST_ONLY - 1 and _between_slashes(passage, item, hit))):
        return False
    if form.key in vocabulary.words["level"]:
        # "English (basic)" and "Basic: Rust" tell a level, BASIC is a language.
        return item.before != "(" and item.after != ":" and passage.text[hit.start : hit.end] == form.spelled
    if item.after == ":":
        return form.tier < LIST_ONLY - 1 and entry.kind not in CONCEPTS and form.key not in vocabulary.words["group"]
    return True


def _between_slashes(passage: Passage, item: Item, hit: Hit) -> bool:
    """Whether slashes set the name apart in an item that holds other words as well: "React/Redux/Saga"."""
    before = passage.text[item.start : hit.start].rstrip()
    after = passage.text[end_of_version(passage.text, hit.end) : item.end].lstrip()
    return bool(before or after) and before[-1:] in _SLASH and after[:1] in _SLASH
