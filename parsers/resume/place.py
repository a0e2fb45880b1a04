"""What a text says as a place: how much it is one and nothing else, and in which country it lies."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from parsers.resume.row import Row
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import Found, Word, words

_DIGIT = re.compile(r"\d")
_POSTCODE = re.compile(
    r"(?<![\w+-])(?:[A-Z]{1,2}-)?(?:\d{5}(?:-\d{3,4})?|\d{4}\s?[A-Z]{2}|\d{2}-\d{3}|\d{4}(?:-\d{3})?|\d{3}\s\d{2}"
    r"|[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}|\d{6}|[A-Z]\d[A-Z]\s?\d[A-Z]\d)(?![\w-])"
)
SHAPE = re.compile(
    r"[^\W\d_][\w'\u2019. -]{1,40},\s*[^\W\d_][\w'\u2019. -]{1,40}(?:,\s*[^\W\d_][\w'\u2019. -]{1,40}|\s*\([A-Z]{2}\))?"
)
_SHORT_CODE = re.compile(r"\b[A-Z]{2}\b|\([A-Z]{2}\)")
DISTRICT = re.compile(r",?\s[A-Z]{1,2}\d{1,2}[A-Z]?")  # the first half of a British postcode, behind a town
_NO_TOWN = 0.7  # a country alone says less than a town with it
OTHER = 2.5  # what else a text names speaks as much against it as a place
_CODE = 2  # letters of a country's code (ISO 3166-1)


def place_score(text: str, lexicon: Lexicon) -> float:
    """How much a text is a place and nothing else: 3 and more for a known one, 1 to 2 for its shape alone.

    0 where nothing speaks for it, below where another thing is named beside it.
    """
    line = words(text)
    if not line or len(line) > 14:
        return 0.0
    found = tuple(lexicon.places.find(text, line))
    if not found and "," not in text and not _DIGIT.search(text):
        return 0.0
    is_district = bool(found and DISTRICT.fullmatch(text, found[-1].end))
    score = 3.0 * (_covered(text, line, found, lexicon) + is_district) / len(line) if found else 0.0
    postcode = _POSTCODE.search(text) if len(line) > 1 and _DIGIT.search(text) else None
    if postcode:
        score += 2.0
    if "," in text and SHAPE.fullmatch(text):
        score += 1.0
    if found and _SHORT_CODE.search(text):
        score += 0.5
    if found and all(lexicon.countries.label(each.phrase) for each in found):
        score -= _NO_TOWN
    if is_district or (found and text.rstrip(")").endswith(tuple(text[each.start : each.end] for each in found))):
        score += 0.5
    if score <= 0:
        return 0.0
    return score - OTHER * names_other(text, lexicon, known=bool(found), code_end=postcode.end() if postcode else 0)


def _covered(text: str, line: Sequence[Word], found: Sequence[Found], lexicon: Lexicon) -> int:
    """Return how many words of a text are of the places found, or say "around" or the code of a country behind them."""
    covered = sum(len(each.phrase.split()) for each in found) + sum(word.key in lexicon.area_words for word in line)
    last = text[line[-1].start : line[-1].end]
    return covered + (found[-1].end < line[-1].start and len(last) == _CODE and last in _codes(lexicon))


def names_other(text: str, lexicon: Lexicon, *, known: bool = False, code_end: int = 0) -> bool:
    """Tell whether a title, an institution or a company's legal form is in the text.

    Two letters beside a known place are no legal form, and none is the end of a postcode, where code_end tells it.
    """
    line = words(text)
    return (
        any(lexicon.title_heads.find(text, line))
        or any(lexicon.institutions.find(text, line))
        or any(
            (each.end - each.start > 2 or not known) and each.end != code_end for each in lexicon.legal.find(text, line)
        )
    )


def is_known(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text is made of known places, with at most figures and the codes of states and countries."""
    line = words(text)
    found = tuple(lexicon.places.find(text, line))
    rest = [word for word in line if not any(each.start <= word.start < each.end for each in found)]
    return bool(found) and all(text[word.start : word.end].isdigit() or _is_code(text, word) for word in rest)


def _is_code(text: str, word: Word) -> bool:
    return word.end - word.start == _CODE and text[word.start : word.end].isupper()


def country(text: str, lexicon: Lexicon) -> str | None:
    """Code of the country a place names, or lies in.

    `DE` behind a town is a state of the USA, unless the town or a region before it says otherwise.
    """
    line = words(text)
    named = [found.label for found in lexicon.countries.find(text, line)]
    if named:
        return named[-1]
    codes: list[str] = [code for code in re.findall(r"\b[A-Z]{2}\b", text) if code in _codes(lexicon)]
    around = [found.label for found in lexicon.places.find(text, line) if len(found.label) == _CODE]
    if codes and (not around or codes[-1] in around or text.count(",") > 1):
        return codes[-1]
    return around[-1] if around else None


@lru_cache(maxsize=8)
def _codes(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.countries.labels.values())


def mentioned(rows: Sequence[Row], lexicon: Lexicon) -> tuple[str, ...]:
    """Countries in which places lie that a resume names anywhere, most often named first."""
    counts = Counter(found.label for row in rows for found in lexicon.places.find(row.text, row.words))
    return tuple(code for code, _ in counts.most_common() if len(code) == _CODE)


def regions(places: Sequence[str | None], languages: Sequence[str], address: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Countries whose national telephone numbers the resume may hold, likeliest first."""
    found = [code for text in places if text and (code := country(text, lexicon))]
    domain = address.rpartition(".")[2].upper()
    if len(domain) == 2:
        found.append("GB" if domain == "UK" else domain)
    spoken = [region for language in languages for region in lexicon.regions.get(language, ())]
    return tuple(dict.fromkeys((*found, *spoken)))
