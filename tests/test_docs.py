"""The documents say what the program does."""

import re
from pathlib import Path

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
