"""The words in which tables are written, here and in the migrations: what they mean must never change again."""

from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
)
from sqlalchemy.schema import SchemaItem

from storage.columns import COLLATION, Id

#: What keys and indexes are called, as (https://alembic.sqlalchemy.org/en/latest/naming.html) advises.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def table(metadata: MetaData, name: str, *items: SchemaItem) -> Table:
    """Describe a table: transactional, and of any character, on the servers."""
    return Table(
        name, metadata, *items, mysql_engine="InnoDB", mysql_charset="utf8mb4", mysql_collate=COLLATION,
        mariadb_engine="InnoDB", mariadb_charset="utf8mb4", mariadb_collate=COLLATION,
    )  # fmt: skip


def number() -> Column[int]:
    """Give the column `id`, which counts up."""
    return Column("id", Id, primary_key=True, autoincrement=True)


def need(name: str, kind: Any) -> Column[Any]:
    """Give a column that is never null."""
    return Column(name, kind, nullable=False)


def to(name: str, target: str, *, nullable: bool = False, ondelete: str = "CASCADE", index: bool = True) -> Column[int]:
    """Give a column that points at another table's id; its row goes with the one it points at unless told otherwise."""
    return Column(name, Id, ForeignKey(target, ondelete=ondelete), nullable=nullable, index=index)


def part(owner: str, target: str) -> tuple[SchemaItem, ...]:
    """Give the columns and keys of rows that belong to an owner: deleted with it, counted from 0 within it."""
    return (
        Column(owner, Id, nullable=False),
        Column("ordinal", Integer, nullable=False),
        PrimaryKeyConstraint(owner, "ordinal"),
        ForeignKeyConstraint([owner], [target], ondelete="CASCADE"),
    )
