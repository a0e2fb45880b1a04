"""The column types of the schema and the clock of the database, alike on SQLite, MySQL and MariaDB.

Moments are `DATETIME(6)` in UTC on the servers and text of the same precision in SQLite; Python sees aware datetimes
only. Leases and retries run on the clock of the database, so that hosts whose clocks differ agree about them.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, String, Text, TypeDecorator, literal
from sqlalchemy.dialects import mysql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

#: An SQLAlchemy dialect is called `mariadb` only where the URL says so; both names mean the same types here.
SERVERS = ("mysql", "mariadb")

#: Known to MySQL and MariaDB alike (their own defaults are not), and tells emoji apart.
COLLATION = "utf8mb4_unicode_520_ci"

#: SQLite counts up only in a column that is declared INTEGER.
Id = BigInteger().with_variant(Integer(), "sqlite")

#: Up to 16 MiB; the text of one document is at most 8 MB (2 million characters).
LongText = Text().with_variant(mysql.MEDIUMTEXT(), *SERVERS)

#: As long, of our own words alone: ASCII, one byte a character.
LongWords = Text().with_variant(mysql.MEDIUMTEXT(charset="ascii", collation="ascii_bin"), *SERVERS)


def word(length: int) -> TypeEngine[str]:
    """Give the type of our own words and hexadecimal keys: ASCII, one byte a character, compared byte by byte."""
    return String(length).with_variant(mysql.VARCHAR(length, charset="ascii", collation="ascii_bin"), *SERVERS)


def exact(length: int) -> TypeEngine[str]:
    """Give the type of a stranger's keys, such as addresses and folder names: any character, case told apart."""
    return String(length).with_variant(mysql.VARCHAR(length, charset="utf8mb4", collation="utf8mb4_bin"), *SERVERS)


class Moment(TypeDecorator[datetime]):
    """A point in time, to the microsecond, stored in UTC. Raises ValueError for a datetime without a zone."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose `DATETIME(6)` on the servers; their plain DATETIME has whole seconds."""
        return dialect.type_descriptor(mysql.DATETIME(fsp=6) if dialect.name in SERVERS else DateTime())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        """Turn an aware datetime into the UTC one that is stored."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a time zone.")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        """Give the stored datetime its zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


class _DatabaseNow(FunctionElement[datetime]):
    """The clock of the database plus an offset in milliseconds; see `database_now`."""

    name = "database_now"
    type = Moment()
    inherit_cache = True


def database_now(after_seconds: float = 0.0) -> FunctionElement[datetime]:
    """Write the time of the database, in UTC, plus `after_seconds` (to the millisecond; may be negative)."""
    return _DatabaseNow(literal(round(after_seconds * 1000), Integer))


@compiles(_DatabaseNow, *SERVERS)
def _now_on_servers(element: _DatabaseNow, compiler: SQLCompiler, **kw: Any) -> str:
    offset = compiler.process(element.clauses, **kw)
    return f"TIMESTAMPADD(MICROSECOND, ({offset}) * 1000, UTC_TIMESTAMP(6))"


@compiles(_DatabaseNow, "sqlite")
def _now_on_sqlite(element: _DatabaseNow, compiler: SQLCompiler, **kw: Any) -> str:
    # SQLite's clock has milliseconds; the three zeros make its text as long as a stored moment, so that they compare.
    offset = compiler.process(element.clauses, **kw)
    return f"strftime('%Y-%m-%d %H:%M:%f000', 'now', printf('%+.3f seconds', ({offset}) / 1000.0))"
