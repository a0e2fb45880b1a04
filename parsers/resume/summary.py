"""What the person says of themselves, as written."""

from collections.abc import Sequence

from parsers.records import Claim, Document
from parsers.resume.row import Row
from parsers.resume.rows import evidence, squeeze

_MOST_ROWS = 25


def read(document: Document, found: Sequence[Row]) -> Claim | None:
    """Give the summary section's prose: lines of more than four words, and what they go on in."""
    kept: list[Row] = []
    for row in found[:_MOST_ROWS]:
        if "@" in row.text or row.ranges:
            continue
        if len(row.words) > 4 or kept:
            kept.append(row)
    if not kept:
        return None
    return Claim(
        value=squeeze(" ".join(row.text for row in kept)),
        evidence=tuple(evidence(document, row, "summary") for row in kept),
    )
