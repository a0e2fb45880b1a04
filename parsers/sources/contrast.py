"""Names in prose about a work that the work was not made with: what is planned, was dropped, or is of others.

"Unlike Django, ...", "could move to Kafka later", "ported from PHP", "LDAP was never needed": the words are those of
the table `prose` in `packages.toml`.
"""

import re

from parsers.vocabulary.packages import ProseWords

_LONGEST = 300  # characters of a sentence before a name, and after it
_REACH = 45  # characters over which a word such as "unlike" leads to a name
_AFTER = 60  # characters over which one such as "is not" comes back to it
_ANSWER = re.compile(r"\s*[:?]\s*(?:no|not|none|never|nein|nicht|non|pas|nie|nee|niet)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;!](?=\s|$)|\u2022")
_STOPS = re.compile(
    r"[,.;:!?()](?:\s|$)"
    r"|\b(?:to|but|so|because|we|this|with|by|aber|mais|pero|ma|maar|ale|mit|durch|par|con|met)\b",
    re.IGNORECASE,
)
_STOPS_AFTER = re.compile(
    r"\b(?:because|since|but|while|although|which|that|and|so|weil|aber|und|car|mais|et|pero|porque|y)\b|\(",
    re.IGNORECASE,
)


def is_of_others(text: str, start: int, end: int, words: ProseWords) -> bool:
    """Whether the sentence around a name (characters start to end of a text) denies it to the work."""
    begin = max(0, start - _LONGEST)
    text, start, end = text[begin : end + _LONGEST], start - begin, end - begin
    first, last = _sentence(text, start)
    if words.planned.search(text, first, last):
        return True
    for cue in words.others.finditer(text, first, start):
        if start - cue.end() <= _REACH and not _STOPS.search(text, cue.end(), start):
            return True
    if _ANSWER.match(text, end):
        return True
    denied = words.denied.search(text, end, min(last, end + _AFTER))
    return denied is not None and not _STOPS_AFTER.search(text, end, denied.start())


def _sentence(text: str, at: int) -> tuple[int, int]:
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    return max([end for end in ends if end <= at], default=0), min([end for end in ends if end > at], default=len(text))
