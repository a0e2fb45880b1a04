"""Where a document lay, and what it hides.

Columns may be null, so that rows written before need nothing. A column that stands already is passed over, so that an
upgrade that broke off on MySQL, whose DDL is not transactional, can be run again.
"""

from alembic import op
from sqlalchemy import Column, String, inspect

from storage.columns import LongText

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns."""
    known = {column["name"] for column in inspect(op.get_bind()).get_columns("documents")}
    for column in (Column("container", String(255)), Column("hidden_text", LongText)):
        if column.name not in known:
            op.add_column("documents", column)


def downgrade() -> None:
    """Drop the columns with all that they hold."""
    with op.batch_alter_table("documents") as documents:
        documents.drop_column("hidden_text")
        documents.drop_column("container")
