"""Where the person lives: from the contact block only, as written. Employers' cities and birth places are traps."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parsers.records import Claim
from parsers.resume.contact import Block
from parsers.resume.labels import Labelled, kinds_of, protected
from parsers.resume.place import DISTRICT, OTHER, SHAPE, is_known, names_other, place_score
from parsers.resume.row import Row
from parsers.resume.rows import evidence
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key, words

_SEPARATORS = re.compile(r"\s*[|\u00b7\u2022\u2219\u25cf\u25e6;\t]\s*|\s{3,}")
_DASHED = re.compile(rf"{_SEPARATORS.pattern}|\s[\u2013\u2014~*]\s|\s-\s(?!\d)")
_ENDS = re.compile(r",\s*|\.\s+|\s[-\u2013\u2014]\s")
# A postcode with its town, before or behind it; no year.
_ADDRESSED = re.compile(
    r"(?<![\w+-])(?!(?:19|20)\d\d\b)(?:[A-Z]{1,2}-)?(?:\d{4,6}|\d{2}-\d{3}|\d{4}-\d{3}|\d{3}\s\d{2}|\d{4}\s?[A-Z]{2})"
    r"\s+[^\W\d_a-z]\w|\w,?\s+[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}(?!\w)"
)
_EDGES = " ,-\u2013\u2014~*/"
_CONTACT = re.compile(r"@|https?://|www\.|\.(?:com|org|net|io)\b|/in/|(?<![\w-])\+\s?\(?\d")
_LONG_CODE = re.compile(r"(?<!\d)\d{5}-\d{3,4}(?![\d-])")
_DIGITS = re.compile(r"\d(?:[\s().-]{0,2}\d){6,}")  # seven and more: no house or postcode has so many
# Addresses and numbers within a line, with the commas around them.
_REACH = re.compile(
    r"[,\s]*(?:[\w.+-]{1,64}@[\w.-]+|(?:https?://|www\.)\S+|(?<![\w.-])(?:[\w-]+\.)+[a-z]{2,12}(?:/[^\s,;|]*)?(?![\w-])"
    r"|(?<![\w-])\+?\(?\d(?:[\s().\u2011/-]{0,2}\d){6,})(?![\w])[,\s]*"
)
_TOWN = re.compile(r"[^\W\d_a-z][\w'\u2019.-]+(?: [^\W\d_a-z][\w'\u2019.-]+){0,2}")
_LEAST = 2.0
_SURE = 2.5  # nothing but known places
_FEW = 5  # words
_BETWEEN = 3  # rows
_SHORT = 3  # letters: "an der", "of"
_WHOLE = 0.6  # for an address that is broken over two lines: the second alone is part of it
_UNDER = 3  # lines
_BESIDE = 1.2  # what stands between a telephone number and an address, and is built as a place, is one
_NEAR = 1.1  # the same, on a line of its own above or below them
_FAR = 2  # rows
_LABELLED = 5.0
_ALONE = 2.05  # a name of no known place that stands among nothing but ways to reach a person
_YEAR = re.compile(r"(?:19|20)\d\d.|.(?:19|20)\d\d")  # and a month or day with it


def location(block: Block, name: Claim | None) -> Claim | None:
    """Give the likeliest place of the contact block, as written, or of the lines under the name."""
    hidden = protected(block.rows, block.labelled, block.lexicon)
    own = {word.key for word in words(name.value)} if name else set()
    under = {place.line - 1 + step for place in name.evidence for step in range(1, _UNDER + 1)} if name else set()
    near = [row for row in block.others if row.number in under]
    best: tuple[float, Claim] | None = None
    for score, row, text, start in _candidates(block, [*block.rows, *near], hidden, own):
        told = {word.key for word in words(text)}
        if own and (told <= own or (own <= told and score < _SURE)):
            continue
        if score >= _LEAST and (best is None or score > best[0]):
            place = evidence(block.document, row, "location", start, start + len(text))
            best = (score, Claim(value=text, evidence=(place,), confidence=min(1.0, score / 6)))
    return best[1] if best else None


def _candidates(
    block: Block, rows: Sequence[Row], hidden: frozenset[int], own: set[str]
) -> Iterator[tuple[float, Row, str, int]]:
    for each in block.labelled:
        if "address" in each.kinds and each.row.number not in hidden:
            yield from _labelled(each, rows, block.lexicon)
    ways = tuple(map(_reaches, rows))
    for at, row in enumerate(rows):
        if row.number in hidden or row.dated:
            continue
        pieces = [(text, start) for text, start in _pieces(row, block.lexicon) if not _is_dated(row, text, start)]
        for text, start in pieces:
            if _is_label(text, block.lexicon):
                continue
            if place := _without_label(text, block.lexicon) or _behind(text, block.lexicon, is_near=_is_near(ways, at)):
                yield _SURE - 0.002 * at, row, place, row.text.index(place, start)
                continue
            score = place_score(text, block.lexicon)
            if score > 0 and len(text.split()) <= 12 and not _is_sentence(text):
                whole = _wrapped(row, text, rows[at + 1 : at + 2], block.lexicon)
                if whole != text:
                    score = max(score, place_score(whole, block.lexicon)) + _WHOLE
                yield score + _company(row, text, ways, at, block.lexicon) - 0.002 * at, row, whole, start
        yield from _unknown(
            block, rows[max(at - 1, 0) : at + 2], row, [piece for piece in pieces if words(piece[0])[0].key not in own]
        )
    yield from _based(block)


def _labelled(each: Labelled, rows: Sequence[Row], lexicon: Lexicon) -> Iterator[tuple[float, Row, str, int]]:
    """Give what a label names, unless that is a label or heading itself, with the rest of it on the next line."""
    text = _SEPARATORS.split(each.value)[0].strip()
    score = place_score(text, lexicon)
    if _is_label(text, lexicon) or (key(text) in lexicon.headings and score <= 0):
        return
    if len(each.label) > 1 or score > 1:
        whole = _wrapped(each.row, text, [row for row in rows if row.number == each.row.number + 1], lexicon)
        score = place_score(whole, lexicon) or -OTHER * names_other(text, lexicon)
        yield _LABELLED + score, each.row, whole, each.start


def _is_label(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text is a label that waits for its value, as "Email ID:"."""
    return text.endswith(":") and bool(kinds_of(text.rstrip(" :"), lexicon))


