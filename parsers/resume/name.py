"""The person's name: where and how it is set, and what agrees with it (address, profile links, file name, sender).

Every line near the top, and every value of a `Name:` label, is a candidate; the words say what is no name at all
(a title, a heading, a place, an institution), and two sources that agree beat any typography.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from parsers.records import Claim, Document
from parsers.resume.contact import Block
from parsers.resume.heading_words import heading_key
from parsers.resume.labels import kinds_of
from parsers.resume.location import place_score
from parsers.resume.row import Row
from parsers.resume.rows import evidence
from parsers.resume.written_name import cased, cleaned, parted
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import fold, key, words

_SPLIT = re.compile(r"\s*[|\u00b7\u2022\u2219/]\s*|\s+[-\u2013\u2014]\s+|\t|\s{3,}")
_WORD = re.compile(r"(?:[^\W\d_]|['\u2019\u2018`])(?:[^\W\d_]|['\u2019\u2018`.\u00b7\u2010\u2011-])*")
_TOP_ROWS = 14
_LEAST = 2.0
_LATER = 0.2
_WHOLE = 1.0
_OCR_SIZES = 0.85
_MOST_ROWS = 3
_MOST_ALONE = 0.85
_DOUBT = 1.2  # about `Surname, Given` that nothing supports: a place is written so too


@dataclass(frozen=True, slots=True)
class Signs:
    """Letters that may hold the name: address, links, file name, and the sender's name as words.

    parts: the same, cut where signs or figures part them.
    """

    handles: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    sender: frozenset[str]


class _Candidate(NamedTuple):
    text: str
    row: Row
    score: float
    agreement: float


class _Reading(NamedTuple):
    text: str
    worth: float
    turned: bool = False


def signs(document: Document, address: str | None, urls: Sequence[str], sender_name: str, sender_address: str) -> Signs:
    """Collect what a name may agree with."""
    handles = [part.partition("@")[0] for part in (address or "", sender_address) if part]
    if address and "." in address.partition("@")[2]:
        handles.append(address.partition("@")[2].partition(".")[0])
    handles += [re.sub(r"^(?:https?://)?(?:www\.)?", "", url).replace("linkedin.com/in", "") for url in urls]
    handles.append(document.name.rpartition(".")[0])
    parts = tuple(tuple(re.findall(r"[a-z]{2,}", fold(handle))) for handle in handles)
    letters = tuple(re.sub(r"[^a-z]", "", fold(handle)) for handle in handles)
    return Signs(tuple(filter(None, letters)), parts, frozenset(word.key for word in words(sender_name)))


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
    lexicon = block.lexicon
    largest = max((row.style.size for row in found if row.line.page == 1 and _plausible(row)), default=0.0)
    smallest = min((row.style.size for row in found), default=0.0)
    for label in block.labelled:
        if "name" in label.kinds and "relative" not in label.kinds:
            text = cleaned(label.value, lexicon).text
            if text and (shape := _shape(text, lexicon)) > 0:
                agreed = _agreement(text, marks, lexicon)
                yield _Candidate(text, label.row, 4.0 + shape + agreed, agreed)
    top = list(_near_the_top(found, largest))
    for at, row in enumerate(top):
        if row.ranges or row.bullet or not _plausible(row) or _is_label(row, lexicon):
            continue
        set_off = _set_off(row, at, largest, found)
        for reading in _readings(top, at, lexicon, is_large=row.style.size == largest > smallest):
            text = parted(reading.text, marks.parts)
            shape = _shape(text, lexicon)
            if shape > 0:
                agreed = _agreement(text, marks, lexicon)
                doubt = _DOUBT if reading.turned and agreed <= 0 else 0.0
                yield _Candidate(text, row, shape + set_off + reading.worth - doubt + agreed, agreed)


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
    return len(row.words) <= 16 and not (row.text.rstrip().endswith(".") and len(row.words) > 4)


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
        text, turned = cleaned(part, lexicon)
        if text and "@" not in text:
            yield _Reading(text, -_LATER * order, turned)
            order += 1
            shorter = _before_title(text, lexicon)
            if shorter and shorter != text:
                yield _Reading(shorter, -_LATER * order)
                order += 1
    for count, whole in enumerate(_over_rows(top[at : at + _MOST_ROWS], lexicon)):
        yield _Reading(whole, _WHOLE + _LATER * count if is_large else -_LATER * order)


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
    starts += [word.start for word in line if word.key in lexicon.title_ranks]
    return text[: min(starts)].strip(" ,-") if starts and min(starts) > 0 else ""


def _shape(text: str, lexicon: Lexicon) -> float:
    """How much the words are built like a name; 0 and less where they can't be one."""
    parts = text.split()
    if not 1 <= len(parts) <= 6 or any(not _WORD.fullmatch(part) for part in parts):
        return 0.0
    if parts[-1].endswith("-") or (len(parts) > 1 and parts[-1].islower() and key(parts[-1]) in lexicon.particles):
        return 0.0
    named = [part for part in parts if key(part) not in lexicon.particles or not part[:1].islower()]
    if not named or any(part[0].islower() and part[0] not in "'\u2019" for part in named):
        return 0.0
    score = {1: 0.4, 2: 2.0, 3: 2.0, 4: 1.6}.get(len(parts), 1.0)
    return score - _penalty(text, lexicon)


def _penalty(text: str, lexicon: Lexicon) -> float:
    line = words(text)
    bare = heading_key(text)
    if bare in lexicon.headings or text.upper() == "CV":
        return 9.0
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


def _agreement(text: str, marks: Signs, lexicon: Lexicon) -> float:
    """2 for each source that shows a word of the name, or its initial and surname; at most 4, and 3 for the sender.

    Beyond these a source that shows more of the words counts for more, so that a name on two lines is taken whole.
    """
    line = [word.key for word in words(text)]
    long = [word for word in line if len(word) > 2 and word not in lexicon.particles]
    agreed, most = 0.0, 0
    for handle in marks.handles:
        hits = sum(1 for word in long if word in handle)
        most = max(most, hits)
        initials = "".join(word[0] for word in line)
        if hits:
            agreed += 1.5 + 0.5 * (hits > 1)
        elif (
            len(line) == 2
            and len(line[0]) + len(line[1]) <= 6
            and (line[0] + line[1] in handle or line[1] + line[0] in handle)
        ):
            agreed += 2.0
        elif len(initials) > 2 and initials in handle:
            agreed += 0.5
    shared = len(marks.sender & set(line))
    missing = len(set(long) - marks.sender) if marks.sender else 0
    return 0.3 * most + min(agreed, 4.0) + (3.0 - 0.5 * missing if shared > 1 or (shared and len(line) == 1) else 0.0)
