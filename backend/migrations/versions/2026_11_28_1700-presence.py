"""Know who is at work, and who was told that nobody is.

Revision ID: 20261128_presence
Revises: 20261128_handover
Create Date: 2026-11-28 17:00:13.450107+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_presence"
down_revision = "20261128_handover"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "staff_presence",
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('available', 'busy', 'away')",
            name=op.f("ck_staff_presence_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_presence_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_staff_presence")),
    )
    with op.batch_alter_table("agent_requests", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("nobody_told", sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("agent_requests", schema=None) as batch_op:
        batch_op.drop_column("nobody_told")
    op.drop_table("staff_presence")
