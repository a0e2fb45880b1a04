"""Whether an ambiguous word in running text is the skill: what speaks for it and against it is added up.

Tiers and weights follow what was measured on hand-labelled lines of resumes and job ads: a word of tier 1 counts unless
something speaks against it, one of tier 2 needs some evidence, one of tier 3 clear evidence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parsers.skills.matcher import Found, Hit
from parsers.skills.mention import Context
from parsers.skills.passage import Passage
from parsers.skills.surroundings import Surroundings, said, surroundings
from parsers.skills.versions import version
from parsers.vocabulary.skill import LIST_ONLY, SkillEntry, SkillVocabulary
from parsers.vocabulary.spelling import key

THRESHOLDS = (-9.0, 0.0, 1.5, 3.0, 99.0)
"""By tier."""

NEIGHBOUR_CHARACTERS = 45
_MOST_JOINED = 2
_MOST_NEIGHBOURS = 3
_LISTED = 1.5
_CONTEXTS = {Context.SKILLS: 1.0, Context.EDUCATION: -1.0, Context.OTHER: -1.5}
_WEAK = frozenset(
    {
        "against", "and", "behind", "between", "for", "from", "in", "into", "of", "on", "or", "to", "with", "avec",
        "con",
        "en", "mit",
    }
)  # fmt: skip
_ONE = frozenset({"a", "an", "one", "each", "every", "his", "her", "its", "my", "this", "that"})
_THE = frozenset({"the", "our", "their", "your"})
_GOOD = frozenset(
    {"adept", "best", "competent", "experienced", "expert", "good", "great", "look", "looked", "proficient", "skilled"}
)
_CERTAIN = frozenset({"framework", "language", "learning", "learned", "learnt", "using"})
_MADE_WITH = frozenset(
    {
        "from", "in", "on", "to", "using", "via", "with", "auf", "avec", "com", "con", "em", "en", "met", "mit", "na",
        "op", "su", "sur", "w", "z",
    }
)  # fmt: skip
_DWELLING = frozenset({"born", "lived", "living", "lives", "raised", "up"})
_STATE = frozenset({"is", "was", "has"})
_ARTICLES = frozenset({("a",), ("an",), ("the",)})
_PLAIN = _WEAK | {"a", "an", "the", "as", "at", "by", "can", "is", "it", "not", "that", "up", "will", "would"}
_MADE_OF = frozenset(
    {"based", "backed", "centric", "driven", "first", "like", "powered", "related", "specific", "style", "only"}
)
_LETTER_AFTER = _WEAK | {
    "ansi", "as", "both", "embedded", "gnu", "introduced", "knew", "know", "learned", "learning", "legacy", "like",
    "linux", "mainly", "modern", "mostly", "plain", "programmed", "pure", "than", "through", "use", "used", "using",
    "via", "write", "writing", "written", "wrote", "&", "(", "+", ",", "/", ":",
}  # fmt: skip
_LETTER_BEFORE = frozenset(" \n\t.,;:)/|!?-") | {""}
_INITIAL_AFTER = re.compile(r"\.\s?[A-Z]\.")
_INITIAL_BEFORE = re.compile(r"[A-Z]\.\s?\Z")
_SPELLED_OUT = re.compile(r"\s*[(:]\s*([^)\n]{4,80})")


@dataclass(frozen=True, slots=True)
class Known:
    """What the whole document says.

    starts, names: Of the skills that are sure, where they stand, in order, and what they are called. listed: Skills
    that a list names. software: There are enough of them for a resume of the trade.
    """

    starts: Sequence[int]
    names: Sequence[str]
    listed: frozenset[str]
    software: bool


class Doubt(NamedTuple):
    """An ambiguous name, the words around it, and the score that these give it."""

    hit: Hit
    around: Surroundings
    score: float


def doubt(passage: Passage, found: Found, vocabulary: SkillVocabulary, hit: Hit) -> Doubt | None:
    """Weigh what stands around an ambiguous name; None if that shows it to be something else."""
    entry = hit.form.entry
    if entry is None or hit.form.tier >= LIST_ONLY or not spelled(passage, hit):
        return None
    around = surroundings(passage, hit)
    if _in_a_phrase(entry, around, vocabulary) or _another_thing(passage, hit, around, vocabulary):
        return None
    score = _CONTEXTS.get(passage.contexts[hit.line], 0.0)
    if score < 0 and _count(found, "level_1", around):
        score = 1.0
    score += _capitals(hit, around) + _beside(passage, vocabulary, hit, around)
    return Doubt(hit, around, score + _sentence(passage, found, hit, around))


def accepted(doubted: Doubt, known: Known, joined: Iterable[bool]) -> bool:
    """Whether the name is its skill. joined: of each name enumerated with it, whether it is sure."""
    needed = THRESHOLDS[doubted.hit.form.tier] + (0 if known.software else 1) - doubted.score
    if needed <= 0 or needed > _MOST_JOINED + _MOST_NEIGHBOURS + _LISTED:
        return needed <= 0
    needed -= min(sum(joined), _MOST_JOINED)
    return needed <= 0 or _document(doubted.hit, doubted.around, known) >= needed


def spelled(passage: Passage, hit: Hit) -> bool:
    """Whether the name has the capitals that its entry asks for."""
    form = hit.form
    if form.case == "exact":
        return _written(passage, hit) == form.spelled
    return form.case != "upper" or not any(word[0].islower() for word in _written(passage, hit).split())


def _written(passage: Passage, hit: Hit) -> str:
    """Give the name as it is written, the end of a line within it undone."""
    text = passage.text[hit.start : hit.end]
    if "\n" not in text:
        return text
    joined = text.replace("-\n", "")
    return joined if key(joined) == hit.form.key else text.replace("-\n", "-").replace("\n", " ")


def _in_a_phrase(entry: SkillEntry, around: Surroundings, vocabulary: SkillVocabulary) -> bool:
    """Whether a phrase makes the word another one. "to react" does, "to React" does not; "a Flask app" is one."""
    if not entry.never:
        return False
    beside = (*entry.never.get(around.previous, ()), *entry.never.get(around.following, ()), *entry.never.get("", ()))
    for phrase in beside:
        if said(phrase, around):
            if around.small or not _PLAIN.issuperset(phrase.before + phrase.after):
                return True
            article = phrase.before[-1:] in _ARTICLES and around.following not in vocabulary.words["after"]
            if article if phrase.before else not around.telling:
                return True
    return False


def _capitals(hit: Hit, around: Surroundings) -> float:
    if hit.form.case == "any":
        return 0.5
    if around.small:
        return -1.5
    if not around.telling:
        return 0.0
    return 2.0 if hit.form.case == "exact" and hit.form.spelled.isupper() and len(hit.form.key) > 2 else 1.0


def _beside(passage: Passage, vocabulary: SkillVocabulary, hit: Hit, around: Surroundings) -> float:
    """Weigh what the words next to it say."""
    score = 2.0 if version(passage.text, hit.end) else 0.0
    if around.following in vocabulary.words["after"] and passage.text[hit.end : hit.end + 1] in " -\n":
        score += 2.0
    elif hit.form.tier > 1:
        score += _ordinary(vocabulary, around)
    if around.after[:1] == ["-"] and len(around.after) > 1 and around.after[1].lower() in _MADE_OF:
        score += 1.5
    return score + _led_up_to(vocabulary, around)


def _ordinary(vocabulary: SkillVocabulary, around: Surroundings) -> float:
    """Weigh what is said of an ordinary word: "a react", "raised in Dart", "My Scala is", "the Tornado web server"."""
    previous, after = around.previous, around.after
    if len(after) > 1 and after[0].islower() and after[1] in vocabulary.words["thing"]:
        return 1.5
    if previous == "my" and around.following in _STATE:
        return 1.5
    if previous in _ONE:
        return -1.0
    if previous == "in" and (around.following == "near" or not _DWELLING.isdisjoint(around.before[-2:])):
        return -3.0
    return -0.5 if previous in _THE and around.following.isalpha() else 0.0


def _led_up_to(vocabulary: SkillVocabulary, around: Surroundings) -> float:
    """Weigh the last two words before it."""
    words, previous = vocabulary.words, around.previous
    pair = " ".join(around.before[-2:]).lower()
    if previous in _CERTAIN or pair in words["before_pairs"]:
        return 2.0
    if previous in _MADE_WITH and pair.partition(" ")[0] in words["thing"]:
        return 2.0
    if previous in words["before"]:
        return 1.0
    if previous in _WEAK:
        return 0.5
    return -2.0 if previous == "at" and _GOOD.isdisjoint(pair.split()) else 0.0


def _sentence(passage: Passage, found: Found, hit: Hit, around: Surroundings) -> float:
    """Weigh what the sentence is about."""
    work = _count(found, "work", around)
    score = min(work, 2) * 0.5
    if _count(found, "leisure", around):
        score -= 1.5 if work else 2.0
    near = hit.form.entry.near if hit.form.entry else ()
    if near:
        sentence = f" {passage.folded[around.start : hit.start]} \x00 {passage.folded[hit.end : around.end]}"
        score += 1.5 * any(map(sentence.__contains__, near))
    return score


def _document(hit: Hit, around: Surroundings, known: Known) -> float:
    """Weigh what skills are near, and whether the document lists this one."""
    name = hit.form.entry.name if hit.form.entry else ""
    low, high = hit.start - NEIGHBOUR_CHARACTERS, hit.end + NEIGHBOUR_CHARACTERS
    if around.before or around.after:
        low, high = max(low, around.start), min(high, around.end)
    first, last = bisect_left(known.starts, low), bisect_left(known.starts, high)
    neighbours = {each for each in known.names[first:last] if each != name}
    listed = 0.0 if name not in known.listed else 0.5 if around.small else _LISTED
    return min(len(neighbours), _MOST_NEIGHBOURS) + listed


def _another_thing(passage: Passage, hit: Hit, around: Surroundings, vocabulary: SkillVocabulary) -> bool:
    """Whether the word is part of a compound, a longer name, an abbreviation or somebody's initials."""
    text = passage.text
    if text[hit.start - 1 : hit.start] == "(" and hit.form.key in vocabulary.words["level"]:
        return True
    if hit.form.tier < 2:
        longer = _longer_name(passage, hit, around, vocabulary)
        return longer and not (around.first and vocabulary.words["firm"].isdisjoint(map(str.lower, around.after)))
    if len(hit.form.key) == 1 and _letter(text, hit, around, vocabulary):
        return True
    if text[hit.end : hit.end + 1] == "-" and text[hit.end + 1 : hit.end + 2].isalnum():
        return around.following not in _MADE_OF and around.following not in vocabulary.words["after"]
    if text[hit.start - 1 : hit.start] == "-" and text[hit.start - 2 : hit.start - 1].isalnum():
        return True
    return _longer_name(passage, hit, around, vocabulary) or _abbreviation(text, hit)


