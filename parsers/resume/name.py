"""The person's name: where and how it is set, and what agrees with it (address, profile links, file name, sender).

Every line near the top, and every value of a `Name:` label, is a candidate; the words say what is no name at all
(a title, a heading, a place, an institution), and two sources that agree beat any typography.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.records import Claim
from parsers.resume.agreement import Signs, agreement, is_made_of, most_agreement
from parsers.resume.contact import Block
from parsers.resume.heading_words import heading_key
from parsers.resume.labels import kinds_of
from parsers.resume.place import place_score
from parsers.resume.row import Row
from parsers.resume.rows import evidence
from parsers.resume.written_name import GENERATION, cased, cleaned, parted
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key, words

_SPLIT = re.compile(r"\s*[|\u00b7\u2022\u2219/]\s*|\s+[-\u2013\u2014]\s+|\t|\s{3,}")
_WORD = re.compile(r"(?:[^\W\d_]|['\u2019\u2018`])(?:[^\W\d_]|['\u2019\u2018`.\u00b7\u2010\u2011-])*")
_TOP_ROWS = 14
_LEAST = 2.0
_ELIDED = re.compile(r"[^\W\d_]{0,2}['\u2019\u2018`][^\W\d_]|[^\W\d_]{2}-[^\W\d_a-z]")  # d'Harcourt, al-Amin
_LATER = 0.2
_WHOLE = 1.0
_OCR_SIZES = 0.85
_MOST_ROWS = 3
_MOST_SENTENCE = 4  # words
_MOST_GREETING = 9
_HYPHENS = ("-", "\u2010", "\u2011")
_MOST_SHAPE = 2.0  # see _shape
_MOST_WORTH = _WHOLE + _LATER * _MOST_ROWS  # see _readings
_MOST_ALONE = 0.85
_DOUBT = 2.0  # about `Surname, Given` that nothing supports: a place is written so too


class _Candidate(NamedTuple):
    text: str
    row: Row
    score: float
    agreement: float


class _Reading(NamedTuple):
    text: str
    worth: float
    turned: bool = False


def name(block: Block, found: Sequence[Row], marks: Signs, sender_name: str = "") -> Claim | None:
    """Give the likeliest name of the document; the sender's where the document shows none."""
    candidates = sorted(_candidates(block, found, marks), key=lambda each: -each.score)
    best = candidates[0] if candidates else None
    if best is None or best.score < _LEAST:
        return _sender(sender_name, block.lexicon)
    first = best.text.split()[0]
    start = max(best.row.line.text.find(best.text), best.row.line.text.find(first), 0)
    end = min(start + len(best.text), len(best.row.line.text))
    place = evidence(block.document, best.row, "name", start, end)
    # Without a second source typography alone speaks for the name.
    trust = min(1.0 if best.agreement > 0 else _MOST_ALONE, best.score / 8)
    return Claim(value=cased(best.text, block.lexicon), evidence=(place,), confidence=trust)


def _sender(sender_name: str, lexicon: Lexicon) -> Claim | None:
    text = cleaned(sender_name, lexicon).text
    return (
        Claim(value=text, evidence=(), confidence=0.5) if text and _shape(text, lexicon) > 0 and " " in text else None
    )


def _candidates(block: Block, found: Sequence[Row], marks: Signs) -> Iterator[_Candidate]:
    """Give what may be the name, but for rows that could not outdo what was found before, whatever they say."""
    lexicon, best, most = block.lexicon, _LEAST, _MOST_SHAPE + most_agreement(marks)
    largest = max((row.style.size for row in found if row.line.page == 1 and _plausible(row)), default=0.0)
    smallest = min((row.style.size for row in found), default=0.0)
    for label in block.labelled:
        if "name" in label.kinds and "relative" not in label.kinds:
            text = cleaned(label.value, lexicon).text
            if text and (shape := _shape(text, lexicon, is_backed=True)) > 0:
                agreed = agreement(text, marks, lexicon)
                best = max(best, 4.0 + shape + agreed)
                yield _Candidate(text, label.row, 4.0 + shape + agreed, agreed)
    top = list(_near_the_top(found, largest))
    for at, row in enumerate(top):
        if row.ranges or row.bullet or not _plausible(row) or _is_label(row, lexicon):
            continue
        set_off, is_large = _set_off(row, at, largest, found), row.style.size == largest > smallest
        if set_off + most + (_MOST_WORTH if is_large else 0.0) < best:
            continue
        for reading in _readings(top, at, lexicon, is_large=is_large):
            text = parted(reading.text, marks.parts)
            shape = _shape(text, lexicon, is_backed=is_made_of(text, marks))
            if shape > 0:
                agreed = agreement(text, marks, lexicon)
                doubt = _DOUBT if reading.turned and agreed <= 0 else 0.0
                score = shape + set_off + reading.worth - doubt + agreed
                best = max(best, score)
                yield _Candidate(text, row, score, agreed)


