"""One person as the documents show them."""

from dataclasses import dataclass
from enum import StrEnum

from parsers.records.document import Defect, SourceCode
from parsers.records.evidence import Claim, Evidence
from parsers.records.posting import DegreeLevel


class SkillLevel(StrEnum):
    """How well a skill is had, in the person's own words; the order of the members is the order of the levels.

    basic: basics, familiar, learning, a course. working: good or working knowledge. proficient: solid, hands-on.
    expert: advanced, strong.
    """

    BASIC = "basic"
    WORKING = "working"
    PROFICIENT = "proficient"
    EXPERT = "expert"


class Answer(StrEnum):
    """What an application says to a requirement: of the evidence, never of the person."""

    SHOWN = "shown"
    PARTLY = "partly"
    NOT_SHOWN = "not shown"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """A skill of the vocabulary that the person states or a work sample shows, or that such a one implies.

    implied: It is stated nowhere.
    years: Union of the months of `positions`, in years; None where none of them is dated: stated and undated.
    last_used: End of the last such position, `YYYY-MM`, `YYYY` or `present`.
    level: The highest that is stated; a certificate states working knowledge.
    stated_years: The most that is stated ("Python, 5 years"), never added to `years`.
    positions: Places in `Applicant.positions` of those that name it, or a skill that implies it.
    evidence: Every place that states or shows it; `section` says which kind of place. Behind them, by the rule
        `implied_by`, the first place of each further position, which names a skill that implies it.
    """

    name: str
    kind: str = ""
    implied: bool = False
    years: float | None = None
    last_used: str | None = None
    level: SkillLevel | None = None
    stated_years: float | None = None
    positions: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One role at one employer. backend says whether title or body show backend work; None where unclear."""

    title: str | None = None
    company: str | None = None
    location: str | None = None
    start: str | None = None
    end: str | None = None
    bullets: tuple[str, ...] = ()
    backend: bool | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Education:
    """One course of study. degree is as written; completed is None where nothing is said either way."""

    institution: str | None = None
    degree: str | None = None
    degree_level: DegreeLevel | None = None
    field: str | None = None
    start: str | None = None
    end_year: int | None = None
    completed: bool | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language a person speaks. level is of the CEFR (A1 to C2, or `native`), None where none is stated."""

    name: str
    level: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A piece of work outside the positions. description: the text under its name; bullets: the items of its list."""

    name: str
    description: str | None = None
    start: str | None = None
    end: str | None = None
    links: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Whole months of a person's history, first to last, both `YYYY-MM` and both included: a fact, not a judgement.

    evidence: The positions that border it.
    """

    start: str
    end: str
    months: int
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSample:
    """A work sample of the person, or a link to one, which is recorded and never followed.

    name: Of the document, or the web address. kind: `source`, `notebook`, `query` (SQL), `paper` or `link`.
    source: What its code shows, its traces left out, since skills carry them as evidence.
    skills: Names of the skills that it shows. summary: What its README or first lines say it is.
    """

    name: str
    kind: str
    source: SourceCode | None = None
    skills: tuple[str, ...] = ()
    summary: Claim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementAnswer:
    """What an application says to one requirement of its posting.

    requirement, text: Its id and words in the posting. rule: Names the rule that answered.
    detail: A sentence for the recruiter: what shows it, or what is missing.
    evidence: The best first, three places at most.
    """

    requirement: str
    text: str
    answer: Answer
    rule: str
    detail: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Sources of one application that differ. field: of the applicant; claims: the one the record holds comes first."""

    field: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """One person as the documents show them.

    phone: E.164.
    links: Web addresses of the person: profiles, repositories, portfolio.
    availability, work_authorisation: As written: when they could start, and where they say they may work.
    workplace: As written: remote, hybrid, on site, or that they would move; or would not. Rules of its evidence name
        what it tells: `workplace_remote`, `workplace_denied_relocation` ...
    gaps: Months between the first and the last position in which no position is held; overlaps: in which several are.
    samples: Work samples and links to some.
    conflicts: Where resume, body and letter differ.
    requirements: What the application says to each requirement of its posting, in the posting's order.
    unlisted_skills: Items of a skills list that the vocabulary lacks, as written.
    total_years: Union of the months of all positions, in years; education and projects are not counted.
    years_backend: The same for positions that show backend work.
    has_bachelor_cs: A finished degree of a bachelor's level or more is in computing, engineering or a related field
        such as mathematics or physics, which is how postings ask for it ("a bachelor's degree in computer science or a
        related field"). False where none is; None where the level of a course, the field of such a degree, or
        all education is unknown.
    """

    name: Claim | None = None
    email: Claim | None = None
    phone: Claim | None = None
    location: Claim | None = None
    links: tuple[Claim, ...] = ()
    summary: Claim | None = None
    skills: tuple[Skill, ...] = ()
    unlisted_skills: tuple[Claim, ...] = ()
    positions: tuple[Position, ...] = ()
    education: tuple[Education, ...] = ()
    languages: tuple[Language, ...] = ()
    certifications: tuple[Claim, ...] = ()
    projects: tuple[Project, ...] = ()
    publications: tuple[Claim, ...] = ()
    availability: Claim | None = None
    work_authorisation: Claim | None = None
    workplace: Claim | None = None
    samples: tuple[WorkSample, ...] = ()
    gaps: tuple[Interval, ...] = ()
    overlaps: tuple[Interval, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    total_years: float | None = None
    years_backend: float | None = None
    highest_degree: DegreeLevel | None = None
    has_bachelor_cs: bool | None = None
    requirements: tuple[RequirementAnswer, ...] = ()
    defects: tuple[Defect, ...] = ()
