"""The words of a degree: its level, the degree as written, and its field."""

import re

from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import Found, words

COMPUTING, RELATED = "computing", "related"
GRADE = re.compile(r"\d[\d.,]*\s*/\s*\d|\d+[.,]\d+\s*%?|\d{1,3}\s*%")
_EDGES = " \t,;:|\u00b7\u2022-\u2013\u2014/()"


def find(text: str, lexicon: Lexicon, language: str) -> Found | None:
    """Give the degree a text names: the highest-sounding phrase first in the text, the longest where they overlap."""
    table = lexicon.degrees.get(language) or next(iter(lexicon.degrees.values()))
    found = [each for each in table.find(text, words(text)) if not _is_institution_word(each, text, lexicon)]
    if not found:
        return None
    real = [each for each in found if each.label != "other"]
    return real[0] if real else found[0]


def _is_institution_word(found: Found, text: str, lexicon: Lexicon) -> bool:
    """Tell whether a phrase such as "High School" names a school, as more of a name surrounds it, not a degree."""
    inst = any(each.start <= found.start < each.end for each in lexicon.institutions.find(text, words(text)))
    return inst and len(words(text)) > len(found.phrase.split())


def parted(text: str, lexicon: Lexicon, language: str) -> tuple[str | None, str, str]:
    """Level, degree as written, and field of a text such as "MS in Software Engineering"."""
    if not text:
        return None, "", ""
    degree = find(text, lexicon, language)
    if degree is None:
        return None, text, ""
    start, end = degree.start, _written_end(text, degree, lexicon)
    before, after = text[:start].strip(_EDGES), text[end:].strip(_EDGES)
    written = text[start:end].strip(" ,;:-")
    subject = clean_field(after, lexicon)
    if not subject and before and (subject_class(before, lexicon) or len(before.split()) < 5):
        subject = before
    inner = subject_class(degree.phrase, lexicon) and not subject
    return degree.label, written, written if inner and degree.label == "other" else subject


def _written_end(text: str, degree: Found, lexicon: Lexicon) -> int:
    """Give where a degree ends as written, with its last dot and its bracket (`B.Sc.`, `Diplom (FH)`)."""
    end = degree.end
    while end < len(text) and text[end] in ".)":
        end += 1
    if text[degree.start : end].count("(") != text[degree.start : end].count(")"):
        closing = text.find(")", end)
        return closing + 1 if closing >= 0 else end
    tail = re.match(r"\s*\([^)]*\)", text[end:])
    return end + tail.end() if tail and not subject_class(tail.group(), lexicon) else end


def clean_field(text: str, lexicon: Lexicon) -> str:
    """Give a field without the words that lead to it ("in", "Fachrichtung", "kierunek:") and without a grade."""
    text = text.strip(_EDGES)
    changed = True
    while changed:
        changed = False
        line = words(text)
        for size in (3, 2, 1):
            lead = " ".join(word.key for word in line[:size])
            if len(line) > size and lead in lexicon.field_connectors and not _subject_whole(text, lexicon):
                text = text[line[size].start :].strip(_EDGES)
                changed = True
                break
    line = words(text)
    grade = next((f for f in lexicon.grades.find(text, line) if f.start > 0), None)
    if grade:
        text = text[: grade.start].strip(_EDGES)
    return "" if GRADE.search(text) else text.strip(_EDGES)


def _subject_whole(text: str, lexicon: Lexicon) -> bool:
    return lexicon.fields.label(text) is not None


def subject_class(text: str, lexicon: Lexicon) -> str | None:
    """Class of the field a text names; the best of several, for "Mathematics and Computer Science"."""
    labels = {found.label for found in lexicon.fields.find(text, words(text))}
    return next((each for each in (COMPUTING, RELATED, "unrelated") if each in labels), None)
