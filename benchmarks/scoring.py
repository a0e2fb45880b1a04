"""How right a prediction is, field by field: pure measures, without files and clocks.

Only what the file tells is asked for (`Visible`). A value that is right counts as *right*; one that is wrong is
*spurious*, and the true one *missed*. Of a file all tallies together make precision, recall and F1; of the fields in
`ACCURACIES` each true thing is right or missed, and the figure is the share that is right.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from msgspec import UNSET

from benchmarks import likeness
from benchmarks.likeness import link_key, skill_key, words
from benchmarks.truth import Course, FoundCourse, FoundJob, Job, Prediction, Truth
from parsers.vocabulary.skill import SkillVocabulary
from parsers.vocabulary.spelling import key

FIELDS = {
    "name": "the name, letter by letter, but for capitals, accents and punctuation",
    "email": "the e-mail address",
    "phone": "the number, by its last nine digits",
    "links": "links in the text or behind words; another true one is not spurious",
    "links_in_text": "links that are written out",
    "location": "the city is named",
    "skills": "skills that are stated, in lists or prose",
    "skills_listed": "those of the list of skills",
    "skills_tech": "those of the trade",
    "work": "positions, by their company",
    "work_full": "positions whose company, title, start and end are right",
    "education": "courses, by their institution",
}
"""What is measured by precision, recall and F1."""

ACCURACIES = {
    "phone_e164": "the number with its country code",
    "work_title": "the title, of positions that were found",
    "work_start": "the start, of positions that were found",
    "work_end": "the end, of positions that were found",
    "edu_level": "the level of the degree, of courses that were found",
    "edu_field": "the field of study, of courses that were found",
    "edu_year": "the last year, of courses that were found",
    "total_years": "years of experience, to a quarter of a year; to one where only years are told",
    "years_backend": "years of backend work, as total_years",
    "highest_degree": "the level of the highest degree",
    "has_bachelor_cs": "whether there is a bachelor's degree in computer science",
    "false_skill": "words in prose that are no skills here, and were taken for some: the fewer, the better",
}
"""What is measured by a share."""

WORSE_IF_HIGHER = "false_skill"

_ONE_THING = {
    ".NET Core": ".NET",
    "ASP.NET Core": "ASP.NET",
    "PySpark": "Apache Spark",
    "Shell scripting": "Bash",
    "Swagger": "OpenAPI",
}
_SAME_START = 0.0001  # decides between positions at one company
_TOLERANCES = {"month": 0.25, "year": 1.0}  # years


@dataclass(frozen=True, slots=True)
class Tally:
    """How many values are right, spurious and missed."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.spurious + other.spurious, self.missed + other.missed)

    @property
    def asked(self) -> int:
        """Return how many values are true."""
        return self.right + self.missed

    @property
    def precision(self) -> float | None:
        """Return the share of what was found that is right; None where nothing was found."""
        return self.right / (self.right + self.spurious) if self.right + self.spurious else None

    @property
    def recall(self) -> float | None:
        """Return the share of what is true that was found; None where nothing is."""
        return self.right / self.asked if self.asked else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of both; None where there is nothing to find and nothing was found."""
        count = 2 * self.right + self.spurious + self.missed
        return 2 * self.right / count if count else None


Tallies: TypeAlias = Mapping[str, Tally]


class SkillNames(NamedTuple):
    """How skills are compared. canonical: a spelling to the one name of its skill; technical: of such a name."""

    canonical: Callable[[str], str]
    is_technical: Callable[[str], bool]


def names_of(vocabulary: SkillVocabulary) -> SkillNames:
    """Compare skills by the spellings of the project's vocabulary; what is not in it by its plain letters."""

    def canonical(name: str) -> str:
        form = vocabulary.forms.get(key(name))
        return form.entry.name if form and form.entry else skill_key(name)

    def is_technical(name: str) -> bool:
        return name in vocabulary.skills and vocabulary.skills[name].kind != "business"

    return SkillNames(canonical, is_technical)


def alike(vocabulary: SkillVocabulary) -> Callable[[str], str]:
    """Compare skills as `names_of` does, and take two names of the vocabulary for one where people mean one thing."""
    names = names_of(vocabulary)

    def canonical(name: str) -> str:
        known = names.canonical(name)
        return _ONE_THING.get(known, known)

    return canonical


def score(truth: Truth, found: Prediction, names: SkillNames) -> Tallies:
    """Return the tallies of one file, by field."""
    return {
        **_contact(truth, found),
        **_links(truth, found),
        **_skills(truth, found, names),
        **_work(truth, found),
        **_education(truth, found),
        **_derived(truth, found),
    }


def total(scores: Iterable[Tallies]) -> dict[str, Tally]:
    """Add the tallies of several files up."""
    added: dict[str, Tally] = {}
    for tallies in scores:
        for field, tally in tallies.items():
            added[field] = added.get(field, Tally()) + tally
    return added


def figure(field: str, tally: Tally) -> float | None:
    """Return what is told of a field: F1, or the share that is right; None where nothing was asked or found."""
    return tally.recall if field in ACCURACIES else tally.f1


def faults(field: str, tally: Tally) -> int:
    """Return how many values of a field are not as they should be."""
    return tally.right if field == WORSE_IF_HIGHER else tally.spurious + tally.missed


def _one(right: bool, value: object) -> Tally:
    return Tally(1) if right else Tally(0, 1 if value else 0, 1)


def _share(*outcomes: bool) -> Tally:
    return Tally(right=sum(outcomes), missed=len(outcomes) - sum(outcomes))


def _of_sets(found: set[str], true: set[str], spurious: set[str]) -> Tally:
    return Tally(len(found & true), len(spurious), len(true - found))


