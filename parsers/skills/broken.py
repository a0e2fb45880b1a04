"""Names hyphenated over the end of a line: "Post-/greSQL" is PostgreSQL, "Docker-/Compose" keeps its hyphen.

The two halves are joined only if that makes a name of the vocabulary.
"""

import re
from collections.abc import Iterator

from parsers.skills.passage import Passage
from parsers.vocabulary.skill import Form, SkillVocabulary
from parsers.vocabulary.spelling import key

_BREAK = re.compile(r"[-\u2010]\n(?<=[^\W\d_]..)(?=[^\W_])", re.DOTALL)
_WORD = r"[\w+#.&]*[\w+#]"
_BEFORE = re.compile(rf"(?:(?:{_WORD}) )?{_WORD}\Z")
_AFTER = re.compile(rf"{_WORD}(?: (?:{_WORD}))?")
_REACH_CHARACTERS = 40


def broken_names(passage: Passage, vocabulary: SkillVocabulary) -> Iterator[tuple[int, int, Form]]:
    """Give each such name with where it begins and ends, the longest that there is at each break."""
    if "-\n" not in passage.text and "\u2010\n" not in passage.text:
        return  # as in most texts; this is many times as fast as the search
    for sign in _BREAK.finditer(passage.text):
        line = passage.line_at(sign.start())
        if passage.contexts[line] is passage.contexts[line + 1]:
            first = passage.starts[line]
            before = _BEFORE.search(passage.text, max(first, sign.start() - _REACH_CHARACTERS), sign.start())
            after = _AFTER.match(passage.text, sign.end(), passage.ends[line + 1])
            if before and after:
                yield from _longest(vocabulary, (before.start(), before[0]), (sign.end(), after[0]))


def _longest(
    vocabulary: SkillVocabulary, before: tuple[int, str], after: tuple[int, str]
) -> Iterator[tuple[int, int, Form]]:
    """Try the halves, as many words of each as make the longest name, joined and with the hyphen kept."""
    for start, left in ((before[0], before[1]), (before[0] + before[1].rfind(" ") + 1, before[1].rpartition(" ")[2])):
        for right in dict.fromkeys((after[1], after[1].partition(" ")[0])):
            for joint in ("", "-"):
                form = vocabulary.forms.get(key(f"{left}{joint}{right}"))
                if form:
                    yield start, after[0] + len(right), form
                    return
