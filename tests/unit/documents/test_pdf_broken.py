"""Where PDFium's text of a page is broken, the second engine is asked, and the sounder of the two is read."""

import pytest
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from parsers.documents import pdfminer
from parsers.documents.pdfminer import is_gibberish, soundness
from parsers.pieces import Word
from tests.unit.documents.files import document, pdf, put, texts

PROSE = """Backend developer with five years of work on services that read documents. Built the service behind the
invoices of four teams, moved the nightly reports to a queue and wrote the load tests that found the slowest of them.
Looks for a team that writes less code and reads more of what is there already."""


def shifted(text: str, by: int) -> str:
    """Return a text with each small letter moved along the alphabet, as a wrong map to Unicode does."""
    return "".join(chr((ord(letter) - 97 + by) % 26 + 97) if letter.islower() else letter for letter in text)


@pytest.mark.parametrize("by", [1, 3, 13])
def test_shifted_letters_are_gibberish(by: int) -> None:
    """Text whose letters are other letters is worth nothing, however well it is spelled."""
    assert soundness(PROSE) == 1.0
    assert is_gibberish(shifted(PROSE, by))
    assert soundness(shifted(PROSE, by)) == 0.0


def test_lists_of_names_are_no_gibberish() -> None:
    """A page of skills without a single common word is text; and so is one in another script."""
    skills = "Python Django Flask Celery MySQL PostgreSQL Redis Docker Kubernetes Terraform Ansible Jenkins GitLab "
    assert not is_gibberish(skills * 4)
    assert not is_gibberish("\u0440\u0430\u0437\u0440\u0430\u0431\u043e\u0442\u0447\u0438\u043a Python " * 40)


def without_map(content: bytes) -> bytes:
    """Return a PDF whose fonts have lost their maps to Unicode; the name is overwritten, so all places stay."""
    return content.replace(b"/ToUnicode", b"/XoUnicode")


def embedded(canvas: Canvas) -> None:
    """Draw prose in an embedded subset of a font."""
    registerFont(TTFont("Vera", "Vera.ttf"))
    for row, text in enumerate(PROSE.splitlines()):
        put(canvas, 50, 100 + 14 * row, text, font="Vera", size=8)


def test_a_page_without_maps_to_unicode_is_still_read() -> None:
    """Whatever is left is handed back: the reader ends in lines or a defect, never in an exception."""
    found = document(without_map(pdf(embedded)))
    assert found.lines or found.defects


def test_the_sounder_text_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of unmapped glyphs is read by the second engine where that one has letters, and only there."""

    def draw(canvas: Canvas) -> None:
        put(canvas, 50, 100, shifted(PROSE.replace("\n", " "), 3))

    def words(_content: bytes, _pages: object) -> list[list[Word]]:
        return [[Word("Backend", 50, 90, 90, 100, 10), Word("developer", 93, 90, 140, 100, 10)]]

    content = pdf(draw)
    before = texts(content)
    monkeypatch.setattr(pdfminer, "words", words)
    assert texts(content) == ["Backend developer"]
    monkeypatch.setattr(pdfminer, "words", lambda _content, _pages: [[]])
    assert texts(content) == before


def test_letters_drawn_one_by_one_without_spaces_are_words() -> None:
    """Each letter an object of its own, no space among them: the gaps part the words."""

    def draw(canvas: Canvas) -> None:
        x = 50.0
        for letter in "Backend developer with Python":
            if letter != " ":
                put(canvas, x, 100, letter)
            x += canvas.stringWidth(letter, "Helvetica", 10)

    assert texts(pdf(draw)) == ["Backend developer with Python"]
