"""Find at once what was late today, of all that ever ended late.

Revision ID: 20261129_late_clocks
Revises: 20261129_repeats
Create Date: 2026-11-29 07:40:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_late_clocks"
down_revision = "20261129_repeats"
branch_labels = None
depends_on = None

LATE = "met_at > due_at OR stopped_at > due_at"


def upgrade() -> None:
    op.create_index(
        "ix_complaint_clocks_late",
        "complaint_clocks",
        ["due_at"],
        sqlite_where=sa.text(LATE),
        postgresql_where=sa.text(LATE),
    )


def downgrade() -> None:
    op.drop_index("ix_complaint_clocks_late", "complaint_clocks")
