"""Text that addresses a program which judges resumes ("ignore previous instructions"): found and told, never followed.

No reader of ours follows text; it is reported because a recruiter may show the document to a program that does.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from parsers.records import Defect, Document, Line
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import fold, key

CODE = "machine_instructions"
_REACH = 6  # words from the verb to its object
_WORD = re.compile(r"[^\W_]+")
_CLAUSE_END = re.compile(r"[.;:!?]")


def with_report(document: Document, lexicon: Lexicon) -> Document:
    """Return the document with a defect where lines of it, shown or hidden, address a program."""
    count = len(addressed(document.lines, lexicon)) + len(addressed(document.hidden, lexicon))
    if not count:
        return document
    which = "One of its lines addresses" if count == 1 else f"{count} of its lines address"
    detail = f"{which} a program that judges applications; nothing in them was followed."
    return replace(document, defects=(*document.defects, Defect(code=CODE, detail=detail, document=document.name)))


def addressed(lines: Sequence[Line], lexicon: Lexicon) -> tuple[Line, ...]:
    """Return the lines in which an instruction to a program begins; it may go on in the next."""
    if not _may_address(lines, lexicon):
        return ()
    spans = [_keys(line.text) for line in lines]
    text = " " + "".join(spans)
    starts = list(accumulate(map(len, spans), initial=1))
    found = {bisect_right(starts, place) - 1 for place in _places(text, lexicon)}
    return tuple([lines[number] for number in sorted(found)])


def _may_address(lines: Sequence[Line], lexicon: Lexicon) -> bool:
    """Whether the lines hold the first word of any instruction, as hardly any document does."""
    words = _WORD.findall("\n".join([fold(line.text) for line in lines]))
    return not lexicon.instruction_starts.isdisjoint(words)


def _keys(text: str) -> str:
    """Return the keys of a line's words, a blank after each and a full stop between its clauses."""
    return " . ".join([key(clause) for clause in _CLAUSE_END.split(text)]) + " "


def _places(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Yield where the words of an instruction begin in a text of keys, a blank before and after each."""
    for phrase in lexicon.instructions:
        yield from _all(text, f" {phrase} ")
    for verb in lexicon.instruction_verbs:
        for place in _all(text, f" {verb} "):
            clause = text[place : place + 120].split(" . ", maxsplit=1)[0]
            if not lexicon.instruction_objects.isdisjoint(clause.split()[1 : 1 + _REACH]):
                yield place


def _all(text: str, words: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place + 1
        place = text.find(words, place + 1)
