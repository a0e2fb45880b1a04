"""What one person's application says to each requirement of a posting: an answer, the rule that gave it, and evidence.

No sum, no order and no verdict: `not shown` means that nothing that could be read says so, not that it is not so.
"""

from collections.abc import Sequence
from datetime import date

from parsers.matching import degree, experience, language, place, skills
from parsers.matching.finding import Finding
from parsers.records import (
    Answer,
    Applicant,
    Document,
    Evidence,
    Posting,
    Requirement,
    RequirementAnswer,
    Role,
)
from parsers.vocabulary import Vocabulary

__all__ = ["answers"]

_TELLING = frozenset({Role.RESUME, Role.COVER_LETTER, Role.WORK_SAMPLE})
_PARTIAL = frozenset({"damaged", "too_large", "ocr_limit", "no_ocr"})
"""Codes of defects that leave a part of a document unread."""

_UNREADABLE = Finding(Answer.UNCLEAR, "resume_unreadable", "The resume could not be read.")
_IN_PART = Finding(Answer.UNCLEAR, "resume_read_in_part", "Not all of the resume could be read.")
_NOTHING_READABLE = Finding(
    Answer.UNCLEAR, "nothing_readable", "No resume, letter or work sample of the application could be read."
)


def answers(  # noqa: PLR0913 (what is asked, and all that may answer it)
    posting: Posting,
    person: Applicant,
    documents: Sequence[Document],
    vocabulary: Vocabulary,
    *,
    as_of: date | None,
    years_told: Sequence[Evidence] = (),
) -> tuple[RequirementAnswer, ...]:
    """Answer every requirement of a posting, in its order. documents: Of the application. as_of: `present` in it.

    years_told: Where letters of this person speak of years of work.
    """
    is_readable = any(document.readable and document.role in _TELLING for document in documents)
    gap = _gap(documents)
    found = []
    for each in posting.requirements:
        finding = _answer(each, person, vocabulary, as_of, years_told) if is_readable else _NOTHING_READABLE
        if gap and finding.answer is Answer.NOT_SHOWN:
            finding = finding._replace(answer=Answer.UNCLEAR, rule=gap.rule, detail=f"{finding.detail} {gap.detail}")
        found.append(_record(each, finding))
    return tuple(found)


def _gap(documents: Sequence[Document]) -> Finding | None:
    """Give what leaves open what is not shown: that no resume that came could be read, or none whole."""
    resumes = [document for document in documents if document.role is Role.RESUME]
    readable = [document for document in resumes if document.readable]
    if resumes and not readable:
        return _UNREADABLE
    if readable and all(any(defect.code in _PARTIAL for defect in document.defects) for document in readable):
        return _IN_PART
    return None


def _answer(
    requirement: Requirement,
    person: Applicant,
    vocabulary: Vocabulary,
    as_of: date | None,
    years_told: Sequence[Evidence],
) -> Finding:
    if requirement.skills:
        return skills.answer(requirement.skills, person, vocabulary.skills, as_of)
    if requirement.degree:
        return degree.answer(requirement.degree, person, vocabulary.lexicon)
    if requirement.experience:
        return experience.answer(requirement.experience, person, as_of, years_told)
    if requirement.place:
        return place.answer(requirement.place, person, vocabulary.lexicon)
    if requirement.language:
        return language.answer(requirement.language, person, vocabulary.lexicon)
    return Finding(Answer.UNCLEAR, "no_rule", "The posting does not say what shows it.")


def _record(requirement: Requirement, finding: Finding) -> RequirementAnswer:
    return RequirementAnswer(
        requirement=requirement.id,
        text=requirement.text,
        answer=finding.answer,
        rule=finding.rule,
        detail=finding.detail,
        evidence=finding.evidence,
    )
