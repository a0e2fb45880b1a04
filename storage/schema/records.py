"""What was read: documents, applicants, applications and their details."""

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
    SmallInteger,
    String,
    TableClause,
    Text,
    UniqueConstraint,
    column,
)

from storage.columns import Id, LongText, LongWords, Moment, exact, word
from storage.schema.ledger import metadata
from storage.tables import need, number, part, table, to

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
    Column(
        "path", String(1024)
    ),  # of the file within the document, where that is an archive; null: the document itself
    Column("document_ordinal", Integer),  # within the message's documents; null: the mail's header
    need("page", Integer),
    need("line", Integer),
    need("char_start", Integer),
    need("char_end", Integer),
    need("text", Text),
    need("rule", word(64)),
    Column("section", word(16)),  # of the application, such as position or letter; null: not asked
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
    Column("level", word(12)),  # the highest that is stated
    Column("stated_years", Double),  # as stated, never added to `years`
    Index(None, "skill_id", "years", "applicant_id"),
)

skill_positions = table(
    metadata,
    "skill_positions",  # which positions name which skill
    *part("application_id", "applications.id"),
    need("skill_ordinal", Integer),  # of `applicant_skills`
    need("position_ordinal", Integer),  # of `positions`
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

samples = table(
    metadata,
    "samples",
    *part("application_id", "applications.id"),
    need("name", Text),  # of the document, or the web address
    need("kind", word(12)),  # source, notebook, query, paper or link
    Column("files", Integer),  # the person's own; this and all that is counted is null where there is no source code
    Column("vendored", Integer),
    Column("generated", Integer),
    Column("tests", Integer),
    Column("migrations", Integer),
    Column("templates", Integer),
    Column(
        "languages", JSON(none_as_null=True)
    ),  # [{"language", "files", "size_bytes"}], the one with the most bytes first
    Column("readme_lines", Integer),
    Column("summary", Text),
    Column("confidence", Double),  # of the summary
)

sample_skills = table(
    metadata,
    "sample_skills",  # which skills a sample shows
    *part("application_id", "applications.id"),
    need("sample_ordinal", Integer),  # of `samples`
    to("skill_id", "skills.id", ondelete="RESTRICT"),
)

requirements = table(
    metadata,
    "requirements",  # of the posting, each with what the application says to it
    *part("application_id", "applications.id"),
    need("requirement", exact(64)),  # its id in the posting
    need("text", Text),  # its words there
    need("answer", word(12)),  # shown, partly, not shown or unclear
    need("rule", word(64)),
    need("detail", Text),
    Index(None, "requirement", "answer", "application_id"),
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

search_texts = table(
    metadata,
    "search_texts",  # what a search looks through
    Column("application_id", Id, primary_key=True, autoincrement=False),
    need("documents", JSON),  # their places within the message's documents
    need("text", LongWords),  # in the code of `storage.words`
    ForeignKeyConstraint(["application_id"], ["applications.id"], ondelete="CASCADE"),
)
Index(None, search_texts.c.text, mysql_prefix="FULLTEXT", mariadb_prefix="FULLTEXT")  # of the servers alone

#: SQLite's index of the same, which triggers keep in step (see migration 0007).
search_index = TableClause("search_index", column("rowid", Id), column("text", Text))
