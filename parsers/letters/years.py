"""Years of work that a letter tells of without dates: "For four years I worked as a developer".

They are no positions, whose months could be counted, but a reader should see them.
"""

from collections.abc import Iterator
from itertools import pairwise

from parsers import authorship
from parsers.records import Document, Evidence
from parsers.resume.rows import rows
from parsers.resume.sentences import sentences
from parsers.vocabulary import Lexicon, SkillVocabulary, Vocabulary
from parsers.vocabulary.phrases import fold, words
from parsers.vocabulary.skill import NUMBERS

RULE = "years_told"
_DIGITS = 2  # at most, of a number of years


def read(document: Document, vocabulary: Vocabulary, *, subject: str = "") -> Iterator[Evidence]:
    """Give the sentences in which a letter's writer tells of years of their work. subject: Of the mail it came in."""
    lexicon = vocabulary.lexicon
    said = rows(authorship.own(document, lexicon, subject=subject), lexicon)
    for sentence in sentences(said):
        if _tells(sentence.text, lexicon) and _counts(sentence.text, vocabulary.skills):
            yield from sentence.evidence(document, RULE, 0, len(sentence.text))[:1]


def _tells(text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence speaks of work that was done, and neither asks for it nor denies it."""
    line = words(text)
    if text.endswith("?") or not any(lexicon.worked.find(text, line)):
        return False
    if any(each.label == "asked" for each in lexicon.letter_words.find(text, line)):
        return False
    return not any(each.label == "denied" for each in lexicon.workplace_words.find(text, line))


def _counts(text: str, skills: SkillVocabulary) -> bool:
    """Whether a number stands right before a word for years, and no "old" or "ago" behind it."""
    numbers = {fold(word) for number in NUMBERS for word in skills.words[f"number_{number}"]}
    years, ago = set(map(fold, skills.words["years"])), set(map(fold, skills.words["ago"]))
    line = words(text)
    return any(
        second.key in years
        and (first.key in numbers or (first.key.isdigit() and len(first.key) <= _DIGITS))
        and ago.isdisjoint([word.key for word in line[at + 2 : at + 3]])
        for at, (first, second) in enumerate(pairwise(line))
    )
