"""The documents say what the program does."""

import re
from pathlib import Path

import msgspec

from benchmarks.scoring import ACCURACIES, FIELDS
from benchmarks.truth import Prediction, Truth
from intake.cli import COMMANDS

ROOT = Path(__file__).resolve().parent.parent


def test_every_command_is_documented() -> None:
    """The README's table names each command, and no command that there is not."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `intake (\w+)", readme, re.MULTILINE))
    assert documented == set(COMMANDS)


def test_links_between_documents_lead_somewhere() -> None:
    """Each relative link or picture in a document at the root is a file."""
    for document in ROOT.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{document.name}: {target}"


def test_every_figure_of_quality_is_explained() -> None:
    """`docs/quality.md` says of each figure what is right, and its examples of truth and prediction can be read."""
    text = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    figures = text.partition("## Truth")[0].partition("## The figures")[2]
    rows = re.findall(r"^\| (`.*?) \|", figures, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == {*FIELDS, *ACCURACIES}
    truth, prediction = re.findall(r"```json\n(.*?)\n```", text, re.DOTALL)
    assert msgspec.json.decode(truth, type=Truth).truth.work[0].company
    assert msgspec.json.decode(prediction, type=Prediction).seconds