def _company(row: Row, text: str, ways: Sequence[bool], at: int, lexicon: Lexicon) -> float:
    """How much stands for a place that is one by its shape: the ways to reach a person beside it, or next to it.

    ways: which rows hold one; at: the place of this row among them.
    """
    is_beside = ways[at] and text != row.text.strip()
    if is_beside and len(words(text)) <= _FEW and any(lexicon.places.find(text, words(text))):
        return _BESIDE
    is_named = SHAPE.fullmatch(text) and all(part[0].isupper() for part in text.split() if len(part) > _SHORT)
    is_addressed = _ADDRESSED.search(text) and not row.bullet
    if not is_named and not is_addressed and not ("," in text and _ends_in_place(text, lexicon)):
        return 0.0
    if is_beside:
        return _BESIDE
    return _NEAR if _is_near(ways, at, _FAR if is_addressed else 1) else 0.0


def _is_near(ways: Sequence[bool], at: int, reach: int = 1) -> bool:
    """Tell whether a way to reach the person stands within so many rows above or below. ways: which rows hold one."""
    return any((*ways[max(at - reach, 0) : at], *ways[at + 1 : at + 1 + reach]))


def _without_label(text: str, lexicon: Lexicon) -> str:
    """Give the place behind a label that nothing parts from it, as in "Location Leeds"; empty where there is none."""
    label, _, rest = text.partition(" ")
    is_label = len(label) > 1 and "address" in kinds_of(label, lexicon) and label.lower() != label
    return rest.strip() if is_label and len(rest.split()) <= _FEW and place_score(rest, lexicon) >= _SURE else ""


