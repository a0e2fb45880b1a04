"""What kind of paper is a text that is no resume? A letter, a certificate, a project's description, a bill.

Told by the words of `[documents]` in the language files and by where they stand: a salutation opens a line near the
top, a title stands alone on its line. A letter that recommends someone is no letter of application.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.records import Document, Line, Role
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import Word, words

_TOP = 30  # lines in which a salutation stands, below the addresses of both sides
_TITLE_LINES = 15  # lines in which a certificate says what it is
_TITLE_WORDS = 5  # at most, of a line that is a title
_PROSE_WORDS = 8  # at least, of a line of running text
_LETTER_WORDS = 20  # at least, in a letter
_GREETING_WORDS = 10  # at most, of a line that greets
_NAME_LINES = 3  # in which a paper says what it is called
_SHORT = 80  # lines, at most, of a certificate
_MOST_LINES = 400  # lines looked at; what a paper is shows before


class Mark(NamedTuple):
    """A telling phrase: its label in the vocabulary, the number of its line, its words and those of the line."""

    label: str
    line: int
    key: str
    first: bool
    length: int

    @property
    def is_title(self) -> bool:
        """Whether the phrase stands on its line with hardly anything else."""
        return self.length <= _TITLE_WORDS


def genre(document: Document, lexicon: Lexicon) -> tuple[Role, str] | None:
    """Return the role that the text shows and the reason, None where it shows none."""
    lines = document.lines[:_MOST_LINES]
    spans = [words(line.text) for line in lines]
    marks = [mark for at, line in enumerate(lines) for mark in _marks(at, line, spans[at], lexicon)]
    opening = next((mark for mark in marks if _opens(mark)), None)
    if _is_reference(marks, opening):
        return Role.CERTIFICATE, "worded as a reference"
    if opening and _is_letter(opening, marks, spans):
        return Role.COVER_LETTER, "written as a letter"
    if _is_certificate(marks, len(document.lines)):
        return Role.CERTIFICATE, "worded as a certificate"
    if len({mark.key for mark in marks if mark.label == "commercial"}) >= 2:
        return Role.OTHER, "worded as a commercial paper"
    if _is_project(marks):
        return Role.WORK_SAMPLE, "built like the description of a project"
    return None


def _marks(at: int, line: Line, span: Sequence[Word], lexicon: Lexicon) -> Iterator[Mark]:
    for found in lexicon.papers.find(line.text, span):
        yield Mark(found.label, at, found.phrase, found.start <= span[0].start, len(span))


def _opens(mark: Mark) -> bool:
    """Whether someone is greeted near the top, or a letter says there what it is: as a title or in several words."""
    if mark.line >= _TOP:
        return False
    if mark.label == "salutation":
        return mark.first and mark.length <= _GREETING_WORDS
    return mark.label == "letter" and (mark.is_title or mark.key.count(" ") >= 2)


def _is_letter(opening: Mark, marks: Sequence[Mark], spans: Sequence[Sequence[Word]]) -> bool:
    """Whether a closing follows the opening of a letter, words between them, or mostly prose."""
    start = opening.line + (opening.label == "salutation" or opening.is_title)
    closings = [mark.line for mark in marks if mark.label == "closing" and mark.first and mark.line > opening.line]
    rest = [len(span) for span in spans[start:]]
    if closings and sum(rest[: closings[-1] - start]) >= _LETTER_WORDS:
        return True
    prose = [length for length in rest if length >= _PROSE_WORDS]
    return sum(prose) >= _LETTER_WORDS and len(prose) >= 0.5 * len(rest)


def _is_reference(marks: Sequence[Mark], opening: Mark | None) -> bool:
    """Whether a letter recommends someone, or has the title of a certificate above its greeting or right below it."""
    if opening is None or opening.label != "salutation":
        return False
    return any(
        mark.label == "reference" or (mark.label == "certificate" and mark.is_title and mark.line <= opening.line + 2)
        for mark in marks
    )


def _is_certificate(marks: Sequence[Mark], length: int) -> bool:
    """Whether a short paper says near its top that it certifies: in a phrase, or in a word that stands alone."""
    return length <= _SHORT and any(
        mark.label == "certificate" and mark.line < _TITLE_LINES and (" " in mark.key or mark.is_title)
        for mark in marks
    )


def _is_project(marks: Sequence[Mark]) -> bool:
    """Whether a paper opens with nothing but the name of such papers, or has two of their headings."""
    titles = [mark for mark in marks if mark.label == "project" and mark.is_title]
    is_named = any(mark.line < _NAME_LINES and mark.length == mark.key.count(" ") + 1 for mark in titles)
    return is_named or len({mark.key for mark in titles}) >= 2
