"""The person's name: where and how it is set, and what agrees with it (address, profile links, file name, sender).

Every line near the top, and every value of a `Name:` label, is a candidate; the words say what is no name at all
(a title, a heading, a place, an institution), and two sources that agree beat any typography.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parsers.records import Claim, Document
from parsers.resume.contact import Block
from parsers.resume.labels import kinds_of
from parsers.resume.location import place_score
from parsers.resume.row import Row
from parsers.resume.rows import evidence, squeeze
from parsers.resume.sections import heading_key
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import fold, key, words

_SPLIT = re.compile(r"\s*[|\u00b7\u2022\u2219/]\s*|\s+[-\u2013\u2014]\s+|\t|\s{3,}")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[\"\u201c\u201e\u201d][^\"\u201c\u201d]*[\"\u201c\u201d]")
_SPACED = re.compile(r"(?:[^\W\d_]\.? ){2,}[^\W\d_]\b")
_WORD = re.compile(r"(?:[^\W\d_]|['\u2019\u2018`])(?:[^\W\d_]|['\u2019\u2018`.\u00b7-])*")
_TOP_ROWS = 14
_LEAST = 2.0


@dataclass(frozen=True, slots=True)
class Signs:
    """Letters that may hold the name: address, links, file name, and the sender's name as words."""

    handles: tuple[str, ...]
    sender: frozenset[str]


class _Candidate(NamedTuple):
    text: str
    row: Row
    score: float


def signs(document: Document, address: str | None, urls: Sequence[str], sender_name: str, sender_address: str) -> Signs:
    """Collect what a name may agree with."""
    handles = [part.partition("@")[0] for part in (address or "", sender_address) if part]
    if address and "." in address.partition("@")[2]:
        handles.append(address.partition("@")[2].partition(".")[0])
    handles += [re.sub(r"^(?:https?://)?(?:www\.)?", "", url).replace("linkedin.com/in", "") for url in urls]
    handles.append(document.name.rpartition(".")[0])
    letters = tuple(re.sub(r"[^a-z]", "", fold(handle)) for handle in handles)
    return Signs(tuple(filter(None, letters)), frozenset(word.key for word in words(sender_name)))


def name(block: Block, found: Sequence[Row], marks: Signs, sender_name: str = "") -> Claim | None:
    """Give the likeliest name of the document; the sender's where the document shows none."""
    candidates = sorted(_candidates(block, found, marks), key=lambda each: -each.score)
    best = candidates[0] if candidates else None
    if best is None or best.score < _LEAST:
        return _sender(sender_name, block.lexicon)
    start = max(best.row.line.text.find(best.text), 0)
    place = evidence(block.document, best.row, "name", start, min(start + len(best.text), len(best.row.line.text)))
    return Claim(value=_cased(best.text, block.lexicon), evidence=(place,), confidence=min(1.0, best.score / 8))


def _sender(sender_name: str, lexicon: Lexicon) -> Claim | None:
    text = _cleaned(sender_name, lexicon)
    return (
        Claim(value=text, evidence=(), confidence=0.5) if text and _shape(text, lexicon) > 0 and " " in text else None
    )


def _candidates(block: Block, found: Sequence[Row], marks: Signs) -> Iterator[_Candidate]:
    lexicon = block.lexicon
    largest = max((row.style.size for row in found if row.line.page == 1 and _plausible(row)), default=0.0)
    for each in block.labelled:
        if "name" in each.kinds and "relative" not in each.kinds:
            text = _cleaned(each.value, lexicon)
            if text and (shape := _shape(text, lexicon)) > 0:
                yield _Candidate(text, each.row, 4.0 + shape + _agreement(text, marks, lexicon))
    top = list(_near_the_top(found, largest))
    for at, row in enumerate(top):
        if row.ranges or row.bullet or not _plausible(row) or _is_label(row, lexicon):
            continue
        set_off = _set_off(row, at, largest, found)
        for order, text in enumerate(_readings(top, at, lexicon)):
            shape = _shape(text, lexicon)
            if shape > 0:
                yield _Candidate(text, row, shape + set_off - 0.2 * order + _agreement(text, marks, lexicon))


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


