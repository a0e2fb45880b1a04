"""`intake messages`: the ledger."""

import asyncio
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console

from intake import config
from intake.cli import config_option, json_option
from intake.config import Config
from intake.store import open_store
from intake.tables import messages_table
from storage import database
from storage import messages as ledger
from storage.ledger import Entry
from storage.states import State


@click.command()
@config_option
@click.option("--state", type=click.Choice([state.value for state in State]), help="Only messages in this state.")
@click.option("--limit", type=click.IntRange(min=1), default=None, metavar="N", help="The latest N (default: all).")
@json_option
def messages(config_path: Path | None, *, state: str | None, limit: int | None, as_json: bool) -> None:
    """List every mail that came in and what became of it, the latest first."""
    entries = asyncio.run(_listing(config.load(config_path), State(state) if state else None, limit))
    if as_json:
        click.echo(msgspec.json.encode([as_object(entry) for entry in entries]))
    else:
        Console().print(messages_table(entries))


async def _listing(settings: Config, state: State | None, limit: int | None) -> list[Entry]:
    async with open_store(settings.storage) as store, database.transaction(store.engine, read_only=True) as conn:
        return await ledger.listing(conn, state=state, limit=limit)


def as_object(entry: Entry) -> dict[str, Any]:
    """Give one message as the contract names its parts."""
    first = entry.sources[0] if entry.sources else None
    imap = first and first.uid is not None
    return {
        "id": entry.id,
        "source": {
            "door": first and first.door,
            "file": (first and first.name) or None,
            "mailbox": first.mailbox if first and imap else None,
            "folder": first.folder if first and imap else None,
            "uid_validity": first.uid_validity if first and imap else None,
            "uid": first.uid if first and imap else None,
        },
        "arrivals": len(entry.sources),
        "message_id": entry.message_id,
        "state": entry.state,
        "disposition": entry.disposition,
        "rule": entry.rule,
        "reason": entry.reason,
        "attempts": entry.attempts,
        "accepted_at": entry.accepted_at,
        "finished_at": entry.finished_at,
        "duplicate_of": entry.duplicate_of,
        "in_reply_to": entry.in_reply_to,
        "applicants": entry.applicants,
        "documents": entry.documents,
        "acknowledgement": {"state": entry.acknowledgement, "why": entry.acknowledge_why},
        "flags": entry.flags,
        "defects": entry.defects,
    }
