"""The database: engines, transactions, and the version of its tables."""

import asyncio
import random
import sqlite3
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Literal, TypeVar

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event, inspect, text
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage.errors import SchemaMismatch, StoreBusy, StoreUnavailable
from storage.failures import failure
from storage.schema import metadata

Result = TypeVar("Result")
SchemaState = Literal["empty", "current", "old", "new", "broken"]

#: How often a whole transaction is run before a deadlock is reported.
TRIES = 5

#: Making or changing tables may take long where they are large.
UPGRADE_SECONDS = 3600.0

_LOCK = "applicant-intake upgrade"
_LOCK_SECONDS = 120

# CURRENT_TIMESTAMP is UTC as everything else; a value that does not fit is an error, never cut in silence.
_SESSION = "SET time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY'"


def open_engine(
    url: str, *, pool_size: int = 5, connect_seconds: float = 10.0, ssl_context: ssl.SSLContext | None = None
) -> AsyncEngine:
    """Open the pool for a database; nothing is connected yet. pool_size 0: no pool, connections close after use.

    `url` is `mysql+aiomysql://...` (MySQL, MariaDB) or `sqlite+aiosqlite:///...`. On SQLite `connect_seconds` is also
    how long a writer waits for another. `await engine.dispose()` before the loop ends.
    """
    where = make_url(url)
    pool: dict[str, Any] = {"poolclass": NullPool} if pool_size == 0 else {
        "pool_size": pool_size, "max_overflow": 0, "pool_timeout": connect_seconds, "pool_recycle": 1800,
        "pool_pre_ping": True,
    }  # fmt: skip
    opened = _open_sqlite if where.get_backend_name() == "sqlite" else _open_server
    # Parameters are personal data; they must not stand in the text of an exception.
    return opened(where, connect_seconds, ssl_context, {**pool, "hide_parameters": True})


def _open_server(url: URL, seconds: float, ssl_context: ssl.SSLContext | None, options: dict[str, Any]) -> AsyncEngine:
    arguments: dict[str, Any] = {"charset": "utf8mb4", "connect_timeout": seconds, "init_command": _SESSION}
    if ssl_context is not None:
        arguments["ssl"] = ssl_context
    # READ COMMITTED: no gap locks, so claimers and savers rarely stand in each other's way.
    return create_async_engine(
        url.update_query_dict({"charset": "utf8mb4"}),
        connect_args=arguments,
        isolation_level="READ COMMITTED",
        **options,
    )


def _open_sqlite(url: URL, seconds: float, _: ssl.SSLContext | None, options: dict[str, Any]) -> AsyncEngine:
    engine = create_async_engine(url, connect_args={"timeout": seconds}, **options)

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver sends no BEGIN of its own
        cursor = connection.cursor()
        # WAL stays with the file. The switch waits for nobody: if it is refused, another is switching at this moment.
        with suppress(sqlite3.OperationalError):
            cursor.execute("PRAGMA journal_mode = WAL")
        # FULL: a commit is on the disk when it returns (https://www.sqlite.org/pragma.html#pragma_synchronous).
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> None:
        # A transaction that reads first could not write any more once another has written: lock at the start.
        read_only = connection.get_execution_options().get("read_only", False)
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


@asynccontextmanager
async def transaction(
    engine: AsyncEngine, *, read_only: bool = False, seconds: float = 60.0
) -> AsyncIterator[AsyncConnection]:
    """Run the block in one transaction: committed at its end, undone where it raises.

    `seconds` bounds the whole block with its connecting, since a server that hangs never answers. `read_only` lets
    readers of SQLite pass a writer. Raises StoreUnavailable or its children StoreBusy and StoreRefused.
    """
    deadline = asyncio.timeout(seconds)
    try:
        async with deadline, engine.connect() as connection:
            await connection.execution_options(read_only=read_only)
            async with connection.begin():
                yield connection
    except TimeoutError as error:
        if not deadline.expired():
            raise
        raise StoreUnavailable(f"The database did not answer within {seconds:g} seconds.") from error
    except PoolTimeoutError as error:
        raise StoreUnavailable("All connections to the database are in use.") from error
    except DBAPIError as error:
        if (known := failure(error)) is None:
            raise
        raise known from error


