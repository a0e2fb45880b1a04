"""Whether an application shows the degree that a posting asks for."""

from collections.abc import Mapping

from parsers.matching.finding import Finding, quoted
from parsers.records import Answer, Applicant, DegreeLevel, DegreeNeed, Education, Evidence
from parsers.resume.degree import COMPUTING, RELATED, subject_class
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key

FIELD_CLASSES = (COMPUTING, RELATED)
"""Classes of fields of study that the vocabulary knows; any other text in a need is a word of the field's name."""

_LEVELS = tuple(level for level in DegreeLevel if level is not DegreeLevel.OTHER)
_COLLEGE = _LEVELS[_LEVELS.index(DegreeLevel.ASSOCIATE) :]
_OTHER_STUDIES = "degree_not_stated"
_RULES: Mapping[str, tuple[Answer, str]] = {
    "degree_finished": (Answer.SHOWN, "At least {asked} in such a field is stated."),
    "degree_field_unknown": (Answer.UNCLEAR, "At least {asked} is stated; its field could not be told."),
    "degree_level_unknown": (Answer.UNCLEAR, "Of studies that are stated the degree could not be told."),
    "degree_not_finished": (Answer.PARTLY, "Such a degree is stated as in progress or not finished."),
    "degree_of_lower_level": (Answer.PARTLY, "A degree in such a field is stated, of a lower level than {asked}."),
    "degree_in_other_field": (Answer.PARTLY, "At least {asked} is stated, in another field."),
}
"""Each rule with its answer and sentence, the one that says most first."""
_FIRST = ("education_degree", "education_field", "education_institution")


def answer(need: DegreeNeed, person: Applicant, lexicon: Lexicon) -> Finding:
    """Answer by the course of study that says most, by the order of the rules."""
    found: dict[str, list[Education]] = {}
    for course in person.education:
        found.setdefault(_rule(course, need, lexicon), []).append(course)
    asked = f"a {need.level}'s degree" if need.level is not DegreeLevel.HIGHSCHOOL else "a school's certificate"
    for rule, (told, detail) in _RULES.items():
        if rule in found:
            marks = quoted([_marks(course) for course in found[rule]])
            return Finding(told, rule, detail.format(asked=asked), marks)
    if found:
        detail = f"The courses of study that are stated do not show {asked} in such a field."
        return Finding(Answer.NOT_SHOWN, _OTHER_STUDIES, detail)
    return Finding(Answer.NOT_SHOWN, "no_education", "No course of study is stated.")


def _rule(course: Education, need: DegreeNeed, lexicon: Lexicon) -> str:
    """Name the rule that a course of study meets."""
    fits, reaches = _fits(course, need, lexicon), _reaches(course, need.level)
    if course.completed is False:
        return "degree_not_finished" if fits and reaches else _OTHER_STUDIES
    if course.degree_level is None:
        return _OTHER_STUDIES if fits is False else "degree_level_unknown"
    if reaches:
        return {True: "degree_finished", None: "degree_field_unknown", False: "degree_in_other_field"}[fits]
    return "degree_of_lower_level" if fits and course.degree_level in _COLLEGE else _OTHER_STUDIES


def _reaches(course: Education, level: DegreeLevel) -> bool:
    return course.degree_level in _LEVELS and _LEVELS.index(course.degree_level) >= _LEVELS.index(level)


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
