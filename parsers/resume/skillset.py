"""Skills of a paper: every line to the finder, then where each skill is stated, how well it is had, and its use.

Whoever uses Django uses Python: a position that names the one is a position in which the other was used, and evidence
of the rule `implied_by` names it, behind the places that state the skill itself. Level and years are taken as stated of
the skill itself alone. A project is a place of use without months, with dates or without.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from parsers.records import Claim, Document, Evidence, Section, Skill, SkillLevel
from parsers.resume import sections
from parsers.resume.experience import NOTHING_HELD, Held, use
from parsers.resume.positions import Job
from parsers.resume.row import Row
from parsers.resume.rows import evidence
from parsers.skills import Context, Mention, Unlisted, implied
from parsers.vocabulary import Lexicon, SkillVocabulary

IMPLIED_BY = "implied_by"
"""The rule of evidence that names another skill, which implies the one it stands for."""

_KINDS: Mapping[str, tuple[Context, Section]] = {
    "skills": (Context.SKILLS, Section.SKILLS),
    "experience": (Context.EXPERIENCE, Section.POSITION),
    "projects": (Context.EXPERIENCE, Section.PROJECT),
    "education": (Context.EDUCATION, Section.EDUCATION),
    "summary": (Context.PROSE, Section.SUMMARY),
    "certifications": (Context.EDUCATION, Section.CERTIFICATION),
}
_ANYWHERE = (Context.OTHER, Section.OTHER)
_LEVELS = tuple(SkillLevel)
_CERTIFIED = 2
"""The level that a certificate vouches for: working knowledge."""


class Spot(NamedTuple):
    """A row and where it stands. job: number of the position it tells of; level: what a certificate on it shows."""

    row: Row
    context: Context
    section: Section
    job: int | None = None
    level: int | None = None


def spots(
    found: Sequence[Row], cut: Sequence[sections.Section], jobs: Sequence[Job], lexicon: Lexicon
) -> tuple[Spot, ...]:
    """Give each row of a resume with its place, in the order of the rows."""
    kinds = {row.place: _KINDS.get(each.kind, _ANYWHERE) for each in cut for row in each.rows}
    numbers = {row.place: number for number, job in enumerate(jobs) for row in (*job.head, *job.body)}
    heads = {row.place: Context.EMPLOYER for job in jobs for row in job.head}
    heads.update((job.title_row.place, Context.TITLE) for job in jobs if job.title_row is not None)
    return tuple([_spot(row, kinds, numbers, heads, lexicon) for row in found])


def _spot(
    row: Row,
    kinds: Mapping[tuple[int, int], tuple[Context, Section]],
    numbers: Mapping[tuple[int, int], int],
    heads: Mapping[tuple[int, int], Context],
    lexicon: Lexicon,
) -> Spot:
    place = row.place
    context, section = kinds.get(place, _ANYWHERE)
    if section is Section.CERTIFICATION and any(lexicon.certificates.find(row.text, row.words)):
        return Spot(row, context, section, level=_CERTIFIED)
    return Spot(row, heads.get(place, context), section, numbers.get(place))


def by_job(held: Sequence[Spot], mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    """Mentions by the number of the position that the row tells of."""
    grouped: dict[int, list[Mention]] = {}
    for mention in mentions:
        number = held[mention.line].job
        if number is not None:
            grouped.setdefault(number, []).append(mention)
    return grouped


@dataclass(slots=True)
class _Told:
    """What a paper tells of a skill. used: by position, the first place there that says so."""

    kind: str
    marks: list[Evidence] = field(default_factory=list)
    used: dict[int, Evidence] = field(default_factory=dict)
    level: int = 0
    years: float = 0.0

    def add_use(self, used: Mapping[int, Evidence]) -> None:
        """Add the positions that only skills name which imply this one."""
        for number, mark in sorted(used.items()):
            if number not in self.used:
                self.used[number] = mark
                self.marks.append(mark)


def read(
    document: Document,
    mentions: Iterable[Mention],
    places: Sequence[Spot],
    vocabulary: SkillVocabulary,
    held: Held = NOTHING_HELD,
) -> tuple[Skill, ...]:
    """Give each skill that is stated, then each that only another implies, with every place that says so.

    mentions: Their lines are places in `places`. held: The positions that `Spot.job` counts.
    """
    stated = _stated(document, mentions, places)
    implying = _implying(stated, vocabulary)
    for name in stated.keys() & implying.keys():
        stated[name].add_use(implying.pop(name).used)
    for told in implying.values():
        told.marks = list(dict.fromkeys((*told.marks, *told.used.values())))
    return (
        *[_skill(name, told, held) for name, told in stated.items()],
        *[_skill(name, told, held, is_implied=True) for name, told in implying.items()],
    )


def _stated(document: Document, mentions: Iterable[Mention], places: Sequence[Spot]) -> dict[str, _Told]:
    stated: dict[str, _Told] = {}
    for mention in mentions:
        spot = places[mention.line]
        told = stated.get(mention.skill) or stated.setdefault(mention.skill, _Told(mention.kind))
        mark = evidence(document, spot.row, mention.rule, mention.start, mention.end, section=spot.section)
        told.marks.append(mark)
        if spot.job is not None:
            told.used.setdefault(spot.job, mark)
        told.level = max(told.level, mention.level or spot.level or 0)
    return stated


def _implying(stated: Mapping[str, _Told], vocabulary: SkillVocabulary) -> dict[str, _Told]:
    """Give by skill what those say that imply it: the first place that names one, and one in each position."""
    found: dict[str, _Told] = {}
    for name, told in stated.items():
        for other in implied(name, vocabulary):
            if other not in found:
                found[other] = _Told(vocabulary.skills[other].kind, [told.marks[0]._replace(rule=IMPLIED_BY)])
            used = found[other].used
            for number, mark in told.used.items():
                if number not in used:
                    used[number] = mark._replace(rule=IMPLIED_BY)
    return found


def _skill(name: str, told: _Told, held: Held, *, is_implied: bool = False) -> Skill:
    positions = tuple(sorted(told.used))
    years, last_used = use(held, positions)
    return Skill(
        name=name,
        kind=told.kind,
        implied=is_implied,
        years=years,
        last_used=last_used,
        level=_LEVELS[told.level - 1] if told.level else None,
        stated_years=told.years or None,
        positions=positions,
        evidence=tuple(told.marks),
    )


def unlisted(document: Document, places: Sequence[Spot], items: Iterable[Unlisted]) -> Iterator[Claim]:
    """Items of skills lists that the vocabulary lacks, verbatim, each once."""
    seen: set[str] = set()
    for text, line, start, end in items:
        if text.casefold() not in seen:
            seen.add(text.casefold())
            mark = evidence(document, places[line].row, "unlisted_skill", start, end, section=places[line].section)
            yield Claim(value=text, evidence=(mark,))
