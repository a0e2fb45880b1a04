"""Heads that one line holds as a whole: title, employer and dates. What follows such a line tells about the job."""

import re
from collections.abc import Mapping, Sequence

from parsers.resume.dates import DateRange
from parsers.resume.fit import has_head
from parsers.resume.row import Row
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import words

_PARTS = re.compile(r"\t|,\s|\s[-\u2013\u2014|@/\u00b7]\s")
# Lines from a dated one to the first that tells about it.
_NEAR = 2


def are_whole(
    rows: Sequence[Row], body: frozenset[int], anchors: Mapping[int, DateRange | None], lexicon: Lexicon
) -> bool:
    """Tell whether the dated lines are whole heads: each that other lines follow, and one that stands alone.

    So they are where the text under them is short and has no bullets. anchors: their dates by their numbers.
    """
    if 0 not in anchors:
        return False
    followed = [at for at in anchors if at + 1 < len(rows) and at + 1 not in body and at + 1 not in anchors]
    alone = [at for at in anchors if at not in followed]
    if not followed or not any(_names_all(rows[at], anchors[at], lexicon) for at in alone):
        return False
    return all(_names_all(rows[at], anchors[at], lexicon) for at in followed)


def _names_all(row: Row, found: DateRange | None, lexicon: Lexicon) -> bool:
    """Tell whether a title stands in a row, and something else beside it and the dates."""
    text = row.text[: found.first] + "\t" + row.text[found.last :] if found else row.text
    parts = [part for part in _PARTS.split(text) if any(map(str.isalpha, part))]
    return len(parts) > 1 and any(has_head(part, words(part), lexicon) for part in parts)


def names_title(rows: Sequence[Row], at: int, lexicon: Lexicon) -> bool:
    """Tell whether the dated line above, or the one before that, holds a title: what follows needs not tell it."""
    dated = next((n for n in range(at - 1, max(-1, at - _NEAR - 1), -1) if rows[n].ranges), None)
    if dated is None:
        return False
    return any(_titles(row, lexicon) for row in rows[max(0, dated - 1) : at])


def _titles(row: Row, lexicon: Lexicon) -> bool:
    return not row.bullet and any(has_head(part, words(part), lexicon) for part in _PARTS.split(row.text))
