"""Which evidence a recruiter sees first."""

from parsers.matching.finding import best
from parsers.records import Evidence, Section


def mark(line: int, section: Section) -> Evidence:
    """Give evidence of a line of a resume."""
    return Evidence("cv.pdf", 1, line, 0, 6, f"Python in line {line}", "clear", section=section)


def test_a_line_that_occurs_twice_keeps_its_best_place() -> None:
    """A line that is read for a position and again for a list stands where the position puts it, and once."""
    listed, used, told = mark(7, Section.SKILLS), mark(7, Section.POSITION), mark(3, Section.PROJECT)
    assert best([listed, told, used]) == (used, told)
    assert best([used, told, listed]) == (used, told)
