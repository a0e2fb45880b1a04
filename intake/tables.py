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


def silent_hint(count: int) -> str:
    """Say that so many applicants were read before what their posting asks for was known, and how to mend it."""
    has = "applicant has" if count == 1 else "applicants have"
    return (
        f"intake: {count} {has} no answers yet to all that the posting asks for; `intake replay --state processed` has "
        "their mails read again by the service or the next `intake ingest`."
    )


def applicants_table(rows: Sequence[ApplicantRow]) -> Table:
    """List applicants with the facts one scans for."""
    table = Table(title=f"{len(rows)} applicants", title_justify="left")
    for name in ("id", "name", "place", "years", "backend", "degree", "skills"):
        # Rich narrows the columns that may wrap, and leaves the figures whole.
        figure = name in {"id", "years", "backend", "degree"}
        table.add_column(
            name, justify="right" if figure and name != "degree" else "left", no_wrap=figure, overflow="fold"
        )
    for row in rows:
        table.add_row(
            str(row.id),
            plain(row.name),
            plain(row.location),
            years(row.total_years),
            years(row.years_backend),
            plain(row.highest_degree),
            plain(_stated(row)),
        )
    return table


def hits_table(rows: Sequence[ApplicantRow]) -> Table:
    """List the applicants that a search found, each with the lines where its words stand."""
    table = Table(title=f"{len(rows)} applicants", title_justify="left")
    table.add_column("id", justify="right", no_wrap=True)
    table.add_column("name", max_width=20, overflow="fold")
    table.add_column("years", justify="right", no_wrap=True)
    table.add_column("where the words are", overflow="fold")
    for row in rows:
        # What stands in no document, such as the usual name of a skill, was found in the record itself.
        where = "\n".join(_quoted(quote) for quote in row.matches) or "in the record"
        table.add_row(str(row.id), plain(row.name), years(row.total_years), plain(where))
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
    table = Table(title=f"{len(entries)} message{'' if len(entries) == 1 else 's'}", title_justify="left")
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
