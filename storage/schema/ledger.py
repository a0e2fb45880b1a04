"""What came in, and the postings it may be meant for."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Index, Integer, MetaData, String, UniqueConstraint

from storage.columns import Moment, exact, word
from storage.tables import NAMES, need, number, table, to

metadata = MetaData(naming_convention=NAMES)

postings = table(
    metadata,
    "postings",
    number(),
    Column("name", exact(64), nullable=False, unique=True),
    need("title", String(255)),
    need("location", String(255)),
    need("is_open", Boolean),
    need("synced_at", Moment),
)

messages = table(
    metadata,
    "messages",
    number(),
    Column("sha256", word(64), unique=True),  # null: refused at the door, its bytes were not kept
    need("size_bytes", BigInteger),
    Column("mail_id", exact(255), index=True),  # RFC 5322 Message-ID; may be missing, repeated or forged
    need("state", word(12)),
    need("attempts", Integer),
    Column("lease", word(32)),
    Column("lease_until", Moment),
    need("not_before", Moment),
    need("accepted_at", Moment),
    Column("finished_at", Moment),
    Column("disposition", word(16)),
    Column("rule", word(64)),
    Column("reason", String(500)),
    need("flags", JSON),
    need("defects", JSON),
    Column("acknowledge_why", String(255)),
    to("duplicate_of", "messages.id", nullable=True, ondelete="SET NULL"),
    to("in_reply_to", "messages.id", nullable=True, ondelete="SET NULL"),
    Index(None, "state", "not_before"),  # claim: due messages in order
    Index(None, "state", "lease_until"),  # claim: leases that ran out
)

arrivals = table(
    metadata,
    "arrivals",
    number(),
    to("message_id", "messages.id"),
    need("door", word(16)),
    need("mailbox", exact(255)),
    need("folder", exact(255)),
    Column("uid_validity", BigInteger),
    Column("uid", BigInteger),
    need("name", exact(1024)),
    need("arrived_at", Moment),
    Column("settled_at", Moment),  # null: the mail still waits on its server to be moved
    UniqueConstraint("mailbox", "folder", "uid_validity", "uid"),
    Index(None, "mailbox", "settled_at"),
)
