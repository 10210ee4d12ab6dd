"""Keep the keys of firms that pass complaints on.

Revision ID: 20261129_partners
Revises: 20261129_reminders
Create Date: 2026-11-29 05:10:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_partners"
down_revision = "20261129_reminders"
branch_labels = None
depends_on = None

_CHANNELS = (
    "'web_chat', 'web_form', 'sms', 'email', 'phone', 'fax', 'store', 'social_media', "
    "'complaint_site', 'official_institution', 'api'"
)
_IN_USE = sa.text("revoked_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "partners",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(f"channel IN ({_CHANNELS})", name=op.f("ck_partners_channel_known")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_partners_name_present")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partners")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_partners_key_hash")),
    )
    op.create_index(
        "uq_partners_name_in_use",
        "partners",
        ["name"],
        unique=True,
        sqlite_where=_IN_USE,
        postgresql_where=_IN_USE,
    )


def downgrade() -> None:
    op.drop_index("uq_partners_name_in_use", table_name="partners")
    op.drop_table("partners")
