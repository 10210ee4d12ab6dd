"""Remind people of the house of a complaint at a moment.

Revision ID: 20261129_reminders
Revises: 20261129_second_step
Create Date: 2026-11-29 05:00:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_reminders"
down_revision = "20261129_second_step"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("complaint_id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("keep", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rang_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'due', 'done', 'dropped')",
            name=op.f("ck_reminders_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaints.id"], name=op.f("fk_reminders_complaint_id_complaints")
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_reminders_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint("staff_id", "key", name=op.f("uq_reminders_staff_id_key")),
    )
    op.create_index("ix_reminders_complaint_id", "reminders", ["complaint_id"])
    op.create_index("ix_reminders_staff_id", "reminders", ["staff_id"])
    waiting = sa.text("state = 'waiting'")
    op.create_index(
        "ix_reminders_due", "reminders", ["due_at"], sqlite_where=waiting, postgresql_where=waiting
    )


def downgrade() -> None:
    op.drop_table("reminders")
