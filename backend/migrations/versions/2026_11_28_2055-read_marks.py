"""Keep how far either side of a conversation has read.

Revision ID: 20261128_read_marks
Revises: 20261128_bulk
Create Date: 2026-11-28 20:55:10.512004+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_read_marks"
down_revision = "20261128_bulk"
branch_labels = None
depends_on = None

_MARKS = ("customer_got", "customer_saw", "agent_saw")


def upgrade() -> None:
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        for name in _MARKS:
            batch_op.add_column(sa.Column(name, sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        for name in _MARKS:
            batch_op.drop_column(name)
