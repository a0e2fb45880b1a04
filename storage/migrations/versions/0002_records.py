"""What was read: documents, applicants, applications and their details.

Frozen as the tables were at this version. A table that stands already is passed over, so that an upgrade that broke off
on MySQL, whose DDL is not transactional, can be run again.
"""

from alembic import op
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import Id, LongText, Moment, exact, word
from storage.tables import NAMES, need, number, part, table, to

revision = "0002"
down_revision = "0001"

metadata = MetaData(naming_convention=NAMES)
Table("messages", metadata, Column("id", Id, primary_key=True))
Table("postings", metadata, Column("id", Id, primary_key=True))

TABLES = [
    table(
        metadata,
        "documents",
        *part("message_id", "messages.id"),
        need("name", String(255)),
        need("type", word(32)),
        need("role", word(16)),
        need("reason", String(255)),
        need("readable", Boolean),
        need("sha256", word(64)),
        need("size_bytes", BigInteger),
        need("pages", Integer),
        need("text", LongText),
        need("defects", JSON),
    ),
    table(
        metadata,
        "applicants",
        number(),
        Column("email_key", exact(320), unique=True),
        need("created_at", Moment),
    ),
    table(
        metadata,
        "applications",
        number(),
        need("message_id", Id),
        need("ordinal", SmallInteger),
        to("applicant_id", "applicants.id"),
        to("posting_id", "postings.id", nullable=True, ondelete="SET NULL"),
        need("is_latest", Boolean),
        need("received_at", Moment),
        Column("sent_at", Moment),
        Column("as_of", Date),
        Column("name", String(255)),
        Column("email", String(320)),
        Column("phone", String(64)),
        Column("location", String(255)),
        Column("total_years", Double),
        Column("years_backend", Double),
        Column("highest_degree", word(16)),
        Column("has_bachelor_cs", Boolean),
        need("search_text", Text),
        need("defects", JSON),
        UniqueConstraint("message_id", "ordinal"),
        ForeignKeyConstraint(["message_id"], ["messages.id"], ondelete="CASCADE"),
        Index(None, "is_latest", "received_at"),
    ),
    table(
        metadata,
        "claims",
        *part("application_id", "applications.id"),
        need("field", word(24)),
        need("value", Text),
        Column("detail", String(64)),
        need("confidence", Double),
    ),
    table(
        metadata,
        "evidence",
        *part("application_id", "applications.id"),
        need("subject", word(12)),
        need("subject_ordinal", Integer),
        need("document", String(255)),
        Column("document_ordinal", Integer),
        need("page", Integer),
        need("line", Integer),
        need("char_start", Integer),
        need("char_end", Integer),
        need("text", Text),
        need("rule", word(64)),
    ),
    table(
        metadata,
        "skills",
        number(),
        Column("name", exact(128), nullable=False, unique=True),
        need("kind", String(64)),
    ),
    table(
        metadata,
        "applicant_skills",
        *part("application_id", "applications.id"),
        to("applicant_id", "applicants.id"),
        to("skill_id", "skills.id", ondelete="RESTRICT", index=False),
        need("implied", Boolean),
        Column("years", Double),
        Column("last_used", word(8)),
        Index(None, "skill_id", "years", "applicant_id"),
    ),
    table(
        metadata,
        "positions",
        *part("application_id", "applications.id"),
        Column("title", String(255)),
        Column("company", String(255)),
        Column("location", String(255)),
        Column("started", word(8)),
        Column("ended", word(8)),
        need("bullets", JSON),
        Column("backend", Boolean),
    ),
    table(
        metadata,
        "education",
        *part("application_id", "applications.id"),
        Column("institution", String(255)),
        Column("degree", String(255)),
        Column("degree_level", word(16)),
        Column("field", String(255)),
        Column("started", word(8)),
        Column("end_year", Integer),
        Column("completed", Boolean),
    ),
    table(
        metadata,
        "links",
        *part("application_id", "applications.id"),
        need("url", Text),
        need("confidence", Double),
    ),
]


def upgrade() -> None:
    """Make the tables."""
    metadata.create_all(op.get_bind(), TABLES)


def downgrade() -> None:
    """Drop the tables with all that they hold."""
    metadata.drop_all(op.get_bind(), TABLES)
