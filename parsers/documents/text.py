"""Plain text -> lines: headings by # or a rule beneath, marks of list items, boxes, gaps and leaders as cells."""

import re

from parsers.characters import unmarked
from parsers.charset import decode
from parsers.documents.flow import cells
from parsers.documents.reading import CUT, Reading
from parsers.label import UNLABELLED, Label
from parsers.records import Limits, Line
from parsers.transport import mended, unflowed

_HASHES = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_MARKS = r"-_~*\u2500\u2501\u2550\u2014\u2013#.+"
# Possessive, so that a long row of marks before a word costs no more than its length.
_RULE = re.compile(rf"\s*+(?:(=)[\s=]{{2,}}+|(?=(?:[{_MARKS}]\s*+){{3}})[{_MARKS}\s]++)")
_CORNERED = re.compile(r"\s*(?:\+[-=+]+\+|[\u250c\u2514\u251c\u2554\u255a\u2560][\u2500-\u257f]+)\s*")
_BOXED = re.compile(r"\s*[|\u2502\u2503\u2551](.*)[|\u2502\u2503\u2551]\s*")
_WALL = re.compile(r"[|\u2502\u2503\u2551]")
_LEADER = re.compile(r"(?<=\S)\s*(?:\.{4,}|(?:\. ){3,}\.?|\u2026{2,}|_{4,}|\u00b7{4,})\s*(?=\S)")


def read(content: bytes, limits: Limits, label: Label = UNLABELLED) -> Reading:
    """Lines of a text file in any charset; a form feed begins a page."""
    text = decode(content, label.charset)
    if label.flowed:
        text = unflowed(text, deletes_space=label.deletes_space)
    return from_text(text, limits)


def from_text(text: str, limits: Limits) -> Reading:
    """Lines of text that is decoded already."""
    is_cut = len(text) > limits.text_characters
    defects = (CUT,) if is_cut else ()
    found = lines_of(text[: limits.text_characters])
    return Reading(found, max([line.page for line in found], default=1), defects)


def lines_of(text: str) -> tuple[Line, ...]:
    """Lines that hold words, with a block for each paragraph."""
    found: list[Line] = []
    block, gap = 0, False
    for page, raw in _pages(mended(text)):
        if not raw.strip() or _CORNERED.fullmatch(raw):
            gap = True
        elif _RULE.fullmatch(raw):
            if found and not gap and not found[-1].heading and not found[-1].bullet:
                found[-1] = found[-1]._replace(heading=1 if raw.lstrip().startswith("=") else 2)
            gap = True
        else:
            block += gap and bool(found)
            gap = False
            line = _line(raw, page, block)
            if line.text:
                found.append(line)
    return tuple(found)


def _pages(text: str) -> list[tuple[int, str]]:
    """Return (page, line) for each line."""
    parts = enumerate(text.split("\f"), 1)
    return [(page, raw) for page, part in parts for raw in ["", *part.splitlines()]]


def _line(raw: str, page: int, block: int) -> Line:
    hashes = _HASHES.match(raw)
    if hashes:
        return Line(text=cells(_title(raw[hashes.end() :].rstrip())), page=page, block=block, heading=len(hashes[1]))
    boxed = _BOXED.fullmatch(raw)
    if boxed:
        raw = _WALL.sub("\t", boxed[1])
    bullet, rest = unmarked(raw)
    return Line(text=cells(_LEADER.sub("\t", rest)), page=page, block=block, bullet=bullet)


def _title(text: str) -> str:
    """Return a heading without the signs that close it, which stand behind a blank (CommonMark 0.31 section 4.2)."""
    bare = text.rstrip("#")
    return bare.rstrip() if bare[-1:].isspace() else text
