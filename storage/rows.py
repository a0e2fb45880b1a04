"""Rows into tables, in as few round trips as there are tables."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Row, Select, Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from parsers.records import Evidence
from storage.columns import SERVERS

Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])

#: A row of any columns, as read.
AnyRow = Row[*tuple[Any, ...]]

#: A row to be written: its values by column.
Values = dict[str, Any]

#: Rows to be written, each with what proves it.
Proven = list[tuple[Values, tuple[Evidence, ...]]]


def by_index(query: Query, table: Table, index: str) -> Query:
    """Make the servers read a table by an index of it.

    A locking read locks every row that it passes, and on a small table MySQL would rather pass and sort them all: then
    SKIP LOCKED leaves nothing for the next who asks.
    """
    for dialect in SERVERS:
        query = query.with_hint(table, f"FORCE INDEX ({index})", dialect)
    return query


async def insert_one(conn: AsyncConnection, table: Table, values: Mapping[str, Any]) -> int:
    """Insert a row, whose values may be SQL expressions, and give its id."""
    result = await conn.execute(insert(table).values(**values))
    key = result.inserted_primary_key
    if key is None:
        raise AssertionError(f"{table.name} gave no id.")
    return int(key[0])


async def insert_many(conn: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows of plain values that all have the same keys.

    On MySQL it is one statement with many VALUES (more only past 1 MB): aiomysql joins the rows where white space
    follows VALUES and each value is a bare `%s`, which SQLAlchemy emits as long as no value is an SQL expression.
    """
    if rows:
        await conn.execute(insert(table), rows)
