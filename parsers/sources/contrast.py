"""Names in prose about a work that the work was not made with: what is planned, was dropped, or is of others.

"Unlike Django, ...", "could move to Kafka later", "ported from PHP", "LDAP was never needed": the words are those of
the table `prose` in `packages.toml`. Someone who tells of their own work may know well what it was ported from: of such
a text only what was declined is left out.
"""

import re

from parsers.vocabulary.packages import ProseWords

_LONGEST = 300  # characters of a sentence before a name, and after it
_REACH = 45  # characters over which a word such as "unlike" leads to a name
_AFTER = 60  # characters over which one such as "is not" comes back to it
_NEAR = 60  # characters before a name or after it, of one that is declined
_ANSWER = re.compile(r"\s*[:?]\s*(?:no|not|none|never|nein|nicht|non|pas|nie|nee|niet)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;!](?=\s|$)|\u2022")
_STOPS = re.compile(r"[,.;:!?()](?:\s|$)")


def is_of_others(text: str, start: int, end: int, words: ProseWords) -> bool:
    """Whether the sentence around a name (characters start to end of a text) denies it to the work."""
    begin = max(0, start - _LONGEST)
    text, start, end = text[begin : end + _LONGEST], start - begin, end - begin
    first, last = _sentence(text, start)
    return (
        words.planned.search(text, first, last) is not None
        or _leads(words.others, text, first, start, words)
        or _ANSWER.match(text, end) is not None
        or _comes_back(words.denied, text, end, last, words)
        or _leads(words.declined, text, first, start, words)
        or _comes_back(words.unneeded, text, end, last, words)
    )


def is_declined(sentence: str, start: int, end: int, words: ProseWords) -> bool:
    """Whether a sentence says right beside a name (characters start to end) that it was not chosen, or not needed.

    Between such words and the name stand other names and small words at most: "instead of Kafka or a RabbitMQ".
    """
    cues = words.declined.finditer(sentence, max(0, start - _NEAR), start)
    if any(_is_enumeration(sentence[cue.end() : start], words) for cue in cues):
        return True
    after = words.unneeded.search(sentence, end, end + _NEAR)
    return after is not None and not sentence[end : after.start()].strip()


def _is_enumeration(gap: str, words: ProseWords) -> bool:
    if _STOPS.search(gap):
        return False
    return all(each[0].isupper() or words.small.fullmatch(each) for each in gap.split())


def _leads(cues: re.Pattern[str], text: str, first: int, start: int, words: ProseWords) -> bool:
    """Whether a cue leads to a name that starts there: no sign and no word between them turns to something else."""
    return any(
        start - cue.end() <= _REACH
        and not _STOPS.search(text, cue.end(), start)
        and not words.turns.search(text, cue.end(), start)
        for cue in cues.finditer(text, first, start)
    )


def _comes_back(cues: re.Pattern[str], text: str, end: int, last: int, words: ProseWords) -> bool:
    """Whether a cue comes back to a name that ends there."""
    cue = cues.search(text, end, min(last, end + _AFTER))
    return cue is not None and "(" not in text[end : cue.start()] and not words.joins.search(text, end, cue.start())


def _sentence(text: str, at: int) -> tuple[int, int]:
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    return max([end for end in ends if end <= at], default=0), min([end for end in ends if end > at], default=len(text))
