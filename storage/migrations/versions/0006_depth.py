"""Skills in depth, work samples, and what an application says to the requirements of its posting.

Frozen as the tables were at this version. New columns may be null, so that rows written before need nothing. A table or
a column that stands already is passed over, so that an upgrade that broke off on MySQL, whose DDL is not transactional,
can be run again.
"""

from alembic import op
from sqlalchemy import JSON, Column, Double, Index, Integer, MetaData, String, Table, Text, inspect

from storage.columns import Id, exact, word
from storage.tables import NAMES, need, part, table, to

revision = "0006"
down_revision = "0005"

metadata = MetaData(naming_convention=NAMES)
Table("applications", metadata, Column("id", Id, primary_key=True))
Table("skills", metadata, Column("id", Id, primary_key=True))

TABLES = [
    table(
        metadata,
        "skill_positions",
        *part("application_id", "applications.id"),
        need("skill_ordinal", Integer),
        need("position_ordinal", Integer),
    ),
    table(
        metadata,
        "samples",
        *part("application_id", "applications.id"),
        need("name", Text),
        need("kind", word(12)),
        Column("files", Integer),
        Column("vendored", Integer),
        Column("generated", Integer),
        Column("tests", Integer),
        Column("migrations", Integer),
        Column("templates", Integer),
        Column("languages", JSON),
        Column("readme_lines", Integer),
        Column("summary", Text),
        Column("confidence", Double),
    ),
    table(
        metadata,
        "sample_skills",
        *part("application_id", "applications.id"),
        need("sample_ordinal", Integer),
        to("skill_id", "skills.id", ondelete="RESTRICT"),
    ),
    table(
        metadata,
        "requirements",
        *part("application_id", "applications.id"),
        need("requirement", exact(64)),
        need("text", Text),
        need("answer", word(12)),
        need("rule", word(64)),
        need("detail", Text),
        Index(None, "requirement", "answer", "application_id"),
    ),
]


def _columns() -> dict[str, list[Column[object]]]:
    return {
        "applicant_skills": [Column("level", word(12)), Column("stated_years", Double)],
        "evidence": [Column("path", String(1024)), Column("section", word(16))],
    }


def upgrade() -> None:
    """Make the tables and add the columns."""
    metadata.create_all(op.get_bind(), TABLES)
    for index in (index for each in TABLES for index in each.indexes):
        index.create(op.get_bind(), checkfirst=True)
    for name, columns in _columns().items():
        known = {column["name"] for column in inspect(op.get_bind()).get_columns(name)}
        for column in columns:
            if column.name not in known:
                op.add_column(name, column)


def downgrade() -> None:
    """Drop the tables and the columns with all that they hold."""
    metadata.drop_all(op.get_bind(), TABLES)
    for name, columns in _columns().items():
        with op.batch_alter_table(name) as changed:
            for column in columns:
                changed.drop_column(column.name)
