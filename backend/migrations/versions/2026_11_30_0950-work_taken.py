"""Tell somebody whose work was given on by another.

Revision ID: 20261130_work_taken
Revises: 20261130_held_files
Create Date: 2026-11-30 09:50:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261130_work_taken"
down_revision = "20261130_held_files"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "work_taken",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=False),
        sa.Column("to_id", sa.String(length=32), nullable=True),
        sa.Column("conversations", sa.Integer(), nullable=False),
        sa.Column("complaints", sa.Integer(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_work_taken_staff_id_staff")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_work_taken_by_id_staff")),
        sa.ForeignKeyConstraint(["to_id"], ["staff.id"], name=op.f("fk_work_taken_to_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_taken")),
    )
    op.create_index("ix_work_taken_staff_id", "work_taken", ["staff_id", "seen_at"])


def downgrade() -> None:
    op.drop_index("ix_work_taken_staff_id", table_name="work_taken")
    op.drop_table("work_taken")
