"""At what level a skill is had, as its text says in words: "Python (expert)", "basic SQL", "I know Django well".

A word leads to the skills that follow it over a few plain words, or belongs to the one that it follows at once; a word
alone on a line of a skills section heads the lines below it, or rates the one above.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence

from parsers.skills.claims import AND, led_to
from parsers.skills.matcher import Found, Hit
from parsers.skills.mention import Context
from parsers.skills.passage import Passage
from parsers.vocabulary.skill import SkillVocabulary

_LEVELS = (4, 3, 2, 1)
_LONGEST_GAP = 16
_REACH_CHARACTERS = 70
_AFTER = re.compile(
    r"(?:[ ]?\d+(?:\.\d+)*\+?)?\s*+(?:[(:|\u2013\u2014-]|,?\s*+(?:which|that)?\s*+\bI\b(?:\s++already\b)?"
    r"|\bis\s++my\b)?\s*+",
    re.IGNORECASE,
)
_AFTER_MINE = re.compile(r"\s++(?:is|are)\s++(?:still\s++|(?:a\s++)?(?:bit|little)\s++|quite\s++)?", re.IGNORECASE)
_MINE = re.compile(r"\bmy\s\Z", re.IGNORECASE)
_AFTER_YEARS = re.compile(r"\.?[ ]?[),;:|/\u2013\u2014-]?[ ]?\(?(?<!\w)")
_CLOSED = re.compile(r"(?:[ ]level)?[ ]*(?:[),;.|/\n]|\Z)", re.IGNORECASE)
_MARKED = re.compile(r"[\s*\u2022\u00b7\u25aa\u25cf>-]*")
_AND_ON = re.compile(r"\s*+(?:and|und|et|y|e|en|i)\b", re.IGNORECASE)


def stated_levels(passage: Passage, found: Found, vocabulary: SkillVocabulary, years: Container[int]) -> dict[int, int]:
    """Give the levels stated of names, 1 to 4, by where these start. years: where those start whose years are stated.

    A level right after a name holds against one that leads to it, and the higher one against the lower.
    """
    levels: dict[int, int] = {}
    alone: list[tuple[int, int]] = []
    for level in _LEVELS:
        for start, end in found.cues.get(f"level_{level}", ()):
            if _alone(passage, start, end):
                alone.append((start, level))
            elif not _within_a_name(found, start, end):
                _add(levels, level, _of_word(passage, found, vocabulary, (start, end)))
                if _closed(passage, end, _CLOSED):
                    levels.update((hit.start, level) for hit in _after_years(passage, found, years, start))
        for start, end in found.cues.get(f"level_{level}_after", ()):
            if _closed(passage, end, _CLOSED, _AND_ON):
                levels.update((hit.start, level) for hit in _followed_by(passage, found, start, end))
    for start, level in (*_beside_lone(passage, found, sorted(alone)), *_taught(passage, found)):
        levels.setdefault(start, level)
    return levels


def _add(levels: dict[int, int], level: int, told: tuple[Sequence[Hit], Sequence[Hit]]) -> None:
    for hit in told[1]:
        levels.setdefault(hit.start, level)
    levels.update((hit.start, level) for hit in told[0])


def _of_word(
    passage: Passage, found: Found, vocabulary: SkillVocabulary, word: tuple[int, int]
) -> tuple[Sequence[Hit], Sequence[Hit]]:
    """Give the names that a level follows at once, and those that it leads to unless it closes what it follows."""
    _, end = word
    before = tuple(_followed_by(passage, found, *word))
    if before and _closed(passage, end, _CLOSED, _AND_ON):
        return before, ()
    led = tuple(
        hit
        for hit in led_to(passage, found.hits, vocabulary, end, commas=True)
        if passage.contexts[hit.line] is not Context.SKILLS or "\n" not in passage.text[end : hit.start]
    )
    return before, led


def _closed(passage: Passage, end: int, *closing: re.Pattern[str]) -> bool:
    return any(each.match(passage.text, end) for each in closing)


def _within_a_name(found: Found, start: int, end: int) -> bool:
    """Whether the word is part of a name, such as "learning" of Machine Learning; BASIC alone is still a level."""
    at = bisect_right(found.hits, start, key=lambda hit: hit.start) - 1
    return at >= 0 and end <= found.hits[at].end and (start, end) != found.hits[at][:2]


def _alone(passage: Passage, start: int, end: int) -> bool:
    """Whether a line of a skills section consists of the word, but for a mark before it and a colon after it."""
    line = passage.line_at(start)
    if passage.contexts[line] is not Context.SKILLS:
        return False
    before, after = passage.text[passage.starts[line] : start], passage.text[end : passage.ends[line]]
    return bool(_MARKED.fullmatch(before)) and after.strip() in {"", ":"}


def _beside_lone(passage: Passage, found: Found, alone: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the names that levels on lines of their own belong to: those below if the section begins so, or above."""
    heads, last = False, -1
    for start, level in alone:
        line = passage.line_at(start)
        above = line - 1
        if last < 0 or not all(context is Context.SKILLS for context in passage.contexts[last:line]):
            heads = not (above >= 0 and passage.contexts[above] is Context.SKILLS and found.of_line(above))
        last = line
        if not heads:
            names = found.of_line(above) if above >= 0 and passage.contexts[above] is Context.SKILLS else ()
            yield from ((hit.start, level) for hit in names if len(names) == 1)
            continue
        below = line + 1
        while below < len(passage.contexts) and passage.contexts[below] is Context.SKILLS:
            names = found.of_line(below)
            if not names:
                break
            yield from ((hit.start, level) for hit in names)
            below += 1


