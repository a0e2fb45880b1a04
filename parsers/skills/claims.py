"""What is said of a skill: that it is not had, only wished for, asked for by the posting, or had at some level.

A word that says so holds for the skill it leads to over a few plain words, and for those enumerated with it: "no
experience with Django or Rails, but five years of Flask" denies two and claims one.
"""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from parsers.skills.matcher import Found, Hit
from parsers.skills.passage import Passage
from parsers.skills.remarks import Remarks
from parsers.skills.versions import end_of_version
from parsers.vocabulary.skill import SkillVocabulary

_MOST_WORDS = 6
_REACH_CHARACTERS = 70
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|[^\w\s'-]")
_AND = re.compile(
    r"\s*+(?:,?\s*+\b(?:and|or|nor|und|oder|noch|et|ou|y|o|e)\b(?:\s++(?:with|in|of|to|any))?|[/&])\s*", re.IGNORECASE
)
_COMMA = re.compile(r"\s*[,;|]\s*")
_LEVEL_AFTER = re.compile(
    r"(?:[ ]?\d+(?:\.\d+)*\+?)?\s*+(?:[(:\u2013\u2014-]|,?\s*+(?:which|that)?\s*+\bI\b)?\s*+", re.IGNORECASE
)
_LEVEL_AFTER_YEARS = re.compile(r"\.?[ ]?[),;:|/\u2013\u2014-]?[ ]?\(?(?<!\w)")
_CLOSED = re.compile(r"(?:[ ]level)?[ ]*(?:[),;.|/\n]|\Z)", re.IGNORECASE)
_BUT = frozenset(
    {
        "only", "just", "merely", "but", "limited", "doubt", "nur", "seulement", "solo", "sólo", "soltanto", "só",
        "apenas", "alleen", "tylko",
    }
)  # fmt: skip
_BEFORE = ("negation", "wish", "asked")
_LEVELS = (4, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class Claims:
    """By where hits start. denied: those claimed by no word of the applicant; levels: of the others, 1 to 4."""

    denied: frozenset[int]
    levels: dict[int, int]


def claims(
    passage: Passage, found: Found, vocabulary: SkillVocabulary, years: Container[int], remarked: Remarks
) -> Claims:
    """Read every such word of a passage. years: where the hits start of which years are stated."""
    denied = set(remarked.denied)
    for entry in _BEFORE:
        for cue in found.cues.get(entry, ()):
            if entry != "negation" or not (_taken_back(passage, *cue) or remarked.hold(cue[0])):
                meant = led_to(passage, found.hits, vocabulary, cue[1], commas=entry == "asked")
                if entry != "asked" or not _own_too(passage, found, cue[1]):
                    denied.update(hit.start for hit in meant)
    for start, _ in found.cues.get("negated_after", ()):
        denied.update(hit.start for hit in _last_before(passage, found.hits, start))
    levels = _levels(passage, found, vocabulary, years)
    return Claims(frozenset(denied), levels | dict.fromkeys(remarked.basic, 1))


def _levels(passage: Passage, found: Found, vocabulary: SkillVocabulary, years: Container[int]) -> dict[int, int]:
    levels: dict[int, int] = {}
    for level in _LEVELS:
        for start, end in found.cues.get(f"level_{level}", ()):
            for hit in led_to(passage, found.hits, vocabulary, end, commas=True):
                levels.setdefault(hit.start, level)
            if passage.text[end : end + 1] != ":":
                levels.update((hit.start, level) for hit in _followed_by(passage, found.hits, start))
            if _CLOSED.match(passage.text, end):
                levels.update((hit.start, level) for hit in _after_years(passage, found, years, start))
    return levels


def _taken_back(passage: Passage, start: int, end: int) -> bool:
    """Whether a negation goes on as "not only", or as "without it we would not have made it"."""
    following = passage.folded[end : end + 12].split()
    if following and following[0] in _BUT:
        return True
    return passage.folded[start:end] == "without" and " would " in passage.folded[end : passage.sentence_at(end)[1]]


def _own_too(passage: Passage, found: Found, end: int) -> bool:
    """Whether the sentence goes on to say that what is asked for is had: "your stack of Django is mine too"."""
    _, last = passage.sentence_at(end)
    return any(end <= start < last for start, _ in found.cues.get("own_too", ()))


def led_to(
    passage: Passage, hits: Sequence[Hit], vocabulary: SkillVocabulary, end: int, *, commas: bool
) -> Iterator[Hit]:
    """Give the hits that a word ending here leads to over a few plain words.

    commas: An enumeration needs no "and" or "or" to be one.
    """
    at = bisect_left(hits, end, key=lambda hit: hit.start)
    if at == len(hits) or hits[at].start - end > _REACH_CHARACTERS:
        return
    between = _WORD.findall(passage.text[end : hits[at].start].lower())
    if len(between) > _MOST_WORDS or not all(word in vocabulary.words["between"] or word == ":" for word in between):
        return
    # After a colon stands a list: "No experience in: Ruby, PHP."
    commas = commas or ":" in between
    chain = [hits[at]]
    closed = 1
    for hit in hits[at + 1 :]:
        gap = passage.text[end_of_version(passage.text, chain[-1].end) : hit.start]
        if _AND.fullmatch(gap):
            chain.append(hit)
            closed = len(chain)
        elif _COMMA.fullmatch(gap):
            chain.append(hit)
        else:
            break
    yield from chain if commas else chain[:closed]


def _last_before(passage: Passage, hits: Sequence[Hit], start: int) -> Iterator[Hit]:
    """Give the hit right before such a phrase, and those joined to it: "Go and Rust are new to me"."""
    at = bisect_left(hits, start, key=lambda hit: hit.start) - 1
    if at < 0:
        return
    gap = passage.text[hits[at].end : start]
    if len(gap) > _REACH_CHARACTERS or re.search(r"[.;!?]\s", gap):
        return
    yield hits[at]
    while at > 0 and _AND.fullmatch(passage.text[hits[at - 1].end : hits[at].start]):
        at -= 1
        yield hits[at]


def _followed_by(passage: Passage, hits: Sequence[Hit], start: int) -> Iterator[Hit]:
    """Give the hit that a level follows at once: "Python (expert)", "Ruby: basic", "Java course"."""
    at = bisect_left(hits, start, key=lambda hit: hit.start) - 1
    if at >= 0 and start - hits[at].end < 16 and _LEVEL_AFTER.fullmatch(passage.text, hits[at].end, start):
        yield hits[at]


def _after_years(passage: Passage, found: Found, years: Container[int], start: int) -> Iterator[Hit]:
    """Give the hit whose years a level follows at once: "Python (8 years, expert)"."""
    cues = found.cues.get("years", ())
    at = bisect_left(cues, (start, 0)) - 1
    if at >= 0 and _LEVEL_AFTER_YEARS.fullmatch(passage.text, cues[at][1], start):
        of = bisect_left(found.hits, cues[at][0], key=lambda hit: hit.start) - 1
        if of >= 0 and found.hits[of].start in years:
            yield found.hits[of]
