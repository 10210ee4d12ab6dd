"""Note of a complaint that its customer is no subscriber any more.

Revision ID: 20261129_former
Revises: 20261129_complaint_drafts
Create Date: 2026-11-29 23:40:00+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "20261129_former"
down_revision: str | None = "20261129_complaint_drafts"


def upgrade() -> None:
    op.add_column(
        "complaints",
        sa.Column("former_subscriber", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def downgrade() -> None:
    op.drop_column("complaints", "former_subscriber")
