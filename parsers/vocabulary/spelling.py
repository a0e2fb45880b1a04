"""How spellings of one name meet: folding of a text with its offsets kept, keys of names, and a name's other spellings.

A key is what the matcher looks for: small letters, single spaces for every run of white space, hyphens, slashes and
the like, and the marks that belong to names (`.`, `+`, `#`, `&`, `'`) kept.
"""

import re
import unicodedata
from collections.abc import Iterator

MINIMUM_JOINED_CHARACTERS = 5
"""A name of several words is also looked for written as one word ("springboot") if that is no shorter than this."""

_SPACES = (
    '\t\n\r\x0b\x0c-/\\(),;:|[]{}<>"*=!?@~^`$\u00a0\u00ab\u00b7\u00bb\u2010\u2011\u2012\u2013\u2014\u2022\u201c\u201d'
    "\u201e\u2026\u2023\u2043\u2192\u25a0\u25aa\u25b8\u25ba\u25c6\u25cb\u25cf\u25e6\u2713\u27a2\uf0b7"
)
_APOSTROPHES = "\u2019\u2018\u02bc"
_SPACED = str.maketrans(dict.fromkeys(filter(str.isascii, _SPACES), " "))
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][A-Za-z])")
_DOTTED = re.compile(r"\.(js|net)\b")


def fold(text: str) -> str:
    """Fold a text that is in NFKC: small letters, a space for each sign that separates words. The length stays."""
    if text.isascii():
        return text.lower().translate(_SPACED)
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(small if len(small := each.lower()) == 1 else each for each in text)
    # On texts beyond ASCII this is many times as fast as one translate.
    for each in _SPACES:
        folded = folded.replace(each, " ")
    for each in _APOSTROPHES:
        folded = folded.replace(each, "'")
    return folded


def key(name: str) -> str:
    """Give the key of a name: `Objective-C` is `objective c`."""
    if name.isascii() and name.isalnum():
        return name.lower()
    return " ".join(fold(name if name.isascii() else unicodedata.normalize("NFKC", name)).split())


def variants(name: str, own: str) -> Iterator[tuple[str, bool]]:
    """Give the further keys of a name, whose own is given, each with whether it counts in capitals only.

    `Node.js` is also `node js` and `nodejs`, `Spring Boot` also `springboot`; `JavaScript` is also `Java Script`, but
    `a fast API` is not `FastAPI`.
    """
    joined = own.replace(" ", "")
    if joined != own and len(joined) >= MINIMUM_JOINED_CHARACTERS:
        yield joined, False
    if "." in own:
        undotted = " ".join(_DOTTED.sub(r" \1", own).split())
        if undotted != own:
            yield undotted, False
            yield undotted.replace(" ", ""), False
    if not name.islower():
        parted = _CAMEL.sub(" ", name)
        if parted != name:
            yield key(parted), True
