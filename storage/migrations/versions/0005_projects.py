"""Projects, gaps and overlaps between positions, and what the sources of one application say differently.

Frozen as the tables were at this version. A table that stands already is passed over, so that an upgrade that broke off
on MySQL, whose DDL is not transactional, can be run again.
"""

from alembic import op
from sqlalchemy import JSON, Column, Double, Integer, MetaData, String, Table, Text

from storage.columns import Id, word
from storage.tables import NAMES, need, part, table

revision = "0005"
down_revision = "0004"

metadata = MetaData(naming_convention=NAMES)
Table("applications", metadata, Column("id", Id, primary_key=True))

TABLES = [
    table(
        metadata,
        "projects",
        *part("application_id", "applications.id"),
        need("name", String(255)),
        Column("description", Text),
        Column("started", word(8)),
        Column("ended", word(8)),
        need("links", JSON),
        need("bullets", JSON),
    ),
    table(
        metadata,
        "intervals",
        *part("application_id", "applications.id"),
        need("kind", word(8)),
        need("started", word(8)),
        need("ended", word(8)),
        need("months", Integer),
    ),
    table(
        metadata,
        "conflicts",
        *part("application_id", "applications.id"),
        need("number", Integer),
        need("field", word(24)),
        need("value", Text),
        need("confidence", Double),
    ),
]


def upgrade() -> None:
    """Create the tables."""
    metadata.create_all(op.get_bind(), tables=TABLES)


def downgrade() -> None:
    """Drop the tables with all that they hold."""
    metadata.drop_all(op.get_bind(), tables=TABLES)
