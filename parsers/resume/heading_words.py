"""The words of a heading: a phrase of the vocabulary, whatever it is dressed in, and the kinds of section it opens."""

import re
from functools import lru_cache

from parsers.resume.rows import squeeze
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key

_LETTER_SPACED = re.compile(r"(?:[^\W\d_] ){3,}[^\W\d_]")
_COUNT = re.compile(r"\s*\(\d{1,3}\)$")
_ROMAN = re.compile(r"^(?:[ivx]{1,4}|\d{1,2}|[a-h])[.)]\s+", re.IGNORECASE)


def heading_key(text: str) -> str:
    """Give a line as a heading's phrase: letter-spacing closed, numbering and colon dropped."""
    text = squeeze(text)
    if text[1:2] == " " and _LETTER_SPACED.fullmatch(text):
        text = text.replace(" ", "")
    number = _ROMAN.match(text)
    text = text[number.end() :] if number else text
    return key(_COUNT.sub("", text) if text.endswith(")") else text)


def kinds_of(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Kinds of section that a heading may open: by the phrase as a whole, or by its parts where "and" joins known ones.

    "Skills and hobbies" are skills: the first part names what comes first.
    """
    name = heading_key(text)
    if name in lexicon.headings or len(text) > 60:
        return lexicon.headings.get(name, ())
    texts = _and(lexicon).split(text)
    if len(texts) < 2:
        return ()
    parts = [lexicon.headings.get(heading_key(each), ()) for each in texts]
    if not all(set(part) - {"document", "sub"} for part in parts):
        return ()
    return tuple(kind for kind in parts[0] if kind not in {"document", "sub"})


@lru_cache(maxsize=8)
def _and(lexicon: Lexicon) -> re.Pattern[str]:
    """Compile what joins two headings: a word such as "and", or its sign."""
    listed = "|".join(sorted(map(re.escape, lexicon.and_words)))
    return re.compile(rf"\s+(?:{listed or '(?!)'}|&|\+)\s+|\s*[&/,]\s*", re.IGNORECASE)
