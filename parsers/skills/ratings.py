"""Levels in figures and signs beside the items of a skills section: "Python 90%", "Java 4/5", "Go ●●●○○".

One such figure may be anything, so that a scale counts only where several items have one.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from parsers.skills.matcher import Found
from parsers.skills.mention import Context
from parsers.skills.passage import Passage
from parsers.skills.versions import end_of_version

_FULL, _EMPTY = "●★⭐■█▮⬤◆▰✦♦⚫", "○☆✩□░▯◯◇▱✧♢⚪"
RATING_SIGNS = re.compile(rf"(?<=[\w)#+:|\s-]\s)(?:[{_FULL}{_EMPTY}][ ]?){{2,}}[{_FULL}{_EMPTY}]")
"""Three signs or more that stand beside a skill."""
_RATING = re.compile(
    r"[^\S\n]*[:(|\u2013\u2014-]?[^\S\n]*"
    r"(?:(?P<percent>\d{1,3})[ ]?%|(?P<points>\d{1,2}(?:[.,]\d)?)[ ]?/[ ]?(?P<most>5|10)(?![\d/.])"
    rf"|(?P<full>(?:[{_FULL}][ ]?)+)(?P<empty>(?:[{_EMPTY}][ ]?)*))"
)
_ENDED = re.compile(r"[^\S\n]*(?:[),;|\u2022\u00b7\n]|\Z)|[^\S\n]{2}")
_STEPS = ((Fraction(8, 10), 4), (Fraction(6, 10), 3), (Fraction(4, 10), 2))
_FEWEST = {"%": 2, "/5": 3, "/10": 3, "signs": 2}
"""Items with a scale for it to be one; "HTML 4/5" may be two versions."""
_USUAL_SIGNS = frozenset({5, 10})


class _Rating(NamedTuple):
    """start: Of the name rated; points of most; scale: a key of `_FEWEST`."""

    start: int
    scale: str
    points: Fraction
    most: int


def rated(passage: Passage, found: Found) -> Mapping[int, int]:
    """Give the levels that figures and signs state of names, 1 to 4, by where these start."""
    scales: dict[str, list[_Rating]] = defaultdict(list)
    following = (*[hit.start for hit in found.hits], len(passage.text))
    for at, hit in enumerate(found.hits, start=1):
        if passage.contexts[hit.line] is Context.SKILLS and (rating := _rating(passage, hit[:2], following[at])):
            scales[rating.scale].append(rating)
    if "signs" in scales:
        scales["signs"] = _of_one_scale(scales["signs"])
    return {
        each.start: next((level for least, level in _STEPS if each.points / each.most >= least), 1)
        for scale, ratings in scales.items()
        if len(ratings) >= _FEWEST[scale]
        for each in ratings
    }


def _rating(passage: Passage, name: tuple[int, int], following: int) -> _Rating | None:
    """Read what stands right after a name, or after its version. following: where the next name starts."""
    start, end = name
    text = passage.text
    read = _RATING.match(text, end) or _RATING.match(text, end_of_version(text, end))
    if not read or not (_ENDED.match(text, read.end()) or text[read.end() : following].isspace()):
        return None
    if read["full"]:
        points = sum(map(read["full"].count, _FULL))
        rating = _Rating(start, "signs", Fraction(points), points + sum(map(read["empty"].count, _EMPTY)))
    elif read["percent"]:
        rating = _Rating(start, "%", Fraction(read["percent"]), 100)
    else:
        rating = _Rating(start, f"/{read['most']}", Fraction(read["points"].replace(",", ".")), int(read["most"]))
    return rating if rating.points <= rating.most else None


def _of_one_scale(ratings: Sequence[_Rating]) -> list[_Rating]:
    """Give those of the longest scale; where no empty signs show it, it is a usual one that is not always full."""
    most = max(each.most for each in ratings)
    if any(each.points < each.most for each in ratings):
        return [each for each in ratings if each.most == most]
    if most in _USUAL_SIGNS and len({each.most for each in ratings}) > 1:
        return [each._replace(most=most) for each in ratings]
    return []
