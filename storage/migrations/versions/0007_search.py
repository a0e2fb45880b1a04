"""Full-text search over the record of an application and the text of its documents.

The text is kept in the code of `storage.words`, which the program searches with as well: a version that changes that
code fills the table anew. All else is frozen as the tables were at this version. What stands already is passed over, so
that an upgrade that broke off on MySQL, whose DDL is not transactional, can be run again.

SQLite's index is a virtual table beside it, which triggers keep in step, also where rows go with their application.
"""

from collections import defaultdict

from alembic import op
from sqlalchemy import (
    JSON,
    Column,
    Connection,
    ForeignKeyConstraint,
    MetaData,
    Table,
    Text,
    bindparam,
    inspect,
    text,
)

from storage.columns import Id, LongWords
from storage.tables import NAMES, need, table
from storage.words import encode

revision = "0007"
down_revision = "0006"

metadata = MetaData(naming_convention=NAMES)
Table("applications", metadata, Column("id", Id, primary_key=True))

search_texts = table(
    metadata,
    "search_texts",
    Column("application_id", Id, primary_key=True, autoincrement=False),
    need("documents", JSON),
    need("text", LongWords),
    ForeignKeyConstraint(["application_id"], ["applications.id"], ondelete="CASCADE"),
)
INDEX = "ix_search_texts_text"

_ADD = "INSERT INTO search_index (rowid, text) VALUES (new.application_id, new.text);"
_REMOVE = "INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', old.application_id, old.text);"
_FTS5 = """text, content = 'search_texts', content_rowid = 'application_id', tokenize = "ascii tokenchars '_'" """
SQLITE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5 ({_FTS5})",
    f"CREATE TRIGGER IF NOT EXISTS search_texts_added AFTER INSERT ON search_texts BEGIN {_ADD} END",
    f"CREATE TRIGGER IF NOT EXISTS search_texts_removed AFTER DELETE ON search_texts BEGIN {_REMOVE} END",
    f"CREATE TRIGGER IF NOT EXISTS search_texts_changed AFTER UPDATE ON search_texts BEGIN {_REMOVE} {_ADD} END",
)

_WAITING = text("SELECT id FROM applications WHERE id NOT IN (SELECT application_id FROM search_texts) LIMIT 20")
_VALUES = text(
    "SELECT id AS application_id, name AS value FROM applications WHERE id IN :ids"
    " UNION ALL SELECT application_id, value FROM claims WHERE application_id IN :ids"
    " UNION ALL SELECT application_id, url FROM links WHERE application_id IN :ids"
    " UNION ALL SELECT application_id, s.name FROM applicant_skills JOIN skills s ON s.id = skill_id"
    " WHERE application_id IN :ids"
    " UNION ALL SELECT application_id, name FROM projects WHERE application_id IN :ids"
    " UNION ALL SELECT application_id, name FROM samples WHERE application_id IN :ids"
    " UNION ALL SELECT application_id, title FROM positions WHERE application_id IN :ids"
    " UNION ALL SELECT application_id, company FROM positions WHERE application_id IN :ids"
    " UNION ALL SELECT application_id, location FROM positions WHERE application_id IN :ids"
    " UNION ALL SELECT application_id, institution FROM education WHERE application_id IN :ids"
    " UNION ALL SELECT application_id, degree FROM education WHERE application_id IN :ids"
    " UNION ALL SELECT application_id, field FROM education WHERE application_id IN :ids"
).bindparams(bindparam("ids", expanding=True))
_DOCUMENTS = text(
    "SELECT a.id AS application_id, d.ordinal, d.text AS value"
    " FROM applications a JOIN documents d ON d.message_id = a.message_id"
    " WHERE a.id IN :ids AND (EXISTS (SELECT 1 FROM evidence e"
    " WHERE e.application_id = a.id AND e.document_ordinal = d.ordinal)"
    " OR NOT EXISTS (SELECT 1 FROM applications o JOIN evidence e ON e.application_id = o.id"
    " WHERE o.message_id = a.message_id AND e.document_ordinal = d.ordinal))"
    " ORDER BY a.id, d.ordinal"
).bindparams(bindparam("ids", expanding=True))
_DOCUMENT = 100_000  # characters of one document
_APPLICATION = 500_000  # of all of an application


def upgrade() -> None:
    """Make the table with its index, fill it with what is stored, and drop the column that was searched before."""
    bind = op.get_bind()
    metadata.create_all(bind, [search_texts])
    if bind.dialect.name == "sqlite":
        for statement in SQLITE:
            bind.exec_driver_sql(statement)
    elif INDEX not in {index["name"] for index in inspect(bind).get_indexes("search_texts")}:
        op.create_index(INDEX, "search_texts", ["text"], mysql_prefix="FULLTEXT", mariadb_prefix="FULLTEXT")
    while ids := list(bind.scalars(_WAITING)):
        _fill(bind, ids)
    if "search_text" in {column["name"] for column in inspect(bind).get_columns("applications")}:
        # Never by copying the table as a batch does: dropping the old one would delete all that belongs to its rows.
        op.drop_column("applications", "search_text")


def _fill(bind: Connection, ids: list[int]) -> None:
    values: defaultdict[int, list[str]] = defaultdict(list)
    for row in bind.execute(_VALUES, {"ids": ids}):
        values[row.application_id].append(row.value or "")
    places: defaultdict[int, list[int]] = defaultdict(list)
    left: defaultdict[int, int] = defaultdict(lambda: _APPLICATION)
    for row in bind.execute(_DOCUMENTS, {"ids": ids}):
        values[row.application_id].append(row.value[: min(_DOCUMENT, left[row.application_id])])
        places[row.application_id].append(row.ordinal)
        left[row.application_id] -= len(values[row.application_id][-1])
    rows = [{"application_id": each, "documents": places[each], "text": encode(values[each])} for each in ids]
    bind.execute(search_texts.insert(), rows)


def downgrade() -> None:
    """Drop the index with its text; what was searched before is empty until the messages are replayed."""
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        bind.exec_driver_sql("DROP TABLE search_index")
    search_texts.drop(bind)
    server_default = "" if bind.dialect.name == "sqlite" else None  # the servers allow none, and fill in the same
    op.add_column("applications", Column("search_text", Text, nullable=False, server_default=server_default))
