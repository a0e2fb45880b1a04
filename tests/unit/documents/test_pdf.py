"""PDF: words come out in the order a person reads them, with what the page says about them."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers.documents.pdfminer import is_broken, soundness
from parsers.records import Limits
from tests.unit.documents.files import HEIGHT, codes, document, pdf, put, put_right, texts

LEFT = [f"Left line {number} about services and teams" for number in range(12)]
RIGHT = [f"Right line {number} about queues and tables" for number in range(12)]


def test_columns_drawn_row_by_row_are_read_one_after_the_other() -> None:
    """Two columns whose lines alternate in the file come out whole, the left one first, each a block."""

    def draw(canvas: Canvas) -> None:
        put(canvas, 50, 60, "Ada Example", size=24)
        for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            put(canvas, 50, 120 + 14 * number, left)
            put(canvas, 310, 120 + 14 * number, right)

    found = document(pdf(draw))
    assert [line.text for line in found.lines] == ["Ada Example", *LEFT, *RIGHT]
    left, right = ({line.block for line in found.lines if line.text in side} for side in (LEFT, RIGHT))
    assert len(left) == len(right) == 1
    assert left != right


def test_a_sidebar_does_not_break_the_jobs_beside_it() -> None:
    """A narrow sidebar whose lines stand between those of the main column is read apart."""
    side = ["CONTACT", "ada@example.com", "SKILLS", "Python", "Django", "MySQL"]
    main = ["EXPERIENCE", "Backend Developer at Example Works", "Kept the invoicing service of four teams running"]
    main += ["Moved nightly reports to a queue", "EDUCATION", "B.Sc. Computer Science, Example University"]

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(side):
            put(canvas, 40, 80 + 17 * number, text, size=9)
        for number, text in enumerate(main):
            put(canvas, 200, 80 + 14 * number, text, size=10)

    assert texts(pdf(draw)) == [*side, *main]


def test_a_space_that_is_only_room_parts_words() -> None:
    """A comma with room after it (Tc, PDF 32000-1, 9.3.2), as in files made from PostScript, ends its word."""

    def draw(canvas: Canvas) -> None:
        put(canvas, 50, 100, "JavaScript,React")
        canvas.addLiteral(f"BT /F1 10 Tf 50 {HEIGHT - 80} Td (Nordwind) Tj 2.8 Tc (,D) Tj 0 Tc [280 (eveloper)] TJ ET")

    assert texts(pdf(draw)) == ["Nordwind, Developer", "JavaScript,React"]


def test_a_date_at_the_right_margin_stays_on_the_row_of_its_job() -> None:
    """A wide gap inside a row becomes a tab, however many rows have one."""
    jobs = [("Backend Developer, Example Works", "2021 - 2024"), ("Intern, Sample Ltd", "March 2019 - May 2020")]
    jobs += [("Student assistant, Example University", "2018")]

    def draw(canvas: Canvas) -> None:
        for number, (job, date) in enumerate(jobs):
            put(canvas, 50, 80 + 60 * number, job)
            put_right(canvas, 540, 80 + 60 * number, date)
            put(
                canvas, 60, 95 + 60 * number, "Designed a service that reads thousands of documents a day for all teams"
            )

    assert [text for text in texts(pdf(draw)) if "\t" in text] == [f"{job}\t{date}" for job, date in jobs]


def test_dates_in_the_left_margin_label_the_rows_beside_them() -> None:
    """A column of dates is no column of its own, also where a date runs over two lines."""

    def draw(canvas: Canvas) -> None:
        for number in range(4):
            top = 80 + 60 * number
            put(canvas, 50, top, f"0{number + 1}/2020 -")
            put(canvas, 50, top + 13, f"0{number + 1}/2021")
            put(canvas, 120, top, f"Developer {number} at Example Works")
            put(canvas, 120, top + 13, "\u2022 Kept the invoicing service of four teams running")

    found = texts(pdf(draw))
    assert found[0] == "01/2020 - 01/2021\tDeveloper 0 at Example Works"
    assert found[1] == "Kept the invoicing service of four teams running"
    assert len(found) == 8


def test_a_table_of_labels_is_read_row_by_row() -> None:
    """Labels and values side by side come out as label, tab, value."""
    rows = [("Name", "Ada Example"), ("Telephone", "555 0100"), ("E-mail", "ada@example.com"), ("Place", "Springfield")]

    def draw(canvas: Canvas) -> None:
        for number, (label, value) in enumerate(rows):
            put(canvas, 50, 80 + 27 * number, label)
            put(canvas, 200, 80 + 27 * number, value)

    assert texts(pdf(draw)) == [f"{label}\t{value}" for label, value in rows]


def test_the_letters_of_a_spaced_name_are_joined() -> None:
    """Letters set apart by geometry are words again."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(50, HEIGHT - 80)
        text.setFont("Helvetica-Bold", 20)
        text.setCharSpace(9)
        text.textOut("ADA EXAMPLE")
        canvas.drawText(text)

    assert texts(pdf(draw)) == ["ADA EXAMPLE"]


def test_bullets_open_items_and_are_gone_from_the_text() -> None:
    """Marks of list items set the flag; lines that go on from them do not."""

    def draw(canvas: Canvas) -> None:
        put(canvas, 50, 80, "\u2022 Built a service")
        put(canvas, 60, 94, "in Python")
        put(canvas, 50, 108, "\u2013 Ran a database")

    found = document(pdf(draw)).lines
    assert [(line.text, line.bullet) for line in found] == [
        ("Built a service", True),
        ("in Python", False),
        ("Ran a database", True),
    ]


