"""Outlines: rows and sections are found once a document."""

from dataclasses import replace

from parsers.resume.outline import glance, whole
from tests.unit.resume.documents import document, vocabulary

RESUME = "Anna Novak\n# Experience\nDeveloper, Acme\t2020 - 2021\n"
LEXICON = vocabulary().lexicon


def test_a_glance_at_a_short_resume_is_all_of_it() -> None:
    """What told the document's role is read again by nobody."""
    given = document(RESUME)
    seen = glance(given, LEXICON)
    rows, sections = whole(given, LEXICON, [seen])
    assert rows is seen.rows
    assert sections is seen.sections


def test_a_long_resume_is_read_beyond_the_first_pages() -> None:
    """Its role is told by its beginning, its record by its whole."""
    given = document(RESUME + "- Kept the service running\n" * 1000)
    seen = glance(given, LEXICON)
    rows, _ = whole(given, LEXICON, [seen])
    assert seen.reach < len(given.lines)
    assert len(rows) > len(seen.rows)


def test_an_outline_of_other_lines_is_not_taken() -> None:
    """A mail's own words are fewer lines than its body, which the outline is of."""
    given = document(RESUME)
    shown = replace(given, lines=given.lines[:1])
    rows, _ = whole(shown, LEXICON, [glance(given, LEXICON)])
    assert [row.text for row in rows] == ["Anna Novak"]
