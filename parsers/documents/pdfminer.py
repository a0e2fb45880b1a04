"""The second opinion on a PDF page: pdfminer.six, slower by far and built on other code.

`soundness` is the measure that chooses between the two.
"""

import io
import re
import struct
import zlib
from collections.abc import Iterable
from typing import Any

from parsers.pieces import Word

_CID = re.compile(r"\(cid:\d+\)")
_UNSOUND = re.compile("[\x00-\x08\x0e-\x1f\x80-\x9f\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_LONG = 26
_LETTERS_ALONE = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f]{26,}")
SOUND = 0.85
"""Below this PDFium's text of a page is doubted."""

_ENOUGH = 200  # letters of a text that is judged by its words
_VOWELS = 0.3  # of the letters; 0.36 and more in the languages read
_MUCH = 800  # letters of a text that has common words for sure
_COMMON = frozenset(
    """and the of in to for with from at by on und der die mit von im bei zu et de la le les des du en dans para con el
    los las por del na do da di il per nel alla van het een voor met oraz od""".split()  # noqa: SIM905 - reads best so
)

_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What pdfminer.six raises over damaged files beside its own errors."""


def soundness(text: str) -> float:
    """Share of a text that reads as text, 0 to 1.

    Not so read: glyphs without a meaning (`(cid:12)`, U+FFFD, private use, controls) and runs of more than 25 letters,
    which are words whose spaces were lost. An empty text and gibberish are worth 0.
    """
    words = text.split()
    size = sum(map(len, words))
    if not size or (_COMMON.isdisjoint(words) and is_gibberish(text)):
        return 0.0
    lost = sum(map(len, _CID.findall(text))) if "(cid:" in text else 0
    is_plain = text.isascii() or ("\ufffd" not in text and "".join(words).isprintable())
    lost += 0 if is_plain else len(_UNSOUND.findall(text))
    if max(map(len, words)) >= _LONG:
        lost += sum([len(word) for word in words if len(word) >= _LONG and _LETTERS_ALONE.search(word)])
    return max(0.0, 1 - lost / size)


def is_gibberish(text: str) -> bool:
    """Whether a text is letters that make no words: a font whose map to Unicode is shifted or shuffled.

    It has no word that texts of its length have in each of the languages read, and too few vowels for any of them
    unless it is long. Texts in other scripts are never called so.
    """
    if len(text) < _ENOUGH or not _COMMON.isdisjoint(text.casefold().split()):
        return False
    letters = [letter for letter in text.casefold() if "a" <= letter <= "z"]
    if len(letters) < _ENOUGH or 2 * len(letters) < len(text):
        return False
    return len(letters) >= _MUCH or sum(map(letters.count, "aeiouy")) < _VOWELS * len(letters)


def is_broken(text: str) -> bool:
    """Whether a text is worth a second opinion; a page without text is not."""
    return len(text) > 20 and soundness(text) < SOUND


def words(content: bytes, pages: Iterable[int]) -> list[list[Word]]:
    """Words of the pages (counted from 0) with geometry; no pages where pdfminer.six fails too."""
    from pdfminer.high_level import extract_pages  # noqa: PLC0415 - 0.2 s, needed by few files
    from pdfminer.pdfexceptions import PDFException  # noqa: PLC0415
    from pdfminer.psexceptions import PSException  # noqa: PLC0415

    try:
        return [_words(page) for page in extract_pages(io.BytesIO(content), page_numbers=list(pages), laparams=None)]
    except (PSException, PDFException, *_FAILURES):
        return []


def _words(page: Any) -> list[Word]:
    """Characters of a page joined to words where they touch."""
    found: list[Word] = []
    run: list[Any] = []
    for character in _characters(page):
        text = character.get_text()
        if run and (not text.strip() or not _touches(run[-1], character)):
            found.append(_word(run, page))
            run = []
        if text.strip():
            run.append(character)
    if run:
        found.append(_word(run, page))
    return found


def _characters(item: Any, depth: int = 5) -> list[Any]:
    if hasattr(item, "fontname"):
        return [item]
    if depth == 0 or not hasattr(item, "__iter__"):
        return []
    return [character for child in item for character in _characters(child, depth - 1)]


def _touches(last: Any, character: Any) -> bool:
    gap = character.x0 - last.x1
    size = max(character.size, 1)
    return bool(-0.5 * size < gap < 0.15 * size and abs(character.y0 - last.y0) < 0.4 * size)


def _word(run: list[Any], page: Any) -> Word:
    top, bottom = page.y1 - max(each.y1 for each in run), page.y1 - min(each.y0 for each in run)
    bold = "bold" in run[0].fontname.lower()
    text = "".join(each.get_text() for each in run)
    return Word(text, run[0].x0 - page.x0, top, run[-1].x1 - page.x0, bottom, run[0].size, bold)
