"""From a paper that shows work (a project description, slides, a portfolio) to the skills it tells of.

Names, addresses and dates in it may be anybody's and are not read.
"""

from parsers.records import Applicant, Document, Section
from parsers.resume import rows, skillset
from parsers.resume.skillset import Spot
from parsers.skills import Context, find
from parsers.vocabulary import Vocabulary

PAPERS = frozenset({"pdf", "docx", "doc", "odt", "rtf", "pptx", "odp", "markdown", "epub"})
"""Types of documents that hold running text; source code is evidence of another kind."""


def read(document: Document, vocabulary: Vocabulary) -> Applicant:
    """Read the skills that a paper names, each with its lines; a paper of another type says nothing here."""
    if document.type not in PAPERS:
        return Applicant()
    spots = [Spot(row, Context.PROSE, Section.SAMPLE) for row in rows.rows(document, vocabulary.lexicon)]
    mentions = find(tuple((each.row.text, each.context) for each in spots), vocabulary.skills).mentions
    return Applicant(skills=skillset.read(document, mentions, spots, vocabulary.skills))
