"""MySQL and MariaDB: a server in a folder of its own, and a fresh database for each test that asks."""

import contextlib
import itertools
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pymysql

from tests.servers import program
from tests.servers.daemon import Daemon
from tests.servers.ports import HOST, free_port
from tests.servers.scratch import scratch_folder

MYSQL = Path(__file__).parents[2] / ".servers" / "mysql"

# Quick, yet what was committed outlives SIGKILL: 2 writes the log at each commit and leaves out the fsync only.
# No character set and no collation is given: each server shows its own default, as in the field.
_OPTIONS = (
    f"--bind-address={HOST}",
    "--skip-name-resolve",
    "--skip-log-bin",
    "--performance-schema=OFF",
    "--innodb-buffer-pool-size=64M",
    "--innodb-flush-log-at-trx-commit=2",
    "--innodb-flush-method=nosync",
    "--innodb-lock-wait-timeout=5",
    "--lock-wait-timeout=5",
    "--max-connections=200",
)


class DatabaseServer:
    """A running server that a folder of data and a command describe; see `mysql` and `mariadb`."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name = name
        self.host, self.port = HOST, free_port()
        self.folder = scratch_folder(name)
        self._numbers = itertools.count(1)
        self.user_option = ["--user=root"] if os.geteuid() == 0 else []
        places = [f"--datadir={self.folder}/data", f"--socket={self.folder}/socket", f"--port={self.port}"]
        self._daemon = Daemon(
            [*command, *places, f"--pid-file={self.folder}/pid", *self.user_option, *_OPTIONS],
            port=self.port,
            log=self.folder / "log",
        )

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        shutil.rmtree(self.folder)

    def start(self) -> None:
        """Start it on the port it had before; what was committed is still there."""
        self._daemon.start()

    def stop(self) -> None:
        """End it as a service manager would."""
        self._daemon.stop()

    def kill(self) -> None:
        """Cut it off, the connections of its clients included."""
        self._daemon.kill()

    def pause(self) -> None:
        """Go silent with every connection left open, until `resume`."""
        self._daemon.pause()

    def resume(self) -> None:
        """Answer again after `pause`."""
        self._daemon.resume()

    def restart(self) -> None:
        """Cut it off and start it again."""
        self.kill()
        self.start()

    @property
    def log(self) -> str:
        """What the server has written so far."""
        return self._daemon.log

    def create_database(self) -> str:
        """Make an empty database and return its address for SQLAlchemy; a server that is down is started first."""
        self.start()
        name = f"intake_{next(self._numbers)}"
        self.query(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
        return f"mysql+aiomysql://root:@{self.host}:{self.port}/{name}?charset=utf8mb4"

    def drop_database(self, url: str) -> None:
        """Remove a database of `create_database`, and end the connections that a test left open to it."""
        self.start()
        name = url.rpartition("/")[2].partition("?")[0]
        for number, database in [(row[0], row[3]) for row in self.query("SHOW PROCESSLIST")]:
            if database == name:
                # A connection may close by itself between the list and the kill (error 1094).
                with contextlib.suppress(pymysql.err.OperationalError):
                    self.query(f"KILL {number}")
        self.query(f"DROP DATABASE IF EXISTS {name}")

    def query(self, statement: str, database: str | None = None) -> list[tuple[Any, ...]]:
        """Run one statement as root on a connection of its own, beside the code under test; return its rows."""
        connection = pymysql.connect(host=self.host, port=self.port, user="root", database=database, autocommit=True)
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return list(cursor.fetchall())
        finally:
            connection.close()


def mysql(home: Path = MYSQL) -> DatabaseServer:
    """Return a real MySQL, not started yet, from what `get-mysql.sh` unpacked into `home`."""
    command = program(home / "bin" / "mysqld")
    server = DatabaseServer("mysql", [command, "--mysqlx=OFF", "--innodb-redo-log-capacity=32M"])
    shutil.copytree(home / "data", server.folder / "data")
    return server


def mariadb() -> DatabaseServer:
    """Return a MariaDB, not started yet, from the system's package."""
    command, initialise = program("/usr/sbin/mariadbd"), program("/usr/bin/mariadb-install-db")
    server = DatabaseServer("mariadb", [command, "--no-defaults", "--innodb-log-file-size=16M"])
    subprocess.run(
        [
            initialise,
            "--no-defaults",
            f"--datadir={server.folder}/data",
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
            "--skip-name-resolve",
            "--innodb-log-file-size=16M",
            "--innodb-flush-method=nosync",
            *server.user_option,
        ],
        check=True,
        capture_output=True,
    )
    return server
