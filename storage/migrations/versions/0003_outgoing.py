"""What leaves: the outbox and the digests.

Frozen as the tables were at this version. A table that stands already is passed over, so that an upgrade that broke off
on MySQL, whose DDL is not transactional, can be run again.
"""

from alembic import op
from sqlalchemy import JSON, Column, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

from storage.columns import Id, Moment, exact, word
from storage.tables import NAMES, need, number, part, table, to

revision = "0003"
down_revision = "0002"

metadata = MetaData(naming_convention=NAMES)
Table("messages", metadata, Column("id", Id, primary_key=True))
Table("applications", metadata, Column("id", Id, primary_key=True))

TABLES = [
    table(
        metadata,
        "outbox",
        number(),
        Column("key", exact(190), nullable=False, unique=True),
        need("kind", word(24)),
        Column("mail_id", word(190), nullable=False, index=True),
        to("message_id", "messages.id", nullable=True),
        need("recipients", JSON),
        need("subject", Text),
        need("sha256", word(64)),
        need("state", word(12)),
        need("attempts", Integer),
        Column("lease", word(32)),
        Column("lease_until", Moment),
        need("not_before", Moment),
        need("created_at", Moment),
        Column("sent_at", Moment),
        Column("reason", String(500)),
        Index(None, "state", "not_before"),
        Index(None, "state", "lease_until"),
    ),
    table(
        metadata,
        "digests",
        number(),
        need("subscription", exact(190)),
        to("outbox_id", "outbox.id", nullable=True, ondelete="SET NULL"),
        need("created_at", Moment),
        Index(None, "subscription", "created_at"),
    ),
    table(
        metadata,
        "digest_items",
        *part("digest_id", "digests.id"),
        need("subscription", exact(190)),
        to("application_id", "applications.id", nullable=True, ondelete="SET NULL"),
        to("message_id", "messages.id", nullable=True, ondelete="SET NULL"),
        UniqueConstraint("subscription", "application_id"),
        UniqueConstraint("subscription", "message_id"),
    ),
]


def upgrade() -> None:
    """Make the tables."""
    metadata.create_all(op.get_bind(), TABLES)


def downgrade() -> None:
    """Drop the tables with all that they hold."""
    metadata.drop_all(op.get_bind(), TABLES)
