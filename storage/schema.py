"""The tables.

Ledger: `messages` (one row per distinct mail, by SHA-256), `arrivals` (one row per time a mail came in at a door).
Records: `applicants`, `applications` (applicant x posting x message) and what was read for each application.
Outgoing: `outbox`, `digests`, `digest_items`.

What belongs to an application or a message has the key (owner, ordinal): its rows lie side by side, go in by one
statement per table with no key to be read back, and evidence names its subject by the same ordinal.
Moments are UTC. Mails and rendered messages are blobs, never columns: `max_allowed_packet` breaks connections.
"""

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
    Text,
    UniqueConstraint,
)

from storage.columns import Id, LongText, Moment, exact, word
from storage.tables import NAMES, need, number, part, table, to

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

documents = table(
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
    Column("container", String(255)),  # names of the archives and mails it lay in; null: in the mail itself
    Column("hidden_text", LongText),  # what is written in it without showing; null: nothing
)

applicants = table(
    metadata,
    "applicants",
    number(),
    Column("email_key", exact(320), unique=True),  # as `identity.email_key` makes it; null: no address was found
    need("created_at", Moment),
)

applications = table(
    metadata,
    "applications",
    number(),
    need("message_id", Id),
    need("ordinal", SmallInteger),  # the person's place within the mail
    to("applicant_id", "applicants.id"),
    to("posting_id", "postings.id", nullable=True, ondelete="SET NULL"),
    need("is_latest", Boolean),  # of its applicant; lists show this one
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
    need("search_text", Text),  # folded: see `folding.fold`
    need("defects", JSON),
    UniqueConstraint("message_id", "ordinal"),
    ForeignKeyConstraint(["message_id"], ["messages.id"], ondelete="CASCADE"),
    Index(None, "is_latest", "received_at"),
)

claims = table(
    metadata,
    "claims",
    *part("application_id", "applications.id"),
    need("field", word(24)),
    need("value", Text),
    Column("detail", String(64)),  # the level of a language
    need("confidence", Double),
)

evidence = table(
    metadata,
    "evidence",
    *part("application_id", "applications.id"),
    need("subject", word(12)),  # what it proves a row of: claim, link, skill, position, education, project ...
    need("subject_ordinal", Integer),
    need("document", String(255)),
    Column("document_ordinal", Integer),  # within the message's documents; null: the mail's header
    need("page", Integer),
    need("line", Integer),
    need("char_start", Integer),
    need("char_end", Integer),
    need("text", Text),
    need("rule", word(64)),
)

skills = table(
    metadata,
    "skills",
    number(),
    Column("name", exact(128), nullable=False, unique=True),
    need("kind", String(64)),
)

applicant_skills = table(
    metadata,
    "applicant_skills",
    *part("application_id", "applications.id"),
    to("applicant_id", "applicants.id"),
    to("skill_id", "skills.id", ondelete="RESTRICT", index=False),
    need("implied", Boolean),
    Column("years", Double),
    Column("last_used", word(8)),
    Index(None, "skill_id", "years", "applicant_id"),
)

positions = table(
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
)

education = table(
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
)

links = table(
    metadata,
    "links",
    *part("application_id", "applications.id"),
    need("url", Text),
    need("confidence", Double),
)

projects = table(
    metadata,
    "projects",
    *part("application_id", "applications.id"),
    need("name", String(255)),
    Column("description", Text),
    Column("started", word(8)),
    Column("ended", word(8)),
    need("links", JSON),
    need("bullets", JSON),
)

intervals = table(
    metadata,
    "intervals",
    *part("application_id", "applications.id"),
    need("kind", word(8)),  # gap or overlap
    need("started", word(8)),
    need("ended", word(8)),
    need("months", Integer),
)

conflicts = table(
    metadata,
    "conflicts",
    *part("application_id", "applications.id"),
    need("number", Integer),  # rows of one conflict share it, the claim that the record holds first
    need("field", word(24)),
    need("value", Text),
    need("confidence", Double),
)

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
