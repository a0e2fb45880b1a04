"""What every test may ask for: real servers, each fresh or in its first state, from `tests.servers`."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.database import DatabaseServer, mariadb, mysql
from tests.servers.dovecot import Dovecot
from tests.servers.smtp import SmtpPeer

# A test that reads the developer's own settings says nothing about the product.
for _name in [name for name in os.environ if name.startswith("INTAKE_")]:
    del os.environ[_name]


@pytest.fixture
def dovecot() -> Iterator[Dovecot]:
    """Give a Dovecot with one empty account."""
    with Dovecot() as server:
        yield server


@pytest.fixture
def smtp_peer() -> Iterator[SmtpPeer]:
    """Give an SMTP server that keeps what it receives."""
    with SmtpPeer() as peer:
        yield peer


@pytest.fixture(scope="session")
def mysql_server() -> Iterator[DatabaseServer]:
    """Give the session's MySQL; a test that stops it may leave it so."""
    with mysql() as server:
        yield server


@pytest.fixture(scope="session")
def mariadb_server() -> Iterator[DatabaseServer]:
    """Give the session's MariaDB; a test that stops it may leave it so."""
    with mariadb() as server:
        yield server


@pytest.fixture(params=["sqlite", "mariadb", "mysql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of an empty database, once for each product that the service stores in."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/intake.db"
        return
    server: DatabaseServer = request.getfixturevalue(f"{request.param}_server")
    url = server.create_database()
    yield url
    server.drop_database(url)
