"""The skills that a letter claims, as its own words and as those of the projects it tells of.

What is denied, wished for or asked for by the posting is none, nor what the writer's work was not made with.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from parsers.records import Document, Project, Section, Skill
from parsers.resume import skillset
from parsers.resume.row import Row
from parsers.resume.sentences import sentences
from parsers.resume.skillset import Spot
from parsers.skills import Context, Mention, find
from parsers.sources.contrast import is_declined
from parsers.vocabulary import Lexicon, Vocabulary
from parsers.vocabulary.packages import ProseWords

_CLAUSE_END = re.compile(r"[.,:;!?()\u2013\u2014](?=\s|$)")
_CLAUSE = 300  # characters, at most, of a clause
_WRAPPED_WORDS = 6  # at least, of a row that may go on in the next


def read(
    document: Document, found: Sequence[Row], told: Sequence[Project], vocabulary: Vocabulary
) -> tuple[Skill, ...]:
    """Read the skills that the text claims; what is denied, declined, wished for or asked for is none.

    found: The rows of the writer's own words. told: The projects that they tell of, which are places of use.
    """
    said = [Spot(row, Context.PROSE, Section.LETTER) for row in found]
    mentions = find(tuple([(each.row.text, each.context) for each in said]), vocabulary.skills).mentions
    asked = _asked(found, vocabulary.lexicon)
    declined = _declined(found, mentions, vocabulary.packages.prose)
    described = _described(found, told)
    # Each row counts twice: as the letter's text, and behind all of these as a project's.
    shown = [*said, *[spot._replace(section=Section.PROJECT) for spot in said]]
    placed = [
        each._replace(line=len(said) + each.line) if _lies_in(described.get(each.line, ()), each.start) else each
        for each in mentions
        if each not in declined and not _lies_in(asked.get(each.line, ()), each.start)
    ]
    return skillset.read(document, placed, shown, vocabulary.skills)


def _declined(found: Sequence[Row], mentions: Iterable[Mention], told: ProseWords) -> frozenset[Mention]:
    """Give the mentions of what the writer's work was not made with: "instead of Kafka", "RabbitMQ was not needed"."""
    starts: dict[int, list[tuple[int, str]]] = {}
    for each in sentences(found):
        for begin, row in each.pieces:
            starts.setdefault(row.number, []).append((-begin, each.text))
    declined = set()
    for mention in mentions:
        known = starts.get(found[mention.line].number, ())
        at = bisect_right(known, mention.start, key=itemgetter(0)) - 1
        if at >= 0:
            begin, text = known[at]
            if is_declined(text, mention.start - begin, mention.end - begin, told):
                declined.add(mention)
    return frozenset(declined)


def _described(found: Sequence[Row], told: Sequence[Project]) -> dict[int, list[range]]:
    """Give by row the characters that tell of projects."""
    numbers = {row.number: at for at, row in enumerate(found)}
    spans: dict[int, list[range]] = {}
    for mark in (mark for project in told for mark in project.evidence):
        spans.setdefault(numbers[mark.line - 1], []).append(range(mark.start, mark.end))
    return {at: sorted(each, key=lambda span: span.start) for at, each in spans.items()}


def _asked(found: Sequence[Row], lexicon: Lexicon) -> dict[int, list[range]]:
    """Give by row the characters that say what the posting asks for: to the end of the clause, also in the next row."""
    spans: dict[int, list[range]] = {}
    for at, row in enumerate(found):
        done = 0
        for phrase in lexicon.letter_words.find(row.text, row.words):
            if phrase.label != "asked" or phrase.start < done:
                continue
            cut = _CLAUSE_END.search(row.text, phrase.end, phrase.end + _CLAUSE)
            done = cut.start() if cut else min(len(row.text), phrase.end + _CLAUSE)
            spans.setdefault(at, []).append(range(phrase.end, done))
            if done == len(row.text) and not cut and at + 1 < len(found) and len(row.words) >= _WRAPPED_WORDS:
                rest = _CLAUSE_END.search(found[at + 1].text, 0, _CLAUSE)
                spans.setdefault(at + 1, []).append(range(rest.start() if rest else _CLAUSE))
    return spans


def _lies_in(spans: Sequence[range], place: int) -> bool:
    """Whether a place lies in one of the spans, which are in order and apart."""
    at = bisect_right(spans, place, key=lambda span: span.start) - 1
    return at >= 0 and place in spans[at]
