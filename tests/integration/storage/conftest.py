"""A store with its tables, empty at the start of each test, on each of the three databases.

The tables of a server are made once for the session: making them takes longer than a test.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.database import open_engine, prepare, transaction
from storage.schema import metadata
from tests.servers.database import DatabaseServer


def _prepared(server: DatabaseServer) -> Iterator[str]:
    url = server.create_database()
    asyncio.run(prepare(url))
    yield url
    server.drop_database(url)


@pytest.fixture(scope="session")
def mysql_store(mysql_server: DatabaseServer) -> Iterator[str]:
    """Give a database with tables on MySQL."""
    yield from _prepared(mysql_server)


@pytest.fixture(scope="session")
def mariadb_store(mariadb_server: DatabaseServer) -> Iterator[str]:
    """Give a database with tables on MariaDB."""
    yield from _prepared(mariadb_server)


@pytest.fixture(scope="session")
def sqlite_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a database file with tables, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    asyncio.run(prepare(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(params=["sqlite", "mariadb", "mysql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a store without a row, once for each database."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("sqlite_store"), tmp_path / "intake.db")
        return f"sqlite+aiosqlite:///{path}"
    url: str = request.getfixturevalue(f"{request.param}_store")
    return url


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[AsyncEngine]:
    """Give the engine of such a store."""
    engine = open_engine(store_url)
    yield engine
    async with transaction(engine) as conn:
        for table in reversed(metadata.sorted_tables):
            await conn.execute(delete(table))
    await engine.dispose()
