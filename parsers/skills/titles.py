"""Skills in the lines of titles and employers: "Senior Go Developer" names one, "Developer, Apex Systems" none."""

import re
from collections.abc import Iterator, Sequence

from parsers.skills.ambiguity import spelled
from parsers.skills.lists import CONCEPTS
from parsers.skills.matcher import Hit
from parsers.skills.mention import Context
from parsers.skills.passage import Passage
from parsers.skills.versions import end_of_version
from parsers.vocabulary.skill import LIST_ONLY, SkillVocabulary

_BREAK = re.compile(
    r"[,;|:()\[\]\t\x00•·\sAa](?:(?<=[,;|:()\[\]\t\x00•·\n])|(?<=\s)(?:[-\u2013\u2014]\s|@\s?)|(?<=\b[Aa])t\s)"
)
_WORD = re.compile(r"[^\W_]+(?:[.'&+#-]+[^\W_]+)*")
_AT = frozenset({"at", "@"})
_OPENING = frozenset({"(", "["})
_CLOSING = frozenset({")", "]"})
_LISTING = _OPENING | {":"}
_ORDINARY_TIER = 2
_WORDS_TO_TITLE = 3
"""Of "Go Back End Developer" the title's noun is the third word after the name."""
_CONNECTIVES = frozenset({"and", "or", "und", "with", "using", "in", "full", "stack", "senior", "junior", "lead"})


def in_title(passage: Passage, vocabulary: SkillVocabulary, line: int, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Choose the names in a line of a title or an employer that are skills, a stretch between signs at a time.

    Stretches side by side that are names only are a list if one of the names is sure: "Go, Kafka, PostgreSQL". After a
    bracket or a colon two names are one, and one name after the title: "iOS Developer (Swift)".
    """
    start, end = passage.starts[line], passage.ends[line]
    employer = passage.contexts[line] is Context.EMPLOYER
    sign = ""
    opened = False
    run: list[Hit] = []
    for broken in (*_BREAK.finditer(passage.text, start, end), None):
        stop = broken.start() if broken else end
        inside = [hit for hit in hits if start <= hit.start and hit.end <= stop]
        named = bool(inside) and sign not in _AT and _names_only(passage, (start, stop), inside)
        if not named and passage.text[start:stop].strip():
            if run and not (sign == "," and _a_place(passage, vocabulary, run, (start, stop))):
                yield from _list(passage, vocabulary, run, opened=opened)
            run = []
        if inside and (sign in _OPENING or not employer):
            if named:
                opened = sign in _LISTING if not run else opened
                run.extend(inside)
            elif sign not in _AT:
                yield from _stretch(passage, vocabulary, (start, stop), inside)
        if broken:
            start, sign = broken.end(), broken.group().strip().lower()
        if opened and sign in _CLOSING:
            yield from _list(passage, vocabulary, run, opened=opened)
            run, opened = [], False
    yield from _list(passage, vocabulary, run, opened=opened)


def _list(passage: Passage, vocabulary: SkillVocabulary, run: Sequence[Hit], *, opened: bool) -> Iterator[Hit]:
    """Choose from names side by side: all, if one is sure and no firm's or they are set apart, else none."""
    run = [hit for hit in run if spelled(passage, hit)]
    own = [hit for hit in run if hit.form.entry and not hit.form.entry.company]
    sure = any(hit.form.tier < _ORDINARY_TIER for hit in own)
    if sure or (opened and (len(own) > 1 or _after_a_title(passage, vocabulary, own))):
        yield from (hit for hit in run if hit.form.tier < LIST_ONLY)


def _a_place(passage: Passage, vocabulary: SkillVocabulary, run: Sequence[Hit], span: tuple[int, int]) -> bool:
    """Whether an ambiguous name alone is a place before its country, on a line of no such title: "Java, Indonesia"."""
    following = passage.text[span[0] : span[1]].split()
    line = _WORD.findall(passage.text[passage.starts[run[0].line] : span[0]].lower())
    country = len(following) <= _WORDS_TO_TITLE and all(word[0].isupper() for word in following)
    return country and len(run) == 1 and run[0].form.tier > 0 and vocabulary.words["title"].isdisjoint(line)


def _after_a_title(passage: Passage, vocabulary: SkillVocabulary, own: Sequence[Hit]) -> bool:
    if not own or own[0].form.tier > _ORDINARY_TIER:
        return False
    before = passage.text[passage.starts[own[0].line] : own[0].start]
    return any(word.lower() in vocabulary.words["title"] for word in _WORD.findall(before))


def _stretch(
    passage: Passage, vocabulary: SkillVocabulary, span: tuple[int, int], hits: Sequence[Hit]
) -> Iterator[Hit]:
    """Choose from a stretch that holds other words as well."""
    words = {word.lower() for word in _WORD.findall(passage.text[span[0] : span[1]])}
    titled = not words.isdisjoint(vocabulary.words["title"])
    if not titled and not words.isdisjoint(vocabulary.words["firm"]):
        return
    for hit in hits:
        entry = hit.form.entry
        if hit.form.tier == LIST_ONLY or entry is None or entry.kind in CONCEPTS:
            continue
        sure = titled and hit.form.tier < _ORDINARY_TIER and not entry.company and spelled(passage, hit)
        if sure or _before_a_title(passage, vocabulary, hit, span[1], hits):
            yield hit


def _names_only(passage: Passage, span: tuple[int, int], hits: Sequence[Hit]) -> bool:
    position, between = span[0], ""
    for hit in hits:
        between += passage.text[position : hit.start] + " "
        position = end_of_version(passage.text, hit.end)
    return all(word.lower() in _CONNECTIVES for word in _WORD.findall(between + passage.text[position : span[1]]))


def _before_a_title(passage: Passage, vocabulary: SkillVocabulary, hit: Hit, end: int, hits: Sequence[Hit]) -> bool:
    """Whether a word of a title follows: at once, or after further names and connectives."""
    position = end_of_version(passage.text, hit.end)
    for other in hits:
        if other.start >= position:
            if any(word.lower() not in _CONNECTIVES for word in _WORD.findall(passage.text[position : other.start])):
                break
            position = end_of_version(passage.text, other.end)
    following = _WORD.findall(passage.text[position:end])[:_WORDS_TO_TITLE]
    return any(word.lower() in vocabulary.words["title"] for word in following)
