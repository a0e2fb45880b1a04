"""Whether an application shows a skill that a posting asks for: by where it stands, how long it was used, its level."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from parsers.matching.finding import Finding, best, quoted
from parsers.matching.sentences import listed, places, such_as
from parsers.records import Answer, Applicant, Depth, Evidence, Position, Section, Skill, SkillLevel, SkillNeed
from parsers.resume.experience import span, union, years
from parsers.skills import implied
from parsers.vocabulary import SkillVocabulary

LONG_YEARS = 2.0
"""A skill used in positions for so long is a strong one, if not used in several of them."""

_STRONG_LEVELS = frozenset({SkillLevel.PROFICIENT, SkillLevel.EXPERT})
_OWN_WORK = frozenset({Section.PROJECT, Section.SAMPLE})
_WORK = _OWN_WORK | {Section.POSITION}


@dataclass(frozen=True)
class _Group:
    """Skills of a person of which any answers a need, looked at together.

    through: Others that nobody can use without one of these. A project or sample that shows Django shows Python in use;
    of positions, the evidence of the skill itself says so.
    """

    skills: tuple[Skill, ...]
    person: Applicant
    as_of: date | None
    through: tuple[Skill, ...] = ()

    @cached_property
    def marks(self) -> tuple[Evidence, ...]:
        own = [mark for skill in self.skills for mark in skill.evidence]
        return (*own, *(mark for skill in self.through for mark in skill.evidence if mark.section in _OWN_WORK))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return best(self.marks)

    @cached_property
    def sections(self) -> frozenset[Section]:
        found = {mark.section or Section.OTHER for mark in self.marks}
        return frozenset(found | {Section.POSITION} if self.positions else found)

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        places = sorted({place for skill in self.skills for place in skill.positions})
        return tuple(self.person.positions[place] for place in places)

    @cached_property
    def years(self) -> float:
        return years(union(span(each.start, each.end, self.as_of) for each in self.positions))

    @property
    def told(self) -> str:
        """Where they are found, and which they are."""
        where = places(self.sections, positions=len(self.positions), years=self.years)
        return f"{where}: {listed([skill.name for skill in self.skills])}"

    @property
    def is_used(self) -> bool:
        return bool(self.sections & _WORK)

    @property
    def is_basic(self) -> bool:
        """Nothing but the basics of it is stated."""
        return not self.is_used and all(skill.level is SkillLevel.BASIC for skill in self.skills)

    @property
    def is_stated_as_strong(self) -> bool:
        """The person calls it so, or states the years for it."""
        return any(skill.level in _STRONG_LEVELS or (skill.stated_years or 0) >= LONG_YEARS for skill in self.skills)


def answer(needs: Sequence[SkillNeed], person: Applicant, vocabulary: SkillVocabulary, as_of: date | None) -> Finding:
    """Answer needs each of which must be met: in part where only some are. as_of: `present` in the positions."""
    found = [_one(need, person, vocabulary, as_of) for need in needs]
    if len(found) == 1:
        return found[0]._replace(evidence=quoted([found[0].evidence]))
    answers = {each.answer for each in found}
    told = answers.pop() if len(answers) == 1 else Answer.PARTLY
    rule = {Answer.SHOWN: "all_skills", Answer.NOT_SHOWN: "no_skill"}.get(told, "some_skills")
    detail = " ".join(each.detail for each in found)
    return Finding(told, rule, detail, quoted([each.evidence for each in found]))


def _one(need: SkillNeed, person: Applicant, vocabulary: SkillVocabulary, as_of: date | None) -> Finding:
    stated = tuple(skill for skill in person.skills if not skill.implied)
    own = tuple(each for each in stated if _is_of(each, need.names, need.kinds, but=need.similar))
    if own:
        return _stated(need, _Group(own, person, as_of, through=_implying(own, stated, vocabulary)))
    for skill in person.skills:
        if _is_of(skill, need.names, need.kinds, but=need.similar):
            origin = listed([each.name for each in _implying((skill,), stated, vocabulary)])
            detail = f"Not named: {skill.name}. {origin} cannot be used without it."
            return Finding(Answer.PARTLY, "skill_implied", detail, best(skill.evidence))
    near = tuple(each for each in stated if _is_of(each, need.similar, need.similar_kinds))
    if near:
        group = _Group(near, person, as_of)
        detail = f"Not named: {such_as(need)}. Near to it, found in {group.told}."
        return Finding(Answer.PARTLY, "skill_similar", detail, group.evidence)
    return Finding(Answer.NOT_SHOWN, "skill_not_named", f"Not named: {such_as(need)}.")


def _implying(skills: Sequence[Skill], stated: Sequence[Skill], vocabulary: SkillVocabulary) -> tuple[Skill, ...]:
    """Give the stated skills that nobody can have without one of some."""
    names = {skill.name for skill in skills}
    return tuple(each for each in stated if not names.isdisjoint(_implied(each.name, vocabulary)))


@lru_cache(maxsize=2048)
def _implied(name: str, vocabulary: SkillVocabulary) -> frozenset[str]:
    return frozenset(implied(name, vocabulary))


def _is_of(skill: Skill, names: Iterable[str], kinds: Iterable[str], *, but: Iterable[str] = ()) -> bool:
    return skill.name in names or (skill.kind in kinds and skill.name not in but)


def _stated(need: SkillNeed, group: _Group) -> Finding:
    rule, missing = _RULES[need.depth](group)
    answer = Answer.PARTLY if missing else Answer.SHOWN
    return Finding(answer, rule, f"Found in {group.told}. {missing}".strip(), group.evidence)


def _familiar(group: _Group) -> tuple[str, str]:
    return ("skill_used" if group.is_used else "skill_stated"), ""


def _known(group: _Group) -> tuple[str, str]:
    if group.is_basic:
        return "skill_basic", "Only the basics are stated."
    return _familiar(group)


def _used(group: _Group) -> tuple[str, str]:
    if group.is_used:
        return "skill_used", ""
    return "skill_stated", "No position, project or work sample shows it in use."


def _strong(group: _Group) -> tuple[str, str]:
    in_position, in_sample = Section.POSITION in group.sections, Section.SAMPLE in group.sections
    if len(group.positions) > 1:
        return "skill_used_in_several_positions", ""
    if in_position and group.years >= LONG_YEARS:
        return "skill_used_for_years", ""
    if in_position and in_sample:
        return "skill_used_and_sampled", ""
    if group.is_used and group.is_stated_as_strong:
        return "skill_used_and_stated_strong", ""
    if not group.is_used:
        return "skill_stated", "No position, project or work sample shows it in use."
    return "skill_used", "Neither two years of use nor several positions with it are shown."


_RULES: Mapping[Depth, Callable[[_Group], tuple[str, str]]] = {
    Depth.FAMILIAR: _familiar,
    Depth.KNOWN: _known,
    Depth.USED: _used,
    Depth.STRONG: _strong,
}
"""By depth: the rule that a group meets, and the sentence on what is missing, empty where nothing is."""
