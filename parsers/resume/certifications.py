"""Certificates and courses, as written, one a line of their section."""

import re
from collections.abc import Sequence

from parsers.records import Claim, Document
from parsers.resume.row import Row
from parsers.resume.rows import evidence, squeeze

_LONGEST_WORDS = 16
_EDGES = " ,;:|-\u2013\u2014\u00b7\t[]"
_EMPTY = re.compile(r"\(\W*\)|\[\W*\]")


def read(document: Document, found: Sequence[Row]) -> tuple[Claim, ...]:
    """Each line of the section less its dates; a line that goes on from the one before is joined to it."""
    claims: list[Claim] = []
    for row in found:
        text = row.text
        for each in reversed(row.ranges):
            text = text[: each.first] + " " + text[each.last :]
        text = _trimmed(squeeze(text))
        if not any(char.isalpha() for char in text) or len(row.words) > _LONGEST_WORDS:
            continue
        mark = evidence(document, row, "certification")
        if claims and text[:1].islower() and not row.bullet:
            last = claims.pop()
            claims.append(Claim(value=f"{last.value} {text}", evidence=(*last.evidence, mark)))
        else:
            claims.append(Claim(value=text, evidence=(mark,)))
    return tuple({claim.value: claim for claim in reversed(claims)}.values())[::-1]


def _trimmed(text: str) -> str:
    """Without separators at its edges, and without brackets that dates left empty or half."""
    text = _EMPTY.sub("", text).strip(_EDGES)
    if text.count("(") != text.count(")"):
        text = text.strip("()" + _EDGES)
    return text
