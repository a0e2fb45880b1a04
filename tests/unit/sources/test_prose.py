"""What is told of a work shows what it was made with, and nothing of what it was not."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from intake import vocabulary
from parsers import documents, sample
from parsers.documents.body import body
from parsers.letters import letter
from parsers.records import Applicant, Document, Limits, SourceCode

VOCABULARY = vocabulary.load()
TOLD = tomllib.loads((Path(__file__).parent / "prose.toml").read_text("utf-8"))["told"]


def _readme(text: str) -> Applicant:
    read = documents.read(text.encode(), name="README.md", content_type="text/markdown", limits=Limits())
    source = SourceCode(files=1, readme_lines=len(read.lines))
    return sample.read(Document(name="work.zip", type="zip", lines=read.lines, source=source), VOCABULARY)


def _description(text: str) -> Applicant:
    read = documents.read(text.encode(), name="depot.md", content_type="text/markdown", limits=Limits())
    return sample.read(read, VOCABULARY)


def _letter(text: str) -> Applicant:
    read = body(f"Hello,\n\n{text}\n\nKind regards\nJane Roe\n", "", Limits())
    assert read is not None
    return letter.read(read, VOCABULARY, sender_name="Jane Roe", sender_address="jane@example.org")


READERS = {"readme": _readme, "description": _description, "letter": _letter}


@pytest.mark.parametrize("told", TOLD, ids=[each["text"][:40] for each in TOLD])
def test_a_work_shows_what_it_is_said_to_be_made_with(told: Mapping[str, Any]) -> None:
    """Read as a README, a paper or a letter, in each of eight languages."""
    found = READERS[told["in"]](told["text"])
    assert sorted(skill.name for skill in found.skills if not skill.implied) == told["shown"]
