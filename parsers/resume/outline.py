"""A document as the readers of resumes take it: its rows and sections, found once, whoever asks."""

from collections.abc import Iterable
from typing import NamedTuple

from parsers.records import Document, Line
from parsers.resume import rows, sections
from parsers.resume.row import Row
from parsers.resume.sections import Section
from parsers.vocabulary import Lexicon

# A resume shows within its first pages that it is one; every file of a mail is asked, and most are none.
_FIRST_PAGES = 15_000


class Outline(NamedTuple):
    """Rows and sections of a document's beginning. lines: the document's; reach: how many of them these are from."""

    rows: tuple[Row, ...]
    sections: tuple[Section, ...]
    lines: tuple[Line, ...]
    reach: int


def glance(document: Document, lexicon: Lexicon) -> Outline:
    """Outline the first pages: for most resumes that is the whole."""
    return _outline(document, lexicon, _FIRST_PAGES)


def whole(
    document: Document, lexicon: Lexicon, known: Iterable[Outline] = ()
) -> tuple[tuple[Row, ...], tuple[Section, ...]]:
    """Return the rows and sections of all that is read of a document. known: outlines that may be of these lines."""
    found = next((each for each in known if each.lines is document.lines), None)
    if found is None or found.reach < rows.reach(document):
        found = _outline(document, lexicon, rows.MOST_CHARACTERS)
    return found.rows, found.sections


def _outline(document: Document, lexicon: Lexicon, most: int) -> Outline:
    found = rows.rows(document, lexicon, most)
    return Outline(found, sections.split(found, lexicon), document.lines, rows.reach(document, most))
