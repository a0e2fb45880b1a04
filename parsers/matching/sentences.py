"""Parts of the sentences in which rules tell a recruiter what they found: facts, no praise and no blame."""

from collections.abc import Collection, Sequence

from parsers.records import Section, SkillNeed

_MOST_NAMES = 4
_PLACES = {
    Section.SAMPLE: "a work sample",
    Section.PROJECT: "a project",
    Section.CERTIFICATION: "a certificate",
    Section.SUMMARY: "the summary",
    Section.LETTER: "a letter",
    Section.EDUCATION: "a course of study",
    Section.SKILLS: "a list of skills",
    Section.OTHER: "another section",
}


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: `A, B and C`; of many the first few, and how many more there are."""
    more = [f"{len(names) - _MOST_NAMES} more"] if len(names) > _MOST_NAMES else []
    return _joined([*names[:_MOST_NAMES], *more], "and")


def _joined(parts: Sequence[str], word: str) -> str:
    return f" {word} ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def such_as(need: SkillNeed) -> str:
    """Say what a need asks for: its names, or the first two "or the like" where it has more."""
    if not need.names:
        return _joined([f"any {kind}" for kind in need.kinds], "or")
    if len(need.names) > 2 or need.kinds:
        return f"{', '.join(need.names[:2])} or the like"
    return _joined(need.names, "or")


def places(sections: Collection[Section], *, positions: int = 0, years: float = 0.0) -> str:
    """Say where something stands: `2 positions (3.5 years), a project and a list of skills`."""
    told = [_positions(positions, years)] if positions or Section.POSITION in sections else []
    told += [name for section, name in _PLACES.items() if section in sections]
    if len(told) > 1 and _PLACES[Section.OTHER] in told:
        told.remove(_PLACES[Section.OTHER])
    return _joined(told, "and")


def span(years: float) -> str:
    """Say a length of time: `3 years`, `2.5 years`, `1 year`."""
    figure = f"{years:.1f}".removesuffix(".0")
    return f"{figure} year{'' if figure == '1' else 's'}"


def _positions(count: int, years: float) -> str:
    what = f"{count} positions" if count > 1 else "a position"
    return f"{what} ({span(years)})" if years else what
