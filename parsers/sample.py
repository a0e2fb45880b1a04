"""From a work sample to the skills it shows: source code by its traces, a paper by what it tells.

Names, addresses and dates in it may be anybody's and are not read.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.records import Applicant, Claim, Document, Section, SourceCode, WorkSample
from parsers.resume import rows, skillset
from parsers.resume.skillset import Spot
from parsers.skills import Context
from parsers.sources import readme, shown
from parsers.vocabulary import Lexicon, Vocabulary
from parsers.vocabulary.phrases import words

PAPERS = frozenset({"pdf", "docx", "doc", "odt", "rtf", "pptx", "odp", "markdown", "epub"})
"""Types of documents that hold running text."""

_QUERY = re.compile(r"\.(?:sql|ddl|psql)$", re.IGNORECASE)
_LINKED = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:"
    r"(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|kaggle\.com|codepen\.io|huggingface\.co|replit\.com"
    r"|codesandbox\.io|stackblitz\.com|behance\.net|dribbble\.com|observablehq\.com|gist\.github\.com)/[\w.@~/-]*\w"
    r"|[\w-]+\.(?:github\.io|gitlab\.io|netlify\.app|vercel\.app|herokuapp\.com|pages\.dev)\b)",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\s*(?:[rRuU]?(?:\"\"\"|''')|/\*+!?|<!--|#(?!!)|//|--)\s*(.*?)\s*(?:\"\"\"|'''|\*/|-->)?\s*$")
_LONGEST_LINE = 500  # characters
_HEAD = 12  # lines of a file among which its own description stands


def read(document: Document, vocabulary: Vocabulary) -> Applicant:
    """Read what a work sample shows, with the sample itself; a document of neither kind shows nothing."""
    if document.source is not None:
        return _of_code(document, document.source, vocabulary)
    if document.type in PAPERS:
        return _of_paper(document, vocabulary)
    return Applicant()


def links(found: Sequence[Claim], lexicon: Lexicon) -> tuple[WorkSample, ...]:
    """Return the web addresses of a person that lead to work: repositories and portfolios, recorded and not fetched."""
    leading = [claim for claim in found if _leads_to_work(claim, lexicon)]
    return tuple([WorkSample(name=claim.value, kind="link", summary=None) for claim in leading])


def _leads_to_work(claim: Claim, lexicon: Lexicon) -> bool:
    if _LINKED.match(claim.value):
        return True
    beside = [mark.text.replace(claim.value, " ") for mark in claim.evidence]
    return any(label for text in beside for label in lexicon.work_links.find(text, words(text)))


def _of_code(document: Document, source: SourceCode, vocabulary: Vocabulary) -> Applicant:
    skills = shown.skills(document, source, vocabulary)
    sample = WorkSample(
        name=document.name,
        kind=_kind(document),
        source=replace(source, traces=()),
        skills=tuple([skill.name for skill in skills if not skill.implied]),
        summary=readme.summary(document) or _opening(document),
    )
    return Applicant(skills=skills, samples=(sample,))


def _kind(document: Document) -> str:
    if document.type == "notebook":
        return "notebook"
    return "query" if _QUERY.search(document.name) else "source"


def _opening(document: Document) -> Claim | None:
    """Return what a single file says of itself: a notebook's first heading, the comment or docstring at its head."""
    if document.source is None or document.source.files != 1:
        return None
    for index, line in enumerate(document.lines[:_HEAD]):
        line = line._replace(text=line.text[:_LONGEST_LINE])  # noqa: PLW2901 - the line as far as it is looked at
        told = _OPENING.match(line.text)
        if line.heading or (told and len(told[1].split()) > 2):
            text = line.text if line.heading or told is None else told[1]
            return readme.claimed(document, [(index, line._replace(text=text))])
    return None


def _of_paper(document: Document, vocabulary: Vocabulary) -> Applicant:
    spots = [Spot(row, Context.PROSE, Section.SAMPLE) for row in rows.rows(document, vocabulary.lexicon)]
    texts, lines = [each.row.text for each in spots], [each.row.line for each in spots]
    mentions = readme.made_with(texts, lines, vocabulary)
    skills = skillset.read(document, mentions, spots, vocabulary.skills)
    sample = WorkSample(
        name=document.name, kind="paper", skills=tuple([skill.name for skill in skills if not skill.implied])
    )
    return Applicant(skills=skills, samples=(sample,))
