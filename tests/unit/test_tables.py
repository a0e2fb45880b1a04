"""Tables fit a terminal, and show strangers' text as it is."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from intake.tables import applicants_table, hits_table
from parsers.records import DegreeLevel
from storage.quotes import Quote
from storage.search import ApplicantRow, SkillYears


def row(name: str, quote: str) -> ApplicantRow:
    """Give a row that has everything."""
    return ApplicantRow(
        id=1_000_000,
        application_id=1,
        message_id=1,
        posting="backend",
        received_at=datetime(2026, 1, 1, tzinfo=UTC),
        sent_at=None,
        name=name,
        email="jane@example.org",
        phone=None,
        location=name,
        total_years=12.5,
        years_backend=11.25,
        highest_degree=DegreeLevel.HIGHSCHOOL,
        has_bachelor_cs=None,
        skills=(SkillYears(name, 3.0, implied=False),),
        requirements={},
        matches=(Quote(document=f"{name}.pdf", line=1234, text=quote),),
    )


ROWS = [
    row("Jane Doe", "Python"),
    row("Wolfeschlegelsteinhausenbergerdorff " * 3, "x" * 160),
    row("日本語" * 20, "語" * 160),
]


@pytest.mark.parametrize("table", [applicants_table(ROWS), hits_table(ROWS)])
def test_lists_fit_eighty_columns(table: Table) -> None:
    """However long the names and lines are, nothing is wider than the terminal, and the figures are whole."""
    console = Console(file=io.StringIO(), width=80)
    console.print(table)
    printed = console.file.getvalue()  # type: ignore[attr-defined] # the file is the StringIO above
    assert max(cell_len(line) for line in printed.splitlines()) <= 80
    assert "1000000" in printed
    assert "12.5" in printed


def test_what_is_found_in_no_document_is_in_the_record() -> None:
    """A hit without a line says so."""
    console = Console(file=io.StringIO(), width=80)
    console.print(hits_table([replace(ROWS[0], matches=())]))
    assert "in the record" in console.file.getvalue()  # type: ignore[attr-defined] # as above
