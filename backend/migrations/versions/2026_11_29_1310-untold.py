"""Find what nobody is about to tell a customer: few rows, looked for on every page of the desk.

Revision ID: 20261129_untold
Revises: 20261129_quiet
Create Date: 2026-11-29 13:10:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_untold"
down_revision = "20261129_quiet"
branch_labels = None
depends_on = None

_QUIET = sa.text("quiet")
_UNTOLD = sa.text(
    "notice_at IS NULL AND met_at IS NULL AND stopped_at IS NULL"
    " AND kind IN ('first_notice', 'legal_notice')"
)


def upgrade() -> None:
    op.create_index(
        "ix_complaints_quiet", "complaints", ["id"], sqlite_where=_QUIET, postgresql_where=_QUIET
    )
    op.create_index(
        "ix_complaint_clocks_untold",
        "complaint_clocks",
        ["due_at"],
        sqlite_where=_UNTOLD,
        postgresql_where=_UNTOLD,
    )


def downgrade() -> None:
    op.drop_index("ix_complaint_clocks_untold", "complaint_clocks")
    op.drop_index("ix_complaints_quiet", "complaints")
