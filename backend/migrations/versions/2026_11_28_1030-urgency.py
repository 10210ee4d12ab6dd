"""Let whoever may be hurt stand in front of other urgent ones.

Revision ID: 20261128_urgency
Revises: 20261128_danger
Create Date: 2026-11-28 10:30:12.118204+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_urgency"
down_revision = "20261128_danger"
branch_labels = None
depends_on = None


def upgrade() -> None:
    urgency = sa.Column("urgency", sa.SmallInteger(), nullable=False, server_default="0")
    with op.batch_alter_table("agent_requests", schema=None) as batch_op:
        batch_op.add_column(urgency)
    # Why a request is urgent was not kept: nobody who waits now falls behind.
    op.execute(sa.text("UPDATE agent_requests SET urgency = 2 WHERE urgent"))
    with op.batch_alter_table("agent_requests", schema=None) as batch_op:
        batch_op.drop_column("urgent")


def downgrade() -> None:
    urgent = sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.false())
    with op.batch_alter_table("agent_requests", schema=None) as batch_op:
        batch_op.add_column(urgent)
    op.execute(sa.text("UPDATE agent_requests SET urgent = true WHERE urgency > 0"))
    with op.batch_alter_table("agent_requests", schema=None) as batch_op:
        batch_op.drop_column("urgency")
