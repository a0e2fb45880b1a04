"""What a reader of one format hands back to `parsers.documents.read`."""

from dataclasses import dataclass

from parsers.records import Defect, Line


@dataclass(frozen=True, slots=True)
class Reading:
    """Lines of a document, the number of its pages (1 for formats without pages), and what was wrong with it."""

    lines: tuple[Line, ...] = ()
    pages: int = 1
    defects: tuple[Defect, ...] = ()


def unreadable(code: str, detail: str) -> Reading:
    """Return a reading without lines that says why."""
    return Reading(defects=(Defect(code=code, detail=detail),))
