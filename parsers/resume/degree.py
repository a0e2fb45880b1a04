"""The words of a degree: its level, the degree as written, and its field."""

import re
from collections.abc import Sequence

from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import Found, key, words

COMPUTING, RELATED = "computing", "related"
GRADE = re.compile(r"\d[\d.,]*\s*/\s*\d|\d+[.,]\d+\s*%?|\d{1,3}\s*%|(?<!\d)[12]:[12](?!\d)")
_ENDED = re.compile(r"(?<=[^\W\d_]{4})\.$")
_SEPARATORS = (",", ";", "(", "-", "\u2013", "\u2014", ":", "|")
_OPENING, _SIGN = re.compile(r"\.?\s*\("), re.compile(r"[\t,;:|(\u2013\u2014]")
_EDGES = " \t,;:|\u00b7\u2022-\u2013\u2014/"


def find(text: str, lexicon: Lexicon, language: str) -> Found | None:
    """Give the degree a text names: the highest-sounding phrase first in the text, the longest where they overlap."""
    table = lexicon.degrees.get(language) or next(iter(lexicon.degrees.values()))
    named: Sequence[Found] | None = None
    found = []
    for each in table.find(text, words(text)):
        named = list(lexicon.institutions.find(text, words(text))) if named is None else named
        if not _is_institution_word(each, named, text, lexicon):
            found.append(each)
    if not found:
        return None
    real = [each for each in found if each.label != "other"]
    if real:
        return _explained(real[0], real[1:], text)
    status = tuple(lexicon.unfinished.find(text, words(text)))
    rest = (each for each in found if not any(one.start <= each.start and each.end <= one.end for one in status))
    return next(rest, None)


def _explained(found: Found, others: Sequence[Found], text: str) -> Found:
    """Give the degree the level that a bracket right behind it states, as in "Ing. (Master's level)"."""
    stated = next((each for each in others if _OPENING.fullmatch(text, found.end, each.start)), None)
    return found._replace(label=stated.label) if stated else found


def _is_institution_word(found: Found, named: Sequence[Found], text: str, lexicon: Lexicon) -> bool:
    """Tell whether a phrase such as "High School" names a school, as more of a name surrounds it, not a degree.

    So does a trade within it: "Hochschule f\u00fcr Technik". named: words of institutions in the text.
    """
    line = words(text)
    if any(each.start <= found.start < each.end for each in named):
        return len(line) > len(found.phrase.split())
    before = next((word.key for word in reversed(line) if word.end <= found.start), "")
    return (
        found.label == "other"
        and before in lexicon.field_connectors | lexicon.particles
        and any(each.end <= found.start and not _SIGN.search(text[each.end : found.start]) for each in named)
    )


def parted(text: str, lexicon: Lexicon, language: str) -> tuple[str | None, str, str]:
    """Level, degree as written, and field of a text such as "MS in Software Engineering"."""
    if not text:
        return None, "", ""
    degree = find(text, lexicon, language)
    if degree is None:
        return None, text, ""
    start, end = degree.start, _written_end(text, degree, lexicon)
    before, after = _trimmed(text[:start]), _trimmed(text[end:])
    written = text[start:end].strip(" ,;:-")
    subject = clean_field(after, lexicon)
    if not subject and before and (subject_class(before, lexicon) or (len(before.split()) < 5 and _has_field(degree))):
        subject = clean_field(before, lexicon)
    if degree.label == "other" and subject and _subject_whole(f"{written} {subject}", lexicon):
        # "technik informatyk": the trade's name is the degree and the field at once.
        subject = f"{written} {subject}"
    return (
        degree.label,
        written,
        subject or (written if degree.label == "other" and subject_class(degree.phrase, lexicon) else ""),
    )


