"""How much a document is built like a resume: by its parts, not by what it is called."""

from parsers.resume import sections
from parsers.resume.outline import Outline

_TELLING = frozenset({"experience", "education", "skills"})


def likeness(glanced: Outline) -> float:
    """0 to 1: headings of a resume, contact data and ranges of dates, and short lines rather than a letter's prose."""
    found = glanced.rows
    if not found:
        return 0.0
    kinds = {each.kind for each in glanced.sections if each.heading is not None}
    telling = len(kinds & _TELLING)
    others = len(kinds - _TELLING - {sections.OTHER, sections.TOP})
    dated = len([row for row in found if row.dated])
    links = [link for row in found for link in row.line.links]
    reachable = any("@" in row.text for row in found) or any(link.startswith("mailto:") for link in links)
    long = len([row for row in found if len(row.words) > 12]) / len(found)
    score = 0.22 * telling + 0.06 * min(others, 3) + 0.08 * min(dated, 3) + 0.1 * reachable - 0.3 * (long > 0.6)
    return max(0.0, min(1.0, score))
