"""`intake demo`: the whole service on this machine, with Python alone."""

import asyncio
import shutil
import sys
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import aiosmtplib
import click
import msgspec
import rtoml
from rich.console import Console

from intake import config, digest
from intake.cli import Failed, config_option
from intake.config import Config, Log, Mailbox
from intake.demo_mailbox import HOST, PASSWORD, USER, DemoMailbox
from intake.log import configure
from intake.service import Service
from intake.store import Store, open_store
from intake.tables import applicants_table
from intake.worklist import queue_digest
from storage import applicants, database, messages, outbox
from storage.outbox import Posted

DIGEST_ADDRESS = "recruiting@nextgensoftware.com"
TIMEOUT_SECONDS = 120.0
# Only a folder that a demo made, and marked with this file, is ever cleared.
MARKER = ".intake-demo"


@click.command()
@config_option
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    help="Where the records, the log and the digest are put; what an earlier demo left there is replaced.",
)
def demo(config_path: Path | None, folder: Path) -> None:
    """Try the whole service on this machine.

    Sample applications (of people who do not exist) are sent by SMTP to a mailbox that lives in this process. The
    service polls it by IMAP, parses, stores, moves the mail, and sends the recruiters' digest. Nothing goes elsewhere.
    """
    console = Console()
    asyncio.run(_demo(config.load(config_path), folder, console))


async def _demo(shipped: Config, folder: Path, console: Console) -> None:
    _clear(folder)
    folder_of_samples = files("intake.samples").iterdir()
    samples = sorted((each for each in folder_of_samples if each.name.endswith(".eml")), key=lambda each: each.name)
    with (folder / "log.jsonl").open("w", encoding="utf-8") as log:
        async with DemoMailbox(DIGEST_ADDRESS) as server:
            settings = _settings(shipped, folder, server)
            configure(replace(settings.log, format="json"), log)
            console.print(f"Sending {len(samples)} sample mails by SMTP to careers@nextgensoftware.com ...")
            for sample in samples:
                await _send(server, sample.read_bytes())
            service = Service(settings)
            running = asyncio.create_task(service.run())
            try:
                async with open_store(settings.storage) as store:
                    with console.status("The service polls the mailbox by IMAP, parses and stores ..."):
                        await _until_done(store, len(samples), running)
                    worklist = await queue_digest(store, settings)
                    if worklist:
                        (folder / "digest.html").write_text(digest.html(worklist), encoding="utf-8")
                    await _until_sent(store)
                    await _report(store, folder, console)
            finally:
                service.stop.set()
                await running


def _clear(folder: Path) -> None:
    marker = folder / MARKER
    if folder.is_dir() and any(folder.iterdir()) and not marker.exists():
        raise Failed(f"{folder} holds something that is not of an earlier demo; name another --folder", 2)
    folder.mkdir(parents=True, exist_ok=True)
    marker.touch()
    shutil.rmtree(folder / "blobs", ignore_errors=True)
    for name in ("intake.sqlite3", "intake.sqlite3-wal", "intake.sqlite3-shm", "digest.html", "config.toml"):
        (folder / name).unlink(missing_ok=True)


def _settings(shipped: Config, folder: Path, server: DemoMailbox) -> Config:
    storage = {"url": f"sqlite+aiosqlite:///{folder / 'intake.sqlite3'}", "blobs": str(folder / "blobs")}
    tables = {"storage": storage, "postings": msgspec.to_builtins(shipped.postings)}
    (folder / "config.toml").write_text(rtoml.dumps(tables), encoding="utf-8")
    mailbox = Mailbox(host=HOST, port=server.imap_port, user=USER, password=PASSWORD, security="none", poll_seconds=1.0)
    return replace(
        shipped,
        log=Log(),
        storage=config.load(folder / "config.toml", {}).storage,
        mailboxes={"careers": mailbox},
        smtp=replace(shipped.smtp, host=HOST, port=server.smtp_port, security="none", user=""),
        digest=replace(shipped.digest, recipients=(DIGEST_ADDRESS,)),
    )


async def _send(server: DemoMailbox, raw: bytes) -> None:
    async with aiosmtplib.SMTP(hostname=HOST, port=server.smtp_port, use_tls=False, start_tls=False) as client:
        await client.sendmail("applicant@example.org", ["careers@nextgensoftware.com"], raw)


async def _until_done(store: Store, mails: int, running: "asyncio.Task[None]") -> None:
    async with asyncio.timeout(TIMEOUT_SECONDS):
        while True:
            if running.done():
                await running
                raise Failed("the service ended by itself; see log.jsonl in the folder of the demo")
            async with database.transaction(store.engine, read_only=True) as conn:
                ledger = await messages.counts(conn)
            if ledger.accepted >= mails and not ledger.waiting:
                return
            await asyncio.sleep(0.2)


async def _until_sent(store: Store) -> None:
    async with asyncio.timeout(TIMEOUT_SECONDS):
        while True:
            async with database.transaction(store.engine, read_only=True) as conn:
                posted = await outbox.counts(conn)
            if posted[Posted.FAILED]:
                raise Failed("the digest could not be sent; see log.jsonl in the folder of the demo")
            if not posted[Posted.WAITING] + posted[Posted.SENDING]:
                return
            await asyncio.sleep(0.1)


async def _report(store: Store, folder: Path, console: Console) -> None:
    async with database.transaction(store.engine, read_only=True) as conn:
        ledger = await messages.counts(conn)
        people = await applicants.find(conn)
    console.print(
        f"{ledger.accepted} mails: {ledger.processed} processed, {ledger.ignored} ignored (no applications), "
        f"{ledger.quarantined} quarantined; unaccounted {ledger.unaccounted}.",
        soft_wrap=True,
    )
    console.print(applicants_table(people))
    console.print(
        f"The digest was sent to {DIGEST_ADDRESS}; its HTML is in [bold]{folder / 'digest.html'}[/bold].",
        soft_wrap=True,
    )
    console.print(
        f"Records: {folder / 'intake.sqlite3'}   raw mails: {folder / 'blobs'}   log: {folder / 'log.jsonl'}",
        soft_wrap=True,
    )
    first = people[0].id if people else 1
    option = f"--config {folder / 'config.toml'}"
    console.print("\nTry next:")
    for example in (
        f"show {first}",
        "applicants --skill Django --min-years 2",
        "applicants --requirement mysql=shown",
        "messages",
        "status",
    ):
        console.print(f"  {_command()} {example} {option}", soft_wrap=True)


def _command() -> str:
    """Say how this very program was called, so that the examples can be pasted."""
    if shutil.which("intake"):
        return "intake"
    called = Path(sys.argv[0])
    if called.name != "intake":
        return f"{sys.executable} -m intake"
    here = Path.cwd()
    return str(called.relative_to(here) if called.is_relative_to(here) else called)
