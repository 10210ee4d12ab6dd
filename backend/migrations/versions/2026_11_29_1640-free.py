"""Find what nobody has by its promise, of all teams; stop what was late when it was closed.

Revision ID: 20261129_free
Revises: 20261129_owed
Create Date: 2026-11-29 16:40:00+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "20261129_free"
down_revision: str | None = "20261129_owed"

_FREE = sa.text("owner_id IS NULL AND owed_until IS NOT NULL")
_RAN = "met_at IS NULL AND stopped_at IS NULL"
_RUNS = "coalesce(met_at, stopped_at) IS NULL"
# By when it was closed the last time; only the first notice can still run then.
_STOP = """
UPDATE complaint_clocks SET notice_at = NULL, stopped_at = (
    SELECT max(at) FROM complaint_events
    WHERE complaint_id = complaint_clocks.complaint_id AND to_state = 'closed'
)
WHERE met_at IS NULL AND stopped_at IS NULL AND kind = 'first_notice' AND EXISTS (
    SELECT 1 FROM complaints JOIN complaint_events ON complaint_id = complaints.id
    WHERE complaints.id = complaint_clocks.complaint_id AND complaints.state = 'closed'
    AND complaints.cycle = complaint_clocks.cycle AND to_state = 'closed'
    AND complaint_events.at > complaint_clocks.due_at
)
"""


def upgrade() -> None:
    op.create_index(
        "ix_complaints_free_by_promise",
        "complaints",
        ["owed_until", "id"],
        sqlite_where=_FREE,
        postgresql_where=_FREE,
    )
    op.execute(_STOP)
    _list_untold(_RUNS)
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            "CREATE STATISTICS st_complaints_free (mcv) ON owner_id, state, owed_until"
            " FROM complaints"
        )
        op.execute("ANALYZE complaints")


def downgrade() -> None:
    """Leave what was stopped as it is: it was late before as well."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP STATISTICS st_complaints_free")
    op.drop_index("ix_complaints_free_by_promise", table_name="complaints")
    _list_untold(_RAN)


def _list_untold(runs: str) -> None:
    op.drop_index("ix_complaint_clocks_untold", table_name="complaint_clocks")
    where = sa.text(f"notice_at IS NULL AND {runs} AND kind IN ('first_notice', 'legal_notice')")
    op.create_index(
        "ix_complaint_clocks_untold",
        "complaint_clocks",
        ["due_at"],
        sqlite_where=where,
        postgresql_where=where,
    )
