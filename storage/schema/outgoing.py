"""What leaves: the outbox and the digests."""

from sqlalchemy import JSON, Column, Index, Integer, String, Text, UniqueConstraint

from storage.columns import Moment, exact, word
from storage.schema.ledger import metadata
from storage.tables import need, number, part, table, to

outbox = table(
    metadata,
    "outbox",
    number(),
    Column("key", exact(190), nullable=False, unique=True),
    need("kind", word(24)),
    Column("mail_id", word(190), nullable=False, index=True),
    to("message_id", "messages.id", nullable=True),  # the mail that it answers
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
)

digests = table(
    metadata,
    "digests",
    number(),
    need("subscription", exact(190)),
    to("outbox_id", "outbox.id", nullable=True, ondelete="SET NULL"),
    need("created_at", Moment),
    Index(None, "subscription", "created_at"),
)

digest_items = table(
    metadata,
    "digest_items",
    *part("digest_id", "digests.id"),
    need("subscription", exact(190)),  # the digest's own, here so that the database refuses to show anything twice
    to("application_id", "applications.id", nullable=True, ondelete="SET NULL"),
    to("message_id", "messages.id", nullable=True, ondelete="SET NULL"),
    UniqueConstraint("subscription", "application_id"),
    UniqueConstraint("subscription", "message_id"),
)
