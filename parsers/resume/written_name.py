"""A person's name as people write it: out of capitals, letter-spacing, credentials, nicknames and `Surname, Given`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.resume.rows import squeeze
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import fold, key, words

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[\"\u201c\u201e\u201d][^\"\u201c\u201d]*[\"\u201c\u201d]")
_SPACED = re.compile(r"(?:[^\W\d_]\.? ){2,}[^\W\d_]\b")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")
_TWO_LETTERS = re.compile(r"[^\W\d_a-z] [^\W\d_a-z]")
# "Jr.", "III": part of a name, unlike credentials.
GENERATION = re.compile(r",?\s+(Jr\.?|Sr\.?|II|III|IV)(?=,|$)", re.IGNORECASE)
_MOST_INITIALS = 4
_MOST_PARTS = 8  # between commas: a name and its credentials


class Cleaned(NamedTuple):
    """turned: it stood as `Surname, Given`, unless that is a place."""

    text: str
    turned: bool = False


def cleaned(text: str, lexicon: Lexicon) -> Cleaned:
    """Without credentials, titles, nicknames in quotes, pronouns and letter-spacing; `Surname, Given` turned round."""
    text = squeeze(_ASIDE.sub(" ", text)).strip(" ,;:-\u2013|")
    if _SPACED.fullmatch(text) or _TWO_LETTERS.fullmatch(text) or _is_spaced(text):
        text = text.replace(" ", "")
    text = GENERATION.sub(r" \1", text)
    text, turned = _without_commas(text, lexicon) if "," in text else (text, False)
    parts = text.split()
    while len(parts) > 2 and _is_credential(parts[-1], lexicon) and not GENERATION.fullmatch(f" {parts[-1]}"):
        parts.pop()
    while len(parts) > 2 and _is_credential(parts[0], lexicon):
        parts.pop(0)
    return Cleaned(" ".join(parts), turned)


def _is_spaced(text: str) -> bool:
    return bool(_SPACED.match(text)) and sum(len(part) == 1 for part in text.split()) > _MOST_INITIALS


def _without_commas(text: str, lexicon: Lexicon) -> Cleaned:
    """Take what stands behind a comma for the given name, unless it is credentials, a title or a place."""
    head, *tail = (part.strip() for part in text.split(",", _MOST_PARTS))
    kept = [part for part in tail if not _is_addition(part, head, lexicon)]
    if not kept or _is_title(kept[0], lexicon):
        return Cleaned(head)
    is_short = len(kept[0].split()) <= 3 and len(head.split()) <= 3
    if len(kept) > 1 or len(tail) > 1 or not is_short or _is_place(kept[0], lexicon):
        return Cleaned(text)
    # Nobody writes a place with its town in capitals alone.
    return Cleaned(f"{kept[0]} {head}", turned=not head.isupper() or kept[0].isupper())


def _is_addition(part: str, head: str, lexicon: Lexicon) -> bool:
    """Whether it is credentials: known ones, or a short run of capitals behind a name that is not in capitals."""
    unknown = part.isupper() and 2 <= len(part) <= 6 and part.isalpha() and not head.isupper() and " " in head
    return unknown or all(_is_credential(word, lexicon) for word in part.split())


def _is_title(part: str, lexicon: Lexicon) -> bool:
    line = words(part)
    return any(lexicon.title_heads.find(part, line)) or any(lexicon.title_classes.find(part, line))


def _is_place(part: str, lexicon: Lexicon) -> bool:
    line = words(part)
    return sum(len(found.phrase.split()) for found in lexicon.places.find(part, line)) == len(line)


def _is_credential(word: str, lexicon: Lexicon) -> bool:
    bare = word.strip(".,")
    if not bare or key(bare) not in lexicon.credentials:
        return not bare
    return len(bare) > 3 or bare.isupper() or "." in word or not bare.islower()


def parted(text: str, handles: Sequence[Sequence[str]]) -> str:
    """Give the words of a name that runs together, as letter-spaced ones do, where an address tells them apart.

    handles: the parts of each address or profile, as `anna`, `novak`.
    """
    letters = fold(text)
    if not text[:1].isupper() or len(letters) < 6 or not letters.isalpha() or len(letters) != len(text):
        return text
    for parts in handles:
        for order in (list(parts), list(reversed(parts))):
            if len(order) > 1 and "".join(order) == letters:
                return _cut(text, [len(part) for part in order])
        last = max(parts, key=len, default="")
        if 3 <= len(last) <= len(letters) - 2 and last != letters:
            if letters.endswith(last):
                return _cut(text, [len(letters) - len(last), len(last)])
            if letters.startswith(last):
                return _cut(text, [len(last), len(letters) - len(last)])
    return text


def _cut(text: str, lengths: Sequence[int]) -> str:
    found, at = [], 0
    for length in lengths:
        found.append(text[at : at + length])
        at += length
    return " ".join(part if text.isupper() else part[:1].upper() + part[1:] for part in found)


def cased(text: str, lexicon: Lexicon) -> str:
    """Make a name of capitals, or with a surname in capitals, one as people write it; particles stay small."""
    whole = not any(char.islower() for char in text) and len(text) > 3
    found = []
    for at, part in enumerate(text.split()):
        low = part.lower()
        if not part.isupper() or not (whole or len(part) > 3) or _INITIAL.fullmatch(part):
            found.append(part)
        elif at and key(part) in lexicon.particles and len(part) < 5:
            found.append(low)
        else:
            found.append(re.sub(r"(^|[-'\u2019])(\w)", _upper, low))
    return " ".join(found)


def _upper(found: re.Match[str]) -> str:
    return found.group(1) + found.group(2).upper()