def _taught(passage: Passage, found: Found) -> Iterator[tuple[int, int]]:
    """Give the names that a line of education tells of after speaking of a course."""
    for _, end in found.cues.get("level_1", ()):
        if passage.contexts[passage.line_at(end - 1)] is Context.EDUCATION:
            last = min(passage.sentence_at(end)[1], end + _REACH_CHARACTERS)
            at = bisect_left(found.hits, end, key=lambda hit: hit.start)
            while at < len(found.hits) and found.hits[at].start < last:
                yield found.hits[at].start, 1
                at += 1


def _followed_by(passage: Passage, found: Found, start: int, end: int) -> Iterator[Hit]:
    """Give the hit that a level follows at once: "Python (expert)", "Ruby: basic"; and those joined to it by "and"."""
    hits, text = found.hits, passage.text
    at = bisect_left(hits, start, key=lambda hit: hit.start) - 1
    if at < 0 or text[end : end + 1] == ":" or start - hits[at].end >= _LONGEST_GAP:
        return
    if "\n" in text[hits[at].end : start] and passage.contexts[hits[at].line] is Context.SKILLS:
        return
    mine = _MINE.search(text, max(0, hits[at].start - 4), hits[at].start)
    mine = mine and _AFTER_MINE.fullmatch(text, hits[at].end, start)
    if not (_AFTER.fullmatch(text, hits[at].end, start) or (mine and _CLOSED.match(text, end))):
        return
    yield hits[at]
    if not text[hits[at].end : start].isspace():
        return
    while at > 0 and AND.fullmatch(text, hits[at - 1].end, hits[at].start):
        at -= 1
        yield hits[at]


def _after_years(passage: Passage, found: Found, years: Container[int], start: int) -> Iterator[Hit]:
    """Give the hit whose years a level follows at once: "Python (8 years, expert)"."""
    cues = found.cues.get("years", ())
    at = bisect_left(cues, (start, 0)) - 1
    if at >= 0 and _AFTER_YEARS.fullmatch(passage.text, cues[at][1], start):
        of = bisect_left(found.hits, cues[at][0], key=lambda hit: hit.start) - 1
        if of >= 0 and found.hits[of].start in years:
            yield found.hits[of]
