"""Where names of skills stand in a passage, and the words that tell of them: one pass over the text for both."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from parsers.skills.broken import broken_names
from parsers.skills.mention import Context
from parsers.skills.passage import Passage
from parsers.skills.versions import attached
from parsers.vocabulary.skill import Form, SkillVocabulary

_WRAPPED = frozenset({Context.PROSE, Context.EXPERIENCE, Context.EDUCATION})
_START = attrgetter("start")
_IN_A_LIST = re.compile(r"[,;|/•·(]")


class Hit(NamedTuple):
    """A name in a passage. end: after the name, without its version. line: where it begins."""

    start: int
    end: int
    form: Form
    line: int


# A text has a hundred; made so, a tuple takes half the time.
_hit = partial(tuple.__new__, Hit)


@dataclass(frozen=True, slots=True)
class Found:
    """hits: in order, none within another. on_line: for each line, the index of its first hit; at last their number.

    cues: For each entry of the words that are looked for, where they stand, as (start, end) in order.
    """

    hits: Sequence[Hit]
    on_line: Sequence[int]
    cues: Mapping[str, Sequence[tuple[int, int]]]

    def of_line(self, line: int) -> Sequence[Hit]:
        """Give the hits that begin on a line."""
        return self.hits[self.on_line[line] : self.on_line[line + 1]]


def match(passage: Passage, vocabulary: SkillVocabulary) -> Found:
    """Find the longest names, each from the start of a word to the end of one."""
    folded, targets = f" {passage.folded}  ", vocabulary.targets
    spans: list[tuple[int, int, Form]] = []
    cues: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for target, start, end in vocabulary.automaton.find_matches_as_indexes(folded, overlapping=True):
        after, found = folded[end], targets[target]
        ends = after == " " or not (after.isalnum() or after in "_+#&")
        if isinstance(found, str):
            if ends:
                cues[found].append((start, end - 1))
        elif start + len(found.key) + 1 < end:
            spans.append((start, 1 - end, found))
        elif ends or after.isdigit() or after == "s":
            spans.append((start, -end, found))
    spans.sort()
    hits, on_line = _longest(passage, vocabulary, spans)
    if broken := tuple(broken_names(passage, vocabulary)):
        hits, on_line = _joined(passage, hits, broken)
    return Found(hits, on_line, cues)


def _joined(
    passage: Passage, hits: Sequence[Hit], broken: Sequence[tuple[int, int, Form]]
) -> tuple[list[Hit], list[int]]:
    """Put the names that a line's end breaks in the place of those in their halves."""
    starts, ends = [start for start, _, _ in broken], [end for _, end, _ in broken]
    # The first break that ends after a hit begins is the one that may overlap it.
    kept = [hit for hit in hits if hit.end <= (*starts[(at := bisect_right(ends, hit.start)) : at + 1], hit.end)[0]]
    whole = [Hit(start, end, form, passage.line_at(start)) for start, end, form in broken if form.entry]
    ordered = sorted([*kept, *whole], key=_START)
    lines = [hit.line for hit in ordered]
    return ordered, [bisect_left(lines, line) for line in range(len(passage.starts) + 1)]


def _longest(
    passage: Passage, vocabulary: SkillVocabulary, spans: Sequence[tuple[int, int, Form]]
) -> tuple[list[Hit], list[int]]:
    hits: list[Hit] = []
    on_line = [0]
    folded, ends = passage.folded, passage.ends
    line = done = 0
    line_end = ends[0]
    for start, minus_end, form in spans:
        if start < done:
            continue
        end = -minus_end - 1
        if folded[end : end + 1] != " " and not _ends(passage, form, end):
            continue
        while line_end < start:
            line += 1
            line_end = ends[line]
            on_line.append(len(hits))
        if end <= line_end or _one_name(passage, vocabulary, line, start, end):
            done = end
            if form.entry is not None:
                hits.append(_hit((start, end, form, line)))
    on_line.extend([len(hits)] * (len(ends) + 1 - len(on_line)))
    return hits, on_line


def _ends(passage: Passage, form: Form, end: int) -> bool:
    """Whether the name ends here: at the end of a word, before a version written to it, or before a plural's s."""
    folded = passage.folded
    after = folded[end : end + 1]
    if after == ".":
        # "java.util" is no mention of Java; "Java.Then" lacks a space.
        following = passage.text[end + 1 : end + 2]
        return not following.isalnum() or following.isupper() or (following.isdigit() and form.key[-1].isalpha())
    if after == "s":
        return not form.tier and len(form.key) > 2 and form.key[-1] != "s" and not folded[end + 1 : end + 2].isalnum()
    if after.isdigit():
        return attached(form, folded, end)
    # "d'expérience" and "c'est" name no language; "C's" does.
    return after != "'" or len(form.key) > 1 or folded[end + 1 : end + 3].strip() == "s"


def _one_name(passage: Passage, vocabulary: SkillVocabulary, line: int, start: int, end: int) -> bool:
    """Whether a name that runs over the end of its line is one: not two items of a list, one a line."""
    contexts = passage.contexts
    if contexts[line] is not contexts[line + 1] or end > passage.ends[line + 1]:
        return False
    if contexts[line] in _WRAPPED or _IN_A_LIST.search(passage.text, passage.starts[line], start):
        return True
    broken, last = passage.ends[line], passage.ends[line + 1]
    whole = passage.folded[passage.starts[line] : broken].strip(), passage.folded[broken:last].strip()
    return not all(part in vocabulary.forms for part in whole)
