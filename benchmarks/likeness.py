"""When two spellings of a thing count as the same: names, companies, links, dates, numbers, degrees."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

ALIKE = 0.85
"""From this on two names are one (by `likeness`)."""

LEVELS = ("doctorate", "master", "bachelor", "associate", "highschool", "other")

_FOLDED = str.maketrans(
    {
        "\u0142": "l", "\u0141": "L", "\u00f8": "o", "\u00d8": "O", "\u00df": "ss", "\u0111": "d", "\u00e6": "ae",
        "\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u00ad": None,
    }
)  # fmt: skip
_LEGAL_FORM = re.compile(r"\b(inc|ltd|llc|gmbh|ag|kg|plc|ab|corp|co|sa|s a|s r o|bv|b v|sl|spa|s p a)\b")
_DEGREES = (
    ("doctorate", re.compile(r"ph\.?\s?d|doctor|dphil")),
    ("master", re.compile(r"master|\bm\.?\s?(sc|s|eng|tech|a|ba)\b|mba|diplom\b")),
    ("bachelor", re.compile(r"bachelor|\bb\.?\s?(sc|s|eng|tech|a|e)\b|licen")),
    ("associate", re.compile(r"associate|\ba\.?\s?a?\.?s\b")),
    ("highschool", re.compile(r"high ?school|a-levels|abitur|secondary|ssc|hsd")),
)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
_PRESENT = {"present", "current", "now"}
_LONGEST_NATIONAL = 9  # digits
_SHORTEST_NUMBER = 8  # digits

_Found = TypeVar("_Found")
_True = TypeVar("_True")


class Month(NamedTuple):
    """A date of a job: the year, or `present`, and the month where one is told."""

    year: str | None
    month: int | None


def fold(text: str | None) -> str:
    """Return a text without accents, capitals and runs of white space."""
    parted = unicodedata.normalize("NFKD", (text or "").translate(_FOLDED))
    plain = "".join([letter for letter in parted if not unicodedata.combining(letter)]).casefold()
    return re.sub(r"\s+", " ", plain).strip()


def words(text: str | None) -> str:
    """Return only the letters and digits of a folded text, words apart by one space."""
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()


def link_key(url: str) -> str:
    """Return a link without scheme, `www.` and the signs that end a sentence."""
    bare = re.sub(r"^(https?:)?/*", "", fold(url))
    return re.sub(r"^www\.", "", bare).rstrip("/.,;) ")


def skill_key(name: str) -> str:
    """Return a skill's name without capitals, hyphens and outer punctuation."""
    return re.sub(r"[\s\-_]+", " ", fold(name)).strip(" .,;:")


def likeness(one: str, other: str) -> float:
    """Return Ratcliff and Obershelp's measure, from 0 to 1, of two texts as `words` gives them."""
    return SequenceMatcher(None, one, other).ratio()


def companies(one: str | None, other: str) -> float:
    """Return how alike two companies are called, with their legal forms or without."""
    left, right = words(one), words(other)
    if not left or not right:
        return 0.0
    bare = [" ".join(_LEGAL_FORM.sub(" ", each).split()) for each in (left, right)]
    return max(likeness(left, right), likeness(*bare) if all(bare) else 0.0)


def institutions(one: str | None, other: str) -> float:
    """Return how alike two schools are called; one that is named within twice as many letters is alike by 0.9."""
    found, true = words(one), words(other)
    within = bool(true) and true in found and len(found) < 2 * len(true)
    return max(likeness(found, true), 0.9 if within else 0.0)


def titles_match(found: str | None, true: str) -> bool:
    """Tell whether a title is the one that is true."""
    return likeness(words(found), words(true)) >= ALIKE


def fields_match(found: str | None, true: str) -> bool:
    """Tell whether a field of study is, or holds, the one that is true."""
    return words(true) in words(found) or likeness(words(found), words(true)) >= ALIKE


def degree_level(written: str | None) -> str:
    """Return the level of a degree, which may be the name of a level already; `other` for one that is not known."""
    text = fold(written)
    if not text or text in LEVELS:
        return text
    return next((level for level, pattern in _DEGREES if pattern.search(text)), "other")


def phone_is(found: str | None, true: str) -> bool:
    """Tell whether a number is the one in E.164, digit by digit."""
    digits = re.sub(r"\D", "", found or "")
    return bool(digits) and digits == true.lstrip("+")


def phone_ends_as(found: str | None, true: str) -> bool:
    """Tell whether a number of eight digits or more has the last nine of the one in E.164, so without country code."""
    digits = re.sub(r"\D", "", found or "")
    tail = min(_LONGEST_NATIONAL, len(true.lstrip("+")) - 1)
    return len(digits) >= _SHORTEST_NUMBER and digits[-tail:] == true[-tail:]


def month(written: str | None) -> Month:
    """Read a date: `2019-04`, `2019`, `present`."""
    text = written or ""
    if text.lower() in _PRESENT:
        return Month("present", None)
    found = _DATE.match(text)
    return Month(found[1], int(found[2]) if found[2] else None) if found else Month(None, None)


def dates_match(found: str | None, true: str, gran: str) -> bool:
    """Tell whether a date is the true one: by year alone where `gran` is `year` or the truth has no month."""
    one, other = month(found), month(true)
    if one.year is None or one.year != other.year:
        return False
    return one.year == "present" or gran == "year" or other.month is None or one.month == other.month


def paired(
    found: Sequence[_Found], true: Sequence[_True], similarity: Callable[[_Found, _True], float]
) -> list[tuple[_Found, _True]]:
    """Pair what was found with what is true, the likest first, each once, none less alike than `ALIKE`."""
    order = sorted(
        ((similarity(one, other), i, j) for i, one in enumerate(found) for j, other in enumerate(true)), reverse=True
    )
    left, right = set(range(len(found))), set(range(len(true)))
    pairs = []
    for alike, i, j in order:
        if alike >= ALIKE and i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((found[i], true[j]))
    return pairs
