"""Keep a complaint quiet whose contact may be in other hands.

Revision ID: 20261129_quiet
Revises: 20261129_dead_marked
Create Date: 2026-11-29 10:32:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_quiet"
down_revision = "20261129_dead_marked"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "complaints", sa.Column("quiet", sa.Boolean(), server_default=sa.false(), nullable=False)
    )


def downgrade() -> None:
    with op.batch_alter_table("complaints") as batch_op:
        batch_op.drop_column("quiet")
