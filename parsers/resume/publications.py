"""Publications, patents and talks, as written."""

from collections.abc import Sequence

from parsers.records import Claim, Document
from parsers.resume.items import items
from parsers.resume.row import Row
from parsers.resume.rows import evidence, squeeze

_MOST_CHARACTERS = 500


def read(document: Document, found: Sequence[Row]) -> tuple[Claim, ...]:
    """Give each item of the section with its lines joined, each once."""
    claims = {}
    for rows in items(found):
        text = squeeze(" ".join(row.text for row in rows))[:_MOST_CHARACTERS]
        if text and text not in claims:
            marks = tuple(evidence(document, row, "publication") for row in rows)
            claims[text] = Claim(value=text, evidence=marks)
    return tuple(claims.values())