def _contact(truth: Truth, found: Prediction) -> Tallies:
    person, visible = truth.truth, truth.visible
    tallies: dict[str, Tally] = {}
    if visible.name:
        tallies["name"] = _one(words(found.name) == words(person.name), found.name)
    if visible.email:
        tallies["email"] = _one(likeness.fold(found.email) == likeness.fold(person.email), found.email)
    if visible.phone:
        tallies["phone"] = _one(likeness.phone_ends_as(found.phone, person.phone), found.phone)
        tallies["phone_e164"] = _share(likeness.phone_is(found.phone, person.phone))
    if visible.location:
        place = _place(found.location)
        tallies["location"] = _one(bool(place) and words(person.location.city) in words(place), place)
    return tallies


def _place(location: str | Mapping[str, Any] | None) -> str:
    return " ".join(map(str, location.values())) if isinstance(location, Mapping) else location or ""


def _links(truth: Truth, found: Prediction) -> Tallies:
    links = {link_key(each) for each in found.links or () if each}
    spurious = links - set(map(link_key, truth.truth.links))
    return {
        "links": _of_sets(links, set(map(link_key, truth.visible.links)), spurious),
        "links_in_text": _of_sets(links, set(map(link_key, truth.visible.links_text)), spurious),
    }


def _skills(truth: Truth, found: Prediction, names: SkillNames) -> Tallies:
    person, visible = truth.truth, truth.visible
    stated = {names.canonical(each) for each in found.skills or () if each.strip()}
    true = set(map(names.canonical, visible.skills))
    listed = true & set(map(names.canonical, person.skills_listed))
    technical = set(filter(names.is_technical, true))
    # A skill of the person that this file does not tell is no mistake, nor is a language or certificate among skills.
    passable = set(map(names.canonical, (*visible.optional, *person.skills)))
    passable |= set(map(skill_key, (*person.languages, *person.certifications, *person.projects)))
    spurious = stated - true - passable
    return {
        "skills": _of_sets(stated, true, spurious),
        "skills_listed": _of_sets(stated, listed, spurious),
        "skills_tech": _of_sets(stated, technical, set(filter(names.is_technical, spurious))),
        "false_skill": _share(*[names.canonical(each) in stated for each in visible.distractors]),
    }


def _work(truth: Truth, found: Prediction) -> Tallies:
    jobs = [job for job in found.work or () if job.company or job.title]
    true = truth.visible.work
    pairs = likeness.paired(jobs, true, _positions)
    judged = [_position(*pair) for pair in pairs]
    whole = sum([all(tally.missed == 0 for tally in each.values()) for each in judged])
    return {
        **total(judged),
        "work": Tally(len(pairs), len(jobs) - len(pairs), len(true) - len(pairs)),
        "work_full": Tally(whole, len(jobs) - whole, len(true) - whole),
    }


def _positions(found: FoundJob, true: Job) -> float:
    same_start = likeness.month(found.start).year == true.start[:4]
    return likeness.companies(found.company, true.company) + (_SAME_START if same_start else 0)


def _position(found: FoundJob, true: Job) -> Tallies:
    tallies = {"work_title": _share(likeness.titles_match(found.title, true.title))}
    if true.dates_visible and true.start:
        tallies["work_start"] = _share(likeness.dates_match(found.start, true.start, true.gran))
        tallies["work_end"] = _share(likeness.dates_match(found.end, true.end, true.gran))
    return tallies


def _education(truth: Truth, found: Prediction) -> Tallies:
    courses = [course for course in found.education or () if course.institution or course.degree_level]
    true = truth.visible.education
    pairs = likeness.paired(courses, true, lambda one, other: likeness.institutions(one.institution, other.institution))
    return {
        **total([_course(*pair) for pair in pairs]),
        "education": Tally(len(pairs), len(courses) - len(pairs), len(true) - len(pairs)),
    }


def _course(found: FoundCourse, true: Course) -> Tallies:
    tallies: dict[str, Tally] = {}
    if true.degree_visible:
        level = likeness.degree_level(found.degree_level or found.degree)
        tallies["edu_level"] = _share(level == true.degree_level)
    if true.field and true.field_visible:
        tallies["edu_field"] = _share(likeness.fields_match(found.field, true.field))
    if true.end_year and true.year_visible:
        tallies["edu_year"] = _share(str(true.end_year) in str(found.end_year or ""))
    return tallies


def _derived(truth: Truth, found: Prediction) -> Tallies:
    person, visible = truth.truth, truth.visible
    tallies: dict[str, Tally] = {}
    tolerance = _TOLERANCES["month" if visible.gran == "month" else "year"]
    if visible.years_ok and person.total_years is not None:
        right = _within(found.total_years, person.total_years_low, person.total_years, tolerance)
        tallies["total_years"] = _share(right)
    if visible.years_ok and person.years_backend is not None and found.years_backend is not UNSET:
        right = _within(found.years_backend, person.years_backend_low, person.years_backend, tolerance)
        tallies["years_backend"] = _share(right)
    if visible.degrees_ok:
        tallies["highest_degree"] = _share(likeness.degree_level(found.highest_degree) == person.highest_degree)
    if visible.degrees_ok and person.has_bachelor_cs is not None and found.has_bachelor_cs is not None:
        answers = (person.has_bachelor_cs, person.has_bachelor_cs_related)
        tallies["has_bachelor_cs"] = _share(found.has_bachelor_cs in answers)
    return tallies


def _within(years: object, least: float | None, most: float, tolerance: float) -> bool:
    low = most if least is None else least
    return isinstance(years, float | int) and low - tolerance <= years <= most + tolerance
