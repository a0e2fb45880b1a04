"""Headings of which no word is known: their style sets them apart, and one at least stands over jobs or studies."""

from collections.abc import Sequence
from itertools import pairwise

from parsers.resume.beneath import kind_beneath
from parsers.resume.row import Row, Style
from parsers.vocabulary import Lexicon

_LONGEST = 5
_LEAST = 3
_MOST = 14


def style_apart(found: Sequence[Row], lexicon: Lexicon) -> Style | None:
    """Give the style of three short lines or more that no other text has; None where it may be that of jobs' heads."""
    numbers: dict[Style, list[int]] = {}
    for at, row in enumerate(found):
        numbers.setdefault(row.style, []).append(at)
    body = max(numbers, key=lambda style: len(numbers[style]), default=None)
    styles = [style for style, listed in numbers.items() if style != body and _stands_out(style, body)]
    apart = [style for style in styles if _may_be(numbers[style], found, lexicon)]
    return max(apart, key=lambda each: (each.heading > 0, each.size, each.bold, each.capitals), default=None)


def may_head(row: Row) -> bool:
    """Tell whether a line may be a heading: short, undated and no sentence."""
    dated = row.bullet or row.ranges or len(row.cells) > 1
    return not (dated or len(row.words) > _LONGEST or row.text.rstrip().endswith((".", ",")))


def _stands_out(style: Style, body: Style | None) -> bool:
    larger = body is not None and style.size > body.size
    return bool(style.heading or style.bold or style.capitals or style.underlined) or larger


def _may_be(listed: Sequence[int], found: Sequence[Row], lexicon: Lexicon) -> bool:
    if not _LEAST <= len(listed) <= _MOST or not all(may_head(found[at]) for at in listed):
        return False
    if any(any(lexicon.title_heads.find(found[at].text, found[at].words)) for at in listed):
        return False
    beneath = [found[at + 1 : end] for at, end in pairwise([*listed, len(found)])]
    return all(beneath) and any(kind_beneath(rows, lexicon) for rows in beneath)
