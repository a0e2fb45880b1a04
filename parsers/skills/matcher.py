"""Where names of skills stand in a passage, and the words that tell of them: one pass over the text for both."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from parsers.skills.mention import Context
from parsers.skills.passage import Passage
from parsers.skills.versions import attached
from parsers.vocabulary.skill import Form, SkillVocabulary

_WRAPPED = frozenset({Context.PROSE, Context.EXPERIENCE, Context.EDUCATION})
_IN_A_LIST = re.compile(r"[,;|/•·(]")


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """A name in a passage. end: after the name, without its version."""

    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True)
class Found:
    """hits: in order, none within another. cues: for each entry of the words that are looked for, where they stand."""

    hits: tuple[Hit, ...]
    cues: Mapping[str, list[tuple[int, int]]]


def match(passage: Passage, vocabulary: SkillVocabulary) -> Found:
    """Find the longest names, each from the start of a word to the end of one."""
    folded, targets = f" {passage.folded} ", vocabulary.targets
    spans: list[tuple[int, int, int]] = []
    cues: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for target, start, end in vocabulary.automaton.find_matches_as_indexes(folded, overlapping=True):
        after = folded[end]
        if after == " " or after.isdigit() or after == "s" or not (after.isalnum() or after in "_+#&"):
            spans.append((start, -end, target))
    spans.sort()
    hits: list[Hit] = []
    done = 0
    for start, minus_end, target in spans:
        found, end = targets[target], -minus_end - 1
        if isinstance(found, str):
            if not folded[end + 1].isalnum():
                cues[found].append((start, end))
        elif start >= done and _ends(passage, found, end) and _one_name(passage, vocabulary, start, end):
            done = end
            if found.entry is not None:
                hits.append(Hit(start, end, found))
    return Found(tuple(hits), cues)


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
    return True


def _one_name(passage: Passage, vocabulary: SkillVocabulary, start: int, end: int) -> bool:
    """Whether a name that runs over the end of a line is one: not two items of a list, one a line."""
    text = passage.text
    if "\n" not in text[start:end]:
        return True
    broken = text.index("\n", start)
    line = passage.line_at(broken)
    if line + 1 >= len(passage.contexts) or passage.contexts[line] is not passage.contexts[line + 1]:
        return False
    if passage.contexts[line] in _WRAPPED or _IN_A_LIST.search(text, passage.starts[line], start):
        return True
    whole = (
        passage.folded[passage.starts[line] : broken].strip(),
        passage.folded[broken : passage.end_of(line + 1)].strip(),
    )
    return not all(part in vocabulary.forms for part in whole)
