"""List what is owed without its clocks, and let words be found in the order of registration.

Revision ID: 20261129_owed
Revises: 20261129_untold
Create Date: 2026-11-29 14:25:00+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "20261129_owed"
down_revision: str | None = "20261129_untold"

_MOMENT = sa.DateTime(timezone=True)
_OWED = sa.text("owed_until IS NOT NULL")
_FREE = sa.text("owner_id IS NULL AND owed_until IS NOT NULL")
_FREE_BY = (
    ("age", ("registered_at",)),
    ("team_and_age", ("team", "registered_at")),
    ("team_and_promise", ("team", "owed_until")),
)
_BY = (("team", "team"), ("owner", "owner_id"), ("topic", "topic"))
_OPEN = "('registered', 'in_review', 'waiting_customer', 'waiting_third_party')"
_FOLLOW = f"""
UPDATE complaints SET owed_until = (
    SELECT due_at FROM complaint_clocks
    WHERE complaint_id = complaints.id AND cycle = complaints.cycle AND kind = 'promise'
    AND met_at IS NULL AND stopped_at IS NULL
) WHERE state IN {_OPEN}
"""  # noqa: S608 - our own names
_WORDS = "complaint_search_fts"
_INDEX = "ix_complaint_search_text"
_FORGET = f"INSERT INTO {_WORDS} ({_WORDS}, rowid, text) VALUES ('delete', old.id, old.text);"  # noqa: S608 - our own names
_LEARN = f"INSERT INTO {_WORDS} (rowid, text) VALUES (new.id, new.text);"  # noqa: S608 - our own names
_ON_SQLITE = (
    f"CREATE VIRTUAL TABLE {_WORDS} USING fts5(text, content='complaint_search', content_rowid='id', tokenize='trigram')",
    f"INSERT INTO {_WORDS} ({_WORDS}) VALUES ('rebuild')",  # noqa: S608 - our own names
    f"CREATE TRIGGER complaint_search_added AFTER INSERT ON complaint_search BEGIN {_LEARN} END",
    f"CREATE TRIGGER complaint_search_gone AFTER DELETE ON complaint_search BEGIN {_FORGET} END",
    f"CREATE TRIGGER complaint_search_changed AFTER UPDATE ON complaint_search BEGIN {_FORGET} {_LEARN} END",
)
_TRIGGERS = ("added", "gone", "changed")
# Milliseconds since 2020 of the registration, and below them what tells those of one apart.
_MILLISECONDS = {
    "sqlite": "CAST(round((julianday(registered_at) - julianday('2020-01-01')) * 86400000) AS INTEGER)",
    "postgresql": "floor(extract(epoch FROM registered_at - timestamptz '2020-01-01 00:00:00+00') * 1000)::bigint",
}

_PLACES = (
    "SELECT complaint_id,"
    " (moment << 21) + row_number() OVER (PARTITION BY moment ORDER BY complaint_id) AS place"
    " FROM (SELECT s.complaint_id, {} AS moment FROM complaint_search s"
    " JOIN complaints c ON c.id = s.complaint_id) AS registered"
)


def upgrade() -> None:
    op.add_column("complaints", sa.Column("owed_until", _MOMENT, nullable=True))
    op.execute(_FOLLOW)
    where = {"sqlite_where": _OWED, "postgresql_where": _OWED}
    op.create_index("ix_complaints_owed", "complaints", ["owed_until", "id"], **where)
    for by, column in _BY:
        op.create_index(
            f"ix_complaints_owed_by_{by}", "complaints", [column, "owed_until", "id"], **where
        )
    free = {"sqlite_where": _FREE, "postgresql_where": _FREE}
    for by, columns in _FREE_BY:
        op.create_index(f"ix_complaints_free_by_{by}", "complaints", [*columns, "id"], **free)
    op.drop_index("ix_complaints_owner_id", table_name="complaints")
    op.create_index("ix_complaints_of_owner", "complaints", ["owner_id", "registered_at", "id"])
    dialect = op.get_context().dialect.name
    _number_anew(
        _PLACES.format(_MILLISECONDS[dialect]),
        "CREATE INDEX ix_complaint_search_text ON complaint_search"
        " USING gin ((id >> 47), text gin_trgm_ops)",
    )
    if dialect == "postgresql":
        op.execute("ALTER TABLE complaint_search ALTER id DROP DEFAULT")
        op.execute("DROP SEQUENCE complaint_search_id_seq")


def downgrade() -> None:
    _number_anew(
        "SELECT complaint_id, row_number() OVER (ORDER BY id) AS place FROM complaint_search",
        "CREATE INDEX ix_complaint_search_text ON complaint_search USING gin (text gin_trgm_ops)",
    )
    if op.get_context().dialect.name == "postgresql":
        op.execute("CREATE SEQUENCE complaint_search_id_seq OWNED BY complaint_search.id")
        op.execute(
            "SELECT setval('complaint_search_id_seq', coalesce(max(id), 0) + 1, false)"
            " FROM complaint_search"
        )
        op.execute(
            "ALTER TABLE complaint_search ALTER id"
            " SET DEFAULT nextval('complaint_search_id_seq'::regclass)"
        )
    op.drop_index("ix_complaints_of_owner", table_name="complaints")
    op.create_index("ix_complaints_owner_id", "complaints", ["owner_id"])
    for by, _ in reversed(_FREE_BY):
        op.drop_index(f"ix_complaints_free_by_{by}", table_name="complaints")
    for by, _ in reversed(_BY):
        op.drop_index(f"ix_complaints_owed_by_{by}", table_name="complaints")
    op.drop_index("ix_complaints_owed", table_name="complaints")
    op.drop_column("complaints", "owed_until")


def _number_anew(places: str, index: str) -> None:
    """Give what complaints are found by other numbers, and make its index anew.

    Places are far above what rows are counted by: none meets the number of another row.
    """
    sqlite = op.get_context().dialect.name == "sqlite"
    if sqlite:
        for each in _TRIGGERS:
            op.execute(f"DROP TRIGGER complaint_search_{each}")
        op.execute(f"DROP TABLE {_WORDS}")
    else:
        op.execute("CREATE EXTENSION IF NOT EXISTS btree_gin")
        op.execute(f"DROP INDEX {_INDEX}")
    op.execute(
        f"UPDATE complaint_search SET id = numbered.place FROM ({places}) AS numbered"  # noqa: S608 - our own names
        " WHERE numbered.complaint_id = complaint_search.complaint_id"
    )
    for statement in _ON_SQLITE if sqlite else (index,):
        op.execute(statement)
