"""List all complaints by what is newest without sorting the pool.

Revision ID: 20261128_newest
Revises: 20261128_drafts
Create Date: 2026-11-28 17:55:04.118220+00:00
"""

from __future__ import annotations

from alembic import op

revision = "20261128_newest"
down_revision = "20261128_drafts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_complaints_newest", "complaints", ["registered_at", "id"])


def downgrade() -> None:
    op.drop_index("ix_complaints_newest", table_name="complaints")
