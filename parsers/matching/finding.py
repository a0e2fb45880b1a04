"""What one rule says to one requirement, and which of its evidence a recruiter should see first."""

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from parsers.records import Answer, Evidence, Section

MOST_QUOTED = 3

_BEST_FIRST = (
    Section.POSITION,
    Section.SAMPLE,
    Section.PROJECT,
    Section.CERTIFICATION,
    Section.SUMMARY,
    Section.LETTER,
    Section.EDUCATION,
    Section.SKILLS,
    Section.OTHER,
)
_RANKS = {section: rank for rank, section in enumerate(_BEST_FIRST)}


class Finding(NamedTuple):
    """An answer with the rule that gave it, a sentence or two for the recruiter, and evidence, the best first."""

    answer: Answer
    rule: str
    detail: str
    evidence: tuple[Evidence, ...] = ()


def best(marks: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Give evidence in order: what was done in work before what is told of it, and lists last; each line once.

    A file that shows something as a whole has no line to quote, and comes behind those that have.
    """
    ranked = sorted(marks, key=lambda mark: (_RANKS[mark.section or Section.OTHER], not mark.text))
    once: dict[tuple[str, str | None, int], Evidence] = {}
    for mark in ranked:
        once.setdefault((mark.document, mark.path, mark.line), mark)
    return tuple(once.values())


def quoted(found: Sequence[Sequence[Evidence]]) -> tuple[Evidence, ...]:
    """Give the few pieces to quote of several findings: the best of each, then the second best, and so on."""
    turns = chain.from_iterable(zip_longest(*found))
    once = {(mark.document, mark.path, mark.line): mark for mark in turns if mark is not None}
    return tuple(once.values())[:MOST_QUOTED]
