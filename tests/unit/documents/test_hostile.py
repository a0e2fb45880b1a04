"""Files made to break a reader: each gives lines or a defect, and costs no more than its length.

What would take the square of its length, or more, is so long here that it would not end.
"""

import io
import struct
import zipfile

import pytest

from parsers import enclosures
from parsers.documents import read, rtf
from parsers.records import Attachment, Limits, Message
from tests.mails.compound import compound
from tests.mails.outlook import Note, msg
from tests.unit.documents.files import R, archive

ODF = "urn:oasis:names:tc:opendocument:xmlns"
P = (
    f'{R} xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def texts(content: bytes, name: str, content_type: str = "") -> list[str]:
    """Return the lines of a file, each of which must be text that can be written."""
    found = [line.text for line in read(content, name=name, content_type=content_type, limits=Limits()).lines]
    assert all(line.encode() for line in found)
    return found


def codes(content: bytes, name: str) -> list[str]:
    """Return the codes of the defects of a file."""
    return [defect.code for defect in read(content, name=name, limits=Limits()).defects]


def odt(body: str) -> bytes:
    """Return a Writer file with this body."""
    names = " ".join(
        f'xmlns:{short}="{ODF}:{long}:1.0"'
        for short, long in (("office", "office"), ("text", "text"), ("draw", "drawing"))
    )
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {names}>{inner}</office:document-content>"
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def attached(content: bytes) -> Attachment:
    """Return a file without a name."""
    return Attachment(name=None, content_type="", content=content)


def slide(size: str) -> bytes:
    """Return a presentation of one slide whose text states this size."""
    return archive(
        {
            "[Content_Types].xml": "<a/>",
            "ppt/presentation.xml": f"<p:presentation {P}><p:sldIdLst>"
            '<p:sldId r:id="r1"/></p:sldIdLst></p:presentation>',
            "ppt/_rels/presentation.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1"'
            ' Type="x/slide" Target="slides/s.xml"/></Relationships>',
            "ppt/slides/s.xml": f'<p:sld {P}><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:rPr sz="{size}"/>'
            "<a:t>Jane Roe</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>",
        }
    )


def damaged_label() -> bytes:
    """Return a package whose label can't be unpacked."""
    content = bytearray(archive({"mimetype": "application/vnd.oasis.opendocument.text" * 2}))
    start = content.find(b"mimetype") + len(b"mimetype")
    content[start : start + 8] = b"\xff" * 8
    return bytes(content)


def far_member() -> bytes:
    """Return a Word file with a member that lies further out than any number of the platform (ZIP64)."""
    content = archive({"[Content_Types].xml": "<a/>"})
    start, end = content.find(b"PK\x01\x02"), content.find(b"PK\x05\x06")
    name, extra = b"word/document.xml", struct.pack("<HHQ", 1, 8, 2**64 - 1)
    entry = struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", 20, 45, 0, 0, 0, 33, 0, 4, 4, len(name), len(extra), 0, 0, 0, 0, 2**32 - 1
    )
    directory = content[start:end] + entry + name + extra
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, len(directory), start, 0)
    return content[:start] + directory + tail


def endless(content: bytes, place: int) -> bytes:
    """Return a compound file that states two billion at a place, and whose sectors each follow themselves."""
    sectors = len(content) // 512 - 1
    looped = struct.pack(f"<{sectors}I", *range(sectors)).ljust(512, b"\xff")
    stated = content[:place] + struct.pack("<I", 2**31 - 1) + content[place + 4 :]
    return stated[:-512] + looped


