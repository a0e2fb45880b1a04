"""Lines that are quoted of an application, out of texts made to be slow to look through."""

from storage.quotes import _lines, best
from storage.terms import parse


def test_many_phrases_over_many_lines_cost_only_what_they_hold() -> None:
    """Fifty phrases over fifty thousand lines; one of them runs over the end of a line."""
    text = "a\n" * 50_000 + "node\njs\n"
    terms = parse(" ".join(['"node js"', *[f'"a{number} b"' for number in range(49)]])).wanted
    (quote,) = best(list(_lines("cv.txt", text, terms)))
    assert (quote.line, quote.text) == (50_001, "node js")
