"""An installation on real servers for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.daemon import Intake
from tests.servers.database import DatabaseServer
from tests.servers.dovecot import Dovecot
from tests.servers.smtp import SmtpPeer


@pytest.fixture
def installation(tmp_path: Path, database_url: str, dovecot: Dovecot, smtp_peer: SmtpPeer) -> Iterator[Intake]:
    """Give an installation on each database; a daemon still running at the end is killed."""
    intake = Intake(tmp_path, database_url, dovecot, smtp_peer)
    yield intake
    intake.kill()


@pytest.fixture
def on_mysql(tmp_path: Path, mysql_server: DatabaseServer, dovecot: Dovecot, smtp_peer: SmtpPeer) -> Iterator[Intake]:
    """Give an installation on MySQL."""
    url = mysql_server.create_database()
    intake = Intake(tmp_path, url, dovecot, smtp_peer)
    yield intake
    intake.kill()
    mysql_server.drop_database(url)
