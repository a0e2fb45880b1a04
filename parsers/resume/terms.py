"""When someone could start and where they may work, as written: from labels, headings and sentences that say so.

Citizenship is a protected attribute: a text that rests on it alone is no claim, and it is cut from one that does not.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from parsers.records import Claim, Document
from parsers.resume.row import Row
from parsers.resume.rows import evidence, squeeze
from parsers.resume.sentences import Sentence, sentences
from parsers.resume.statements import Labelled, clauses
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import Found, words

_LABELLED, _SAID = 0.95, 0.8
# With its year or a dot behind the month, since "24/7" and "3.11" are no days.
_DAY = re.compile(
    r"(?<![\d.])(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])(?:[./](?:20)?\d\d(?!\d)|\.(?!\d))"
    r"|(?<!\d)20\d\d-\d\d(?:-\d\d)?|(?<!\d)(?:0?[1-9]|1[0-2])[/.]20\d\d(?!\d)|\bQ[1-4]\b"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_DIGIT = re.compile(r"\d")
_REACH = 40  # characters, at most, in which these words stand
_BESIDE = 3  # words between "available" and a month without a figure
_BEFORE, _AFTER = 7, 5  # characters around a month in which its day or year stands ("15 de enero", "May 2027")


def read(
    document: Document, values: Sequence[Labelled], prose: Sequence[Row], lexicon: Lexicon
) -> tuple[Claim | None, Claim | None]:
    """Give when the person could start, and where they say they may work, and whether they need a visa.

    values: With their labels. prose: Rows searched for sentences.
    """
    labels = {each.label for row in prose for each in lexicon.terms.find(row.text, row.words)}
    said = tuple(sentences(prose)) if labels & {"start", "begin", "may_work"} else ()
    return (
        _availability(document, values, said if labels & {"start", "begin"} else (), lexicon),
        _authorisation(document, values, said if labels & {"may_work", "begin"} else (), lexicon),
    )


def _availability(
    document: Document, values: Sequence[Labelled], said: Sequence[Sentence], lexicon: Lexicon
) -> Claim | None:
    for kind, row, label, value, start in values:
        if kind == "notice":
            place = evidence(document, row, "availability_label")
            return Claim(value=f"{label}: {value}", evidence=(place,), confidence=_LABELLED)
        if kind == "availability" and _is_time(value, lexicon):
            place = evidence(document, row, "availability_label", start, start + len(value))
            return Claim(value=value, evidence=(place,), confidence=_LABELLED)
    return next(_said(document, said, lexicon, "availability"), None)


def _authorisation(
    document: Document, values: Sequence[Labelled], said: Sequence[Sentence], lexicon: Lexicon
) -> Claim | None:
    for kind, row, label, value, start in values:
        if kind == "work_authorisation" and not _citizen(value, lexicon):
            place = evidence(document, row, "authorisation_label", 0, start + len(value))
            return Claim(value=f"{label}: {value}", evidence=(place,), confidence=_LABELLED)
    return next(_said(document, said, lexicon, "authorisation"), None)


def _is_time(text: str, lexicon: Lexicon) -> bool:
    """Whether a text names a time: at once, a span, a day, a month with a figure or alone."""
    line = words(text)
    if _DAY.search(text) or _YEAR.search(text):
        return True
    if any(found.label in {"soon", "spans"} for found in lexicon.terms.find(text, line)):
        return True
    months = any(lexicon.months.find(text, line))
    return months and (bool(_DIGIT.search(text)) or len(line) <= 2)


def _citizen(text: str, lexicon: Lexicon) -> bool:
    return any(found.label == "citizen" for found in lexicon.terms.find(text, words(text)))


def _said(document: Document, said: Sequence[Sentence], lexicon: Lexicon, wanted: str) -> Iterator[Claim]:
    """Give what sentences say, without those that ask."""
    for sentence in said:
        if sentence.text.endswith("?"):
            continue
        span = _start(sentence, lexicon) if wanted == "availability" else _may_work(sentence, lexicon)
        if span:
            value = squeeze(sentence.text[slice(*span)])
            yield Claim(value=value, evidence=sentence.evidence(document, wanted, *span), confidence=_SAID)


def _start(sentence: Sentence, lexicon: Lexicon) -> tuple[int, int] | None:
    """Give the clause that says from when the person is available, or could begin."""
    for first, last in clauses(sentence.text, lexicon):
        text = sentence.text[first:last]
        found = list(lexicon.terms.find(text, words(text)))
        labels = {each.label for each in found}
        says = "start" in labels or {"begin", "can"} <= labels
        if says and "otherwise" not in labels and _tells_time(text, found, lexicon):
            return first, last
    return None


def _tells_time(text: str, found: Sequence[Found], lexicon: Lexicon) -> bool:
    """Whether a clause names a time. A month without a figure stands right behind the words ("available from May")."""
    if any(each.label in {"soon", "spans"} for each in found) or _DAY.search(text):
        return True
    ends = [each.end for each in found if each.label in {"start", "begin"}]
    for month in lexicon.months.find(text, words(text)):
        near = text[max(0, month.start - _BEFORE) : month.end + _AFTER]
        end = ends[max(0, bisect_right(ends, month.start) - 1)] if ends else month.end
        beside = end < month.start <= end + _REACH and len(text[end : month.start].split()) <= _BESIDE
        if _DIGIT.search(near) or (beside and text[month.start].isupper()):
            return True
    return False


def _may_work(sentence: Sentence, lexicon: Lexicon) -> tuple[int, int] | None:
    """Give the clause that says where the person may work, without words of citizenship before it."""
    for first, last in clauses(sentence.text, lexicon):
        text = sentence.text[first:last]
        found = list(lexicon.terms.find(text, words(text)))
        stated = next((each for each in found if each.label == "may_work"), None)
        if stated is None:
            continue
        citizens = [each for each in found if each.label == "citizen"]
        if not any(each.start > stated.start for each in citizens):
            return (first + stated.start if citizens else first), last
    return None
