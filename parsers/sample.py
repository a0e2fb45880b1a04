"""From a paper that shows work (a project description, slides, a portfolio) to the skills it tells of.

Names, addresses and dates in it may be anybody's and are not read.
"""

from datetime import date

from parsers.records import Applicant, Document
from parsers.resume import rows, skillset
from parsers.skills import Context, find
from parsers.vocabulary import Vocabulary

PAPERS = frozenset({"pdf", "docx", "doc", "odt", "rtf", "pptx", "odp", "markdown", "epub"})
"""Types of documents that hold running text; source code is evidence of another kind."""


def read(document: Document, vocabulary: Vocabulary, *, as_of: date | None) -> Applicant:
    """Read the skills that a paper names, each with its lines; a paper of another type says nothing here."""
    if document.type not in PAPERS:
        return Applicant()
    found = rows.rows(document, vocabulary.lexicon)
    mentions = find(tuple((row.text, Context.PROSE) for row in found), vocabulary.skills).mentions
    stated = tuple(skillset.stated(document, found, mentions, (), as_of))
    return Applicant(skills=(*stated, *skillset.implied(stated, vocabulary.skills)))
