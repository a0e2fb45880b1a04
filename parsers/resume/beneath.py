"""What stands beneath a heading of unknown words: jobs or studies, by the titles and the schools beside its dates."""

from collections.abc import Sequence

from parsers.resume.row import Row
from parsers.vocabulary import Lexicon

_NEAR = 2
_LONGEST = 14
_MOST_ROWS = 60


def kind_beneath(found: Sequence[Row], lexicon: Lexicon) -> str | None:
    """Give `experience` or `education`, None where nothing is dated, or both seem as likely."""
    rows = found[:_MOST_ROWS]
    near = {
        at + step
        for at, row in enumerate(rows)
        if row.ranges and not row.bullet
        for step in range(-_NEAR, _NEAR + 1)
        if 0 <= at + step < len(rows)
    }
    heads = [rows[at] for at in sorted(near) if not rows[at].bullet and len(rows[at].words) <= _LONGEST]
    studies = sum(1 for row in heads if _names_study(row, lexicon))
    jobs = sum(1 for row in heads if any(lexicon.title_heads.find(row.text, row.words)))
    if studies == jobs or (jobs > studies and not any(row.dated for row in rows)):
        return None
    return "education" if studies > jobs else "experience"


def _names_study(row: Row, lexicon: Lexicon) -> bool:
    tables = (lexicon.institutions, *lexicon.degrees.values())
    return any(any(table.find(row.text, row.words)) for table in tables)
