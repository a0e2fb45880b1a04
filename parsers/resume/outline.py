"""A document as the readers of resumes take it: its rows and sections, found once, whoever asks."""

from typing import NamedTuple

from parsers.records import Document
from parsers.resume import rows, sections
from parsers.resume.row import Row
from parsers.resume.sections import Section
from parsers.vocabulary import Lexicon

# A resume shows within its first pages that it is one; every file of a mail is asked, and most are none.
_FIRST_PAGES = 15_000


class Outline(NamedTuple):
    """Rows and sections of a document's beginning. reach: how many of its lines they were made from."""

    rows: tuple[Row, ...]
    sections: tuple[Section, ...]
    reach: int


def glance(document: Document, lexicon: Lexicon) -> Outline:
    """Outline the first pages: for most resumes that is the whole."""
    return _outline(document, lexicon, _FIRST_PAGES)


def whole(document: Document, lexicon: Lexicon, glanced: Outline | None = None) -> Outline:
    """Outline all that is read of a document, or take the glance at it where that saw as much."""
    if glanced is not None and glanced.reach == rows.reach(document):
        return glanced
    return _outline(document, lexicon, rows.MOST_CHARACTERS)


def _outline(document: Document, lexicon: Lexicon, most: int) -> Outline:
    found = rows.rows(document, lexicon, most)
    return Outline(found, sections.split(found, lexicon), rows.reach(document, most))