def _near_the_top(found: Sequence[Row], largest: float) -> Iterator[Row]:
    """Give the first rows of the document and of each of its first blocks, and those in the largest type."""
    counts: dict[int, int] = {}
    for at, row in enumerate(found):
        block = row.line.block
        counts[block] = counts.get(block, 0) + 1
        if at < _TOP_ROWS or (
            row.line.page == 1 and ((counts[block] <= 3 and len(counts) <= 5) or row.style.size == largest > 0)
        ):
            yield row


def _plausible(row: Row) -> bool:
    """Tell whether a row is short enough for a name, and no sentence unless that is the document's title."""
    most = _MOST_GREETING if row.style.heading == 1 else _MOST_SENTENCE
    return len(row.words) <= 16 and not (row.text.rstrip().endswith(".") and len(row.words) > most)


def _is_label(row: Row, lexicon: Lexicon) -> bool:
    kinds = kinds_of(row.cells[0].text.rstrip(" :"), lexicon)
    if not kinds:
        head, colon, _ = row.text.partition(":")
        kinds = kinds_of(head, lexicon) if colon else ()
    return bool(kinds) and "name" not in kinds


def _set_off(row: Row, at: int, largest: float, found: Sequence[Row]) -> float:
    score = 1.5 - 0.15 * at if at < _TOP_ROWS else 0.0
    if row.style.size and row.style.size == largest:
        score += 2.5 if any(each.style.size < largest for each in found) else 0.5
    elif row.style.size and row.style.size < 0.6 * largest:
        score -= 1.0
    return score + 0.4 * row.style.bold + (1.5 if row.style.heading == 1 else 0.0) + 0.3 * row.style.capitals


def _readings(top: Sequence[Row], at: int, lexicon: Lexicon, *, is_large: bool) -> Iterator[_Reading]:
    """Texts of a row that may be the name: its cells and parts, less a title behind it, or with rows it goes on in.

    The first is the likeliest, but where is_large: what is set in the largest type is the name as a whole.
    """
    order = 0
    for part in _SPLIT.split(top[at].text):
        text, turned = cleaned(_without_heading(part, lexicon), lexicon)
        if text and "@" not in text:
            yield _Reading(text, -_LATER * order, turned)
            order += 1
            shorter = _before_title(text, lexicon)
            if shorter and shorter != text:
                yield _Reading(shorter, -_LATER * order)
                order += 1
    for count, whole in enumerate(_over_rows(top[at : at + _MOST_ROWS], lexicon)):
        yield _Reading(whole, _WHOLE + _LATER * count if is_large else -_LATER * order)


def _without_heading(text: str, lexicon: Lexicon) -> str:
    """Give what follows the word for a resume and a small word, or a greeting.

    As in "Resume of Anna Novak" and "Hello, I'm Anna Novak."
    """
    parts = text.split()
    for count in range(min(len(parts) - 2, _MOST_ROWS), 0, -1):
        if "document" in lexicon.headings.get(key(" ".join(parts[:count])), ()) and parts[count].islower():
            return " ".join(parts[count + 1 :])
    for found in lexicon.greetings.find(text, words(text)):
        if found.start == 0 or text[: found.start].rstrip().endswith((",", "!", ".")):
            return text[found.end :].strip(" .!:")
    return text


