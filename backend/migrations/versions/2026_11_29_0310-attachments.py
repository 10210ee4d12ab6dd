"""Keep the files that people hand in.

Revision ID: 20261129_attachments
Revises: 20261129_notices
Create Date: 2026-11-29 03:10:12.401300+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_attachments"
down_revision = "20261129_notices"
branch_labels = None
depends_on = None

_AUTHORS = "author_kind IN ('customer', 'bot', 'system', 'staff', 'partner')"
_TYPES = "media_type IN ('image/png', 'image/jpeg', 'application/pdf', 'text/plain')"
_ERASED = "erased_at IS NULL OR (name = '' AND sha256 = '' AND holder IS NULL)"
_BELONGS = (
    "entry_id IS NOT NULL OR conversation_id IS NOT NULL OR holder IS NOT NULL"
    " OR erased_at IS NOT NULL"
)


def upgrade() -> None:
    op.create_table(
        "attachments",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("entry_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("conversation_id", sa.String(length=64), nullable=True),
        sa.Column("holder", sa.String(length=64), nullable=True),
        sa.Column("author_kind", sa.String(length=40), nullable=False),
        sa.Column("stored", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(_AUTHORS, name=op.f("ck_attachments_author_kind_known")),
        sa.CheckConstraint(_TYPES, name=op.f("ck_attachments_media_type_known")),
        sa.CheckConstraint("size > 0", name=op.f("ck_attachments_size_positive")),
        sa.CheckConstraint(_ERASED, name=op.f("ck_attachments_erased_is_empty")),
        sa.CheckConstraint(_BELONGS, name=op.f("ck_attachments_belongs_somewhere")),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["complaint_entries.id"],
            name=op.f("fk_attachments_entry_id_complaint_entries"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
        sa.UniqueConstraint("stored", name=op.f("uq_attachments_stored")),
    )
    op.create_index(op.f("ix_attachments_entry_id"), "attachments", ["entry_id"])
    op.create_index("ix_attachments_conversation_id", "attachments", ["conversation_id", "at"])
    op.create_index("uq_attachments_holder", "attachments", ["holder", "sha256"], unique=True)


def downgrade() -> None:
    op.drop_table("attachments")
