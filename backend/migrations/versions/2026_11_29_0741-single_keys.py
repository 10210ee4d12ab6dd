"""Keep whether somebody works the desk by single keys; whoever was here before does.

Revision ID: 20261129_single_keys
Revises: 20261129_late_clocks
Create Date: 2026-11-29 07:41:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_single_keys"
down_revision = "20261129_late_clocks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "staff", sa.Column("single_keys", sa.Boolean(), server_default=sa.true(), nullable=False)
    )


def downgrade() -> None:
    op.drop_column("staff", "single_keys")