def _letter(text: str, hit: Hit, around: Surroundings, vocabulary: SkillVocabulary) -> bool:
    """Whether a single letter counts something (vitamin C, grade D) or is an initial."""
    if (
        text[hit.end : hit.end + 1] not in _LETTER_BEFORE
        or _INITIAL_AFTER.match(text, hit.end)
        or _INITIAL_BEFORE.search(text[max(0, hit.start - 3) : hit.start])
    ):
        return True
    led_up = around.previous in _LETTER_AFTER or around.previous in vocabulary.words["before"]
    return around.following not in vocabulary.words["after"] and not led_up and not around.first


def _longer_name(passage: Passage, hit: Hit, around: Surroundings, vocabulary: SkillVocabulary) -> bool:
    """Whether other capitalised words make it part of a name: Salt Lake City, Franz Kafka, Spring Mobile."""
    if around.small or around.following in vocabulary.words["after"]:
        return False
    text = passage.text
    if text[hit.end : hit.end + 1] == " " and around.after and _capitalised(around.after[0]):
        firm = not vocabulary.words["firm"].isdisjoint(map(str.lower, around.after))
        if firm or (not _is_name(around.after[0], vocabulary) and (around.telling or around.first)):
            return True
    if not around.telling or text[hit.start - 1 : hit.start] != " " or not _capitalised(around.before[-1]):
        return False
    opens = not passage.text[around.start : hit.start].strip(" -*•·\n").count(" ")
    known = around.previous in vocabulary.words["before"] or around.previous in vocabulary.words["title"]
    return not opens and not known and not _is_name(around.before[-1], vocabulary)


def _capitalised(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word.isalpha()


def _is_name(word: str, vocabulary: SkillVocabulary) -> bool:
    return word.strip(".,;:()").lower() in vocabulary.forms


def _abbreviation(text: str, hit: Hit) -> bool:
    """Whether it stands for words that are said beside it: DART (Dallas Area Rapid Transit)."""
    word = text[hit.start : hit.end]
    if len(word) < 3 or not word.isupper():
        return False
    after = _SPELLED_OUT.match(text, hit.end)
    if after and _initials(after[1].split()[: len(word)]) == word:
        return True
    if text[hit.start - 1 : hit.start] != "(":
        return False
    before = [each for each in text[max(0, hit.start - 100) : hit.start - 1].split() if each[0].isupper()]
    return _initials(before[-len(word) :]) == word


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0].upper() for word in words)


def _count(found: Found, entry: str, around: Surroundings) -> int:
    cues = found.cues.get(entry)
    if not cues or cues[0][0] >= around.end or cues[-1][0] < around.start:
        return 0
    return bisect_left(cues, (around.end, 0)) - bisect_left(cues, (around.start, 0))
