"""Where the person lives: from the contact block only, as written. Employers' cities and birth places are traps."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parsers.records import Claim
from parsers.resume.contact import Block
from parsers.resume.labels import protected
from parsers.resume.row import Row
from parsers.resume.rows import evidence
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import words

_SEPARATORS = re.compile(r"\s*[|\u00b7\u2022\u2219\u25cf\u25e6;\t]\s*|\s{3,}")
_DIGIT = re.compile(r"\d")
_POSTCODE = re.compile(
    r"(?<![\w+-])(?:[A-Z]{1,2}-)?(?:\d{5}(?:-\d{3,4})?|\d{4}\s?[A-Z]{2}|\d{2}-\d{3}|\d{4}(?:-\d{3})?|\d{3}\s\d{2}"
    r"|[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}|\d{6}|[A-Z]\d[A-Z]\s?\d[A-Z]\d)(?![\w-])"
)
_CONTACT = re.compile(r"@|https?://|www\.|\.(?:com|org|net|io)\b|\d{3}[\s.-]?\d{3}")
_SHAPE = re.compile(
    r"[^\W\d_][\w'\u2019. -]{1,40},\s*[^\W\d_][\w'\u2019. -]{1,40}(?:,\s*[^\W\d_][\w'\u2019. -]{1,40}|\s*\([A-Z]{2}\))?"
)
_SHORT_CODE = re.compile(r"\b[A-Z]{2}\b|\([A-Z]{2}\)")
_LEAST = 2.0
# A resume's readers ask for the same texts again: is it a name, an employer, a place?
_KNOWN = 512


def location(block: Block, name: str | None) -> Claim | None:
    """Give the likeliest place of the contact block, as written."""
    hidden = protected(block.rows, block.labelled, block.lexicon)
    best: tuple[float, Claim] | None = None
    for score, row, text, start in _candidates(block, hidden):
        if name and text.casefold() == name.casefold():
            continue
        if score >= _LEAST and (best is None or score > best[0]):
            place = evidence(block.document, row, "location", start, start + len(text))
            best = (score, Claim(value=text, evidence=(place,), confidence=min(1.0, score / 6)))
    return best[1] if best else None


def country(text: str, lexicon: Lexicon) -> str | None:
    """Code of the country a place names, or lies in."""
    line = words(text)
    named = [found.label for found in lexicon.countries.find(text, line)]
    if named:
        return named[-1]
    codes = [code for code in re.findall(r"\b[A-Z]{2}\b", text) if code in _codes(lexicon)]
    cities = [found.label for found in lexicon.places.find(text, line) if len(found.label) == 2]
    if cities:
        return cities[-1]
    return codes[-1] if codes else None


@lru_cache(maxsize=8)
def _codes(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.countries.labels.values())


def _candidates(block: Block, hidden: frozenset[int]) -> Iterator[tuple[float, Row, str, int]]:
    for each in block.labelled:
        if "address" in each.kinds and each.row.index not in hidden:
            text = _SEPARATORS.split(each.value)[0].strip()
            if len(each.label) > 1 or place_score(text, block.lexicon) > 1:
                yield 5.0 + place_score(text, block.lexicon), each.row, text, each.start
    for at, row in enumerate(block.rows):
        if row.index in hidden or row.dated:
            continue
        for text, start in _pieces(row):
            score = place_score(text, block.lexicon)
            if score > 0 and len(text.split()) <= 12 and not _is_sentence(text):
                whole = _wrapped(row, text, block.rows[at + 1 : at + 2], block.lexicon)
                if whole != text:
                    score = max(score, place_score(whole, block.lexicon)) + 0.2
                yield score - 0.02 * at, row, whole, start
    yield from _based(block)


def _wrapped(row: Row, text: str, below: Sequence[Row], lexicon: Lexicon) -> str:
    """Give a place broken by a narrow column: the next line is the rest of it."""
    for other in below:
        alone = row.text.strip().rstrip("-") == text and other.style == row.style and other.line.block == row.line.block
        if not alone or len(other.words) > 3 or _CONTACT.search(other.text):
            continue
        hyphen = row.text.rstrip().endswith("-")
        joined = f"{text}{'-' if hyphen else ' '}{other.text.strip()}"
        gains = place_score(joined, lexicon) > place_score(text, lexicon) + 0.3
        if hyphen or gains or place_score(other.text, lexicon) >= 1.5:
            return joined
    return text


def _based(block: Block) -> Iterator[tuple[float, Row, str, int]]:
    """Give the places right after words such as "based in" in the person's own summary."""
    for row in block.summary:
        for label in block.lexicon.label_phrases.find(row.text, row.words):
            if label.label != "address" or " " not in label.phrase:
                continue
            for place in block.lexicon.places.find(row.text, row.words):
                if 0 < place.start - label.end <= 2:
                    yield _LEAST + 0.1, row, row.text[place.start : place.end], place.start


def _pieces(row: Row) -> Iterator[tuple[str, int]]:
    at = 0
    text = row.text
    for found in [*_SEPARATORS.finditer(text), None]:
        end = found.start() if found else len(text)
        piece = text[at:end].strip(" ,-\u2013\u2014")
        if piece and not _CONTACT.search(piece):
            yield piece, text.index(piece, at)
        at = found.end() if found else end


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and len(text.split()) > 4


@lru_cache(maxsize=_KNOWN)
def place_score(text: str, lexicon: Lexicon) -> float:
    """How much a text is a place and nothing else: 3 and more for a known one, 1 to 2 for its shape alone."""
    line = words(text)
    if not line or len(line) > 14:
        return 0.0
    found = tuple(lexicon.places.find(text, line))
    covered = sum(len(each.phrase.split()) for each in found)
    last = text[line[-1].start : line[-1].end]
    if found and found[-1].end < line[-1].start and len(last) == 2 and last in _codes(lexicon):
        covered += 1
    score = 3.0 * covered / len(line) if found else 0.0
    if len(line) > 1 and _DIGIT.search(text) and _POSTCODE.search(text):
        score += 2.0
    if "," in text and _SHAPE.fullmatch(text):
        score += 1.0
    if found and _SHORT_CODE.search(text):
        score += 0.5
    if found and text.rstrip(")").endswith(tuple(text[each.start : each.end] for each in found)):
        score += 0.5
    if (
        any(lexicon.title_heads.find(text, line))
        or any(lexicon.institutions.find(text, line))
        or any(each.end - each.start > 2 or not found for each in lexicon.legal.find(text, line))
    ):
        score -= 2.5
    return score


def regions(places: Sequence[str | None], languages: Sequence[str], address: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Countries whose national telephone numbers the resume may hold, likeliest first."""
    found = [code for text in places if text and (code := country(text, lexicon))]
    domain = address.rpartition(".")[2].upper()
    if len(domain) == 2:
        found.append("GB" if domain == "UK" else domain)
    spoken = [region for language in languages for region in lexicon.regions.get(language, ())]
    return tuple(dict.fromkeys((*found, *spoken)))
