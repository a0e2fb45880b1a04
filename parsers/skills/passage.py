"""Lines made ready for the matcher: joined, normalised, web and e-mail addresses blanked, every offset kept."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from parsers.skills.mention import Context
from parsers.vocabulary.skill import SkillVocabulary
from parsers.vocabulary.spelling import fold, key

BLANK = "\x00"
"""Stands for each character of an address: it ends words and is no space, so that no name runs across."""

_DOMAINS = (
    "com|org|net|io|dev|edu|gov|info|biz|me|app|ai|co|eu|uk|us|de|at|ch|fr|es|it|pt|nl|be|pl|cz|se|no|dk|fi|ie|in|br|ca|au|"
    "nz|ru|ua|jp|cn|tech|page|site|online|example|test|cloud|xyz|academy|blog"
)
# One pattern each, since a pattern that begins with one certain sign is searched for many times as fast.
_ANCHORS = (
    re.compile(r"://"),
    re.compile(r"@(?<=[\w+]@)\w"),
    re.compile(rf"\.(?:{_DOMAINS})\b(?![.-]\w)", re.IGNORECASE),
)
_LEFT = re.compile(r"[^\s()<>\[\]{},;|\"']*\Z")
_RIGHT = re.compile(r"[^\s()<>\[\]{}|\"',;]*")
_LONGEST_ADDRESS = 300


@dataclass(frozen=True, slots=True)
class Passage:
    """text: the lines joined by line breaks, in NFKC, addresses blanked. folded: the same for matching, as long as text.

    starts: Offset of each line in text. contexts: Of each line. offsets: For lines that NFKC changed, the character of
    the line as given for each character of it here.
    """

    text: str
    folded: str
    starts: tuple[int, ...]
    contexts: tuple[Context, ...]
    offsets: Mapping[int, tuple[int, ...]]

    def line_at(self, position: int) -> int:
        """Give the index of the line that holds a position of `text`."""
        return bisect_right(self.starts, position) - 1

    def end_of(self, line: int) -> int:
        """Give the position at which a line ends."""
        return self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.text)

    def within_line(self, line: int, start: int, end: int) -> tuple[int, int]:
        """Give positions of `text` as characters of the line as it was given."""
        base = self.starts[line]
        first, last = start - base, min(end, self.end_of(line)) - base
        offsets = self.offsets.get(line)
        return (first, last) if offsets is None else (offsets[first], offsets[last - 1] + 1)


def passage(lines: Sequence[tuple[str, Context]], vocabulary: SkillVocabulary) -> Passage:
    """Join the lines. A line "Interests: ..." in a skills section is none of it."""
    texts = [text.replace("\n", " ").replace("\u00a0", " ") for text, _ in lines]
    offsets: dict[int, tuple[int, ...]] = {}
    joined = "\n".join(texts)
    if not joined.isascii() and not _plain(joined):
        for number, text in enumerate(texts):
            if not _plain(text):
                texts[number], offsets[number] = _normalised(text)
        joined = "\n".join(texts)
    starts: list[int] = []
    position = 0
    for text in texts:
        starts.append(position)
        position += len(text) + 1
    blanked = _without_addresses(joined, vocabulary.forms)
    return Passage(blanked, fold(blanked), tuple(starts), _contexts(lines, vocabulary), offsets)


def _contexts(lines: Sequence[tuple[str, Context]], vocabulary: SkillVocabulary) -> tuple[Context, ...]:
    other = vocabulary.words["other_label"]
    return tuple(
        Context.OTHER
        if context is Context.SKILLS and ":" in text and key(text.partition(":")[0]) in other
        else context
        for text, context in lines
    )


def _plain(text: str) -> bool:
    return "\u00ad" not in text and unicodedata.is_normalized("NFKC", text)


def _normalised(text: str) -> tuple[str, tuple[int, ...]]:
    """Bring a line to NFKC, without soft hyphens, a base letter and its combining marks at a time."""
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        piece = unicodedata.normalize("NFKC", text[start:end]).replace("\u00ad", "").replace("\n", " ")
        pieces.append(piece)
        offsets.extend([start] * len(piece))
        start = end
    return "".join(pieces), tuple(offsets)


def _without_addresses(text: str, names: Container[str]) -> str:
    blanked = text
    done = 0
    for first, last in sorted(found.span() for pattern in _ANCHORS for found in pattern.finditer(text)):
        if first < done:
            continue
        left = _LEFT.search(text, max(done, first - _LONGEST_ADDRESS), first + 1)
        right = _RIGHT.match(text, last)
        start, end = left.start() if left else first, right.end() if right else last
        if text[first] == "." and key(text[start:end].rstrip(".:").partition("/")[0]) in names:
            continue
        blanked = f"{blanked[:start]}{BLANK * (end - start)}{blanked[end:]}"
        done = end
    return blanked