def _over_rows(rows: Sequence[Row], lexicon: Lexicon) -> Iterator[str]:
    """Give a name that is broken over two rows or three, each of them one that may hold names."""
    if len(rows) < 2 or not _may_go_on(rows[0], rows[1]):
        return
    texts = [cleaned(row.cells[0].text, lexicon).text for row in rows]
    whole = texts[0]
    for (row, text), (following, rest) in pairwise(zip(rows, texts, strict=True)):
        if not text or not rest or not _may_go_on(row, following):
            return
        is_open = row.cells[0].text.endswith("-") or key(text.split()[-1]) in lexicon.particles
        if not is_open and min(_shape(text, lexicon), _shape(rest, lexicon)) <= 0:
            return
        whole += f"-{rest}" if row.cells[0].text.endswith("-") else f" {rest}"
        if not following.cells[0].text.endswith("-"):
            yield cleaned(whole, lexicon).text


def _may_go_on(row: Row, following: Row) -> bool:
    """Tell whether a name may be broken over two rows of one size: the surname may be the bolder."""
    # OCR measures the size of letters by what it sees of them.
    least = 1.0 if row.line.confidence == 1.0 else _OCR_SIZES
    sizes = sorted((row.style.size, following.style.size))
    is_alike = sizes[0] >= least * sizes[1] and row.style.heading == following.style.heading
    is_alike = is_alike and row.line.block == following.line.block
    return bool(is_alike and row.style.size > 0 and len(row.words) <= 5 and _plausible(following))


def _before_title(text: str, lexicon: Lexicon) -> str:
    line = words(text)
    starts = [found.start for table in (lexicon.title_heads, lexicon.title_classes) for found in table.find(text, line)]
    ranks = [word.start for word in line if word.key in lexicon.title_ranks]
    starts += [start for start in ranks if not GENERATION.fullmatch(f" {text[start:]}")]
    starts = [start for start in starts if text[start - 1 : start] not in _HYPHENS]
    return text[: min(starts)].strip(" ,-") if starts and min(starts) > 0 else ""


def _shape(text: str, lexicon: Lexicon, *, is_backed: bool = False) -> float:
    """How much the words are built like a name; 0 and less where they can't be one."""
    parts = text.split()
    if not 1 <= len(parts) <= 6 or any(not _WORD.fullmatch(part) for part in parts):
        return 0.0
    if parts[-1].endswith("-") or (len(parts) > 1 and parts[-1].islower() and key(parts[-1]) in lexicon.particles):
        return 0.0
    named = [part for part in parts if key(part) not in lexicon.particles or not part[:1].islower()]
    if not named or any(part[0].islower() and not _ELIDED.match(part) for part in named):
        return 0.0
    score = {1: 0.4, 2: 2.0, 3: 2.0, 4: 1.6}.get(len(parts), 1.0)
    return score - _penalty(text, lexicon, is_backed=is_backed)


def _penalty(text: str, lexicon: Lexicon, *, is_backed: bool) -> float:
    line = words(text)
    bare = heading_key(text)
    if bare in lexicon.headings or text.upper() == "CV":
        return 9.0
    if is_backed:
        return 0.0
    penalty = 0.0
    heads = tuple(lexicon.title_heads.find(text, line))
    if heads or any(
        word.key.endswith(lexicon.title_suffixes) for word in line if lexicon.title_suffixes and len(word.key) > 8
    ):
        penalty += 3.5 if heads and heads[-1].end < len(text) and heads[0].start == 0 and len(line) == 2 else 5.0
    if sum(len(found.phrase.split()) for found in lexicon.heading_phrases.find(text, line)) == len(line):
        penalty += 5.0
    covered = sum(len(found.phrase.split()) for found in lexicon.places.find(text, line))
    if covered == len(line):
        penalty += 3.0
    elif place_score(text, lexicon) > 2:
        penalty += 1.5
    if any(lexicon.legal.find(text, line)) or any(lexicon.institutions.find(text, line)):
        penalty += 3.0
    if any(lexicon.furniture.find(text, line)) or any(lexicon.language_names.find(text, line)):
        penalty += 2.0
    return penalty
