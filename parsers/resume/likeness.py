"""How much a document is built like a resume: by its parts, not by what it is called."""

from parsers.records import Document
from parsers.resume import rows, sections
from parsers.vocabulary import Vocabulary

# A resume shows within its first pages that it is one; every file of a mail is asked, and most are none.
_CHARACTERS = 15_000
_TELLING = frozenset({"experience", "education", "skills"})


def looks_like_resume(document: Document, vocabulary: Vocabulary) -> float:
    """0 to 1: headings of a resume, contact data and ranges of dates, and short lines rather than a letter's prose."""
    lexicon = vocabulary.lexicon
    found = rows.rows(document, lexicon, _CHARACTERS)
    if not found:
        return 0.0
    kinds = {each.kind for each in sections.split(found, lexicon) if each.heading is not None}
    telling = len(kinds & _TELLING)
    others = len(kinds - _TELLING - {sections.OTHER, sections.TOP})
    dated = sum(1 for row in found if row.dated)
    reachable = any("@" in row.text or any(link.startswith("mailto:") for link in row.line.links) for row in found)
    long = sum(1 for row in found if len(row.words) > 12) / len(found)
    score = 0.22 * telling + 0.06 * min(others, 3) + 0.08 * min(dated, 3) + 0.1 * reachable - 0.3 * (long > 0.6)
    return max(0.0, min(1.0, score))
