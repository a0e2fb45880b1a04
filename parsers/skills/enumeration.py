"""Names enumerated together: "Go, Rust and Elixir", "Backbone + Underscore"."""

import re
from collections.abc import Iterator, Sequence

from parsers.skills.matcher import Hit
from parsers.skills.passage import Passage
from parsers.skills.versions import end_of_version

_JOINT = re.compile(r"\s?(?:[,/&+|·•]|,?\s?\b(?:and|but also|or|und|oder|et|y|e)\b)\s?", re.IGNORECASE)
_LONGEST_JOINT = 16
"""Characters, a version among them."""


def enumerated(passage: Passage, hits: Sequence[Hit], at: int) -> Iterator[Hit]:
    """Give the other names that stand in one enumeration with the one at this index."""
    before = after = at
    while before and _joint(passage, hits[before - 1], hits[before]):
        before -= 1
        yield hits[before]
    while after + 1 < len(hits) and _joint(passage, hits[after], hits[after + 1]):
        after += 1
        yield hits[after]


def _joint(passage: Passage, left: Hit, right: Hit) -> bool:
    if right.start - left.end > _LONGEST_JOINT:
        return False
    return bool(_JOINT.fullmatch(passage.text, end_of_version(passage.text, left.end), right.start))
