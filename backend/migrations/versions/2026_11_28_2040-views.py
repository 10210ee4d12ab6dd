"""Keep views of the list of complaints under names.

Revision ID: 20261128_views
Revises: 20261128_erasure
Create Date: 2026-11-28 20:40:05.302118+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_views"
down_revision = "20261128_erasure"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_views",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("team", sa.String(length=40), nullable=True),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("query", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_saved_views_name_present")),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_saved_views_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_views")),
    )
    op.create_index(op.f("ix_saved_views_staff_id"), "saved_views", ["staff_id"])
    op.create_index(op.f("ix_saved_views_team"), "saved_views", ["team"])


def downgrade() -> None:
    op.drop_table("saved_views")
