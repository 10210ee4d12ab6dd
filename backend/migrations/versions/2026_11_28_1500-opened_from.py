"""Keep, sealed, the address that a chat was opened from.

Revision ID: 20261128_opened_from
Revises: 20261128_facts
Create Date: 2026-11-28 15:00:10.204117+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_opened_from"
down_revision = "20261128_facts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("opened_from", sa.String(length=64), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_column("opened_from")
