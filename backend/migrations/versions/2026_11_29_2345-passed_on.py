"""Know which note was written for whom a conversation was passed on to.

Revision ID: 20261129_passed_on
Revises: 20261129_former
Create Date: 2026-11-29 23:45:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_passed_on"
down_revision = "20261129_former"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "conversation_notes",
        sa.Column("passed_on", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def downgrade() -> None:
    op.drop_column("conversation_notes", "passed_on")
