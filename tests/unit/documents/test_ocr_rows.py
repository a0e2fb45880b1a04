"""Words as an engine sees them become rows as pages have them, and what it misreads is mended."""

import pytest

from parsers.documents.misread import mended
from parsers.documents.ocr import Sighting
from parsers.documents.ocr_rows import words
from parsers.pieces import Word
from parsers.records import Line


def row(
    number: int, *texts: str, x0: float = 100, foot: float = 100, tall: float = 26, sink: float = 0
) -> list[Sighting]:
    """Lay words side by side, ten pixels a letter and ten between them; sink: pixels down for each to the right."""
    found = []
    for text in texts:
        low = foot + sink * x0
        found.append(Sighting(text, x0, low - 18, x0 + 10 * len(text), low, number, low, tall, 0.96))
        x0 += 10 * len(text) + 10
    return found


def mark(number: int, text: str, x0: float = 60, foot: float = 100, height: float = 8) -> Sighting:
    """Lay one sign left of a row."""
    return Sighting(text, x0, foot - height - 5, x0 + height, foot - 5, number, foot, 26, 0.9)


def text(found: list[Word]) -> str:
    """Join the words."""
    return " ".join(word.text for word in found)


def test_the_words_of_a_row_stand_on_one_baseline_in_one_size() -> None:
    """Boxes of ink jump from word to word; boxes of fonts do not."""
    seen = row(0, "Grand", "Total", "of", "nine")
    seen[2] = seen[2]._replace(top=90, foot=101)
    found = words(seen, 200)
    assert len({(word.top, word.bottom, word.size) for word in found}) == 1
    assert found[0].size == pytest.approx(10, abs=0.5)
    assert found[0].x0 == pytest.approx(100 * 72 / 200, abs=1)


def test_rows_of_nearly_one_height_have_one_size() -> None:
    """The engine's heights vary from row to row of the same type; a heading remains larger."""
    seen = [
        *row(0, "First", "of", "many", tall=26),
        *row(1, "second", foot=140, tall=27),
        *row(2, "Head", foot=200, tall=36),
    ]
    sizes = {word.text: word.size for word in words(seen, 200)}
    assert sizes["First"] == sizes["second"]
    assert sizes["Head"] > 1.2 * sizes["First"]


def test_what_is_left_of_the_skew_is_taken_out() -> None:
    """A date at the right margin stands level with what it dates, on a page that leans a little still."""
    many = ("Northwind", "Traders", "of", "Göteborg", "and", "Malmö", "in", "Sweden")
    seen = [*row(0, *many, sink=0.01), *row(1, "2019", "-", "2021", x0=1200, sink=0.01)]
    found = words(seen, 200)
    assert found[0].top == pytest.approx(found[-1].top, abs=0.5)


def test_a_date_set_a_little_higher_belongs_to_the_row_left_of_it() -> None:
    """Smaller type at the margin often stands on another baseline; text in a column of its own is left alone."""
    found = words([*row(0, "Northwind", "Traders"), *row(1, "2019", "-", "2021", x0=900, foot=95, tall=22)], 200)
    assert found[0].bottom - 0.2 * found[0].size == pytest.approx(found[-1].bottom - 0.2 * found[-1].size)
    apart = words([*row(0, "Northwind", "Traders"), *row(1, "another", "column", x0=900, foot=95, tall=22)], 200)
    assert apart[0].bottom - 0.2 * apart[0].size != pytest.approx(apart[-1].bottom - 0.2 * apart[-1].size)


@pytest.mark.parametrize("sign", ["e", ".", "*", "\N{DEGREE SIGN}"])
def test_a_small_sign_at_the_head_of_a_row_is_a_mark(sign: str) -> None:
    """Far lower than a letter: a round mark, whatever it was read for."""
    found = words([mark(0, sign), *row(0, "Built", "things")], 200)
    assert text(found) == "\N{BULLET} Built things"


def test_a_letter_set_apart_in_several_rows_is_a_mark() -> None:
    """Hollow marks are as high as a letter: what tells them is that they stand apart at one indent."""
    seen = []
    for number in range(3):
        foot = 100 + 40 * number
        seen += [mark(number, "o", height=14, foot=foot), *row(number, "Built", "things", foot=foot)]
    assert text(words(seen, 200)).count("\N{BULLET}") == 3


def test_a_word_of_one_letter_is_no_mark() -> None:
    """In Spanish, Italian and Polish rows begin with such words, a space before the next."""
    seen = [each for number in range(4) for each in row(number, "e", "Milano", foot=100 + 40 * number)]
    assert "\N{BULLET}" not in text(words(seen, 200))


def test_icons_and_stains_are_dropped() -> None:
    """One sign at the head of a row that no text begins with, or read unsurely; unsure words stay."""
    seen = row(0, "\N{COPYRIGHT SIGN}", "ada@example.org")
    assert text(words(seen, 200)) == "ada@example.org"
    seen = row(1, "Q", "Malmö")
    seen[0] = seen[0]._replace(confidence=0.4)
    assert text(words(seen, 200)) == "Malmö"
    doubted = [row(2, "zelasko@example.org")[0]._replace(confidence=0.0)]
    assert text(words(doubted, 200)) == "zelasko@example.org"


def test_a_square_dash_is_the_dot_between_items() -> None:
    """A dash is wide; a dot in the middle of the line is not."""
    seen = row(0, "Malmö", "-", "2019", "-", "2021")
    seen[1] = seen[1]._replace(top=89, bottom=92, x1=seen[1].x0 + 3)
    seen[3] = seen[3]._replace(top=90, bottom=92)
    assert text(words(seen, 200)) == "Malmö \N{MIDDLE DOT} 2019 - 2021"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("20l9 - 2O21", "2019 - 2021"),
        ("|ntroduced the import", "Introduced the import"),
        ("Berlin | 030 23125 037", "Berlin | 030 23125 037"),
        ("https: //example.org/ada", "https://example.org/ada"),
        ("www. example.org", "www.example.org"),
        ("ada.lovelace @example.org", "ada.lovelace@example.org"),
        ("ada _lovelace@example.org", "ada_lovelace@example.org"),
        ("ada@example .org", "ada@example.org"),
        ("ada@mail.example.con | Oslo", "ada@mail.example.com | Oslo"),
        ("ada@example.orq", "ada@example.org"),
        ("ada@example.contact", "ada@example.contact"),
        ("ada@con.example.org", "ada@con.example.org"),
        ("Kowalski Sp. z 0.0.", "Kowalski Sp. z o.o."),
        ("follow me @ work", "follow me @ work"),
        ("It ended at 3. Then it began.", "It ended at 3. Then it began."),
    ],
)
def test_what_is_misread_again_and_again_is_mended(read: str, meant: str) -> None:
    """Only where nothing else can be meant."""
    assert [line.text for line in mended([Line(text=read)])] == [meant]


def test_a_broken_address_is_put_together() -> None:
    """A narrow column breaks it; lines of another block are not touched."""
    broken = [Line(text="ada_lovelace@exa", block=1), Line(text="mple.com", block=1), Line(text="Skills", block=1)]
    assert [line.text for line in mended(broken)] == ["ada_lovelace@example.com", "Skills"]
    hyphen = [Line(text="ada-", block=1), Line(text="lovelace@example.com", block=1)]
    assert [line.text for line in mended(hyphen)] == ["ada-lovelace@example.com"]
    apart = [Line(text="ada_lovelace@exa", block=1), Line(text="mple.com", block=2)]
    assert len(mended(apart)) == 2
