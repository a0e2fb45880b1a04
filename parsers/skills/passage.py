"""Lines made ready for the matcher: joined, normalised, web and e-mail addresses blanked, every offset kept."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from parsers.skills.mention import Context
from parsers.vocabulary.skill import SkillVocabulary
from parsers.vocabulary.spelling import fold, key

BLANK = "\x00"
"""Stands for each character of an address: it ends words and is no space, so that no name runs across."""

_DOMAINS = (
    "com|org|net|io|dev|edu|gov|info|biz|me|app|ai|co|eu|uk|us|de|at|ch|fr|es|it|pt|nl|be|pl|cz|se|no|dk|fi|ie|in|br|ca|"
    "au|nz|ru|ua|jp|cn|tech|page|site|online|example|test|cloud|xyz|academy|blog"
)
# One pattern each, since a pattern that begins with one certain sign is searched for many times as fast.
_ANCHORS = (
    re.compile(r"://"),
    re.compile(r"@(?<=[\w+]@)\w"),
    re.compile(rf"\.(?=[a-z]{{2}})(?:{_DOMAINS})\b(?![.-]\w)", re.IGNORECASE),
)
_AROUND_ADDRESS = frozenset(" \t\n\r()<>[]{},;|\"'")
_RIGHT = re.compile(r"[^\s()<>\[\]{}|\"',;]*")
# One class of signs in front, which is searched for many times as fast as alternatives; of an address first and last.
_SENTENCE_SIGN = re.compile(r"[.!?;\u2022\t\x00](?:(?=\s)|(?<=[;\u2022\t])|(?<=\x00)(?!\x00)|(?<=[^\x00]\x00))")
# The ends of lines but for those whose next line goes on in small letters and those that end an unfinished line; most
# lines end in a sign that is none of these.
_LINE_END = re.compile(
    r"\n(?![ ]*[a-z(])(?:(?<=[^ ,adefhmnorty-]\n)|(?<!,\n)(?<![^\W\d_]-\n)(?<! a\n)"
    r"(?<! (?:an|at|by|in|of|on|or|to)\n)(?<! (?:and|for|the)\n)(?<! (?:from|with)\n))"
)
_SENTENCE_SPACES = 6
_LOOKED_INTO = frozenset({Context.SKILLS, Context.TITLE, Context.EMPLOYER})


@dataclass(frozen=True, slots=True)
class Passage:
    """text: the lines joined by line breaks, in NFKC, addresses blanked. folded: the same, for matching, as long.

    starts, ends: Of each line in text. contexts: Of each line. sentences: Where sentences begin. offsets: For lines
    that NFKC changed, the character of the line as given for each character of it here.
    """

    text: str
    folded: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    contexts: tuple[Context, ...]
    sentences: tuple[int, ...]
    offsets: Mapping[int, tuple[int, ...]]

    def line_at(self, position: int) -> int:
        """Give the line that holds a position."""
        return bisect_right(self.starts, position) - 1

    def sentence_at(self, position: int) -> tuple[int, int]:
        """Give where the sentence that holds a position begins and ends."""
        after = bisect_right(self.sentences, position)
        return self.sentences[after - 1], self.sentences[after] if after < len(self.sentences) else len(self.text)

    def within_line(self, line: int, start: int, end: int) -> tuple[int, int]:
        """Give positions of `text` as characters of the line as it was given."""
        base, beyond = self.starts[line], self.ends[line]
        first, last = start - base, min(beyond, end) - base
        offsets = self.offsets.get(line)
        return (first, last) if offsets is None else (offsets[first], offsets[last - 1] + 1)


def passage(lines: Sequence[tuple[str, Context]], vocabulary: SkillVocabulary) -> Passage:
    """Join the lines. A line "Interests: ..." in a skills section is none of it, and no title is a long sentence."""
    texts = [text for text, _ in lines]
    offsets: dict[int, tuple[int, ...]] = {}
    joined = "\n".join(texts)
    if "\u00a0" in joined or joined.count("\n") >= len(texts) > 0:
        texts = [text.replace("\n", " ").replace("\u00a0", " ") for text in texts]
        joined = "\n".join(texts)
    if not joined.isascii() and not _plain(joined):
        for number, text in enumerate(texts):
            if not _plain(text):
                texts[number], offsets[number] = _normalised(text)
        joined = "\n".join(texts)
    starts = tuple(accumulate([len(text) + 1 for text in texts[:-1]], initial=0)) if texts else ()
    blanked = _without_addresses(joined, vocabulary.forms)
    return Passage(
        text=blanked,
        folded=fold(blanked),
        starts=starts,
        ends=(*[start - 1 for start in starts[1:]], len(blanked)),
        contexts=tuple(
            [_context(text, place, vocabulary) if place in _LOOKED_INTO else place for text, place in lines]
        ),
        sentences=_sentences(blanked),
        offsets=offsets,
    )


def _context(text: str, context: Context, vocabulary: SkillVocabulary) -> Context:
    if context is Context.SKILLS:
        other = ":" in text and key(text.partition(":")[0]) in vocabulary.words["other_label"]
        return Context.OTHER if other else context
    if text.count(" ") >= _SENTENCE_SPACES and text.rstrip().endswith("."):
        return Context.EXPERIENCE
    return context


def _sentences(text: str) -> tuple[int, ...]:
    """Find where sentences begin: also with a line, unless it goes on in small letters or ends an unfinished one."""
    signs = (_SENTENCE_SIGN, _LINE_END)
    return (0, *sorted([found.end() for sign in signs for found in sign.finditer(text)]))


def _plain(text: str) -> bool:
    return "\u00ad" not in text and unicodedata.is_normalized("NFKC", text)


def _normalised(text: str) -> tuple[str, tuple[int, ...]]:
    """Bring a line to NFKC, a base letter and its combining marks at a time; a soft hyphen shows at its end only."""
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    if text.endswith("\u00ad"):
        text = f"{text[:-1]}-"
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
    """Blank the addresses. names: keys of known skills, since "ASP.NET" is no host."""
    pieces: list[str] = []
    done = 0
    for start, last in sorted(found.span() for pattern in _ANCHORS for found in pattern.finditer(text)):
        if start < done:
            continue
        first = start
        while first > done and text[first - 1] not in _AROUND_ADDRESS:
            first -= 1
        right = _RIGHT.match(text, last)
        end = right.end() if right else last
        if text[start] == "." and key(text[first:end].rstrip(".:").partition("/")[0]) in names:
            continue
        pieces += (text[done:first], BLANK * (end - first))
        done = end
    return "".join((*pieces, text[done:]))
