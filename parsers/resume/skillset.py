"""Skills of a resume: every line with its context to the finder, then years and recency from the dated positions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from parsers import skills
from parsers.records import Claim, Document, Evidence, Position, Skill
from parsers.resume.dates import PRESENT
from parsers.resume.experience import span, union, years
from parsers.resume.positions import Job
from parsers.resume.row import Row
from parsers.resume.rows import evidence
from parsers.resume.sections import Section
from parsers.skills import Context, Mention, Unlisted
from parsers.vocabulary import SkillVocabulary

_CONTEXTS: Mapping[str, Context] = {
    "skills": Context.SKILLS,
    "experience": Context.EXPERIENCE,
    "projects": Context.EXPERIENCE,
    "volunteer": Context.OTHER,
    "education": Context.EDUCATION,
    "summary": Context.PROSE,
    "certifications": Context.EDUCATION,
}

Lines = tuple[tuple[str, Context], ...]


def lines(found: Sequence[Row], sections: Sequence[Section], jobs: Sequence[Job]) -> Lines:
    """Each row's text with its context, in the order of the rows."""
    contexts = {row.place: _CONTEXTS.get(each.kind, Context.OTHER) for each in sections for row in each.rows}
    for job in jobs:
        for row in job.head:
            contexts[row.place] = Context.EMPLOYER
        if job.title_row is not None:
            contexts[job.title_row.place] = Context.TITLE
    return tuple((row.text, contexts.get(row.place, Context.OTHER)) for row in found)


def by_job(found: Sequence[Row], jobs: Sequence[Job], mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    """Mentions by the number of the job whose head or body holds them."""
    owner = {row.place: number for number, job in enumerate(jobs) for row in (*job.head, *job.body)}
    grouped: dict[int, list[Mention]] = {}
    for mention in mentions:
        number = owner.get(found[mention.line].place)
        if number is not None:
            grouped.setdefault(number, []).append(mention)
    return grouped


def stated(
    document: Document,
    found: Sequence[Row],
    mentions: Sequence[Mention],
    held: Sequence[tuple[Position, Sequence[Mention]]],
    as_of: date | None,
) -> Iterator[Skill]:
    """Each skill once, with every place that states it and the union of the months of the positions that do.

    held: each position with the mentions in its text.
    """
    places: dict[str, list[Evidence]] = {}
    kinds: dict[str, str] = {}
    for mention in mentions:
        row = found[mention.line]
        places.setdefault(mention.skill, []).append(evidence(document, row, mention.rule, mention.start, mention.end))
        kinds.setdefault(mention.skill, mention.kind)
    used: dict[str, list[int]] = {}
    for number, (_, each) in enumerate(held):
        for name in dict.fromkeys([mention.skill for mention in each]):
            used.setdefault(name, []).append(number)
    spans = [span(position.start, position.end, as_of) for position, _ in held]
    for name, marks in places.items():
        numbers = used.get(name, ())
        months = union([spans[number] for number in numbers]) if numbers else 0
        yield Skill(
            name=name,
            kind=kinds[name],
            years=years(months) if months else None,
            last_used=_last([end for number in numbers if (end := held[number][0].end)]),
            evidence=tuple(marks),
        )


def implied(found: Sequence[Skill], vocabulary: SkillVocabulary) -> Iterator[Skill]:
    """Skills that a stated one implies, with its evidence."""
    by_name = {skill.name: skill for skill in found}
    for name, source in skills.implied(tuple(by_name), vocabulary):
        origin = by_name.get(source)
        yield Skill(name=name, implied=True, evidence=origin.evidence[:1] if origin else ())


def unlisted(document: Document, found: Sequence[Row], items: Iterable[Unlisted]) -> Iterator[Claim]:
    """Items of skills lists that the vocabulary lacks, verbatim, each once."""
    seen: set[str] = set()
    for text, line, start, end in items:
        if text.casefold() not in seen:
            seen.add(text.casefold())
            yield Claim(value=text, evidence=(evidence(document, found[line], "unlisted_skill", start, end),))


def _last(ends: Sequence[str]) -> str | None:
    if PRESENT in ends:
        return PRESENT
    return max(ends, default=None)
