"""Layouts that arrive beside the plain ones, each drawn as programs draw it, come out in the order people read."""

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from tests.mails.documents import Kind, render
from tests.mails.people import people
from tests.unit.documents.files import HEIGHT, document, pdf, put, put_right, texts

BULLET = "\N{BULLET} Kept the invoicing service of four teams running"
ITEM = BULLET[2:]


def drawn_in_columns(columns: list[tuple[float, list[str]]], *, top: float = 100, step: float = 15) -> bytes:
    """Draw texts in columns row by row, all on the same grid."""

    def draw(canvas: Canvas) -> None:
        for row in range(max(len(column) for _, column in columns)):
            for x, column in columns:
                if row < len(column):
                    put(canvas, x, top + step * row, column[row])

    return pdf(draw)


def test_sidebars_on_the_grid_of_the_text_are_read_apart() -> None:
    """A sidebar whose lines stand level with the text, drawn row by row, is a column of its own on either side."""
    side = ["CONTACT", "ada@example.com", "+49 30 5550100", "Berlin", "SKILLS", "Python", "Django", "MySQL", "Redis"]
    main = [
        "EXPERIENCE",
        "Backend Developer",
        "Example Works, 2021 - 2024",
        ITEM,
        "Developer",
        "Sample Ltd, 2019",
        ITEM,
    ]
    main += ["EDUCATION", "B.Sc. Computer Science"]
    assert texts(drawn_in_columns([(40, side), (200, main)])) == [*side, *main]
    assert texts(drawn_in_columns([(40, main), (420, side)])) == [*main, *side]


def test_dates_at_the_margin_of_a_column_beside_a_sidebar_stay_with_their_jobs() -> None:
    """A gutter before the dates does not take them from the column, though a sidebar follows."""
    skills = ["SKILLS", "Python", "Django", "MySQL", "Redis", "Docker", "LANGUAGES", "English", "German", "Chess"]

    def draw(canvas: Canvas) -> None:
        for number in range(4):
            top = 120 + 70 * number
            put(canvas, 40, top, f"Backend Developer {number}")
            put_right(canvas, 370, top, f"201{number} - 201{number + 1}")
            put(canvas, 40, top + 14, f"Example Works {number}, Berlin")
            put(canvas, 50, top + 28, BULLET)
        for row, skill in enumerate(skills):
            put(canvas, 410, 120 + 22 * row, skill)

    found = texts(pdf(draw))
    assert found[:3] == ["Backend Developer 0\t2010 - 2011", "Example Works 0, Berlin", ITEM]
    assert found[-len(skills) :] == skills


def test_a_short_sidebar_that_goes_on_over_the_page_is_a_column() -> None:
    """Three lines that were drawn apart from the text beside them are no labels of it."""
    side = ["LANGUAGES", "English", "German"]
    main = [f"Line {row} about services and teams" for row in range(20)]

    def draw(canvas: Canvas) -> None:
        for row, text in enumerate(side):
            put(canvas, 40, 60 + 16 * row, text)
        for row, text in enumerate(main):
            put(canvas, 200, 60 + 13 * row, text)

    assert texts(pdf(draw)) == [*side, *main]


def test_skills_in_three_columns_end_where_the_next_section_begins() -> None:
    """A heading under the columns, with a date beside what follows it, is read after them, and so is the date."""
    skills = [["Python", "Django", "Flask"], ["MySQL", "PostgreSQL", "Redis"], ["Docker", "Kubernetes", "Git"]]
    rest = "Designed a service that reads thousands of documents a day for all the teams of the company"

    def draw(canvas: Canvas) -> None:
        put(canvas, 50, 90, "SKILLS", size=13)
        for column, names in enumerate(skills):
            for row, name in enumerate(names):
                put(canvas, 50 + 170 * column, 110 + 14 * row, f"\N{BULLET} {name}")
        put(canvas, 50, 190, "EXPERIENCE", size=13)
        put(canvas, 50, 210, "Backend Developer, Example Works")
        put_right(canvas, 540, 210, "2021 - 2024")
        put(canvas, 50, 225, rest)

    listed = [name for names in skills for name in names]
    assert texts(pdf(draw)) == [
        "SKILLS", *listed, "EXPERIENCE", "Backend Developer, Example Works\t2021 - 2024", rest,
    ]  # fmt: skip


def test_headings_among_labels_do_not_make_the_labels_a_column() -> None:
    """In the tabular form, dates stand left of their jobs although headings stand in the column of the dates."""
    person = people()[0]
    found = texts(render(person, Kind.PDF, "table"))
    job = person.jobs[0]
    row = next(text for text in found if job.title in text and "\t" in text)
    assert job.start[:4] in row.split("\t")[0]
    assert job.company in found[found.index(row) + 1]


def drawn_thrice(canvas: Canvas) -> None:
    """Draw a line over itself, as programs make a bold they lack."""
    for shift in (0, 0.25, 0.5):
        put(canvas, 50 + shift, 80, "Ada Example")


def drawn_in_passes(canvas: Canvas) -> None:
    """Draw word by word, each twice."""
    x = 50.0
    for word in ("Ada", "Example"):
        for shift in (0, 0.3):
            put(canvas, x + shift, 80, word)
        x += canvas.stringWidth(f"{word} ", "Helvetica", 10)


def test_text_drawn_over_itself_is_read_once() -> None:
    """Doubled letters are one letter."""
    ways: list[Callable[[Canvas], None]] = [drawn_thrice, drawn_in_passes]
    assert [texts(pdf(way)) for way in ways] == [["Ada Example"]] * 2


def test_text_aslant_and_on_end_is_read_by_itself() -> None:
    """A watermark and a name up the margin are lines after the others and break none of them."""
    lines = [f"Line {row} about the services and teams of the company" for row in range(6)]

    def draw(canvas: Canvas) -> None:
        for x, y, angle, size, text in ((150, 300, 45, 60, "CONFIDENTIAL"), (20, 300, 90, 9, "Vitae of Ada Example")):
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(angle)
            canvas.setFont("Helvetica", size)
            canvas.drawString(0, 0, text)
            canvas.restoreState()
        for row, text in enumerate(lines):
            put(canvas, 50, 100 + 14 * row, text)

    found = document(pdf(draw)).lines
    assert [line.text for line in found[:6]] == lines
    rest = {line.text: line for line in found[6:]}
    assert set(rest) == {"CONFIDENTIAL", "Vitae of Ada Example"}
    margin = rest["Vitae of Ada Example"]
    assert margin.x1 <= 25
    assert abs(margin.bottom - (HEIGHT - 300)) < 5
    assert margin.bottom - margin.top > 60


def test_a_bordered_table_is_read_row_by_row() -> None:
    """Cells in boxes come out as the cells of a line."""
    rows = [["Company", "Role", "Period"], ["Example Works", "Backend Developer", "2021 - 2024"]]
    rows += [["Sample Ltd", "Developer", "2018 - 2021"], ["Small Co", "Intern", "2016 - 2018"]]

    def draw(canvas: Canvas) -> None:
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                canvas.rect(50 + 160 * column, HEIGHT - 108 - 24 * row, 160, 24)
                put(canvas, 55 + 160 * column, 100 + 24 * row, text)

    assert texts(pdf(draw)) == ["\t".join(cells) for cells in rows]
