"""Geometry alone decides the order: the same rules serve digital pages and recognised ones."""

from parsers.characters import clean, unmarked
from parsers.layout import lines
from parsers.pieces import Word


def words(text: str, x: float, top: float, size: float = 10.0) -> list[Word]:
    """Words of a line, half a font size a letter, a third of it between words."""
    found = []
    for part in text.split(" "):
        found.append(Word(part, x, top, x + len(part) * size / 2, top + size, size))
        x += len(part) * size / 2 + size / 3
    return found


def order(drawn: list[list[Word]]) -> list[str]:
    """Texts of the lines of a page, from words in the order they were drawn."""
    return [line.text for line in lines([word for line in drawn for word in line], page=1)]


def test_drawing_order_does_not_matter() -> None:
    """Two columns come out the same, drawn in rows, in columns or from the bottom up."""
    left = [words(f"left column line number {number}", 50, 100 + 14 * number) for number in range(8)]
    right = [words(f"right column line number {number}", 320, 107 + 14 * number) for number in range(8)]
    by_row = [line for pair in zip(left, right, strict=True) for line in pair]
    assert order(left + right) == order(by_row) == order([*reversed(by_row)])
    assert order(by_row)[:2] == ["left column line number 0", "left column line number 1"]


def test_what_crosses_the_gutter_parts_the_page() -> None:
    """A heading over both columns is read between what stands above and below it."""

    def two(top: float, name: str) -> list[list[Word]]:
        left = [words(f"{name} left line {number}", 50, top + 14 * number) for number in range(4)]
        return left + [words(f"{name} right line {number}", 320, top + 5 + 14 * number) for number in range(4)]

    heading = words("a heading that runs over both of the columns of the page and so parts it in two", 50, 190)
    found = order([*two(100, "upper"), *two(220, "lower"), heading])
    assert found.index("upper right line 3") < 8
    assert found[8].startswith("a heading")


def test_the_heading_of_the_next_section_is_not_drawn_into_a_column() -> None:
    """A short heading under the left column, close to the text it opens, is read after the right column."""
    left = [words(f"left item {number}", 50, 100 + 14 * number) for number in range(4)]
    right = [words(f"right item {number} of the list", 300, 103 + 14 * number) for number in range(4)]
    rest = [
        words("Experience", 50, 190),
        words("a line that is long enough to cross the gutter of the lists above", 50, 205),
    ]
    assert order([*left, *right, *rest])[-2] == "Experience"


def test_a_list_item_beside_other_cells_is_a_line_of_its_own() -> None:
    """A date that slid onto the first item of a list comes before the item."""
    row = [words("\u2022 Built a service", 60, 114), words("2021 - 2024", 480, 114)]
    assert order([words("Developer at Example Works", 50, 100), *row]) == [
        "Developer at Example Works",
        "2021 - 2024",
        "Built a service",
    ]


def test_a_sign_without_meaning_that_opens_several_lines_is_a_mark() -> None:
    """Unmapped glyphs that stand where bullets stand open list items."""
    drawn = [words(f"{{ item number {number}", 60, 100 + 14 * number) for number in range(3)]
    assert [line.bullet for line in lines([word for line in drawn for word in line], page=1)] == [True] * 3


def test_the_wide_space_of_a_typewriter_s_face_makes_no_cell() -> None:
    """Letters on a grid stand above one another in every line; a space as wide as they are is one space."""

    def typed(text: str, top: float) -> list[Word]:
        places = [at for at in range(len(text)) if at == 0 or text[at - 1] == " "]
        parts = zip(places, text.split(), strict=True)
        return [Word(part, 50 + 6 * at, top, 50 + 6 * (at + len(part)), top + 10, 10) for at, part in parts]

    texts = ["March 2019", "Grain 2021", "Wheat 2020", "Sorgo 2018", "Maize 2022"]
    assert order([typed(text, 100 + 14 * number) for number, text in enumerate(texts)]) == texts


def test_an_empty_page_has_no_lines() -> None:
    """Nothing in, nothing out."""
    assert lines([], page=1) == []


