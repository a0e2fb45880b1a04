"""What `python -m benchmarks.quality` prints and writes for a folder of one's own."""

import json
import shutil
from pathlib import Path

import pytest

from benchmarks import quality
from benchmarks.quality import OURS, OWN
from benchmarks.truth import truths

FILES = ("crisp-034.pdf", "txt-dash-043.txt", "html-modern-fr-06.html")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with three resumes, and truth for these and for one that is not there."""
    lines = (OWN / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    chosen = [line for line in lines if json.loads(line)["file"] in FILES]
    for name in FILES:
        shutil.copy(OWN / name, tmp_path)
    missing = '{"file": "gone.pdf", "truth": {"name": "Nadia Okafor", "location": {"city": "Leeds"}}}'
    (tmp_path / "truth.jsonl").write_text("\n".join([*chosen, missing]), encoding="utf-8")
    return tmp_path


def test_a_file_that_is_not_there_counts_as_one_of_which_nothing_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The run goes on, names the file, and its name is missed."""
    quality.main([str(folder), "--peers", str(folder / "none"), "--json", str(folder / "out.json")])
    told = json.loads((folder / "out.json").read_text())[OURS]
    assert told["all"]["files"] == 4
    assert told["faults"]["gone.pdf"] == {"name": 1, "location": 1}
    assert told["parts"]["digital"]["fields"]["name"]["r"] == pytest.approx(2 / 3)
    assert "gone.pdf: No such file" in capsys.readouterr().err


def test_files_are_told_by_part_and_by_what_is_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Other languages stand apart, groups follow `--by`, and of a peer that is not there it is said how to get it."""
    quality.main([str(folder), "--by", "template,columns", "--peers", str(folder / "none")])
    printed = capsys.readouterr().out
    assert "digital, 3 files" in printed
    assert "other languages, 1 files" in printed
    assert "| crisp " in printed
    assert "pyresparser 1.0.6: not installed; python -m benchmarks.peers --install" in printed


def test_recorded_predictions_stand_beside_ours_on_the_same_files(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reader's recorded line counts for its file; where it has none, it said nothing."""
    (folder / "other.jsonl").write_text('{"file": "x/gone.pdf", "name": "NADIA OKAFOR", "seconds": 0.5}')
    quality.main([str(folder), "--peers", str(folder / "none"), "--predictions", f"Other={folder / 'other.jsonl'}"])
    row = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("| name ") and "0.667" in line)
    assert row.split("|")[-2].strip() == "0.667"  # one of two found, none of them wrong


def test_truth_that_can_not_be_used_ends_the_run_with_one_line(folder: Path) -> None:
    """A folder without truth and a wrong line are told by file; a wrong property is wrong usage."""
    with pytest.raises(SystemExit, match=r"nowhere.*truth\.jsonl"):
        quality.main([str(folder / "nowhere")])
    with pytest.raises(SystemExit, match="2"):
        quality.main([str(folder), "--by", "colour"])


def test_recorded_lines_of_the_project_are_of_its_english_pdfs() -> None:
    """What OpenResume gave is there for all files on which readers are compared."""
    compared = {truth.file for truth in truths(OWN / "truth.jsonl") if quality.is_compared(truth)}
    recorded = (OWN / "openresume.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["file"] for line in recorded} == compared
