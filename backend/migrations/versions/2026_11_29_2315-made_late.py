"""Note when another deadline made a clock late.

Revision ID: 20261129_made_late
Revises: 20261129_by_machine
Create Date: 2026-11-29 23:15:00+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "20261129_made_late"
down_revision: str | None = "20261129_by_machine"

_INDEX = "ix_complaint_clocks_made_late"
_WHERE = sa.text("made_late_at IS NOT NULL")


def upgrade() -> None:
    op.add_column("complaint_clocks", sa.Column("made_late_at", sa.DateTime(timezone=True)))
    op.create_index(
        _INDEX, "complaint_clocks", ["made_late_at"], sqlite_where=_WHERE, postgresql_where=_WHERE
    )


def downgrade() -> None:
    op.drop_index(_INDEX, table_name="complaint_clocks")
    op.drop_column("complaint_clocks", "made_late_at")