def test_characters_are_folded_without_changing_what_they_say() -> None:
    """Ligatures, accents set apart and soft hyphens are undone; a square and a trade mark stay what they are."""
    assert (
        clean("e\ufb03cient K\u00a8oln Lef`evre co\u00adop m\u00b2 Java\u2122 \ue010x")
        == "efficient Köln Lefèvre coop m\u00b2 Java\u2122 x"
    )


def test_marks_are_told_from_signs() -> None:
    """A mark stands before a word; a negative number, a rating and a dash before nothing are not marked."""
    assert unmarked("\uf0b7 Python") == (True, "Python")
    assert unmarked("- Python") == (True, "Python")
    assert unmarked("-5 degrees") == (False, "-5 degrees")
    assert unmarked("\u25cf\u25cf\u25cf\u25cb") == (False, "\u25cf\u25cf\u25cf\u25cb")


def test_a_date_broken_between_month_and_year_labels_its_row() -> None:
    """A narrow column of dates breaks them anywhere; the text beside goes on undisturbed."""
    labels = [words("Jul 2019 - Feb", 50, 100 + 60 * job) for job in range(4)]
    years = [words("2022", 50, 111 + 60 * job) for job in range(4)]
    texts = [words(f"Developer at Works {job}", 140, 100 + 60 * job) for job in range(4)]
    bodies = [words("Built a portal that forty depots use daily", 140, 112 + 60 * job) for job in range(4)]
    drawn = [line for job in zip(labels, texts, years, bodies, strict=True) for line in job]
    assert order(drawn)[:2] == [
        "Jul 2019 - Feb 2022\tDeveloper at Works 0",
        "Built a portal that forty depots use daily",
    ]


def test_contacts_on_two_rows_are_not_run_together() -> None:
    """A second row of a list that begins with a small letter goes on no label of the first."""
    first = [words("Umuahia, Abia", 50, 100), words("anna@example.org", 180, 100), words("0803 555 0142", 320, 100)]
    rest = [words(f"line {number} that stands below the header", 180, 160 + 14 * number) for number in range(5)]
    assert order([*first, words("anna-novak", 50, 118), *rest])[1] == "anna-novak"


def test_the_foot_of_a_page_belongs_to_no_column() -> None:
    """A name and number far below the text are read last, and leave dates at the margin on their rows."""
    rows = [
        ("Skills", "", 80),
        ("Data", "Airflow, Spark and Snowflake", 100),
        ("Languages", "Python and SQL", 112),
        ("Education", "", 136),
        ("Some University", "", 155),
        ("MSc in Statistics", "2016 - 2018", 167),
        ("Some University", "", 185),
        ("BSc in Mathematics", "2013 - 2016", 197),
    ]
    drawn = []
    for label, text, top in rows:
        drawn.append(words(label, 40, top))
        if text:
            drawn.append(words(text, 500 if "20" in text else 140, top))
    found = order([*drawn, words("Anna Novak", 406, 800), words("1", 550, 800)])
    assert found[-1] == "Anna Novak\t1"
    assert "MSc in Statistics\t2016 - 2018" in found


def test_centred_headings_leave_dates_at_the_margin_on_their_rows() -> None:
    """Headings in the middle of the page stand in no column of dates."""
    drawn = []
    for top, left, right in [
        (100, "SAINT BRENDAN MEDICAL CENTER", "Salem"),
        (112, "Staff Nurse", "July 2015 - July 2019"),
        (125, "Emergency ward, level two", ""),
        (160, "FREE CLINIC OF MARION", ""),
        (172, "Volunteer Nurse", "January 2016 - May 2018"),
        (185, "Two evenings a month", ""),
    ]:
        drawn.append(words(left, 44, top))
        if right:
            drawn.append(words(right, 568 - 5 * len(right), top))
    heading = words("Leadership", 280, 142)
    assert "Volunteer Nurse\tJanuary 2016 - May 2018" in order([*drawn, heading, words("Skills", 290, 205)])
