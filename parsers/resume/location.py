"""Where the person lives: from the contact block only, as written. Employers' cities and birth places are traps."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parsers.records import Claim
from parsers.resume.contact import Block
from parsers.resume.labels import kinds_of, protected
from parsers.resume.row import Row
from parsers.resume.rows import evidence
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import Found, Word, key, words

_SEPARATORS = re.compile(r"\s*[|\u00b7\u2022\u2219\u25cf\u25e6;\t]\s*|\s{3,}")
_DASHED = re.compile(rf"{_SEPARATORS.pattern}|\s[\u2013\u2014~*]\s|\s-\s(?!\d)")
_EDGES = " ,-\u2013\u2014~*/"
_DIGIT = re.compile(r"\d")
_POSTCODE = re.compile(
    r"(?<![\w+-])(?:[A-Z]{1,2}-)?(?:\d{5}(?:-\d{3,4})?|\d{4}\s?[A-Z]{2}|\d{2}-\d{3}|\d{4}(?:-\d{3})?|\d{3}\s\d{2}"
    r"|[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}|\d{6}|[A-Z]\d[A-Z]\s?\d[A-Z]\d)(?![\w-])"
)
_CONTACT = re.compile(r"@|https?://|www\.|\.(?:com|org|net|io)\b|/in/|(?<![\w-])\+\s?\(?\d")
_LONG_CODE = re.compile(r"(?<!\d)\d{5}-\d{3,4}(?![\d-])")
_DIGITS = re.compile(r"\d(?:[\s().-]{0,2}\d){6,}")  # seven and more: no house or postcode has so many
_SHAPE = re.compile(
    r"[^\W\d_][\w'\u2019. -]{1,40},\s*[^\W\d_][\w'\u2019. -]{1,40}(?:,\s*[^\W\d_][\w'\u2019. -]{1,40}|\s*\([A-Z]{2}\))?"
)
_SHORT_CODE = re.compile(r"\b[A-Z]{2}\b|\([A-Z]{2}\)")
# Addresses and numbers within a line, with the commas around them.
_REACH = re.compile(
    r"[,\s]*(?:[\w.+-]{1,64}@[\w.-]+|(?:https?://|www\.)\S+|(?<![\w.-])(?:[\w-]+\.)+[a-z]{2,12}(?:/[^\s,;|]*)?(?![\w-])"
    r"|(?<![\w-])\+?\(?\d(?:[\s().\u2011/-]{0,2}\d){6,})(?![\w])[,\s]*"
)
_TOWN = re.compile(r"[^\W\d_a-z][\w'\u2019.-]+(?: [^\W\d_a-z][\w'\u2019.-]+){0,2}")
_LEAST = 2.0
_SURE = 2.5  # nothing but known places
_FEW = 5  # words
_NO_TOWN = 0.7  # a country alone says less than a town with it
_OTHER = 2.5  # what else a text names speaks as much against it as a place
_SHORT = 3  # letters: "an der", "of"
_WHOLE = 0.6  # for an address that is broken over two lines: the second alone is part of it
_UNDER = 3  # lines
_CODE = 2  # letters of a country's code (ISO 3166-1)
_BESIDE = 1.2  # what stands between a telephone number and an address, and is built as a place, is one
_NEAR = 1.1  # the same, on a line of its own above or below them
_ALONE = 2.05  # a name of no known place that stands among nothing but ways to reach a person
_YEAR = re.compile(r"(?:19|20)\d\d.|.(?:19|20)\d\d")  # and a month or day with it


def location(block: Block, name: Claim | None) -> Claim | None:
    """Give the likeliest place of the contact block, as written, or of the lines under the name."""
    hidden = protected(block.rows, block.labelled, block.lexicon)
    own = {word.key for word in words(name.value)} if name else set()
    under = {place.line - 1 + step for place in name.evidence for step in range(1, _UNDER + 1)} if name else set()
    near = [row for row in block.others if row.index in under]
    best: tuple[float, Claim] | None = None
    for score, row, text, start in _candidates(block, [*block.rows, *near], hidden, own):
        if own and {word.key for word in words(text)} <= own:
            continue
        if score >= _LEAST and (best is None or score > best[0]):
            place = evidence(block.document, row, "location", start, start + len(text))
            best = (score, Claim(value=text, evidence=(place,), confidence=min(1.0, score / 6)))
    return best[1] if best else None


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


def _candidates(
    block: Block, rows: Sequence[Row], hidden: frozenset[int], own: set[str]
) -> Iterator[tuple[float, Row, str, int]]:
    yield from _labelled(block, hidden)
    reaching = [_reaches(row) for row in rows]
    for at, row in enumerate(rows):
        if row.index in hidden or row.dated:
            continue
        pieces = [
            (text, start) for text, start in _pieces(row, reaches=reaching[at]) if not _is_dated(row, text, start)
        ]
        for text, start in pieces:
            if place := _without_label(text, block.lexicon) or _without_title(text, block.lexicon):
                yield _SURE - 0.002 * at, row, place, row.text.index(place, start)
                continue
            score = place_score(text, block.lexicon)
            if score > 0 and len(text.split()) <= 12 and not _is_sentence(text):
                whole = _wrapped(row, text, rows[at + 1 : at + 2], block.lexicon)
                if whole != text:
                    score = max(score, place_score(whole, block.lexicon)) + _WHOLE
                yield score + _company(row, text, reaching, at, block.lexicon) - 0.002 * at, row, whole, start
        unknown = [piece for piece in pieces if words(piece[0])[0].key not in own]
        if len(unknown) == 1 and (reaching[at] or (at and reaching[at - 1] and any(reaching[at + 1 : at + 2]))):
            yield from _unknown(block, row, *unknown[0])
    yield from _based(block)


def _labelled(block: Block, hidden: frozenset[int]) -> Iterator[tuple[float, Row, str, int]]:
    for each in block.labelled:
        if "address" in each.kinds and each.row.index not in hidden:
            text = _SEPARATORS.split(each.value)[0].strip()
            if len(each.label) > 1 or place_score(text, block.lexicon) > 1:
                score = place_score(text, block.lexicon) or -_OTHER * _names_other(text, block.lexicon)
                yield 5.0 + score, each.row, text, each.start


def _company(row: Row, text: str, reaching: Sequence[bool], at: int, lexicon: Lexicon) -> float:
    """How much stands for a place that is one by its shape: the ways to reach a person beside it, or next to it.

    reaching: the rows that hold such ways; at: the number of this one.
    """
    is_beside = reaching[at] and text != row.text.strip()
    if is_beside and len(words(text)) <= _FEW and any(lexicon.places.find(text, words(text))):
        return _BESIDE
    is_named = _SHAPE.fullmatch(text) and all(part[0].isupper() for part in text.split() if len(part) > _SHORT)
    if not is_named and not ("," in text and _ends_in_place(text, lexicon)):
        return 0.0
    if is_beside:
        return _BESIDE
    return _NEAR if any((*reaching[max(at - 1, 0) : at], *reaching[at + 1 : at + 2])) else 0.0


def _without_label(text: str, lexicon: Lexicon) -> str:
    """Give the place behind a label that nothing parts from it, as in "Location Leeds"; empty where there is none."""
    label, _, rest = text.partition(" ")
    is_label = len(label) > 1 and "address" in kinds_of(label, lexicon) and label.lower() != label
    return rest.strip() if is_label and len(rest.split()) <= _FEW and place_score(rest, lexicon) >= _SURE else ""


def _without_title(text: str, lexicon: Lexicon) -> str:
    """Give the place behind a title, as in "Nurse, Portland"; empty where there is none."""
    head, _, tail = text.partition(",")
    is_titled = any(lexicon.title_heads.find(head, words(head)))
    return tail.strip() if is_titled and place_score(tail.strip(), lexicon) >= _SURE else ""


def _ends_in_place(text: str, lexicon: Lexicon) -> bool:
    line = words(text)
    return any(found.end == line[-1].end for found in lexicon.places.find(text, line))


def _unknown(block: Block, row: Row, text: str, start: int) -> Iterator[tuple[float, Row, str, int]]:
    """Give the one piece, or row, of contacts that is none: a town, unless it says what a link leads to."""
    hosts = " ".join(row.line.links).casefold()
    lexicon, told = block.lexicon, key(text)
    is_word = kinds_of(text, lexicon) or told in lexicon.headings or told in lexicon.protected or told in hosts
    if is_word or not _TOWN.fullmatch(text) or _names_other(text, lexicon):
        return
    if place_score(text, lexicon) == 0:
        yield _ALONE, row, text, start


def _reaches(row: Row) -> bool:
    """Tell whether a row holds an address or a telephone number."""
    return bool(_CONTACT.search(row.text) or _DIGITS.search(_LONG_CODE.sub("", row.text)))


def _is_dated(row: Row, text: str, start: int) -> bool:
    """Tell whether a date stands in a piece, as in "Hamm, 3 May 2026"; a year alone may be a postcode."""
    return any(
        each.first < start + len(text) and start < each.last and _YEAR.search(row.text[each.first : each.last])
        for each in row.ranges
    )


def _wrapped(row: Row, text: str, below: Sequence[Row], lexicon: Lexicon) -> str:
    """Give a place broken by a narrow column: the next line is the rest of it."""
    for other in below:
        # OCR measures the size of letters by what it sees of them.
        size = row.style.size if row.line.confidence == 1.0 else other.style.size
        is_alike = other.style == row.style._replace(size=size) and other.line.block == row.line.block
        is_last = row.text.rstrip(" ,-").endswith(text) and is_alike
        if not is_last or len(other.words) > 3 or _reaches(other):
            continue
        hyphen = row.text.rstrip().endswith("-")
        comma = "," if row.text.rstrip().endswith(",") else ""
        joined = f"{text}{comma}{'-' if hyphen else ' '}{other.text.strip()}"
        gains = place_score(joined, lexicon) > place_score(text, lexicon) + 0.3
        if hyphen or gains or place_score(other.text, lexicon) >= 1.5:
            return joined
    return text


def _based(block: Block) -> Iterator[tuple[float, Row, str, int]]:
    """Give the places right after words such as "based in" in the person's own summary or beside the contacts."""
    for row in (*block.summary, *block.rows):
        for label in block.lexicon.label_phrases.find(row.text, row.words):
            if label.label != "address" or " " not in label.phrase:
                continue
            for place in block.lexicon.places.find(row.text, row.words):
                if 0 < place.start - label.end <= 2:
                    yield _LEAST + 0.1, row, row.text[place.start : place.end], place.start