def _readings(top: Sequence[Row], at: int, lexicon: Lexicon) -> Iterator[str]:
    """Texts of a row that may be the name: its cells and parts, less a title behind it; two rows of one style."""
    row = top[at]
    for part in _SPLIT.split(row.text):
        text = _cleaned(part, lexicon)
        if text and "@" not in text:
            yield text
            shorter = _before_title(text, lexicon)
            if shorter and shorter != text:
                yield shorter
    following = top[at + 1] if at + 1 < len(top) else None
    if following and _may_go_on(row, following):
        yield _cleaned(f"{row.text.strip()} {following.text.strip()}", lexicon)


def _may_go_on(row: Row, following: Row) -> bool:
    """Tell whether a name may be broken over two rows of one style."""
    alike = following.style == row.style and row.line.block == following.line.block
    return alike and row.style.size > 0 and len(row.words) + len(following.words) <= 6 and _plausible(following)


def _before_title(text: str, lexicon: Lexicon) -> str:
    line = words(text)
    starts = [found.start for table in (lexicon.title_heads, lexicon.title_classes) for found in table.find(text, line)]
    starts += [word.start for word in line if word.key in lexicon.title_ranks]
    return text[: min(starts)].strip(" ,-") if starts and min(starts) > 0 else ""


def _cleaned(text: str, lexicon: Lexicon) -> str:
    """Without credentials, nicknames in quotes, pronouns and letter-spacing; `Surname, Given` turned round."""
    text = squeeze(_ASIDE.sub(" ", text)).strip(" ,;:-\u2013|")
    if _SPACED.fullmatch(text):
        text = text.replace(" ", "")
    elif _SPACED.match(text) and len([part for part in text.split() if len(part) == 1]) > 4:
        text = _unspaced(text)
    head, comma, tail = (part.strip() for part in text.partition(","))
    if comma:
        if all(_is_credential(part, lexicon) for part in re.split(r"[\s,]+", tail)):
            text = head
        elif "," not in tail and len(tail.split()) <= 3 and len(head.split()) <= 3:
            text = f"{tail} {head}"
    parts = text.split()
    while len(parts) > 2 and _is_credential(parts[-1], lexicon):
        parts.pop()
    while len(parts) > 2 and _is_credential(parts[0], lexicon):
        parts.pop(0)
    return " ".join(parts)


def _unspaced(text: str) -> str:
    """`J O H N  D O E` lost its wider gap: nothing tells where; keep it as one word."""
    return text.replace(" ", "")


def _is_credential(word: str, lexicon: Lexicon) -> bool:
    bare = word.strip(".,")
    if not bare or key(bare) not in lexicon.credentials:
        return not bare
    return len(bare) > 3 or bare.isupper() or "." in word or not bare.islower()


def _shape(text: str, lexicon: Lexicon) -> float:
    """How much the words are built like a name; 0 and less where they can't be one."""
    parts = text.split()
    if not 1 <= len(parts) <= 6 or any(not _WORD.fullmatch(part) for part in parts):
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


def _cased(text: str, lexicon: Lexicon) -> str:
    """Make a name of capitals, or with a surname in capitals, one as people write it; particles stay small."""
    whole = not any(char.islower() for char in text) and len(text) > 3
    parts = [part.lower() if part.isupper() and (whole or len(part) > 3) else part for part in text.split()]
    return " ".join(
        part
        if not part[:1].islower() or (at and key(part) in lexicon.particles and len(part) < 5)
        else re.sub(r"(^|[-'\u2019])(\w)", _upper, part)
        for at, part in enumerate(parts)
    )


def _upper(found: re.Match[str]) -> str:
    return found.group(1) + found.group(2).upper()
