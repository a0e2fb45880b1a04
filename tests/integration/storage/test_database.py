"""The database: its tables go up and down, its failures have names, and its clock is the one that counts."""

import asyncio
import contextlib
import sqlite3
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage import database
from storage.columns import Moment, database_now
from storage.database import in_transaction, open_engine, prepare, transaction
from storage.errors import StoreBusy, StoreRefused, StoreUnavailable
from storage.schema import postings
from tests.integration.storage.ledger_steps import accept, states
from tests.servers.database import DatabaseServer


async def test_moments_keep_their_microsecond_and_their_zone(store: AsyncEngine) -> None:
    """A moment comes back equal, in UTC, and one without a zone is refused."""
    moment = datetime(2026, 3, 29, 3, 30, 0, 123456, tzinfo=UTC).astimezone()
    row = {"name": "p", "title": "t", "location": "", "is_open": True}
    async with transaction(store) as conn:
        await conn.execute(postings.insert().values(**row, synced_at=moment))
    async with transaction(store, read_only=True) as conn:
        stored = await conn.scalar(select(postings.c.synced_at))
    assert stored == moment
    assert stored is not None
    assert stored.tzinfo is UTC
    with pytest.raises(ValueError, match="zone"):
        Moment().process_bind_param(datetime(2026, 1, 1), store.dialect)  # noqa: DTZ001 (what is refused)


async def test_the_clock_is_the_database_s(store: AsyncEngine) -> None:
    """`database_now` is UTC, does its sums to the millisecond, and compares with stored moments."""
    row = {"name": "p", "title": "t", "location": "", "is_open": True}
    async with transaction(store) as conn:
        await conn.execute(postings.insert().values(**row, synced_at=database_now(-1.5)))
    async with transaction(store, read_only=True) as conn:
        now, stored = (await conn.execute(select(database_now(), postings.c.synced_at))).one()
        for seconds, expected in ((-1.4, 1), (-60, 0), (60, 1)):
            younger = postings.c.synced_at <= database_now(seconds)
            assert await conn.scalar(select(func.count()).select_from(postings).where(younger)) == expected, seconds
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=30)
    assert timedelta(seconds=1.49) <= now - stored < timedelta(seconds=30)


async def test_a_failed_transaction_leaves_nothing(store: AsyncEngine) -> None:
    """What a transaction wrote before it raised is gone."""

    async def work(conn: AsyncConnection) -> None:
        await conn.execute(
            postings.insert().values(name="p", title="t", location="", is_open=True, synced_at=database_now())
        )
        raise RuntimeError("crash")

    with pytest.raises(RuntimeError, match="crash"):
        await in_transaction(store, work)
    async with transaction(store, read_only=True) as conn:
        assert await conn.scalar(select(func.count()).select_from(postings)) == 0


async def test_errors_of_ours_keep_their_names(store: AsyncEngine) -> None:
    """A wrong statement or a broken rule is no outage: it is not called one, and not tried for ever."""
    with pytest.raises(DBAPIError, match="nonsense"):
        async with transaction(store) as conn:
            await conn.execute(text("SELECT * FROM nonsense"))
    orphan = text("INSERT INTO links (application_id, ordinal, url, confidence) VALUES (4711, 0, 'x', 1)")
    with pytest.raises(IntegrityError):
        async with transaction(store) as conn:
            await conn.execute(orphan)


async def test_parameters_do_not_reach_error_texts(store: AsyncEngine) -> None:
    """The values of a statement that fails are personal data and are not in its message."""
    statement = text("INSERT INTO nonsense VALUES (:name)")
    with pytest.raises(DBAPIError, match="nonsense") as caught:
        async with transaction(store) as conn:
            await conn.execute(statement, {"name": "Ada Byron"})
    assert "Ada Byron" not in str(caught.value)


@pytest.mark.parametrize("store_url", ["mariadb", "mysql"], indirect=True)  # SQLite has one writer at a time
async def test_a_deadlock_is_run_again(store: AsyncEngine) -> None:
    """Two transactions that lock two rows crosswise both come through, one after the other."""
    numbers = [(await accept(store, name)).message_id for name in "ab"]
    tries: list[int] = []
    lock = text("UPDATE messages SET size_bytes = size_bytes + 1 WHERE id = :id")

    async def both(order: list[int]) -> None:
        async def work(conn: AsyncConnection) -> None:
            tries.append(1)
            await conn.execute(lock, {"id": order[0]})
            await asyncio.sleep(0.2)
            await conn.execute(lock, {"id": order[1]})

        await in_transaction(store, work)

    await asyncio.gather(both(numbers), both(numbers[::-1]))
    assert len(tries) >= 3
    async with transaction(store, read_only=True) as conn:
        assert list(await conn.scalars(text("SELECT size_bytes FROM messages"))) == [3, 3]


