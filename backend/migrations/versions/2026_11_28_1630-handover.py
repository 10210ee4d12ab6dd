"""Keep what the bot collected, whose work a conversation is, and what the bot is to be told.

Revision ID: 20261128_handover
Revises: 20261128_accounts
Create Date: 2026-11-28 16:30:41.310552+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_handover"
down_revision = "20261128_accounts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("collected", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("team", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("stretch", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_column("stretch")
        batch_op.drop_column("team")
        batch_op.drop_column("collected")
