"""What is said against a skill: that it is not had, only wished for, or asked for by the posting.

A word that says so holds for the skill it leads to over a few plain words, and for those enumerated with it: "no
experience with Django or Rails, but five years of Flask" denies two and claims one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from parsers.skills.matcher import Found, Hit
from parsers.skills.passage import Passage
from parsers.skills.remarks import Remarks
from parsers.skills.versions import end_of_version
from parsers.vocabulary.skill import SkillVocabulary

_MOST_WORDS = 6
_REACH_CHARACTERS = 70
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|[^\w\s'-]")
AND = re.compile(
    r"\s*+(?:,?\s*+\b(?:and|or|nor|und|oder|noch|et|ou|y|o|e|(?-i:i))\b(?:\s++(?:with|in|of|to|any))?|[/&])\s*",
    re.IGNORECASE,
)
"""What joins two names: "Django or Rails"."""

_COMMA = re.compile(r"\s*[,;|]\s*")
_BUT = frozenset(
    {
        "only", "just", "merely", "but", "limited", "doubt", "nur", "seulement", "solo", "sólo", "soltanto", "só",
        "apenas", "alleen", "tylko",
    }
)  # fmt: skip
_BEFORE = ("negation", "wish", "asked")


def denied(passage: Passage, found: Found, vocabulary: SkillVocabulary, remarked: Remarks) -> frozenset[int]:
    """Give where the hits start that no word of the applicant claims."""
    starts = set(remarked.denied)
    for entry in _BEFORE:
        for cue in found.cues.get(entry, ()):
            if entry != "negation" or not (_taken_back(passage, *cue) or remarked.hold(cue[0])):
                meant = led_to(passage, found.hits, vocabulary, cue[1], commas=entry == "asked")
                if entry != "asked" or not _own_too(passage, found, cue[1]):
                    starts.update(hit.start for hit in meant)
    for start, _ in found.cues.get("negated_after", ()):
        starts.update(hit.start for hit in _last_before(passage, found.hits, start))
    return frozenset(starts)


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
        if AND.fullmatch(gap):
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
    while at > 0 and AND.fullmatch(passage.text[hits[at - 1].end : hits[at].start]):
        at -= 1
        yield hits[at]
