"""What people wrote into a PDF is read, what it would run is told, what is attached is handed on."""

from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from parsers.documents import read_with_enclosed
from parsers.records import Limits
from tests.unit.documents.files import HEIGHT, attached, codes, document, pdf, put, texts

FORMATS = Path(__file__).parents[2] / "data" / "formats"
PAGE = pdf(lambda canvas: put(canvas, 50, 80, "Ada Example"))


def of_objects(*objects: bytes) -> bytes:
    """Return a PDF of objects numbered from 1; the first is the catalog."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF"


def with_note(note: bytes, catalog: bytes = b"") -> bytes:
    """Return a PDF of an empty page with one annotation, its fields given, and more in the catalog."""
    return of_objects(
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R]>>",
        b"<</Type/Annot/Rect[100 700 400 720]" + note + b">>",
    )


def test_values_of_a_form_are_read_beside_their_labels() -> None:
    """A filled-in field is text on the row of its label."""

    def draw(canvas: Canvas) -> None:
        for row, (label, value) in enumerate([("Name", "Ada Example"), ("E-mail", "ada@example.com")]):
            put(canvas, 50, 100 + 40 * row, label)
            canvas.acroForm.textfield(
                name=label, value=value, x=200, y=HEIGHT - 106 - 40 * row, width=200, height=20, fontSize=10
            )

    assert texts(pdf(draw)) == ["Name\tAda Example", "E-mail\tada@example.com"]


def test_the_value_a_field_has_from_its_parent_is_read() -> None:
    """Widgets of one field share the value that stands in the field (PDF 32000-1, 12.7.3.1)."""
    content = of_objects(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R]>>",
        b"<</Type/Annot/Subtype/Widget/Rect[100 700 400 720]/Parent 5 0 R>>",
        b"<</FT/Tx/T(name)/V(Ada Example)/Kids[4 0 R]>>",
    )
    assert texts(content) == ["Ada Example"]


def test_notes_typed_on_a_page_are_read() -> None:
    """A free text annotation shows like any text; one with the flag `hidden` does not."""
    assert texts(with_note(b"/Subtype/FreeText/Contents(Ada Example)")) == ["Ada Example"]
    unseen = document(with_note(b"/Subtype/FreeText/F 2/Contents(Ada Example)"))
    assert (unseen.lines, [line.text for line in unseen.hidden]) == ((), ["Ada Example"])


@pytest.mark.parametrize(
    ("catalog", "told"),
    [
        (b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>", "a script"),
        (b"/OpenAction<</S/Launch/F(calc.exe)>>", "an order to start a program"),
    ],
)
def test_what_would_run_is_told_and_not_run(catalog: bytes, told: str) -> None:
    """Scripts and programs make a defect that informs; the text is read all the same."""
    found = document(with_note(b"/Subtype/FreeText/Contents(Ada Example)", catalog))
    assert found.text == "Ada Example"
    assert [defect.code for defect in found.defects] == ["active_content"]
    assert told in found.defects[0].detail


def test_attached_files_are_handed_on_under_the_limits() -> None:
    """Names and bytes come out as they went in; files beyond the limits are left out, which is told."""
    content = attached(attached(PAGE, "letter.txt", b"Dear team"), "sample.py", b"print(1)")
    _, enclosed = read_with_enclosed(content, name="cv.pdf", limits=Limits())
    assert [(each.name, each.content) for each in enclosed] == [
        ("letter.txt", b"Dear team"),
        ("sample.py", b"print(1)"),
    ]
    for limits in (Limits(attachments=1), Limits(unpacked_bytes=10)):
        found, enclosed = read_with_enclosed(content, name="cv.pdf", limits=limits)
        assert [each.name for each in enclosed] == ["letter.txt"]
        assert [defect.code for defect in found.defects] == ["attachment_limit"]


@pytest.mark.parametrize("strength", [40, 128])
def test_an_empty_password_opens_and_any_other_does_not(strength: int) -> None:
    """Files that only restrict printing are read, by RC4 of either length; one with a real password is a defect."""

    def encrypted(password: str) -> bytes:
        lock = StandardEncryption(password, ownerPassword="owner", strength=strength)
        return pdf(lambda canvas: put(canvas, 50, 80, "Ada Example"), password=lock)

    assert texts(encrypted("")) == ["Ada Example"]
    assert codes(encrypted("hunter2")) == ["encrypted"]


def test_aes_is_opened_by_the_empty_password_alone() -> None:
    """The same holds for AES-256 (ISO 32000-2), as qpdf writes it."""
    assert texts((FORMATS / "aes256-open.pdf").read_bytes()) == ["Ada Example"]
    assert codes((FORMATS / "aes256-locked.pdf").read_bytes()) == ["encrypted"]
