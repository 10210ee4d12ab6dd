"""Keep which messages that reached nobody were let be, and find those messages at once.

Revision ID: 20261129_dead_letters
Revises: 20261129_single_keys
Create Date: 2026-11-29 07:50:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_dead_letters"
down_revision = "20261129_single_keys"
branch_labels = None
depends_on = None

FAILED = "state = 'failed'"


def upgrade() -> None:
    op.create_table(
        "outbox_dismissed",
        sa.Column(
            "outbox_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["outbox_id"], ["outbox.id"], name=op.f("fk_outbox_dismissed_outbox_id_outbox")
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_outbox_dismissed_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("outbox_id", name=op.f("pk_outbox_dismissed")),
    )
    op.create_index(
        "ix_outbox_failed",
        "outbox",
        ["id"],
        sqlite_where=sa.text(FAILED),
        postgresql_where=sa.text(FAILED),
    )
    op.create_index("ix_outbox_fallback_of", "outbox", ["fallback_of"])


def downgrade() -> None:
    op.drop_index("ix_outbox_fallback_of", "outbox")
    op.drop_index("ix_outbox_failed", "outbox")
    op.drop_table("outbox_dismissed")
