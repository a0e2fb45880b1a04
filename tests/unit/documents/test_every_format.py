"""docs/formats.md says what is read, and each of its rows is held by a real file."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from intake.ocr import Tesseract
from intake.tessdata import folder
from parsers import documents as readers
from parsers import enclosures
from parsers.documents.kind import sniff
from parsers.documents.ocr import Ocr
from parsers.records import Attachment, Document, Limits, Message

ROOT = Path(__file__).parents[3]
FILES = ROOT / "tests" / "data" / "formats"
CONTAINERS = {"zip", "gzip", "xz", "7z", "tnef", "msg"}


class Row(NamedTuple):
    """A row of the table: the type in code marks, the sample's name."""

    kind: str
    sample: str


def rows() -> Iterator[Row]:
    """Yield the rows that name a sample."""
    for line in (ROOT / "docs" / "formats.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        sample = re.fullmatch(r"`(\S+)`", cells[-1])
        if len(cells) == 6 and sample:
            yield Row(cells[0].strip("`"), sample[1])


@cache
def engine() -> Tesseract:
    """Return the engine for pictures, with its models loaded once."""
    return Tesseract(folder(), seconds=600, page_seconds=600)


def documents(content: bytes, name: str) -> tuple[Document, ...]:
    """Read a file as the attachment of a mail."""
    limits = Limits()
    attachment = Attachment(name=name, content_type="application/octet-stream", content=content)
    return enclosures.read(Message(attachments=(attachment,)), limits, Ocr(engine(), limits.ocr_pages))[1]


@pytest.mark.parametrize("row", tuple(rows()), ids=lambda row: row.sample)
def test_what_the_table_promises_is_read(row: Row) -> None:
    """The sample is of the type that its row names, and gives text without a defect that bars it."""
    content = (FILES / row.sample).read_bytes()
    assert sniff(content, row.sample) == row.kind
    found = documents(content, row.sample)
    assert any(document.readable for document in found)
    if row.kind in CONTAINERS:
        assert any(row.sample in (each.container, each.name) for each in found)
    else:
        assert found[0].type == row.kind
        assert len(found[0].text.split()) >= 5


def test_every_type_that_has_a_reader_is_in_the_table() -> None:
    """A reader without a row would be a promise that nobody knows; four have one without a sample of their own."""
    known = {**readers._READERS, **readers._PAGE_READERS, **readers._TEXT_READERS}
    assert set(known) - {row.kind for row in rows()} == {"pages", "gif", "bmp", "webp"}
