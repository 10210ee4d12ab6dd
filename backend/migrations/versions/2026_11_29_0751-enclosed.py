"""Let an e-mail hold files: their ids, in order.

Revision ID: 20261129_enclosed
Revises: 20261129_dead_letters
Create Date: 2026-11-29 07:51:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_enclosed"
down_revision = "20261129_dead_letters"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("enclosed", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column("outbox", "enclosed")
