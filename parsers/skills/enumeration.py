"""Names enumerated together: "Go, Rust and Elixir", "Backbone + Underscore"."""

import re
from collections.abc import Iterator, Sequence

from parsers.skills.matcher import Hit
from parsers.skills.passage import Passage
from parsers.skills.versions import end_of_version

_JOINT = re.compile(r"\s?(?:[,/&+|·•]|,?\s?\b(?:and|or|und|oder|et|y|e)\b)\s?", re.IGNORECASE)
_LONGEST_JOINT = 12


def enumerated(passage: Passage, hits: Sequence[Hit], at: int) -> Iterator[Hit]:
    """Give the other names that stand in one enumeration with the one at this index."""
    for step in (-1, 1):
        here = at
        while 0 <= here + step < len(hits) and _joint(passage, *sorted((here, here + step)), hits):
            here += step
            yield hits[here]


def _joint(passage: Passage, left: int, right: int, hits: Sequence[Hit]) -> bool:
    start, end = end_of_version(passage.text, hits[left].end), hits[right].start
    return end - start <= _LONGEST_JOINT and bool(_JOINT.fullmatch(passage.text, start, end))
