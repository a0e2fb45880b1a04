"""Run by Alembic for each command; `storage.database` hands the open connection over.

The caller opens an `AsyncConnection` and calls Alembic by `run_sync`, so this stays free of engines and event loops.
"""

from alembic import context

from storage.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
