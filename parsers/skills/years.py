"""Years that are stated of a skill: "Python (5 years)", "5+ years of Django", "Java - 7 yrs"; as stated, never counted.

The years of a job or a course are none of a skill: they are not read in the lines of titles, employers and education.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from parsers.skills.claims import led_to
from parsers.skills.matcher import Found, Hit
from parsers.skills.mention import Context
from parsers.skills.passage import Passage
from parsers.skills.versions import end_of_version
from parsers.vocabulary.skill import NUMBERS, SkillVocabulary

_NOWHERE = frozenset({Context.TITLE, Context.EMPLOYER, Context.EDUCATION})
_WRAPPED = frozenset({Context.PROSE, Context.EXPERIENCE})
_LOOK_BACK_CHARACTERS = 28
_MOST_YEARS = 60
_RANGE = r"(?:\s?(?:-|\u2013|to|bis|à|a|do|tot)\s?\d{1,2})?"
_FIGURES = re.compile(rf"(?<![\w.,/\u2044-])(\d{{1,2}}(?:[.,]\d)?){_RANGE}\s?\+?[\s-]?\Z")
_IN_WORDS = re.compile(r"(?<![\w-])([^\W\d_]+)[\s-]\Z")
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"[^\w\s]")
_SET_APART = frozenset("(:|-\u2013\u2014,~>\u2248")
_LONGEST_GAP = 40
_MOST_WORDS = 3


def stated_years(passage: Passage, found: Found, vocabulary: SkillVocabulary) -> Mapping[int, float]:
    """Give the years stated of names, by where these start.

    They are those of the name that they follow at once, else of the names that they lead to, as a level does.
    """
    stated: dict[int, float] = {}
    for start, end in found.cues.get("years", ()):
        number = _number(passage, vocabulary, start)
        if number is None or _not_of_use(passage, vocabulary, number[0], end):
            continue
        following = tuple(_following(passage, found.hits, vocabulary, end))
        before = _preceding(passage, found.hits, vocabulary, number[0])
        joined = bool(following) and _WORD.search(passage.text, end, following[0].start) is not None
        aside = bool(following) and before is not None and "\n" in passage.text[before.end : start]
        if before and before.start not in stated and not joined and not aside:
            stated[before.start] = number[1]
        else:
            stated.update((hit.start, number[1]) for hit in following if hit.start not in stated)
    return stated


def _number(passage: Passage, vocabulary: SkillVocabulary, start: int) -> tuple[int, float] | None:
    """Read the number before the word "years": where it starts, and the lower one of two."""
    begin = max(0, start - _LOOK_BACK_CHARACTERS)
    window = passage.text[begin:start]
    figures = _FIGURES.search(window)
    if figures:
        years = float(figures[1].replace(",", "."))
        return (begin + figures.start(), years) if 0 < years <= _MOST_YEARS else None
    word = _IN_WORDS.search(window)
    named = word and next((n for n in NUMBERS if word[1].lower() in vocabulary.words[f"number_{n}"]), None)
    return (begin + word.start(), float(named)) if word and named else None


def _not_of_use(passage: Passage, vocabulary: SkillVocabulary, start: int, end: int) -> bool:
    """Whether they tell when something was ("5 years ago"), or stand where a job or a course is told of."""
    line = passage.line_at(start)
    if passage.contexts[line] in _NOWHERE:
        return True
    after = _WORD.match(passage.folded, min(end + 1, len(passage.folded)))
    before = passage.folded[max(0, start - _LOOK_BACK_CHARACTERS) : start].split()
    within = vocabulary.words["within"]
    at_another_time = after is not None and after[0] in vocabulary.words["ago"]
    return at_another_time or any(" ".join(before[-count:]) in within for count in (1, 2, 3))


def _following(passage: Passage, hits: Sequence[Hit], vocabulary: SkillVocabulary, end: int) -> Iterator[Hit]:
    for hit in led_to(passage, hits, vocabulary, end, commas=False):
        gap = passage.text[end : hit.start]
        words = _WORD.findall(gap)
        if ":" in gap or ("\n" in gap and not (words and passage.contexts[hit.line] in _WRAPPED)):
            return
        yield hit


def _preceding(passage: Passage, hits: Sequence[Hit], vocabulary: SkillVocabulary, start: int) -> Hit | None:
    """Give the name that the number follows: but for its version, a sign that sets apart and a few plain words."""
    at = bisect_left(hits, start, key=lambda hit: hit.start) - 1
    if at < 0 or start - hits[at].end > _LONGEST_GAP:
        return None
    hit = hits[at]
    gap = passage.text[min(end_of_version(passage.text, hit.end), start) : start]
    words = [word.lower() for word in _WORD.findall(gap)]
    plain = (vocabulary.words["list_filler"] - vocabulary.words["title"]).union(
        vocabulary.words["since"], vocabulary.words["level"]
    )
    apart = len(_SIGNS.findall(gap)) <= _MOST_WORDS and _SET_APART.issuperset(_SIGNS.findall(gap))
    listed = "\n" not in gap or passage.contexts[hit.line] not in _WRAPPED
    apart = apart and not any(map(str.isdigit, gap))
    return hit if apart and listed and len(words) <= _MOST_WORDS and plain.issuperset(words) else None
