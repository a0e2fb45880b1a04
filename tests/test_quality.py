"""Resumes are read as well as they were: no field falls below its floor on the files of `tests/data`."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from benchmarks import scoring
from benchmarks.quality import OURS, OWN, PARTS, Result, measure, of_this_project, part
from benchmarks.scoring import Tally
from benchmarks.truth import Prediction, Truth, truths
from intake import ocr, vocabulary

# A floor lies one or two mistakes under what is reached; `false_skill` has a ceiling, since it counts mistakes.
FLOORS = {
    "digital": {
        "name": 0.99, "email": 0.99, "phone": 0.98, "phone_e164": 0.97, "links": 0.98, "links_in_text": 0.97,
        "location": 0.97, "skills": 0.985, "skills_listed": 0.985, "skills_tech": 0.985, "false_skill": 0.02,
        "work": 0.985, "work_full": 0.97, "work_title": 0.98, "work_start": 0.98, "work_end": 0.98, "education": 0.95,
        "edu_level": 0.97, "edu_field": 0.97, "edu_year": 0.97, "total_years": 0.97, "years_backend": 0.97,
        "highest_degree": 0.97, "has_bachelor_cs": 0.70,
    },
    "scans": {
        "name": 0.66, "email": 0.66, "phone": 0.66, "location": 0.66, "links": 0.66, "skills": 0.96, "work": 0.85,
        "work_full": 0.75, "education": 0.66, "total_years": 0.66, "highest_degree": 0.66,
    },
    "other languages": {
        "name": 0.92, "email": 0.92, "phone": 0.92, "phone_e164": 0.92, "links": 0.97, "links_in_text": 0.95,
        "location": 0.91, "skills": 0.95, "skills_listed": 0.95, "skills_tech": 0.95, "false_skill": 0.25,
        "work": 0.97, "work_full": 0.95, "work_title": 0.97, "work_start": 0.97, "work_end": 0.97, "education": 0.95,
        "edu_level": 0.95, "edu_field": 0.95, "edu_year": 0.92, "total_years": 0.92, "years_backend": 0.92,
        "highest_degree": 0.92, "has_bachelor_cs": 0.75,
    },
}  # fmt: skip
CASES = [(name, field) for name, floors in FLOORS.items() for field in floors]

EACH = {"name": 0.9, "email": 0.9, "work": 0.9}
"""The floors of each format and language by itself, of which there are few files."""
KNOWN = truths(OWN / "truth.jsonl")
GROUPS = sorted({(key, getattr(truth, key)) for truth in KNOWN for key in ("format", "language") if not truth.is_scan})


HANDWRITTEN = OWN.parent / "handwritten"
# Of all 40 files, in which no two share a template.
HANDWRITTEN_FLOORS = {
    "name": 0.94, "email": 0.98, "phone": 0.98, "links": 0.96, "location": 0.94, "skills": 0.97, "work": 0.81,
    "work_full": 0.78, "education": 0.95, "edu_level": 0.94, "edu_field": 0.91, "edu_year": 0.97, "total_years": 0.86,
    "highest_degree": 0.95,
}  # fmt: skip


@pytest.fixture(scope="module")
def results() -> Iterator[Sequence[Result]]:
    """Read every file once."""
    yield from _read(OWN, KNOWN)


@pytest.fixture(scope="module")
def handwritten() -> Iterator[Sequence[Result]]:
    """Read every file that was written by hand once."""
    yield from _read(HANDWRITTEN, truths(HANDWRITTEN / "truth.jsonl"))


def _read(folder: Path, known: Sequence[Truth]) -> Iterator[Sequence[Result]]:
    """Read the files of a folder; on a busy machine a scan may take longer than a mail may."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ocr, "PAGE_SECONDS", 300.0)
        patch.setenv("INTAKE_PARSING__WALL_SECONDS", "900")
        names = scoring.names_of(vocabulary.load().skills)
        yield measure(folder, known, [of_this_project()], names)[OURS]


def is_held(field: str, tally: Tally, floor: float) -> bool:
    """Tell whether a field is not worse than its floor."""
    figure = scoring.figure(field, tally)
    if figure is None:
        return False
    return figure <= floor if field == scoring.WORSE_IF_HIGHER else figure >= floor


@pytest.mark.parametrize(("name", "field"), CASES, ids=[f"{field}, {name}" for name, field in CASES])
def test_a_field_is_read_as_well_as_before(results: Sequence[Result], name: str, field: str) -> None:
    """The field reaches its floor over the files of this part; if not, the files with mistakes in it are named."""
    found = [result for result in results if part(result.truth) == name]
    assert fallen(found, FLOORS[name], field) is None


@pytest.mark.parametrize("field", HANDWRITTEN_FLOORS)
def test_resumes_written_by_hand_are_read_as_well_as_before(handwritten: Sequence[Result], field: str) -> None:
    """The field reaches its floor where every file has headings, order and heads of its own."""
    assert fallen(handwritten, HANDWRITTEN_FLOORS, field) is None


@pytest.mark.parametrize(("key", "group"), GROUPS, ids=[group for _, group in GROUPS])
def test_no_format_and_no_language_is_lost(results: Sequence[Result], key: str, group: str) -> None:
    """People, addresses and positions are found in each format and language; a few files of many would not show."""
    found = [result for result in results if getattr(result.truth, key) == group and not result.truth.is_scan]
    assert [told for field in EACH if (told := fallen(found, EACH, field))] == []


def fallen(found: Sequence[Result], floors: Mapping[str, float], field: str) -> str | None:
    """Say which field fell to what, and the files with mistakes in it; None where it holds its floor."""
    tally = scoring.total(result.tallies for result in found)[field]
    if is_held(field, tally, floors[field]):
        return None
    mistakes = {result.truth.file: scoring.faults(field, result.tallies.get(field, Tally())) for result in found}
    named = ", ".join([f"{file} ({count})" for file, count in mistakes.items() if count])
    return f"{field} is {scoring.figure(field, tally)}, not {floors[field]}; mistakes in {named}"


def test_every_floor_is_out_of_reach_of_a_reader_that_says_nothing() -> None:
    """No floor is so low that it can't be missed."""
    names = scoring.names_of(vocabulary.load().skills)
    for name in PARTS:
        nothing = scoring.total(scoring.score(truth, Prediction(), names) for truth in KNOWN if part(truth) == name)
        held = {field for field, floor in FLOORS[name].items() if is_held(field, nothing.get(field, Tally()), floor)}
        assert held <= {scoring.WORSE_IF_HIGHER}  # who says nothing takes nothing for a skill


def test_every_file_has_its_truth() -> None:
    """Files and lines of truth are the same ones."""
    besides = {"README.md", "truth.jsonl", "openresume.jsonl"}
    assert {path.name for path in OWN.iterdir()} - besides == {truth.file for truth in KNOWN}
