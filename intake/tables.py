"""Tables for a terminal. What a stranger wrote is shown as plain text: no markup, no control characters."""

from collections.abc import Sequence
from unicodedata import category

from rich.table import Table
from rich.text import Text

from intake.worklist import short
from storage.ledger import Entry
from storage.quotes import Quote
from storage.search import ApplicantRow

SKILLS_SHOWN = 6


def plain(value: object) -> Text:
    """Show a value as it is; an escape sequence in a name must not reach the terminal."""
    text = "-" if value is None or value == "" else str(value)
    return Text("".join(c for c in text if c in "\n\t" or category(c) not in {"Cc", "Cf", "Cs"}))


def years(value: float | None) -> str:
    """Show years with at most one decimal; a hyphen where unknown."""
    return "-" if value is None else f"{value:.1f}".removesuffix(".0")


def applicants_table(rows: Sequence[ApplicantRow], *, is_search: bool = False) -> Table:
    """List applicants with the facts one scans for; after a search, with the lines where its words stand."""
    facts = ("where the words are",) if is_search else ("backend", "degree", "skills")
    table = Table(title=f"{len(rows)} applicants", title_justify="left")
    for name in ("id", "name", "place", "years", *facts):
        # Rich narrows the columns that may wrap, and leaves the figures whole.
        figure = name in {"id", "years", "backend", "degree"}
        table.add_column(
            name, justify="right" if figure and name != "degree" else "left", no_wrap=figure, overflow="fold"
        )
    for row in rows:
        place = "\n".join(_quoted(quote) for quote in row.matches) or "in the record"
        told = (place,) if is_search else (years(row.years_backend), row.highest_degree, _stated(row))
        table.add_row(str(row.id), plain(row.name), plain(row.location), years(row.total_years), *map(plain, told))
    return table


def _stated(row: ApplicantRow) -> str:
    """Name the skills that are stated, the ones of most years first."""
    stated = [skill.name for skill in sorted(row.skills, key=lambda skill: -(skill.years or 0.0)) if not skill.implied]
    more = f" +{len(stated) - SKILLS_SHOWN}" if len(stated) > SKILLS_SHOWN else ""
    return ", ".join(stated[:SKILLS_SHOWN]) + more


def _quoted(quote: Quote) -> str:
    return f"{short(quote.document)}, line {quote.line}: {quote.text}"


def messages_table(entries: Sequence[Entry]) -> Table:
    """List the ledger; who: the ids of the applicants."""
    table = Table(title=f"{len(entries)} messages", title_justify="left")
    for name in ("id", "accepted", "state", "what", "who", "from where", "why"):
        table.add_column(
            name,
            justify="right" if name == "id" else "left",
            no_wrap=name not in {"from where", "why"},
            overflow="fold",
        )
    for entry in entries:
        source = entry.sources[0] if entry.sources else None
        place = source and (source.name or f"{source.mailbox}/{source.folder} {source.uid or ''}".strip())
        table.add_row(
            str(entry.id),
            f"{entry.accepted_at:%m-%d %H:%M}",
            entry.state,
            plain(entry.disposition),
            ", ".join(map(str, entry.applicants)),
            plain(place),
            plain(entry.reason or entry.rule),
        )
    return table