def packed(method: int) -> bytes:
    """Return a Word file packed by a method."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as container:
        container.writestr("[Content_Types].xml", "<a/>")
        container.writestr("word/document.xml", "<a/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("a.json", b'{"name": "Jane \\ud800Roe"}', ""),
        ("a.txt", b"Jane +2AA-Roe", "text/plain; charset=utf-7"),
        ("a.rtf", rb"{\rtf1 Jane \u55296 ?Roe}", ""),
    ],
)
def test_half_a_character_is_dropped(name: str, content: bytes, content_type: str) -> None:
    """A surrogate without its other half can be written in JSON, UTF-7 and RTF, and stored nowhere."""
    (line,) = texts(content, name, content_type)
    assert line.endswith("Roe")


@pytest.mark.parametrize("digits", [5, 400, 5000])
def test_numbers_of_any_length_cost_only_themselves(digits: int) -> None:
    """A size, level or count that no program writes is as good as none, and the text is read."""
    number = "9" * digits
    assert texts(slide(number), "a.pptx") == ["Jane Roe"]
    body = f'<text:h text:outline-level="{number}">Jane<text:s text:c="{number}"/>Roe</text:h>'
    assert [line.split() for line in texts(odt(body), "a.odt")] == [["Jane", "Roe"]]


def test_frames_in_frames_are_read_once() -> None:
    """However deep they lie within one another."""
    body = "<draw:frame><draw:text-box>" * 30 + "<text:p>Jane Roe</text:p>" + "</draw:text-box></draw:frame>" * 30
    assert texts(odt(body), "a.odt") == ["Jane Roe"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (far_member(), "damaged"),
        (packed(zipfile.ZIP_LZMA), "damaged"),
        (packed(zipfile.ZIP_BZIP2), "damaged"),
        (compound({"WordDocument": {"0Table": b"x"}}), "damaged"),
        (compound({"WordDocument": b"\xec\xa5\xc1\x00".ljust(2000, b"\x00"), "0Table": {"a": b"x"}}), "damaged"),
        (damaged_label(), "unsupported"),
    ],
    ids=["far", "lzma", "bzip2", "storage", "table", "label"],
)
def test_lying_containers_are_a_defect(content: bytes, code: str) -> None:
    """Offsets beyond any file, other ways of packing, folders for files, and a label that is damaged."""
    assert code in codes(content, "a")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b"|" + b" " * 400_000 + b"x|"),
        ("a.txt", b"# a" + b" " * 400_000 + b"b"),
        ("a.rtf", b"{\\rtf1" + b"\\f1" * 200_000 + b" x}"),
        ("a.rtf", b"{\\rtf1{\\stylesheet{\\s1" + b" " * 150_000 + b"}}x}"),
        ("a.rtf", b"{\\rtf1 " + b"\\u55357 ?" * 200_000 + b"x}"),
        ("a.html", b"<html><style>" + b"[" * 400_000 + b"{color:red}</style><p>x</html>"),
        ("a.html", b"<html><style>" + b":a(" * 150_000 + b"{color:red}</style><p>x</html>"),
    ],
    ids=["box", "hashes", "fonts", "style", "surrogates", "brackets", "functions"],
)
def test_no_pattern_takes_the_square_of_a_row(name: str, content: bytes) -> None:
    """Blanks, brackets and control words in long rows are read like any others."""
    assert texts(content, name)[0].endswith(("x", "b"))


def test_a_page_of_many_rules_and_many_classes_is_read() -> None:
    """What the sheet says holds only up to a number of comparisons."""
    paragraphs = "".join([f"<p class=a{number}>x</p>" for number in range(20_000)])
    page = f"<html><style>{'*{color:red}' * 5000}</style>{paragraphs}</html>"
    assert len(texts(page.encode(), "a.html")) == 20_000


def test_flowed_text_of_one_paragraph_is_read() -> None:
    """Its lines are joined once (RFC 3676)."""
    (line,) = texts(b"word \n" * 300_000, "a.txt", "text/plain; format=flowed")
    assert line.startswith("word word")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", b"<html>" + b"<p>a" * 600_000),
        ("a.docx", archive({"[Content_Types].xml": "<a/>", "word/document.xml": f"<a>{'<b/>' * 3_000_001}</a>"})),
    ],
    ids=["html", "docx"],
)
def test_more_pieces_than_a_book_has_are_told(name: str, content: bytes) -> None:
    """A tree of millions of elements takes more memory than the process has."""
    assert "too_large" in codes(content, name)


def test_of_a_word_file_of_endless_signs_the_beginning_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """As of any text that is too long."""
    monkeypatch.setattr(rtf, "_MOST_TOKENS", 100)
    content = b"{\\rtf1 " + b"a\\par " * 100 + b"}"
    assert (len(texts(content, "a.rtf")), codes(content, "a.rtf")) == (49, ["too_large"])


def test_a_long_text_in_markdown_or_json_is_read_as_text() -> None:
    """Nothing of it is lost."""
    assert texts(b"# Jane Roe\n" * 20_000, "a.md")[:1] == ["Jane Roe"]
    assert texts(b'["' + b"a" * 2_000_000 + b'"]\n', "a.json")[0].startswith('["aaa')


def test_a_cell_of_a_notebook_that_is_no_text_is_none() -> None:
    """An object may stand where the text should."""
    content = b'{"nbformat": 4, "cells": [{"source": {"a": 1}}, {"source": ["Jane ", 7, "Roe"]}]}'
    assert texts(content, "a.ipynb") == ["Jane Roe"]


@pytest.mark.parametrize("of_header", [True, False], ids=["table", "mini-stream"])
@pytest.mark.parametrize("content", [msg(Note(subject="a", body="b")), compound({"WordDocument": b"x" * 64})])
def test_a_compound_file_states_no_more_bytes_than_it_has(content: bytes, of_header: bool) -> None:
    """A few kilobytes whose sectors bite their tails would be read as gigabytes."""
    (directory,) = struct.unpack_from("<I", content, 0x30)
    place = 0x40 if of_header else (directory + 1) * 512 + 0x78
    found = enclosures.read(Message(attachments=(attached(endless(content, place)),)), Limits(), None)[1]
    assert [defect.code for each in found for defect in each.defects] == ["damaged"]


def test_sizes_in_shares_of_sizes_stay_numbers() -> None:
    """Hundreds of elements within one another, each a million times as large as the one around it."""
    page = "<html><p style='font-size:10pt'>" + "<b style='font-size:999999em'>" * 150 + "Jane Roe"
    (line,) = read(page.encode(), name="a.html", limits=Limits()).lines
    assert line.size == 1000.0


def test_rows_of_marks_over_a_letter_are_cut() -> None:
    """Marks that stand over one letter by the hundred thousand are no text; rows of signs that are drawn stay."""
    (line,) = texts(("Jane Roe" + "\u0301\u0316" * 500_000).encode(), "a.txt")
    assert line.startswith("Jane Ro")
    assert len(line) < 50
    assert texts(("Jane " + "\u2500" * 100 + " Roe").encode(), "a.txt") == ["Jane " + "\u2500" * 100 + " Roe"]
