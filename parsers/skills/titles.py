"""Skills in the lines of titles and employers: "Senior Go Developer" names one, "Developer, Apex Systems" none."""

import re
from collections.abc import Iterator, Sequence

from parsers.skills.lists import CONCEPTS
from parsers.skills.matcher import Hit
from parsers.skills.mention import Context
from parsers.skills.passage import Passage
from parsers.skills.versions import end_of_version
from parsers.vocabulary.skill import LIST_ONLY, SkillVocabulary

_BREAK = re.compile(r"[,;|:()\[\]\t\x00•·]|\s[-\u2013\u2014]\s|\s@\s?|\b[Aa]t\s|\n")
_WORD = re.compile(r"[^\W_]+(?:[.'&+#-]+[^\W_]+)*")
_WORDS_TO_TITLE = 3
"""Of "Go Back End Developer" the title's noun is the third word after the name."""
_CONNECTIVES = frozenset({"and", "or", "und", "with", "using", "in", "full", "stack", "senior", "junior", "lead"})


def in_title(passage: Passage, vocabulary: SkillVocabulary, line: int, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Choose the names in a line of a title or an employer that are skills, a stretch between signs at a time."""
    start, end = passage.starts[line], passage.end_of(line)
    employer = passage.contexts[line] is Context.EMPLOYER
    sign = ""
    chosen: list[Hit] = []
    for broken in (*_BREAK.finditer(passage.text, start, end), None):
        stop = broken.start() if broken else end
        inside = [hit for hit in hits if start <= hit.start and hit.end <= stop]
        if inside and (sign in {"(", "["} or not employer):
            chosen.extend(_stretch(passage, vocabulary, (start, stop), inside, sign, among=bool(chosen)))
        if broken:
            start, sign = broken.end(), broken.group().strip().lower()
    yield from chosen


def _stretch(  # noqa: PLR0913 - the stretch and what stands around it
    passage: Passage, vocabulary: SkillVocabulary, span: tuple[int, int], hits: Sequence[Hit], sign: str, *, among: bool
) -> Iterator[Hit]:
    """Choose from one stretch. sign: the one before it; among: the line has named a skill already."""
    words = {word.lower() for word in _WORD.findall(passage.text[span[0] : span[1]])}
    titled = words & vocabulary.words["title"]
    if (words & vocabulary.words["firm"] and not titled) or sign in {"at", "@"}:
        return
    whole = _names_only(passage, span, hits)
    listed = whole and (sign in {"(", "["} or len(hits) > 1) and any(not hit.form.tier for hit in hits)
    for hit in hits:
        if hit.form.tier == LIST_ONLY or hit.form.entry is None or hit.form.entry.kind in CONCEPTS:
            continue
        plain = hit.form.tier < 2 and (among or not hit.form.entry.company)
        if listed or (plain and (whole or titled)) or _before_a_title(passage, vocabulary, hit, span[1], hits):
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
