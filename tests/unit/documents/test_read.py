"""The type of a file is what its content is, and a document always says what became of it."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.documents.kind import sniff
from parsers.documents.name import shown
from parsers.records import Limits
from tests.unit.documents.files import archive, codes, document, docx, p, pdf, put

PDF = pdf(lambda canvas: put(canvas, 50, 80, "Ada Example"))


def test_the_content_decides_the_type_and_a_wrong_name_is_only_told() -> None:
    """A PDF named as a Word file is read as a PDF, with the conflict as a defect."""
    found = document(PDF, "resume.docx", "application/octet-stream")
    assert (found.type, found.text, [defect.code for defect in found.defects]) == (
        "pdf",
        "Ada Example",
        ["type_conflict"],
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"  \n", "empty"),
        (b"junk before\n%PDF-1.4", "pdf"),
        (docx(p("a")), "docx"),
        (archive({"a.txt": "b"}), "zip"),
        (b"{\\rtf1 a}", "rtf"),
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"<!doctype html><p>a", "html"),
        (b"Dear team,\nI use <b>Python</b>.", "text"),
        ("Größe".encode("utf-16-le"), "text"),
        (b"Received: by a\r\nFrom: Ada <ada@example.org>\r\nSubject: a\r\n\r\nDear team", "eml"),
        (b"From: ada@example.org\nDate: Mon, 2 Nov 2026 09:00:00 +0000\n\nDear team", "eml"),
        (b"From: Ada Example\nTo: the team\nDate: 2 November 2026\nSubject: Application\n\nDear team", "text"),
        (b"Dear team\nFrom: ada@example.org\nMIME-Version: 1.0\n\na", "text"),
        (b"From ada@example.org Mon Nov  2 09:00:00 2026\nFrom: ada@example.org\n\na", "mbox"),
        (b"From 2019 I worked as a developer.\nThen: I went on.", "text"),
        (b"a.txt".ljust(257, b"\x00") + b"ustar\x0000".ljust(255, b"\x00"), "tar"),
        (b"\x00" * 0x8001 + b"CD001\x01", "iso"),
        (b"MSCF\x00\x00\x00\x00,", "cab"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "calendar"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.chart"}), "opendocument"),
        (archive({"mimetype": "application/epub+zip"}), "epub"),
        (archive({"[Content_Types].xml": "<Types/>", "Documents/1/Pages/1.fpage": ""}), "office"),
        (bytes(range(256)), "unknown"),
    ],
)
def test_types_are_told_by_content(content: bytes, kind: str) -> None:
    """Magic bytes, members of containers and marks of text formats tell the type."""
    assert sniff(content) == kind


def test_what_is_not_read_is_named() -> None:
    """No input ends in silence: each unreadable file has a code."""
    assert codes(b"") == ["no_text"]
    assert codes(archive({"a.txt": "b"})) == ["unsupported"]
    assert codes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")) == ["encrypted"]
    assert codes(b"plain text", limits=Limits(attachment_bytes=4)) == ["too_large"]


def test_a_document_carries_the_hash_and_size_of_its_bytes() -> None:
    """Both are of the bytes as they came, also where nothing could be read."""
    for content in (PDF, b"\x00\x01\x02"):
        found = document(content)
        assert (found.sha256, found.size_bytes) == (hashlib.sha256(content).hexdigest(), len(content))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\cv.pdf", "cv.pdf"),
        ("cv\u202efdp.exe", "cvfdp.exe"),
        ("cv\r\nBcc: x.pdf", "cv Bcc_ x.pdf"),
        (None, "document.pdf"),
        ("...", "document.pdf"),
        ("a" * 300 + ".pdf", "a" * 300 + ".pdf"),
        ("a" * 900 + ".pdf", "a" * 496 + ".pdf"),
    ],
)
def test_names_are_safe_to_show(name: str | None, expected: str) -> None:
    """Folders, line ends and characters that turn the direction of writing are gone; the ending stays."""
    assert shown(name, "pdf") == expected


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"{\\rtf1 ", b"<html><p>", b"PK\x03\x04", PDF[:300], docx(p("a"))[:500]]),
)
def test_no_bytes_raise(junk: bytes, start: bytes) -> None:
    """Whatever comes, a document comes out, with lines or with a defect."""
    found = document(start + junk)
    assert found.readable or found.defects


def test_a_compound_file_whose_directory_runs_in_a_circle_is_told() -> None:
    """Its entries name one another as children; to follow them would never end."""
    content = (Path(__file__).parents[2] / "data" / "hostile" / "cyclic-directory.msg").read_bytes()
    found = document(content, "application.msg")
    assert not found.readable
    assert found.defects
