"""Whether an application shows the degree that a posting asks for."""

from collections.abc import Iterator, Sequence

from parsers.matching.finding import Finding, quoted
from parsers.records import Answer, Applicant, DegreeLevel, DegreeNeed, Education, Evidence
from parsers.resume.degree import COMPUTING, RELATED, subject_class
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key

FIELD_CLASSES = (COMPUTING, RELATED)
"""Classes of fields of study that the vocabulary knows; any other text in a need is a word of the field's name."""

_LEVELS = tuple(level for level in DegreeLevel if level is not DegreeLevel.OTHER)
_FIRST = ("education_degree", "education_field", "education_institution")


def answer(need: DegreeNeed, person: Applicant, lexicon: Lexicon) -> Finding:
    """Answer by the courses of study: a finished degree first, then one that is not clear, then a part of it."""
    asked = f"a {need.level}'s degree" if need.level is not DegreeLevel.HIGHSCHOOL else "a school's certificate"
    for answer_, rule, detail, courses in _cases(need, person.education, lexicon):
        if courses:
            marks = [_marks(course) for course in courses]
            return Finding(answer_, rule, detail.format(asked=asked), quoted(marks))
    if person.education:
        detail = f"The courses of study that are stated do not show {asked} in such a field."
        return Finding(Answer.NOT_SHOWN, "degree_not_stated", detail)
    return Finding(Answer.NOT_SHOWN, "no_education", "No course of study is stated.")


def _cases(
    need: DegreeNeed, courses: Sequence[Education], lexicon: Lexicon
) -> Iterator[tuple[Answer, str, str, list[Education]]]:
    """Give each rule in its turn, with the courses that meet it."""
    fits = {id(course): _fits(course, need, lexicon) for course in courses}
    done = [course for course in courses if course.completed is not False]
    reached = [course for course in done if _reaches(course, need.level)]
    of_field = [course for course in courses if fits[id(course)]]
    yield (
        Answer.SHOWN, "degree_finished", "At least {asked} in such a field is stated.",
        [course for course in reached if fits[id(course)]],
    )  # fmt: skip
    yield (
        Answer.UNCLEAR, "degree_field_unknown", "At least {asked} is stated; its field could not be told.",
        [course for course in reached if fits[id(course)] is None],
    )  # fmt: skip
    yield (
        Answer.UNCLEAR, "degree_level_unknown", "Such a field was studied; which degree it led to could not be told.",
        [course for course in done if course.degree_level is None and fits[id(course)]],
    )  # fmt: skip
    yield (
        Answer.PARTLY, "degree_not_finished", "Such a degree is stated as in progress or not finished.",
        [course for course in of_field if course.completed is False and _reaches(course, need.level)],
    )  # fmt: skip
    yield (
        Answer.PARTLY, "degree_of_lower_level", "A degree in such a field is stated, of a lower level than {asked}.",
        [course for course in of_field if course.completed is not False and _is_lower_degree(course, need.level)],
    )  # fmt: skip
    yield (
        Answer.PARTLY, "degree_in_other_field", "At least {asked} is stated, in another field.",
        [course for course in reached if fits[id(course)] is False],
    )  # fmt: skip


def _reaches(course: Education, level: DegreeLevel) -> bool:
    return course.degree_level in _LEVELS and _LEVELS.index(course.degree_level) >= _LEVELS.index(level)


def _is_lower_degree(course: Education, level: DegreeLevel) -> bool:
    """Tell whether a course ends in a degree of a college, yet below a level."""
    degrees = _LEVELS[_LEVELS.index(DegreeLevel.ASSOCIATE) : _LEVELS.index(level)]
    return course.degree_level in degrees


def _fits(course: Education, need: DegreeNeed, lexicon: Lexicon) -> bool | None:
    """Tell whether a course was in one of the fields; None where its field is not known."""
    if not need.fields:
        return True
    told = " ".join(filter(None, (course.degree, course.field)))
    names = [key(name) for name in need.fields if name not in FIELD_CLASSES]
    if any(f" {name} " in f" {key(told)} " for name in names):
        return True
    kind = subject_class(course.field or "", lexicon) or subject_class(course.degree or "", lexicon)
    if kind in need.fields:
        return True
    return False if kind or (names and course.field) else None


def _marks(course: Education) -> list[Evidence]:
    order = {rule: rank for rank, rule in enumerate(_FIRST)}
    return sorted(course.evidence, key=lambda mark: order.get(mark.rule, len(order)))
