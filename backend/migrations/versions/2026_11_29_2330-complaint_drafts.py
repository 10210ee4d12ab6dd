"""Keep what people are writing in the forms of a complaint's page.

Revision ID: 20261129_complaint_drafts
Revises: 20261129_made_late
Create Date: 2026-11-29 23:30:00+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "20261129_complaint_drafts"
down_revision: str | None = "20261129_made_late"

_TABLE = "complaint_drafts"


def upgrade() -> None:
    op.create_table(
        _TABLE,
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("complaint_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_complaint_drafts_staff_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaints.id"],
            name=op.f("fk_complaint_drafts_complaint_id_complaints"),
        ),
        sa.PrimaryKeyConstraint(
            "staff_id", "complaint_id", "kind", name=op.f("pk_complaint_drafts")
        ),
    )


def downgrade() -> None:
    op.drop_table(_TABLE)
