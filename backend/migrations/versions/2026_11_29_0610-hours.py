"""Keep the opening hours as supervisors have them; without rows the settings hold.

Revision ID: 20261129_hours
Revises: 20261129_escalations
Create Date: 2026-11-29 06:10:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_hours"
down_revision = "20261129_escalations"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "opening_weeks",
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["staff.id"], name=op.f("fk_opening_weeks_changed_by_staff")
        ),
        sa.PrimaryKeyConstraint("valid_from", name=op.f("pk_opening_weeks")),
    )
    op.create_table(
        "opening_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("opens", sa.Integer(), nullable=True),
        sa.Column("closes", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "(opens IS NULL) = (closes IS NULL)", name=op.f("ck_opening_days_whole_or_off")
        ),
        sa.CheckConstraint("opens < closes", name=op.f("ck_opening_days_opens_first")),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["staff.id"], name=op.f("fk_opening_days_changed_by_staff")
        ),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_opening_days")),
    )


def downgrade() -> None:
    op.drop_table("opening_days")
    op.drop_table("opening_weeks")
