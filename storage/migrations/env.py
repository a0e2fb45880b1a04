"""Run by Alembic for each command; `storage.database` hands the open connection over.

The caller opens an `AsyncConnection` and calls Alembic by `run_sync`, so this stays free of engines and event loops.
"""

from alembic import context
from sqlalchemy.schema import SchemaItem

from storage.schema import metadata

connection = context.config.attributes["connection"]


def compared(_item: SchemaItem, name: str | None, _kind: str, _reflected: bool, _other: SchemaItem | None) -> bool:
    """Leave out what the metadata cannot say: SQLite has its full-text index in tables of their own."""
    full_text = (name or "").startswith(("search_index", "ix_search_texts_text"))
    return not (full_text and connection.dialect.name == "sqlite")


context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
    compare_type=True,
    include_object=compared,
)
with context.begin_transaction():
    context.run_migrations()
