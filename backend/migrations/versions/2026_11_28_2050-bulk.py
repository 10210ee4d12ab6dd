"""Keep work on many complaints at once: what is to be done, and what became of each.

Revision ID: 20261128_bulk
Revises: 20261128_views
Create Date: 2026-11-28 20:50:31.771204+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_bulk"
down_revision = "20261128_views"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bulk_orders",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        *(
            sa.Column(name, sa.String(length=40), nullable=False)
            for name in ("deed", "team", "person", "topic", "state")
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("deed IN ('assign', 'topic')", name=op.f("ck_bulk_orders_deed_known")),
        sa.CheckConstraint(
            "state IN ('prepared', 'running', 'done')", name=op.f("ck_bulk_orders_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_bulk_orders_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_orders")),
    )
    op.create_index(op.f("ix_bulk_orders_state"), "bulk_orders", ["state"])
    op.create_table(
        "bulk_items",
        sa.Column("bulk_id", sa.String(length=32), nullable=False),
        sa.Column("complaint_id", sa.String(length=32), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["bulk_id"],
            ["bulk_orders.id"],
            name=op.f("fk_bulk_items_bulk_id_bulk_orders"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaints.id"], name=op.f("fk_bulk_items_complaint_id_complaints")
        ),
        sa.PrimaryKeyConstraint("bulk_id", "complaint_id", name=op.f("pk_bulk_items")),
    )


def downgrade() -> None:
    op.drop_table("bulk_items")
    op.drop_table("bulk_orders")
