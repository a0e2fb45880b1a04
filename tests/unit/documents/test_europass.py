"""Europass records are read as the resumes they are, by themselves and inside a PDF."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers.documents import read_with_enclosed
from parsers.records import Document, Limits
from tests.unit.documents.files import attached, codes, document, pdf, put, texts

FORMATS = Path(__file__).parents[2] / "data" / "formats"
CANDIDATE = (FORMATS / "europass-candidate.xml").read_bytes()
PASSPORT = (FORMATS / "europass-skillspassport.xml").read_bytes()
SHOWN = [
    "Ada Example", "+49 30 5550100", "ada@example.com", "Berlin, DE", "Backend developer.", "Work Experience",
    "Backend Developer\t2021-03 - present", "Example Works GmbH, Berlin", "Built services in Python and MySQL",
    "Junior Developer\t2019-01 - 2021-02", "Sample Ltd", "Education",
    "Bachelor of Science in Computer Science\t2015-10 - 2018-09", "Example University", "Skills", "Docker",
    "Languages", "German: mother tongue", "English: C1",
]  # fmt: skip


def headings(found: Document) -> list[str]:
    """Return the lines that are headings."""
    return [line.text for line in found.lines if line.heading]


def test_a_record_of_today_reads_like_a_resume() -> None:
    """A bare `Candidate` file becomes lines under headings, dates beside their job, items of lists as such."""
    found = document(CANDIDATE, "cv.xml")
    assert (found.type, found.defects) == ("europass", ())
    assert [line.text for line in found.lines] == SHOWN
    assert headings(found) == ["Ada Example", "Work Experience", "Education", "Skills", "Languages"]
    assert [line.text for line in found.lines if line.bullet] == ["Built services in Python and MySQL"]


def test_a_record_of_the_old_form_reads_alike() -> None:
    """A `SkillsPassport` file yields the same sections; its dates stand in attributes."""
    found = document(PASSPORT, "cv.xml")
    assert headings(found) == ["Ada Example", "Work Experience", "Education", "Skills", "Languages"]
    assert "Backend Developer\t2021-03 - present" in found.text
    assert "Bachelor of Science in Computer Science\t2015 - 2018" in found.text


@pytest.mark.parametrize(
    "content",
    [
        CANDIDATE.replace(b"<Candidate ", b'<!DOCTYPE a [<!ENTITY b "c">]><Candidate ', 1),
        CANDIDATE[: len(CANDIDATE) // 2],
    ],
)
def test_a_record_with_entities_or_cut_short_is_damaged(content: bytes) -> None:
    """A document type declaration is refused, and half a file is no XML."""
    assert codes(content, "cv.xml") == ["damaged"]


def test_the_pages_count_and_not_the_record_inside() -> None:
    """The record in a PDF is handed on as a file; where it says more than the pages, that is told and not read."""

    def draw(canvas: Canvas) -> None:
        for row, text in enumerate(SHOWN):
            put(canvas, 50, 60 + 14 * row, text)

    told = pdf(draw)
    found, enclosed = read_with_enclosed(attached(told, "cv.xml", CANDIDATE), name="cv.pdf", limits=Limits())
    assert found.defects == ()
    assert [each.content for each in enclosed] == [CANDIDATE]
    other = attached(pdf(lambda canvas: put(canvas, 50, 80, "Ada Example")), "cv.xml", CANDIDATE)
    assert (texts(other), codes(other)) == (["Ada Example"], ["embedded_differs"])


def test_the_record_stands_in_for_pages_without_text() -> None:
    """A PDF of pictures with a record inside has the record's lines."""
    assert texts(attached(pdf(lambda canvas: canvas.rect(50, 50, 99, 99)), "cv.xml", CANDIDATE)) == SHOWN