def test_size_weight_and_place_are_told() -> None:
    """A line says its font size, whether it is bold, and its box from the top left corner."""

    def draw(canvas: Canvas) -> None:
        put(canvas, 50, 80, "Experience", size=16, font="Helvetica-Bold")
        put(canvas, 50, 110, "Backend Developer", size=10)

    heading, text = document(pdf(draw)).lines
    assert (heading.size, heading.bold, text.size, text.bold) == (16.0, True, 10.0, False)
    assert (heading.x0, round(heading.bottom - 0.2 * 16)) == (50.0, 80)


def test_link_annotations_lie_on_their_lines() -> None:
    """Targets on the web and mailboxes are kept; scripts and files are not."""

    def draw(canvas: Canvas) -> None:
        for number, goal in enumerate(
            ["https://code.example.org/ada", "mailto:ada@example.com", "javascript:alert(1)"]
        ):
            top = 80 + 20 * number
            put(canvas, 50, top, f"Link {number}")
            canvas.linkURL(goal, (45, HEIGHT - top - 3, 120, HEIGHT - top + 10))

    assert [line.links for line in document(pdf(draw)).lines] == [
        ("https://code.example.org/ada",),
        ("mailto:ada@example.com",),
        (),
    ]


def test_the_link_of_a_picture_goes_to_the_nearest_line() -> None:
    """An icon without words leads somewhere, too."""

    def draw(canvas: Canvas) -> None:
        put(canvas, 50, 80, "Ada Example")
        put(canvas, 50, 200, "Experience")
        canvas.linkURL("https://code.example.org/ada", (300, HEIGHT - 90, 312, HEIGHT - 78))

    name, heading = document(pdf(draw)).lines
    assert (name.links, heading.links) == (("https://code.example.org/ada",), ())


def test_words_in_two_weights_that_stand_too_near_are_two() -> None:
    """A light given name and a bold surname have hardly a gap; `JavaScript` in one weight stays whole."""

    def draw(canvas: Canvas) -> None:
        put(canvas, 50, 80, "Ada", size=30)
        put(canvas, 50 + canvas.stringWidth("Ada", "Helvetica", 30), 80, "Example", size=30, font="Helvetica-Bold")
        put(canvas, 50, 120, "JavaScript")

    assert texts(pdf(draw)) == ["Ada Example", "JavaScript"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    """Lines of a page that is shown turned come out whole and from top to bottom."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.translate(*{90: (500, 50), 180: (500, 700), 270: (80, 700)}[turn])
        canvas.rotate(turn)
        for number, text in enumerate(["Ada Example", "Backend Developer"]):
            canvas.drawString(0, -20 * number, text)

    assert texts(pdf(draw)) == ["Ada Example", "Backend Developer"]


def test_a_password_is_a_defect_unless_it_is_empty() -> None:
    """A file that asks for a password has no lines and says so."""
    content = pdf(lambda canvas: put(canvas, 50, 80, "Secret"), password="hunter2")
    assert codes(content) == ["encrypted"]
    assert not document(content).readable


def test_a_page_without_text_and_a_broken_file_have_names() -> None:
    """An image-only page is `no_text`, a file no engine opens `damaged`."""
    assert codes(pdf(lambda canvas: canvas.rect(50, 50, 100, 100))) == ["no_text"]
    assert codes(b"%PDF-1.7\nnothing more") == ["damaged"]


def test_a_file_that_lost_its_end_is_mended() -> None:
    """A download cut short before the trailer still yields the pages that came."""
    content = pdf(lambda canvas: put(canvas, 50, 80, "Ada Example"))
    assert texts(content[: content.rfind(b"trailer")]) == ["Ada Example"]


def test_pages_beyond_the_limit_are_counted_but_not_read() -> None:
    """The number of pages is that of the file, the lines those of the pages allowed, and the defect says so."""

    def draw(canvas: Canvas) -> None:
        for number in range(5):
            put(canvas, 50, 80, f"Page {number}")
            canvas.showPage()

    found = document(pdf(draw), limits=Limits(pages=2))
    assert (found.pages, [line.text for line in found.lines]) == (5, ["Page 0", "Page 1"])
    assert [defect.code for defect in found.defects] == ["too_large"]


def test_a_page_of_too_many_letters_is_read_in_part() -> None:
    """No more characters of one page are looked at than a document may keep."""

    def draw(canvas: Canvas) -> None:
        for row in range(700):
            put(canvas, 50, 40 + row, "Ada Example")

    found = document(pdf(draw), limits=Limits(text_characters=100))
    assert 0 < len(found.text) <= 120


def test_text_that_lost_its_letters_or_spaces_is_unsound() -> None:
    """The measure between the two engines tells text from glyph numbers, unmapped glyphs and lost spaces."""
    good = "Backend developer with five years of Python and MySQL"
    assert soundness(good) == 1.0
    assert soundness("") == 0.0
    for broken in ("(cid:12)(cid:7)(cid:33) (cid:2)", "\ufffd" * 20 + " developer", good.replace(" ", "")):
        assert soundness(broken) < soundness(good)
        assert is_broken(broken)
    assert not is_broken(good)