def within(text: str, lexicon: Lexicon) -> str:
    """Give the field that is part of the degree's own name, as in "Bachelor of Computer Science"; empty without one.

    "Engineering" or "Arts" alone say which degree it is, not what was studied.
    """
    found = list(lexicon.fields.find(text, words(text)))
    named = [each for each in found if " " in each.phrase or each.label == COMPUTING]
    return text[named[0].start : named[0].end] if named else ""


def _has_field(degree: Found) -> bool:
    """Tell whether such a degree is in a field: words before a school's certificate are none."""
    return degree.label != "highschool"


def _written_end(text: str, degree: Found, lexicon: Lexicon) -> int:
    """Give where a degree ends as written, with its last dot and its bracket (`B.Sc.`, `Diplom (FH)`)."""
    end = degree.end
    while end < len(text) and text[end] in ".)":
        end += 1
    following = re.match(r"[ -]([^\W\d_]+)(?!\w)", text[end:])
    if following and "qualification" in lexicon.labels.get(key(following.group(1)), ()):
        end += following.end()
    if text[degree.start : end].count("(") != text[degree.start : end].count(")"):
        closing = text.find(")", end)
        return closing + 1 if closing >= 0 else end
    tail = re.match(r"\s*\([^)]*\)", text[end:])
    return end + tail.end() if tail and not subject_class(tail.group(), lexicon) else end


def clean_field(text: str, lexicon: Lexicon) -> str:
    """Give a field without the words that lead to it ("in", "Fachrichtung", "kierunek:") and without what follows it.

    A grade follows, a board of examination, or how the studies ended.
    """
    text = _ENDED.sub("", _led(without_remarks(_trimmed(text), lexicon), lexicon))
    first = re.split(r"[,;]\s", text, maxsplit=1)[0]
    if first != text and _subject_whole(first, lexicon):
        return first
    return "" if GRADE.search(text) else text


def without_remarks(text: str, lexicon: Lexicon, *, apart: bool = False) -> str:
    """Give the text up to a grade, a board, or a word on how or when the studies ended.

    apart: only where a separator stands before it, as in a name ("Scuola Media" is a school, "media" a mark).
    """
    line = words(text)
    tables = (lexicon.grades, lexicon.unfinished, lexicon.expected, lexicon.ended)
    ends = [found.start for table in tables for found in table.find(text, line)]
    ends += [found.start() for found in GRADE.finditer(text)]
    if apart:
        ends = [end for end in ends if text[:end].rstrip().endswith(_SEPARATORS)]
    return _trimmed(text[: min(ends, default=len(text))])


def school_name(text: str, lexicon: Lexicon) -> str:
    """Give an institution without the remarks behind a separator, and without a sentence's full stop."""
    return _ENDED.sub("", without_remarks(text, lexicon, apart=True))


def _led(text: str, lexicon: Lexicon) -> str:
    """Give the text from behind the words that lead to it."""
    changed = True
    while changed:
        changed = False
        line = words(text)
        for size in (4, 3, 2, 1):
            lead = " ".join(word.key for word in line[:size])
            if len(line) > size and lead in lexicon.field_connectors and not _subject_whole(text, lexicon):
                text = _trimmed(text[line[size].start :])
                changed = True
                break
    return text


def _trimmed(text: str) -> str:
    """Without separators at its edges, and without brackets that are empty, unclosed or around all of it."""
    text = text.strip(_EDGES)
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")].strip(_EDGES) or text.strip("( ")
    elif text.count("(") < text.count(")"):
        text = text.strip(") ").strip(_EDGES)
    if text.startswith("(") and text.find(")") == len(text) - 1:
        text = text[1:-1].strip(_EDGES)
    return text


def _subject_whole(text: str, lexicon: Lexicon) -> bool:
    return lexicon.fields.label(text) is not None


def subject_class(text: str, lexicon: Lexicon) -> str | None:
    """Class of the field a text names; the best of several, for "Mathematics and Computer Science"."""
    labels = {found.label for found in lexicon.fields.find(text, words(text))}
    return next((each for each in (COMPUTING, RELATED, "unrelated") if each in labels), None)