async def in_transaction(
    engine: AsyncEngine, work: Callable[[AsyncConnection], Awaitable[Result]], *, seconds: float = 60.0
) -> Result:
    """Run `work` in a transaction, and again from its start after a deadlock. Raises as `transaction` does."""
    for attempt in range(1, TRIES + 1):
        try:
            async with transaction(engine, seconds=seconds) as connection:
                return await work(connection)
        except StoreBusy:
            if attempt == TRIES:
                raise
            # Two that broke each other should not meet again.
            await asyncio.sleep(random.uniform(0.01, 0.05) * 2**attempt)  # noqa: S311 (no secret)
    raise AssertionError("unreachable")  # pragma: no cover


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@asynccontextmanager
async def _alone(
    target: AsyncEngine | str, ssl_context: ssl.SSLContext | None = None
) -> AsyncIterator[AsyncConnection]:
    """Open a transaction of whose kind no other host has one: by GET_LOCK on servers, by BEGIN IMMEDIATE on SQLite."""
    url = target if isinstance(target, str) else target.url.render_as_string(hide_password=False)
    # No pool: GET_LOCK belongs to the connection and would go back into a pool with it.
    engine = open_engine(url, pool_size=0, ssl_context=ssl_context)
    try:
        async with transaction(engine, seconds=UPGRADE_SECONDS) as connection:
            if connection.dialect.name != "sqlite":
                lock = text("SELECT GET_LOCK(:name, :seconds)")
                if await connection.scalar(lock, {"name": _LOCK, "seconds": _LOCK_SECONDS}) != 1:
                    raise StoreUnavailable("Another process is changing the tables.")
            yield connection
    finally:
        await engine.dispose()


async def upgrade(target: AsyncEngine | str, *, ssl_context: ssl.SSLContext | None = None) -> None:
    """Bring the tables to the program's version; nothing happens where they have it. Raises StoreUnavailable."""
    async with _alone(target, ssl_context) as connection:
        await connection.run_sync(lambda sync: command.upgrade(_config(sync), "head"))


async def downgrade(
    target: AsyncEngine | str, revision: str = "base", *, ssl_context: ssl.SSLContext | None = None
) -> None:
    """Take the tables back to an earlier version, `base` being none at all; what they held is lost."""
    async with _alone(target, ssl_context) as connection:
        await connection.run_sync(lambda sync: command.downgrade(_config(sync), revision))


async def check(target: AsyncEngine | str) -> None:
    """Compare the tables with `schema.metadata`. Raises alembic.util.AutogenerateDiffsDetected where they differ."""
    async with _alone(target) as connection:
        await connection.run_sync(lambda sync: command.check(_config(sync)))


def _state(connection: Connection) -> SchemaState:
    heads = MigrationContext.configure(connection).get_current_heads()
    if not heads:
        return "broken" if set(inspect(connection).get_table_names()) & set(metadata.tables) else "empty"
    script = ScriptDirectory.from_config(_config())
    if heads == tuple(script.get_heads()):
        return "current"
    known = {revision.revision for revision in script.walk_revisions()}
    return "old" if set(heads) <= known else "new"


async def schema_state(engine: AsyncEngine) -> SchemaState:
    """Say whether the tables are missing, as the program needs them, or of an older or a newer program.

    `broken` is what an upgrade leaves that broke off on an empty MySQL, or another program's tables. Raises
    StoreUnavailable.
    """
    async with transaction(engine, read_only=True) as connection:
        return await connection.run_sync(_state)


_MISMATCH = {
    "new": "The database was upgraded by a newer version of this program: install that version.",
    "old": "The database was made by an older version of this program: run `intake db upgrade`.",
    "broken": "The database has tables of these names but no version: if an upgrade broke off, run `intake db upgrade`;"
    " if they are another program's, use a database of its own.",
}


async def prepare(url: str, *, ssl_context: ssl.SSLContext | None = None) -> None:
    """Make the database fit to use: SQLite is made and upgraded, an empty server gets its tables.

    Raises SchemaMismatch, whose text says what to do, where a person has to decide; StoreUnavailable.
    """
    where = make_url(url)
    embedded = where.get_backend_name() == "sqlite"
    if embedded and where.database and where.database != ":memory:":
        Path(where.database).parent.mkdir(parents=True, exist_ok=True)
    if await schema_state(open_engine(url, pool_size=0, ssl_context=ssl_context)) == "current":
        return
    async with _alone(url, ssl_context) as connection:  # another may be making the tables at this moment: look again
        state = await connection.run_sync(_state)
        if state in _MISMATCH and not (embedded and state == "old"):
            raise SchemaMismatch(_MISMATCH[state])
        await connection.run_sync(lambda sync: command.upgrade(_config(sync), "head"))
