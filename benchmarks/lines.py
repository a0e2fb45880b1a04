"""How well skills are told from other words: single lines with names that may mean something else.

`python -m benchmarks.lines` puts each line of `tests/data/lines` into a small resume of its own, at the place it
names, reads that, and prints precision, recall and levels: of the lines that those who write rules have seen, and of
those they have not. A file of lines may be given instead. `--show` names the mistakes of the file given, or else of the
seen lines.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks import scoring
from benchmarks.scoring import Tally
from intake import vocabulary
from parsers.application import Means, read_file
from parsers.records import Skill, SkillLevel

FOLDER = Path("tests/data/lines")
SEEN, UNSEEN = FOLDER / "seen.jsonl", FOLDER / "unseen.jsonl"

_AS_OF = date(2026, 11, 1)
_LEVELS = {
    "learning": {SkillLevel.BASIC, SkillLevel.WORKING},  # a certificate states working knowledge
    "basic": {SkillLevel.BASIC},
    "good": {SkillLevel.WORKING, SkillLevel.PROFICIENT},
    "expert": {SkillLevel.EXPERT},
}
_RESUME = """\
Alex Example
alex@example.com | +44 20 7946 0123

SUMMARY
Software developer.

SKILLS
{skills}

EXPERIENCE
{title}
Example Works Ltd, Jan 2018 - Present
{work}

EDUCATION
{education}
{end}"""
_USUAL = {
    "skills": "Linux, Nginx, Jenkins",
    "title": "Software Developer",
    "work": "- Maintained internal services.",
    "education": "BSc Computer Science, University of Northfield, 2016",
    "end": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A line and what is true of it; `tests/data/lines/README.md` says what the fields mean."""

    id: str
    context: str
    text: str
    skills: frozenset[str]
    not_skills: frozenset[str]
    level: Mapping[str, str]


class Outcome(NamedTuple):
    """What a line came to. wrong: Taken for skills; missed: Not taken for any; levels: Of those found, where stated."""

    case: Case
    right: frozenset[str]
    wrong: frozenset[str]
    missed: frozenset[str]
    levels: Tally

    @property
    def tally(self) -> Tally:
        """Return the same as numbers."""
        return Tally(len(self.right), len(self.wrong), len(self.missed))


def cases(path: Path) -> list[Case]:
    """Read a file of lines. Raises msgspec.DecodeError, and OSError where it can't be read."""
    return [msgspec.json.decode(line, type=Case) for line in path.read_bytes().splitlines() if line.strip()]


def resume(case: Case) -> str:
    """Return a resume with the line at its place; an unknown place raises KeyError."""
    text = case.text
    said = {
        "skills_section": {"skills": f"{text}\n{_USUAL['skills']}"},
        "title": {"title": text},
        "education": {"education": text},
        "bullet": {"work": "\n".join([f"- {line}" for line in text.splitlines()])},
        "prose": {"work": text},
        "cover_letter": {"work": text},
        "signature": {"end": f"\n{text}\n"},
    }[case.context]
    return _RESUME.format_map({**_USUAL, **said})


def outcome(case: Case, found: Iterable[Skill], canonical: Callable[[str], str]) -> Outcome:
    """Compare the skills that are stated with what the line claims; names in neither of its lists do not count."""
    levels = {canonical(skill.name): skill.level for skill in found if not skill.implied}
    stated, true = frozenset(levels), frozenset(map(canonical, case.skills))
    asked = {name: _LEVELS[level] for each, level in case.level.items() if (name := canonical(each)) in stated & true}
    level_right = sum(levels[name] in right for name, right in asked.items())
    return Outcome(
        case=case,
        right=stated & true,
        wrong=stated & frozenset(map(canonical, case.not_skills)) - true,
        missed=true - stated,
        levels=Tally(right=level_right, missed=len(asked) - level_right),
    )


def measure(path: Path) -> list[Outcome]:
    """Read every line of a file. Raises as `cases` does."""
    means = Means(vocabulary.load())
    canonical = scoring.alike(means.vocabulary.skills)

    def read(case: Case) -> Outcome:
        application = read_file(resume(case).encode(), "resume.txt", means, as_of=_AS_OF)
        return outcome(case, [skill for person in application.applicants for skill in person.skills], canonical)

    return [read(case) for case in cases(path)]


def total(outcomes: Iterable[Outcome]) -> Tally:
    """Add the skills of lines up."""
    return sum([each.tally for each in outcomes], Tally())


def mistakes(outcomes: Iterable[Outcome]) -> list[str]:
    """Say what was wrong and what was missed, line by line."""
    return [
        f"{kind} {', '.join(sorted(names))} in {each.case.context} {each.case.id}: {each.case.text!r}"
        for each in outcomes
        for kind, names in (("wrong", each.wrong), ("missed", each.missed))
        if names
    ]


def main(arguments: Sequence[str] = ()) -> None:
    """Print the table, and the mistakes if asked."""
    parser = argparse.ArgumentParser(description="How well skills are told from other words.")
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--show", action="store_true", help="name the mistakes of FILE, or else of the seen lines")
    options = parser.parse_args(arguments)
    try:
        found = {path.stem: measure(path) for path in ([options.file] if options.file else [SEEN, UNSEEN])}
    except (OSError, msgspec.DecodeError) as error:
        sys.exit(str(error))
    print(f"\n{'Skills in single lines':24}{'lines':>8}{'skills':>8}{'precision':>12}{'recall':>10}{'levels':>10}")
    for name, outcomes in found.items():
        tally, levels = total(outcomes), sum([each.levels for each in outcomes], Tally())
        figures = (f"{tally.precision or 0:>12.3f}", f"{tally.recall or 0:>10.3f}", f"{levels.recall or 0:>10.2f}")
        print(f"  {name:22}{len(outcomes):>8}{tally.asked:>8}{''.join(figures)}")
    if options.show:
        for mistake in mistakes(next(iter(found.values()))):
            print(mistake)


if __name__ == "__main__":
    main(sys.argv[1:])
