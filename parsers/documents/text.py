"""Plain text and Markdown -> lines: headings by # or a rule beneath, marks of list items, wide gaps as cells."""

import re
from dataclasses import replace

from parsers.characters import unmarked
from parsers.documents.charset import decode
from parsers.documents.flow import cells
from parsers.documents.reading import Reading
from parsers.records import Defect, Limits, Line

_HASHES = re.compile(r"\s{0,3}(#{1,6})\s+(.+?)\s*#*\s*")
_MARKS = r"-_~*\u2500\u2501\u2550\u2014\u2013#.+"
# Possessive, so that a long row of marks before a word costs no more than its length.
_RULE = re.compile(rf"\s*+(?:(=)[\s=]{{2,}}+|(?=(?:[{_MARKS}]\s*+){{3}})[{_MARKS}\s]++)")


def read(content: bytes, limits: Limits, declared: str = "") -> Reading:
    """Lines of a text file in any charset; declared is the charset of its MIME label."""
    text = decode(content, declared)
    is_cut = len(text) > limits.text_characters
    defects = (Defect(code="too_large", detail="Only the beginning was read."),) if is_cut else ()
    return Reading(lines_of(text[: limits.text_characters]), 1, defects)


def lines_of(text: str) -> tuple[Line, ...]:
    """Lines that hold words, with a block for each paragraph."""
    found: list[Line] = []
    block, gap = 0, False
    for raw in text.splitlines():
        if not raw.strip():
            gap = True
        elif _RULE.fullmatch(raw):
            if found and not gap and not found[-1].heading and not found[-1].bullet:
                found[-1] = replace(found[-1], heading=1 if raw.lstrip().startswith("=") else 2)
            gap = True
        else:
            block += gap and bool(found)
            gap = False
            line = _line(raw, block)
            if line.text:
                found.append(line)
    return tuple(found)


def _line(raw: str, block: int) -> Line:
    hashes = _HASHES.fullmatch(raw)
    if hashes:
        return Line(text=cells(hashes[2]), block=block, heading=len(hashes[1]))
    bullet, rest = unmarked(raw)
    return Line(text=cells(rest), block=block, bullet=bullet)
