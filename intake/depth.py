"""What is told of a skill or a work sample in one line: how long, how well, and what shows it."""

from collections.abc import Iterator

from parsers.records import Applicant, Evidence, Section, Skill, SourceCode, WorkSample

#: Skills and samples that one line names.
NAMED = 3
COUNTED = ("tests", "migrations", "templates")


def months(skill: Skill) -> int | None:
    """Give the months of use; None where no dated position names it."""
    return None if skill.years is None else round(skill.years * 12)


def sections(skill: Skill) -> list[Section]:
    """Name the parts of the application that state or show it, each once."""
    return list(dict.fromkeys(mark.section for mark in skill.evidence if mark.section))


def shown_by(person: Applicant, skill: Skill) -> list[str]:
    """Name the work samples that show it, each once."""
    marked = (mark.document for mark in _shown(skill))
    return list(dict.fromkeys([*marked, *(sample.name for sample in person.samples if skill.name in sample.skills)]))


def skill_line(skill: Skill) -> str:
    """Say a skill: `Python: 54 months, last 2026-03, expert; used in 3 positions; shown in shop.zip: models.py`."""
    told = "; ".join(filter(None, (_cause(skill), _use(skill), _positions(skill), _samples(skill))))
    return f"{skill.name}: {told}" if told else skill.name


def _cause(skill: Skill) -> str:
    """Say what implies it: the words of the line that were read as another skill."""
    if not skill.implied:
        return ""
    causes = dict.fromkeys(mark.text[mark.start : mark.end] for mark in skill.evidence)
    return f"implied by {', '.join(list(causes)[:NAMED])}" if causes else "implied"


def _use(skill: Skill) -> str:
    stated = f"{skill.stated_years:g} years stated" if skill.stated_years is not None else None
    if skill.years is not None:
        return ", ".join(filter(None, (f"{months(skill)} months", f"last {skill.last_used}", skill.level, stated)))
    undated = "" if skill.implied or _is_shown_only(skill) else "stated, undated"
    return ", ".join(filter(None, (undated, skill.level, stated)))


def _positions(skill: Skill) -> str:
    count = len(skill.positions)
    return f"used in {count} position{'s' if count > 1 else ''}" if count else ""


def _samples(skill: Skill) -> str:
    places = list(
        dict.fromkeys(f"{mark.document}: {mark.path}" if mark.path else mark.document for mark in _shown(skill))
    )
    more = f" and {len(places) - NAMED} more" if len(places) > NAMED else ""
    return f"shown in {', '.join(places[:NAMED])}{more}" if places else ""


def _shown(skill: Skill) -> Iterator[Evidence]:
    return (mark for mark in skill.evidence if mark.section is Section.SAMPLE)


def _is_shown_only(skill: Skill) -> bool:
    return bool(skill.evidence) and all(mark.section is Section.SAMPLE for mark in skill.evidence)


def sample_line(sample: WorkSample) -> str:
    """Say a work sample: `shop.zip (source): 12 own files (Python 9, HTML 3), 4 tests; shows Django; A small shop`."""
    code = _source(sample.source) if sample.source else ""
    shows = f"shows {', '.join(sample.skills)}" if sample.skills else ""
    told = "; ".join(filter(None, (code, shows, sample.summary.value if sample.summary else "")))
    return f"{sample.name} ({sample.kind})" + (f": {told}" if told else "")


def _source(source: SourceCode) -> str:
    languages = ", ".join(f"{share.language} {share.files}" for share in source.languages)
    own = f"{source.files} own files" + (f" ({languages})" if languages else "")
    counts = [f"{count} {name}" for name in COUNTED if (count := getattr(source, name))]
    foreign = [f"{count} {name}" for name in ("vendored", "generated") if (count := getattr(source, name))]
    return ", ".join([own, *counts, *foreign])
