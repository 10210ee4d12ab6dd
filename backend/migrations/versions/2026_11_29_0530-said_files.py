"""Let a message of a conversation tell of files.

Revision ID: 20261129_said_files
Revises: 20261129_whose_replies
Create Date: 2026-11-29 05:30:40.118200+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_said_files"
down_revision = "20261129_whose_replies"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("attachments", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("messages", "attachments")
