"""Skills are recognised as well as they were: neither single lines nor work samples fall below their floors."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from benchmarks import lines, samples, scoring
from benchmarks.scoring import Tally
from intake import vocabulary
from parsers.application import Means, read_file
from tests.mails import plain
from tests.mails.projects import Case, cases

# A floor lies two mistakes under what is reached.
LINES = {"seen": {"precision": 0.992, "recall": 0.990}, "unseen": {"precision": 0.965, "recall": 0.956}}
SAMPLES = {"seen": {"found": 0.988, "not claimed": 0.987}, "unseen": {"found": 0.967, "not claimed": 0.923}}
SETS = ("seen", "unseen")


@pytest.fixture(scope="module")
def means() -> Means:
    """Load the vocabulary; nothing else is needed."""
    return Means(vocabulary.load())


@pytest.fixture(scope="module")
def known() -> Mapping[str, Sequence[Case]]:
    """Build the applications with samples once."""
    return {name: cases(name) for name in SETS}


@pytest.mark.parametrize("name", SETS)
def test_skills_of_lines_are_told_from_other_words(name: str) -> None:
    """Precision and recall reach their floors; if not, the lines that were seen are named."""
    found = lines.measure(lines.FOLDER / f"{name}.jsonl")
    tally = lines.total(found)
    figures = {"precision": tally.precision, "recall": tally.recall}
    assert fallen(figures, LINES[name]) == {}, "\n".join(lines.mistakes(found)) if name == "seen" else name


@pytest.mark.parametrize("name", SETS)
def test_samples_show_what_is_the_persons_own(means: Means, known: Mapping[str, Sequence[Case]], name: str) -> None:
    """The skills of own code are found and those of others' are not claimed, both as often as before."""
    outcomes = samples.measure(known[name], means)
    found, refused = samples.totals(outcomes)
    figures = {"found": found.recall, "not claimed": refused.recall}
    assert fallen(figures, SAMPLES[name]) == {}, "\n".join(samples.mistakes(outcomes)) if name == "seen" else name


def fallen(figures: Mapping[str, float | None], floors: Mapping[str, float]) -> dict[str, float | None]:
    """Return the figures that lie under their floor, or are none at all."""
    return {name: figures[name] for name, floor in floors.items() if (figures[name] or 0.0) < floor}


@pytest.mark.parametrize("name", SETS)
def test_no_floor_is_held_by_saying_nothing_or_everything(known: Mapping[str, Sequence[Case]], name: str) -> None:
    """A reader that finds no skill misses the floors of what is found, one that claims all those of what is not."""
    canonical = scoring.alike(vocabulary.load().skills)
    every = lines.cases(lines.FOLDER / f"{name}.jsonl")
    nothing = lines.total(lines.outcome(case, (), canonical) for case in every)
    claimed = Tally(nothing.asked, sum([len(case.not_skills) for case in every]))
    assert (nothing.recall or 0.0) < LINES[name]["recall"]
    assert (claimed.precision or 0.0) < LINES[name]["precision"]
    found, _ = samples.totals(samples.outcome(case, (), canonical) for case in known[name])
    _, refused = samples.totals(samples.outcome(case, [*case.shown, *case.foreign], canonical) for case in known[name])
    assert (found.recall, refused.recall) == (0.0, 0.0)


def test_the_resumes_show_none_of_the_skills_asked_for(means: Means, known: Mapping[str, Sequence[Case]]) -> None:
    """What is found or claimed comes from samples and mail: the resume beside them names none of it."""
    canonical = scoring.alike(means.vocabulary.skills)
    every = [case for each in known.values() for case in each]
    for title, person in {case.person.title: case.person for case in every}.items():
        told = read_file(plain.capitals(person).encode(), "resume.txt", means, as_of=date(2026, 11, 16))
        named = {canonical(skill.name) for each in told.applicants for skill in each.skills}
        asked = [skill for case in every if case.person.title == title for skill in (*case.shown, *case.foreign)]
        assert named, title
        assert named & set(map(canonical, asked)) == set(), title
