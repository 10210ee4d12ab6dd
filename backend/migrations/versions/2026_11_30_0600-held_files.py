"""Hold files to a customer as replies are held.

Revision ID: 20261130_held_files
Revises: 20261129_passed_on
Create Date: 2026-11-30 06:00:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261130_held_files"
down_revision = "20261129_passed_on"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("held_replies", sa.Column("attachments", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("held_replies", "attachments")
