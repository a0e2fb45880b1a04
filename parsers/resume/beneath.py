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
    listed = all(row.bullet for row in rows)
    near = {
        at + step
        for at, row in enumerate(rows)
        if row.ranges and (listed or not row.bullet)
        for step in range(-_NEAR, _NEAR + 1)
        if 0 <= at + step < len(rows)
    }
    heads = [rows[at] for at in sorted(near) if (listed or not rows[at].bullet) and len(rows[at].words) <= _LONGEST]
    studies = sum(1 for row in heads if _names_study(row, lexicon))
    titled = (row for row in heads if any(lexicon.title_heads.find(row.text, row.words)))
    # A degree may be a title's word too ("Ingeniero"): beside its school it is none.
    jobs = sum(1 for row in titled if not (_names_school(row, lexicon) and _names_degree(row, lexicon)))
    if studies == jobs or (jobs > studies and not any(row.dated for row in rows)):
        return None
    return "education" if studies > jobs else "experience"


def _names_study(row: Row, lexicon: Lexicon) -> bool:
    return _names_school(row, lexicon) or _names_degree(row, lexicon)


def _names_school(row: Row, lexicon: Lexicon) -> bool:
    return any(lexicon.institutions.find(row.text, row.words))


def _names_degree(row: Row, lexicon: Lexicon) -> bool:
    return any(any(table.find(row.text, row.words)) for table in lexicon.degrees.values())