async def test_deadlocks_without_end_are_reported(store: AsyncEngine) -> None:
    """A transaction that is undone each time is given up after a few tries."""
    tries: list[int] = []

    async def work(_conn: AsyncConnection) -> None:
        tries.append(1)
        raise StoreBusy("deadlock")

    with pytest.raises(StoreUnavailable):
        await in_transaction(store, work)
    assert len(tries) == database.TRIES


async def test_a_dead_sqlite_file_is_an_outage(tmp_path: Path) -> None:
    """A file that cannot be opened, or is locked by another, is an outage and not a crash."""
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path}/missing/intake.db")
    with pytest.raises(StoreUnavailable, match="unable to open"):
        async with transaction(engine):
            pass
    path = tmp_path / "intake.db"
    await prepare(f"sqlite+aiosqlite:///{path}")
    engine = open_engine(f"sqlite+aiosqlite:///{path}", connect_seconds=0.1)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="locked"):
            await accept(engine, "mail")
        async with transaction(engine, read_only=True) as conn:
            assert await conn.scalar(text("SELECT count(*) FROM messages")) == 0
        other.execute("ROLLBACK")
    await accept(engine, "mail")
    await engine.dispose()


@pytest.fixture(params=["mariadb", "mysql"])
def server(request: pytest.FixtureRequest) -> DatabaseServer:
    """Give each of the two servers."""
    found: DatabaseServer = request.getfixturevalue(f"{request.param}_server")
    return found


@pytest.fixture
def url(server: DatabaseServer) -> Iterator[str]:
    """Give an empty database of it that outlives restarts."""
    address = server.create_database()
    yield address
    server.drop_database(address)


async def test_a_server_that_goes_and_comes_back(server: DatabaseServer, url: str) -> None:
    """While it is away every transaction says so, in the midst of one too; afterwards the same engine works again."""
    await prepare(url)
    engine = open_engine(url, connect_seconds=2)
    await accept(engine, "one")

    async def cut(conn: AsyncConnection) -> None:
        await conn.execute(text("SELECT 1"))
        server.kill()
        await conn.execute(text("SELECT 1"))

    with pytest.raises(StoreUnavailable):
        await in_transaction(engine, cut)
    with pytest.raises(StoreUnavailable):
        await accept(engine, "two")
    with pytest.raises(StoreUnavailable):
        await prepare(url)
    server.start()
    await accept(engine, "two")
    assert len(await states(engine)) == 2
    await engine.dispose()


async def test_a_server_that_hangs_is_an_outage(server: DatabaseServer, url: str) -> None:
    """A server that accepts connections and never answers costs the deadline, not the daemon."""
    await prepare(url)
    engine = open_engine(url, connect_seconds=2)
    await accept(engine, "one")
    server.pause()
    try:
        for _ in range(2):  # with a connection of the pool, and with a new one
            with pytest.raises(StoreUnavailable, match="did not answer"):
                async with asyncio.timeout(20), transaction(engine, seconds=0.5) as conn:
                    await conn.execute(text("SELECT 1"))
    finally:
        server.resume()
    assert len(await states(engine)) == 1
    await engine.dispose()


async def test_a_shut_door_is_told_from_an_outage(server: DatabaseServer, url: str) -> None:
    """A wrong password or a database that is not there is for a person to mend, and is called so."""
    for wrong in (url.replace("root:@", "nobody:wrong@"), url.replace("/intake_", "/missing_")):
        engine = open_engine(wrong)
        with pytest.raises(StoreRefused):
            async with transaction(engine):
                pass
        await engine.dispose()
    assert server.query("SELECT 1") == [(1,)]


async def test_more_work_than_connections_waits_its_turn(server: DatabaseServer, url: str) -> None:
    """Fifty transactions over two connections all come through; where the pool stays empty, it is an outage."""
    del server
    await prepare(url)
    engine = open_engine(url, pool_size=2, connect_seconds=10)
    await asyncio.gather(*(accept(engine, str(n)) for n in range(50)))
    assert len(await states(engine)) == 50
    await engine.dispose()
    engine = open_engine(url, pool_size=1, connect_seconds=0.2)
    async with transaction(engine):
        with pytest.raises(StoreUnavailable, match="in use"):
            async with transaction(engine):
                pass
    await engine.dispose()


async def test_tls_is_used_where_a_context_is_given(mysql_server: DatabaseServer) -> None:
    """With a context the connection is encrypted and the server's certificate checked; another authority is refused."""
    url = mysql_server.create_database()
    ours = ssl.create_default_context(cafile=str(mysql_server.folder / "data/ca.pem"))
    ours.check_hostname = False  # the server makes its own certificate, without names
    await prepare(url, ssl_context=ours)
    engine = open_engine(url, ssl_context=ours)
    async with transaction(engine) as conn:
        assert (await conn.execute(text("SHOW STATUS LIKE 'Ssl_cipher'"))).one()[1]
    await engine.dispose()
    stranger = open_engine(url, ssl_context=ssl.create_default_context())
    with pytest.raises(StoreUnavailable):
        async with transaction(stranger):
            pass
    await stranger.dispose()
    mysql_server.drop_database(url)
