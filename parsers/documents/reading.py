"""What a reader of one format hands back to `parsers.documents.read`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.records import Attachment, Defect, Line

_WORD = re.compile(r"\w[\w+#.-]*\w|\w[+#]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """Lines of a document, the number of its pages (1 for formats without pages), and what was wrong with it.

    hidden: Text that is there but does not show. enclosed: Files that lie inside, such as the attachments of a PDF.
    pictures: Images (PNG, JPEG, ...) drawn in it, in order; they are read only where it has no text.
    """

    lines: tuple[Line, ...] = ()
    pages: int = 1
    defects: tuple[Defect, ...] = ()
    hidden: tuple[Line, ...] = ()
    enclosed: tuple[Attachment, ...] = ()
    pictures: tuple[bytes, ...] = ()


CUT = Defect(code="too_large", detail="Only the beginning was read.")


def unreadable(code: str, detail: str) -> Reading:
    """Return a reading without lines that says why."""
    return Reading(defects=(Defect(code=code, detail=detail),))


def hidden_defects(hidden: Sequence[Line]) -> tuple[Defect, ...]:
    """Return the defect that tells of text that does not show, without judging why it is there; signs are no words."""
    words = sum([len(_WORD.findall(line.text)) for line in hidden])
    if not words:
        return ()
    noun = "1 word that does" if words == 1 else f"{words} words that do"
    kept = "it was" if words == 1 else "they were"
    return (Defect(code="hidden_text", detail=f"It holds {noun} not show on the page; {kept} kept apart."),)
