"""The studies that a letter tells of: a degree that its writer says they hold, in one sentence with what is said of it.

Only the first person tells of the writer's own ("I hold a", "I graduated"); what is denied or wished for is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.records import DegreeLevel, Document, Education
from parsers.resume import degree
from parsers.resume.education import Course
from parsers.resume.row import Row
from parsers.resume.rows import squeeze
from parsers.resume.sentences import Sentence, sentences
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import Found, Word, key, words

RULE = "education_told"

_MOST = 4  # of one letter
_BETWEEN = 2  # words, at most, from "I hold a" to the degree: "first-class"
_TO_FIELD = 3  # words, at most, from the degree to its field, all of them such as "in"
_TAIL = 5  # letters, at least, of a word that ends a compound
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAME_BEFORE = re.compile(r"(?:[A-Z\u00c0-\u017d][\w.'\u2019-]*\s)+\Z")
_NAME_AFTER = re.compile(
    r"(?:\s(?:(?:of|de|di|do|da|del|f\u00fcr|van|der)\s)?(?:the\s)?[A-Z\u00c0-\u017d][\w.'\u2019-]*\w)+"
)
_CUT = re.compile(r"[;:]|\s[\u2013\u2014-]\s")


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause that tells of studies. cue: the phrase that does; denotes: the degree in it, None without one."""

    text: str
    start: int
    cue: Found
    denotes: Found | None


def read(document: Document, found: Sequence[Row], lexicon: Lexicon, language: str) -> tuple[Course, ...]:
    """Give the courses of study that sentences of a letter tell of. found: The rows of the writer's own words."""
    courses: list[Course] = []
    for sentence in sentences(found):
        told = _told(sentence, lexicon, language)
        course = _course(document, sentence, told, lexicon, language) if told else None
        if course:
            courses.append(course)
        if len(courses) == _MOST:
            break
    return tuple(courses)


def _told(sentence: Sentence, lexicon: Lexicon, language: str) -> _Told | None:
    """Give the first such phrase of a sentence that a degree follows; "I graduated" tells enough without one."""
    text = sentence.text
    cues = tuple(lexicon.studies_told.find(text, words(text)))
    if not cues or text.endswith("?"):
        return None
    for cue in cues:
        cut = _CUT.search(text, cue.end)
        end = cut.start() if cut else len(text)
        named = _degree(text[cue.end : end], lexicon, language)
        between = len(words(text[cue.end : cue.end + named.start])) if named else 0
        if (cue.label == "holds" and (named is None or between > _BETWEEN)) or _is_denied(text, cue, named, lexicon):
            continue
        return _Told(text[cue.end : end], cue.end, cue, named)
    return None


def _degree(text: str, lexicon: Lexicon, language: str) -> Found | None:
    """Give the degree in a text, else a word such as "degree"."""
    named = degree.find(text, lexicon, language)
    return named or next(lexicon.degree_words.find(text, words(text)), None)


def _is_denied(text: str, cue: Found, named: Found | None, lexicon: Lexicon) -> bool:
    """Whether a word before the degree denies it, or one before the phrase wishes for it."""
    end = cue.end + named.start if named else cue.end
    signs = [each for each in lexicon.workplace_words.find(text[:end], words(text[:end])) if each.start < cue.start]
    within = lexicon.workplace_words.find(text[cue.start : end], words(text[cue.start : end]))
    return any(each.label == "denied" for each in within) or any(
        each.label in {"denied", "wish"} and "," not in text[each.end : cue.start] for each in signs
    )


def _course(document: Document, sentence: Sentence, told: _Told, lexicon: Lexicon, language: str) -> Course | None:
    named = told.denotes
    field = _field(told, lexicon)
    school = _school(told, lexicon)
    if named is None and not (field or school):
        return None
    level = _level(named)
    completed = _completed(sentence.text, told.cue, lexicon)
    written = squeeze(told.text[named.start : named.end]) if named else None
    education = Education(
        institution=school,
        degree=written,
        degree_level=level if completed is not None else None,
        field=field,
        end_year=_year(told, lexicon, language),
        completed=completed,
        evidence=sentence.evidence(document, RULE, 0, len(sentence.text)),
    )
    return Course(education, degree.subject_class(field or written or "", lexicon), ())


def _level(named: Found | None) -> DegreeLevel | None:
    known = {level.value for level in DegreeLevel}
    return DegreeLevel(named.label) if named and named.label in known else None


def _completed(text: str, cue: Found, lexicon: Lexicon) -> bool | None:
    """Whether the studies were finished; None where someone says only that they studied."""
    line = words(text)
    if any(lexicon.unfinished.find(text, line)) or any(lexicon.expected.find(text, line)):
        return False
    return True if cue.label != "studied" or any(lexicon.ended.find(text, line)) else None


def _field(told: _Told, lexicon: Lexicon) -> str | None:
    """Give the field right behind the degree, in its own name, or before a word such as "degree"."""
    text, named = told.text, told.denotes
    end = named.end if named else 0
    fields = list(lexicon.fields.find(text, words(text)))
    for each in fields:
        between = words(text[end : each.start]) if each.start >= end else ()
        if each.start >= end and len(between) <= _TO_FIELD and _leads(between, lexicon):
            return text[each.start : each.end]
    if named is None:
        return None
    before = next((each for each in fields if each.end <= named.start), None)
    if before is None and (compound := _compound(text[: named.end], lexicon)):
        return compound
    return text[before.start : before.end] if before else degree.within(text[named.start : named.end], lexicon) or None


def _compound(text: str, lexicon: Lexicon) -> str | None:
    """Give the field that is one word with a word such as "Studium": "Informatikstudium"."""
    tails = [tail for tail in lexicon.degree_words.labels if len(tail) >= _TAIL]
    for word in words(text):
        for tail in tails:
            head = text[word.start : word.end - len(tail)]
            if word.key.endswith(tail) and head and lexicon.fields.label(head):
                return head
    return None


def _leads(between: Sequence[Word], lexicon: Lexicon) -> bool:
    known = lexicon.field_connectors | lexicon.degree_words.labels.keys()
    return all(word.key in known for word in between) or " ".join([word.key for word in between]) in known


def _school(told: _Told, lexicon: Lexicon) -> str | None:
    """Give the name in capitals around a word such as "University"."""
    text = told.text
    for each in lexicon.institutions.find(text, words(text)):
        if not text[each.start].isupper():
            continue
        before = _NAME_BEFORE.search(text, 0, each.start)
        after = _NAME_AFTER.match(text, each.end)
        return squeeze(text[before.start() if before else each.start : after.end() if after else each.end])
    return None


def _year(told: _Told, lexicon: Lexicon, language: str) -> int | None:
    """Give the only year of the clause, where no "and" begins another statement before it."""
    years = list(_YEAR.finditer(told.text))
    joins = {key(each) for one in lexicon.languages if one.code == language for each in one.entry("words", "and")}
    if len(years) != 1 or any(word.key in joins for word in words(told.text[: years[0].start()])):
        return None
    return int(years[0].group())
