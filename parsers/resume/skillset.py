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
from parsers.resume.experience import NOTHING_HELD, Held, Use, use
from parsers.resume.positions import Job
from parsers.resume.row import Row
from parsers.resume.rows import evidence
from parsers.skills import RATING_SIGNS, Context, Mention, Unlisted, implied
from parsers.vocabulary import Lexicon, SkillVocabulary

IMPLIED_BY = "implied_by"
"""The rule of evidence that names another skill, which implies the one it stands for."""


class _Place(NamedTuple):
    """As in `Spot`."""

    context: Context
    section: Section
    job: int | None = None
    level: int | None = None


_KINDS: Mapping[str, _Place] = {
    "skills": _Place(Context.SKILLS, Section.SKILLS),
    "experience": _Place(Context.EXPERIENCE, Section.POSITION),
    "projects": _Place(Context.EXPERIENCE, Section.PROJECT),
    "education": _Place(Context.EDUCATION, Section.EDUCATION),
    "summary": _Place(Context.PROSE, Section.SUMMARY),
    "certifications": _Place(Context.EDUCATION, Section.CERTIFICATION),
}
_ANYWHERE = _Place(Context.OTHER, Section.OTHER)
_LEVELS = tuple(SkillLevel)
_TOLD_WORDS = 5  # at least, of a row that stands with a position's title and dates and tells of the work
_CERTIFIED = 2
"""The level that a certificate vouches for: working knowledge."""


class Spot(NamedTuple):
    """A row and where it stands. job: number of the position it tells of; level: what a certificate on it shows."""

    row: Row
    context: Context
    section: Section
    job: int | None = None
    level: int | None = None

    @property
    def text(self) -> str:
        """The row's text, in a skills section with the signs that rate a skill."""
        whole = self.row.line.text
        if self.context is not Context.SKILLS or whole.isascii() or len(whole) != len(self.row.text):
            return self.row.text
        text = self.row.text
        for found in RATING_SIGNS.finditer(whole):
            text = text[: found.start()] + found[0] + text[found.end() :]
        return text


def spots(
    found: Sequence[Row], cut: Sequence[sections.Section], jobs: Sequence[Job], lexicon: Lexicon
) -> tuple[Spot, ...]:
    """Give each row of a resume with its place, in the order of the rows."""
    known: dict[tuple[int, int], _Place] = {}
    for each in cut:
        place = _KINDS.get(each.kind, _ANYWHERE)
        for row in each.rows:
            known[row.place] = place
            if place.section is Section.CERTIFICATION and any(lexicon.certificates.find(row.text, row.words)):
                known[row.place] = place._replace(level=_CERTIFIED)
    for number, job in enumerate(jobs):
        body = _Place(Context.EXPERIENCE, Section.POSITION, number)
        head = body._replace(context=Context.EMPLOYER)
        named = {mark.line - 1 for mark in job.position.evidence}
        for row in job.head:
            known[row.place] = head if row.number in named or len(row.words) < _TOLD_WORDS else body
        known.update([(row.place, body) for row in job.body])
        if job.title_row is not None:
            known[job.title_row.place] = body._replace(context=Context.TITLE)
    return tuple([Spot(row, *known.get(row.place, _ANYWHERE)) for row in found])


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
        for number in sorted(used.keys() - self.used.keys()):
            self.used[number] = used[number]
            self.marks.append(used[number]._replace(rule=IMPLIED_BY))


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
    uses: dict[tuple[int, ...], Use] = {}
    found = [_skill(name, told, held, uses) for name, told in stated.items()]
    for name, told in implying.items():
        marks = dict.fromkeys((*told.marks, *told.used.values()))
        told.marks = [mark._replace(rule=IMPLIED_BY) for mark in marks]
        found.append(_skill(name, told, held, uses, is_implied=True))
    return tuple(found)


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
        told.years = max(told.years, mention.years or 0.0)
    return stated


def _implying(stated: Mapping[str, _Told], vocabulary: SkillVocabulary) -> dict[str, _Told]:
    """Give by skill what those say that imply it: the first place that names one, and one in each position."""
    found: dict[str, _Told] = {}
    for name, told in stated.items():
        for other in implied(name, vocabulary):
            if other not in found:
                found[other] = _Told(vocabulary.skills[other].kind, told.marks[:1])
            found[other].used = told.used | found[other].used
    return found


def _skill(name: str, told: _Told, held: Held, uses: dict[tuple[int, ...], Use], *, is_implied: bool = False) -> Skill:
    """Make the record. uses: Those counted already, since many skills share their positions."""
    positions = tuple(sorted(told.used))
    if positions not in uses:
        uses[positions] = use(held, positions)
    years, last_used = uses[positions]
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
