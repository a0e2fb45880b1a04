"""Scans, photographs and pictures, read by the real engine: real files against the text they were drawn from."""

import io
import re
import zipfile
from collections import Counter
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from intake import ocr, tessdata, vocabulary
from parsers import documents, role
from parsers.documents.ocr import Ocr
from parsers.records import Document, Limits, Role
from parsers.resume import glance
from tests.mails import layouts
from tests.mails.people import people
from tests.mails.person import Person

FILES = Path(__file__).parents[2] / "data" / "formats"
ENGLISH, GERMAN, FRENCH = (next(person for person in people() if person.tongue == each) for each in ("en", "de", "fr"))
TWINS = {
    "scan.png": ((ENGLISH, "right_dates"),),
    "scan.heic": ((ENGLISH, "right_dates"),),
    "scan.jpg": ((GERMAN, "one_column"),),
    "scan.tif": ((ENGLISH, "right_dates"), (GERMAN, "one_column")),
    "scan.pdf": ((FRENCH, "left_sidebar"),),
    "scan-with-text.pdf": ((ENGLISH, "right_dates"),),
    "sideways.png": ((ENGLISH, "right_dates"),),
    "skewed.png": ((ENGLISH, "right_dates"),),
    "photographed.jpg": ((GERMAN, "one_column"),),
}
"""Whose resumes the files show, and in which layout, page by page."""


@cache
def engine() -> ocr.Tesseract:
    """Return the engine of all tests; tests/servers/install.sh sees to its data."""
    place = tessdata.folder()
    assert place, "there is no language data; `make servers` installs it"
    # On a busy machine a page may take longer than a mail may.
    return ocr.Tesseract(place, seconds=600, page_seconds=600)


@cache
def scanned(name: str) -> Document:
    """Read a file of the folder by OCR."""
    return documents.read((FILES / name).read_bytes(), name=name, limits=Limits(), ocr=Ocr(engine(), 8))


def twin(person: Person, layout: str) -> Document:
    """Read the resume that a scan shows as the digital file it was."""
    return documents.read(layouts.LAYOUTS[layout](person), name="twin.pdf", limits=Limits())


def plain(text: str) -> str:
    """Put dashes and apostrophes in one form: which of them stands on paper can't be told."""
    return text.translate({0x2013: "-", 0x2014: "-", 0x2019: "'"})


def words(text: str) -> list[str]:
    """Split into words without the signs around them."""
    found = (re.sub(r"^[^\w+#]+|[^\w+#]+$", "", word) for word in plain(text).split())
    return [word for word in found if word]


@pytest.mark.parametrize("name", TWINS)
def test_of_every_hundred_words_of_a_page_at_least_97_are_read(name: str) -> None:
    """Grainy, sideways, skewed or photographed, in PNG, JPEG, HEIC, TIFF or PDF: the words are those of the page."""
    truth = Counter(word for person, layout in TWINS[name] for word in words(twin(person, layout).text))
    found = Counter(words(scanned(name).text))
    assert (truth & found).total() >= 0.97 * truth.total(), truth - found


@pytest.mark.parametrize("name", TWINS)
def test_name_and_addresses_are_read_to_the_letter(name: str) -> None:
    """What a person is reached by stands in the lines, addresses and numbers unbroken."""
    text = scanned(name).text
    for person, _ in TWINS[name]:
        assert person.email in text
        assert person.phone in text
        assert set(person.name.split()) <= set(words(text))


@pytest.mark.parametrize("name", ["scan.png", "sideways.png", "skewed.png", "scan.pdf"])
def test_a_scan_is_read_in_the_order_of_its_digital_twin(name: str) -> None:
    """Columns are read one after the other, and a date at the right margin is a cell of its row."""
    ((person, layout),) = TWINS[name]
    truth = [plain(line.text) for line in twin(person, layout).lines]
    found = [plain(line.text) for line in scanned(name).lines]
    assert words("\n".join(found))[:30] == words("\n".join(truth))[:30]
    assert sum("\t" in line for line in found) == sum("\t" in line for line in truth)
    in_order = SequenceMatcher(None, truth, found, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in in_order) >= 0.9 * len(truth)