def _pieces(row: Row, *, reaches: bool) -> Iterator[tuple[str, int]]:
    """Give the texts between separators and ways to reach a person, each with its place in the row."""
    text = _REACH.sub(lambda found: "\t" * len(found.group()), row.text) if reaches else row.text
    at = 0
    for found in [*(_SEPARATORS if text is row.text else _DASHED).finditer(text), None]:
        end = found.start() if found else len(text)
        piece = text[at:end].strip(_EDGES)
        if words(piece) and not _CONTACT.search(piece):
            yield piece, text.index(piece, at)
        at = found.end() if found else end


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and len(text.split()) > 4


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
    score = 3.0 * _covered(text, line, found, lexicon) / len(line) if found else 0.0
    postcode = _POSTCODE.search(text) if len(line) > 1 and _DIGIT.search(text) else None
    if postcode:
        score += 2.0
    if "," in text and _SHAPE.fullmatch(text):
        score += 1.0
    if found and _SHORT_CODE.search(text):
        score += 0.5
    if found and all(lexicon.countries.label(each.phrase) for each in found):
        score -= _NO_TOWN
    if found and text.rstrip(")").endswith(tuple(text[each.start : each.end] for each in found)):
        score += 0.5
    if score <= 0:
        return 0.0
    return score - _OTHER * _names_other(text, lexicon, known=bool(found), code_end=postcode.end() if postcode else 0)


def _covered(text: str, line: Sequence[Word], found: Sequence[Found], lexicon: Lexicon) -> int:
    """Return how many words of a text are of the places found, or say "around" or the code of a country behind them."""
    covered = sum(len(each.phrase.split()) for each in found) + sum(word.key in lexicon.area_words for word in line)
    last = text[line[-1].start : line[-1].end]
    is_code = found[-1].end < line[-1].start and len(last) == _CODE and last in _codes(lexicon)
    return covered + is_code


def _names_other(text: str, lexicon: Lexicon, *, known: bool = False, code_end: int = 0) -> bool:
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