def _behind(text: str, lexicon: Lexicon, *, is_near: bool) -> str:
    """Give the place behind a title, or behind a sentence near the contacts; empty where there is none.

    As in "Nurse, Portland" and "I bake bread. Leeds, UK".
    """
    done: set[str] = set()
    for found in _ENDS.finditer(text):
        sign = found.group().strip()
        head, tail = text[: found.start()], text[found.end() :].strip(" .")
        if sign == ".":
            is_other = is_near and len(head.split()) > _SHORT
        else:
            is_other = not done and any(lexicon.title_heads.find(head, words(head)))
            done.add(sign)
        if is_other and is_known(tail, lexicon) and place_score(tail, lexicon) >= _SURE:
            return tail
    return ""


def _ends_in_place(text: str, lexicon: Lexicon) -> bool:
    end = words(text)[-1].end
    found = lexicon.places.find(text, words(text))
    return any(each.end == end or DISTRICT.fullmatch(text, each.end) for each in found)


def _unknown(
    block: Block, around: Sequence[Row], row: Row, pieces: Sequence[tuple[str, int]]
) -> Iterator[tuple[float, Row, str, int]]:
    """Give the one piece, or row, of contacts that is none: a town, unless it says what a link leads to.

    around: the row between its neighbours.
    """
    is_between = len(around) == _BETWEEN and _reaches(around[0]) and _reaches(around[-1])
    if len(pieces) != 1 or not (_reaches(row) or is_between):
        return
    text, start = pieces[0]
    hosts = " ".join(row.line.links).casefold()
    lexicon, told = block.lexicon, key(text)
    is_word = kinds_of(text, lexicon) or told in lexicon.headings or told in lexicon.protected or told in hosts
    if is_word or not _TOWN.fullmatch(text) or names_other(text, lexicon):
        return
    if place_score(text, lexicon) == 0:
        yield _ALONE, row, text, start


def _reaches(row: Row) -> bool:
    """Tell whether a row holds an address or a telephone number."""
    return _holds_contact(row.text)


@lru_cache(maxsize=64)  # each piece of a row asks for its row and those beside it
def _holds_contact(text: str) -> bool:
    return bool(_CONTACT.search(text) or _DIGITS.search(_LONG_CODE.sub("", text)))


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
        is_cell = row.cells[0].text.rstrip(" ,-").endswith(text) and abs(row.line.x0 - other.line.x0) < _SHORT
        is_last = (row.text.rstrip(" ,-").endswith(text) or is_cell) and is_alike
        if not is_last or len(other.words) > 3 or _reaches(other):
            continue
        end = (row.cells[0].text if is_cell else row.text).rstrip()
        hyphen = end.endswith("-")
        comma = "," if end.endswith(",") else ""
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


def _pieces(row: Row, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """Give the texts between separators and ways to reach a person, each with its place in the row."""
    text, separators = _without_protected(row, lexicon), _SEPARATORS
    if _reaches(row):
        text, separators = _REACH.sub(lambda found: "\t" * len(found.group()), text), _DASHED
    at = 0
    for found in [*separators.finditer(text), None]:
        end = found.start() if found else len(text)
        piece = text[at:end].strip(_EDGES)
        if words(piece) and not _CONTACT.search(piece):
            yield piece, text.index(piece, at)
        at = found.end() if found else end


def _without_protected(row: Row, lexicon: Lexicon) -> str:
    """Give the row with blanks for its parts on birth, family and the like, as "Place and date of birth Leeds".

    A word such as "Race" or "Born" says so where a figure or a small word follows it.
    """
    text = row.text
    for found in lexicon.label_phrases.find(text, row.words):
        rest = text[found.end :].lstrip(" :")
        if found.label == "protected" and (" " in found.phrase or not rest[:1].isupper()):
            parts = list(_SEPARATORS.finditer(text))
            first = max((part.end() for part in parts if part.end() <= found.start), default=0)
            last = min((part.start() for part in parts if part.start() >= found.end), default=len(text))
            text = text[:first] + "\t" * (last - first) + text[last:]
    return text


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and len(text.split()) > 4