def test_geometry_is_that_of_the_page() -> None:
    """Boxes are in points from the top left, sizes near those of the fonts, confidence the engine's own."""
    lines = twin(ENGLISH, "right_dates").lines
    once = Counter(line.text for line in lines)
    truth = {line.text: line for line in lines if once[line.text] == 1}
    pairs = [(line, truth[line.text]) for line in scanned("scan.png").lines if line.text in truth]
    assert len(pairs) > 15
    for line, digital in pairs:
        assert abs(line.x0 - digital.x0) < 4
        assert abs(line.top - digital.top) < 4
        assert abs(line.size - digital.size) <= 0.12 * digital.size
        assert 0 < line.confidence < 1


def test_list_items_are_told_by_their_marks() -> None:
    """A round mark opens an item, whatever letter the engine takes it for, and is gone from the text."""
    truth = {line.text for line in twin(ENGLISH, "right_dates").lines if line.bullet}
    found = {line.text for line in scanned("scan.png").lines if line.bullet}
    assert truth
    assert len(truth & found) >= 0.9 * len(truth)


def test_the_pages_of_a_tiff_are_its_pages() -> None:
    """Each picture in a TIFF is a page, numbered from 1."""
    document = scanned("scan.tif")
    assert document.pages == 2
    assert {line.page for line in document.lines} == {1, 2}


def test_a_photo_without_text_is_an_image() -> None:
    """A portrait has no text, whatever letters its texture looks like."""
    document = scanned("photo.jpg")
    assert not document.lines
    assert [defect.code for defect in document.defects] == ["no_text"]
    lexicon = vocabulary.load().lexicon
    assert role.assign_all([document], [glance(document, lexicon)], lexicon)[0].role is Role.IMAGE


def test_a_logo_is_no_text() -> None:
    """The name and slogan of a company are too few words to be read as a document."""
    image = Image.new("RGB", (420, 120), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((10, 20, 90, 100), fill=(20, 90, 160))
    draw.text((110, 25), "Northwind", fill=(20, 90, 160), font_size=44)
    draw.text((112, 80), "We deliver on time", fill="gray", font_size=20)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    document = documents.read(buffer.getvalue(), name="logo.png", limits=Limits(), ocr=Ocr(engine(), 1))
    assert [defect.code for defect in document.defects] == ["no_text"]


def test_invisible_text_over_a_scan_is_read_only_where_the_picture_is_not() -> None:
    """What is seen counts; without an engine, or with no pages left, the text laid over the scan does."""
    assert max(line.confidence for line in scanned("scan-with-text.pdf").lines) < 1
    content = (FILES / "scan-with-text.pdf").read_bytes()
    for means in (None, Ocr(engine(), 0)):
        document = documents.read(content, name=None, limits=Limits(), ocr=means)
        assert set(ENGLISH.name.split()) <= set(words(document.text))
        assert {line.confidence for line in document.lines} == {1}
        assert not document.defects


def test_pictures_in_an_office_file_without_text_are_its_pages() -> None:
    """A resume scanned into Word is read."""
    document = documents.read(
        word_file((FILES / "scan.png").read_bytes()), name=None, limits=Limits(), ocr=Ocr(engine(), 8)
    )
    assert document.type == "docx"
    assert ENGLISH.email in document.text


def test_without_an_engine_a_scan_says_so() -> None:
    """Each kind of scan gets the defect `no_ocr` and no line."""
    for content in ((FILES / "scan.png").read_bytes(), (FILES / "scan.pdf").read_bytes()):
        document = documents.read(content, name=None, limits=Limits())
        assert [defect.code for defect in document.defects] == ["no_ocr"]
        assert not document.lines


def word_file(picture: bytes) -> bytes:
    """Make a Word file that holds nothing but a picture."""
    buffer = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {space}><w:body><w:p/></w:body></w:document>")
        archive.writestr("word/media/image1.png", picture)
    return buffer.getvalue()
