"""What no reader of a page sees is kept apart from its lines, and what shows is not."""

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsers.records import Document
from tests.unit.documents.files import HEIGHT, document, pdf, put

SHOWN = "Backend Developer at Example Works"
HIDDEN = "Kubernetes Terraform Ansible"


def beside(draw: Callable[[Canvas], None]) -> Document:
    """Read a page with an ordinary line and what a function draws."""

    def both(canvas: Canvas) -> None:
        put(canvas, 50, 80, SHOWN)
        draw(canvas)

    return document(pdf(both))


def written(canvas: Canvas, *, colour: tuple[float, float, float] = (0, 0, 0), alpha: float = 1, mode: int = 0) -> None:
    """Draw the hidden words in some colour, alpha and render mode."""
    text = canvas.beginText(50, HEIGHT - 300)
    text.setFont("Helvetica", 10)
    canvas.setFillColorRGB(*colour, alpha=alpha)
    text.setTextRenderMode(mode)
    text.textOut(HIDDEN)
    canvas.drawText(text)


def white_on_paper(canvas: Canvas) -> None:
    """Draw white letters on nothing."""
    written(canvas, colour=(1, 1, 1))


def nearly_white_on_white_box(canvas: Canvas) -> None:
    """Draw very pale letters on a white rectangle."""
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(40, HEIGHT - 320, 400, 60, stroke=0, fill=1)
    written(canvas, colour=(0.97, 0.97, 0.97))


def dark_on_dark(canvas: Canvas) -> None:
    """Draw letters in the colour of the band behind them."""
    canvas.setFillColorRGB(0.1, 0.2, 0.3)
    canvas.rect(40, HEIGHT - 320, 400, 60, stroke=0, fill=1)
    written(canvas, colour=(0.12, 0.2, 0.3))


def invisible(canvas: Canvas) -> None:
    """Draw in the mode that paints nothing."""
    written(canvas, mode=3)


def clear(canvas: Canvas) -> None:
    """Draw with no opacity."""
    written(canvas, alpha=0)


def tiny(canvas: Canvas) -> None:
    """Draw letters of one point."""
    put(canvas, 50, 300, HIDDEN, size=1)


def off_the_page(canvas: Canvas) -> None:
    """Draw above the upper edge."""
    put(canvas, 50, -40, HIDDEN)


def covered(canvas: Canvas) -> None:
    """Draw a white rectangle over the letters."""
    written(canvas)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(40, HEIGHT - 320, 400, 60, stroke=0, fill=1)


WAYS = [
    white_on_paper, nearly_white_on_white_box, dark_on_dark, invisible, clear, tiny, off_the_page, covered,
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_hidden_words_are_no_lines_but_told(way: Callable[[Canvas], None]) -> None:
    """The words are kept apart, and one defect gives their number."""
    found = beside(way)
    assert found.text == SHOWN
    assert [line.text for line in found.hidden] == [HIDDEN]
    assert [defect.code for defect in found.defects] == ["hidden_text"]
    assert "holds 3 words" in found.defects[0].detail


def white_on_band(canvas: Canvas) -> None:
    """Draw white letters on a dark band, as many resumes have their names."""
    canvas.setFillColorRGB(0.1, 0.2, 0.3)
    canvas.rect(0, HEIGHT - 330, 600, 90, stroke=0, fill=1)
    written(canvas, colour=(1, 1, 1))


def white_on_round_box(canvas: Canvas) -> None:
    """Draw white letters on a rounded box on a white ground."""
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(0, 0, 600, HEIGHT - 200, stroke=0, fill=1)
    canvas.setFillColorRGB(0.1, 0.2, 0.3)
    canvas.roundRect(40, HEIGHT - 310, 300, 30, 8, stroke=0, fill=1)
    written(canvas, colour=(1, 1, 1))


def white_on_picture(canvas: Canvas) -> None:
    """Draw white letters on a dark photograph."""
    photograph = Image.new("RGB", (100, 20), (20, 40, 60))
    canvas.drawImage(ImageReader(photograph), 0, HEIGHT - 340, 600, 120)
    written(canvas, colour=(1, 1, 1))


def outlined(canvas: Canvas) -> None:
    """Draw white letters with dark outlines."""
    canvas.setStrokeColorRGB(0, 0, 0)
    written(canvas, colour=(1, 1, 1), mode=2)


def grey(canvas: Canvas) -> None:
    """Draw pale grey letters that can still be read."""
    written(canvas, colour=(0.82, 0.82, 0.82))


def box_drawn_first(canvas: Canvas) -> None:
    """Draw dark letters on a pale box."""
    canvas.setFillColorRGB(0.9, 0.9, 0.9)
    canvas.rect(40, HEIGHT - 320, 400, 60, stroke=0, fill=1)
    written(canvas)


def clear_box_drawn_over(canvas: Canvas) -> None:
    """Lay a marker's transparent yellow over the letters."""
    written(canvas)
    canvas.setFillColorRGB(1, 1, 0, alpha=0.3)
    canvas.rect(40, HEIGHT - 320, 400, 60, stroke=0, fill=1)


PLAIN = [white_on_band, white_on_round_box, white_on_picture, outlined, grey, box_drawn_first, clear_box_drawn_over]


@pytest.mark.parametrize("way", PLAIN)
def test_words_that_show_are_lines(way: Callable[[Canvas], None]) -> None:
    """Nothing that a person reads on the page is called hidden."""
    found = beside(way)
    assert HIDDEN in found.text
    assert (found.hidden, found.defects) == ((), ())


def scan(texts: list[str]) -> ImageReader:
    """Return a picture of a page with texts on it, 72 pixels to the inch."""
    page = Image.new("L", (595, 842), 255)
    pen = ImageDraw.Draw(page)
    for row, text in enumerate(texts):
        pen.text((50, 100 + 40 * row), text, fill=0)
    buffer = io.BytesIO()
    page.save(buffer, "PNG")
    return ImageReader(buffer)


def test_the_invisible_text_over_a_scan_shows_in_the_scan() -> None:
    """The layer that OCR laid over a picture of a page is text; words where the picture is blank are hidden."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(scan([SHOWN]), 0, 0, 595, HEIGHT)
        for top, words in ((110, SHOWN), (500, HIDDEN)):
            text = canvas.beginText(50, HEIGHT - top)
            text.setFont("Helvetica", 10)
            text.setTextRenderMode(3)
            text.textOut(words)
            canvas.drawText(text)

    found = document(pdf(draw))
    assert found.text == SHOWN
    assert [line.text for line in found.hidden] == [HIDDEN]


def test_a_page_of_white_text_has_no_lines() -> None:
    """Where all is hidden, nothing is left to read."""
    found = document(pdf(white_on_paper))
    assert (found.readable, [line.text for line in found.hidden]) == (False, [HIDDEN])
