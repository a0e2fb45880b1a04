"""A job that mail may apply for, and what it asks for: data from the configuration."""

from dataclasses import dataclass
from enum import StrEnum


class DegreeLevel(StrEnum):
    """How high a degree is; the order of the members is the order of the levels, but for OTHER, which has none."""

    HIGHSCHOOL = "highschool"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"
    OTHER = "other"


class Depth(StrEnum):
    """How much must show for a skill that a posting asks for."""

    FAMILIAR = "familiar"
    """Naming it is enough, be it as something of which the basics are known: "familiarity with"."""
    KNOWN = "known"
    """Naming it is enough, but not only its basics: "knowledge of", "understanding of"."""
    USED = "used"
    """It was used in a position, a project or a work sample: "experience with"."""
    STRONG = "strong"
    """It was used for long, or in several places: "strong understanding of"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillNeed:
    """Skills of which one is needed.

    names: Of the vocabulary. kinds: Kinds of it, any skill of which counts as well.
    similar, similar_kinds: Those that answer it in part. A name says more than a kind: one that is listed as similar is
    only that.
    """

    names: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    similar_kinds: tuple[str, ...] = ()
    depth: Depth = Depth.USED


@dataclass(frozen=True, slots=True, kw_only=True)
class DegreeNeed:
    """A finished degree of at least this level.

    fields: What it is in; any field where none is given. The vocabulary's classes `computing` and `related`, which is
    engineering, mathematics, physics and the like, and words that stand in the name of the field, such as `accounting`.
    """

    level: DegreeLevel = DegreeLevel.BACHELOR
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperienceNeed:
    """So many years in positions of a kind.

    backend: Those that show backend work. titles: Those whose title holds one of these texts, also within a word.
    With neither, every position counts.
    """

    years: float
    backend: bool = False
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNeed:
    """Where the work is. areas: Names of places within reach. remote: It may also be done from elsewhere."""

    areas: tuple[str, ...] = ()
    remote: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageNeed:
    """A language to be spoken. name: Its code (ISO 639). level: The least, of the CEFR, or `native`."""

    name: str
    level: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One requirement of a posting, as data; it has needs of one kind.

    id: Short name, unique in the posting. text: As the posting words it.
    skills: Each must be answered.
    """

    id: str
    text: str
    skills: tuple[SkillNeed, ...] = ()
    degree: DegreeNeed | None = None
    experience: ExperienceNeed | None = None
    place: PlaceNeed | None = None
    language: LanguageNeed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A job that mail may apply for: data from the configuration.

    id: Short name used in the store and in addresses, such as `backend-developer`.
    addresses: Recipient addresses that mean this posting, lower case.
    keywords: Words in a subject that mean it, beside the title.
    requirements: What it asks for, each to be answered from the evidence of an application.
    """

    id: str
    title: str
    location: str = ""
    addresses: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    requirements: tuple[Requirement, ...] = ()
