"""Declarations such as the consent to the use of one's data: they tell nothing of the person, and are left out."""

from collections.abc import Sequence

from parsers.resume.row import Row
from parsers.vocabulary import Lexicon

# A declaration opens its line.
_BEGINS = 4


def left_out(found: Sequence[Row], lexicon: Lexicon) -> list[Row]:
    """Give the rows without those of a declaration, from its first words to the end of its sentence."""
    kept: list[Row] = []
    clause: Row | None = None
    for row in found:
        if clause is not None and clause.style == row.style and not clause.text.rstrip().endswith((".", ")")):
            clause = row
            continue
        clause = row if _opens(row, lexicon) else None
        if clause is None:
            kept.append(row)
    return kept


def _opens(row: Row, lexicon: Lexicon) -> bool:
    first = [word for word in row.words[:_BEGINS] if word.start < _BEGINS and word.key in lexicon.clauses.lengths]
    return bool(first) and next((each.start for each in lexicon.clauses.find(row.text, row.words)), _BEGINS) < _BEGINS
