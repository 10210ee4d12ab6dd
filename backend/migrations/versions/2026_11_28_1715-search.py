"""Find complaints by parts of words, and list the running promises by what is due first.

Revision ID: 20261128_search
Revises: 20261128_presence
Create Date: 2026-11-28 17:15:12.402117+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

# What is asked for is folded by it: the index must follow it, whenever this runs.
from lexicon.turkish import fold, nfc

revision = "20261128_search"
down_revision = "20261128_presence"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_RUNNING = sa.text("met_at IS NULL AND stopped_at IS NULL")
_WORDS = "complaint_search_fts"
_BATCH = 1000
_NUMBER = frozenset("0123456789 +().,/_-")
_FORGET = f"INSERT INTO {_WORDS} ({_WORDS}, rowid, text) VALUES ('delete', old.id, old.text);"  # noqa: S608 - our own names
_LEARN = f"INSERT INTO {_WORDS} (rowid, text) VALUES (new.id, new.text);"  # noqa: S608 - our own names
_ON_SQLITE = (
    f"CREATE VIRTUAL TABLE {_WORDS} USING fts5(text, content='complaint_search', content_rowid='id', tokenize='trigram')",
    f"CREATE TRIGGER complaint_search_added AFTER INSERT ON complaint_search BEGIN {_LEARN} END",
    f"CREATE TRIGGER complaint_search_gone AFTER DELETE ON complaint_search BEGIN {_FORGET} END",
    f"CREATE TRIGGER complaint_search_changed AFTER UPDATE ON complaint_search BEGIN {_FORGET} {_LEARN} END",
)
_ON_POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX ix_complaint_search_text ON complaint_search USING gin (text gin_trgm_ops)",
)


def upgrade() -> None:
    op.create_table(
        "complaint_search",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("complaint_id", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaints.id"],
            name=op.f("fk_complaint_search_complaint_id_complaints"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_search")),
        sa.UniqueConstraint("complaint_id", name=op.f("uq_complaint_search_complaint_id")),
    )
    op.create_table(
        "kept_searches",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_kept_searches_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_kept_searches")),
    )
    op.create_index(op.f("ix_kept_searches_created_at"), "kept_searches", ["created_at"])
    op.create_index(
        "ix_complaint_clocks_running",
        "complaint_clocks",
        ["kind", "due_at", "complaint_id"],
        sqlite_where=_RUNNING,
        postgresql_where=_RUNNING,
    )
    postgresql = op.get_context().dialect.name == "postgresql"
    for statement in _ON_POSTGRESQL if postgresql else _ON_SQLITE:
        op.execute(statement)
    _fill(op.get_bind())


def downgrade() -> None:
    op.drop_index("ix_complaint_clocks_running", table_name="complaint_clocks")
    op.drop_table("kept_searches")
    if op.get_context().dialect.name == "sqlite":
        op.execute(f"DROP TABLE {_WORDS}")
    op.drop_table("complaint_search")


def _fill(connection: sa.Connection) -> None:
    """Keep what the complaints of before are found by, some at a time."""
    last = ""
    while True:
        found = connection.execute(
            sa.text(
                "SELECT id, tracking_number, contact_name, contact_phone, contact_email,"
                " service_number, source, external_reference, remedy_sought, place, province"
                " FROM complaints WHERE id > :last ORDER BY id LIMIT :most"
            ),
            {"last": last, "most": _BATCH},
        ).all()
        if not found:
            return
        ids = [row[0] for row in found]
        written: dict[str, list[str]] = {}
        entries = sa.text(
            "SELECT complaint_id, text FROM complaint_entries WHERE complaint_id IN :ids ORDER BY id"
        ).bindparams(sa.bindparam("ids", expanding=True))
        for complaint_id, text in connection.execute(entries, {"ids": ids}):
            written.setdefault(complaint_id, []).append(text)
        connection.execute(
            sa.text("INSERT INTO complaint_search (complaint_id, text) VALUES (:id, :text)"),
            [{"id": row[0], "text": _text(row[1:], written.get(row[0], []))} for row in found],
        )
        last = ids[-1]


def _text(fields: tuple[str | None, ...], written: list[str]) -> str:
    told = [field for field in fields if field]
    numbers = [
        "".join(letter for letter in field if letter.isdigit())
        for field in told
        if _NUMBER.issuperset(field)
    ]
    return fold(nfc("\n".join([*told, *numbers, *written])))
