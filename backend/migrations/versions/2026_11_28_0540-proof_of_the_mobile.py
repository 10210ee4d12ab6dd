"""Make codes and browsers that prove a mobile number; let a chat remember one; know codes' SMS.

Revision ID: 20261128_proof
Revises: 20261125_sms
Create Date: 2026-11-28 05:40:12.318450+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_proof"
down_revision = "20261125_sms"
branch_labels = None
depends_on = None

_PURPOSES = "purpose IN ('reply', 'notice', 'survey'{})"
_PURPOSE_KNOWN = "ck_outbox_purpose_known"
_PROOF_ENDS = "ck_conversations_proof_ends"


def upgrade() -> None:
    op.create_table(
        "proof_codes",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("asker", sa.String(length=80), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("request_key", sa.String(length=200), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries_left", sa.Integer(), nullable=False),
        sa.Column("checked_key", sa.String(length=200), nullable=True),
        sa.Column("checked_hash", sa.String(length=64), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "tries_left BETWEEN 0 AND 5", name=op.f("ck_proof_codes_tries_left_range")
        ),
        sa.CheckConstraint(
            "used_at IS NULL OR voided_at IS NULL", name=op.f("ck_proof_codes_used_or_voided")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proof_codes")),
    )
    with op.batch_alter_table("proof_codes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proof_codes_created_at"), ["created_at"], unique=False)
        batch_op.create_index("ix_proof_codes_phone", ["phone", "created_at"], unique=False)
        batch_op.create_index(
            "uq_proof_codes_live",
            ["asker"],
            unique=True,
            sqlite_where=sa.text("used_at IS NULL AND voided_at IS NULL"),
            postgresql_where=sa.text("used_at IS NULL AND voided_at IS NULL"),
        )
        batch_op.create_index(
            "uq_proof_codes_request_key",
            ["asker", "request_key"],
            unique=True,
            sqlite_where=sa.text("request_key IS NOT NULL"),
            postgresql_where=sa.text("request_key IS NOT NULL"),
        )

    op.create_table(
        "proof_sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_proof_sessions")),
    )
    with op.batch_alter_table("proof_sessions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_proof_sessions_expires_at"), ["expires_at"], unique=False
        )

    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("proven_phone", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("proven_until", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f(_PROOF_ENDS), "(proven_phone IS NULL) = (proven_until IS NULL)"
        )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(_PURPOSE_KNOWN), type_="check")
        batch_op.create_check_constraint(batch_op.f(_PURPOSE_KNOWN), _PURPOSES.format(", 'code'"))


def downgrade() -> None:
    op.execute(
        sa.text(
            "DELETE FROM delivery_receipts WHERE outbox_id IN"
            " (SELECT id FROM outbox WHERE purpose = 'code')"
        )
    )
    op.execute(sa.text("DELETE FROM outbox WHERE purpose = 'code'"))
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(_PURPOSE_KNOWN), type_="check")
        batch_op.create_check_constraint(batch_op.f(_PURPOSE_KNOWN), _PURPOSES.format(""))
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(_PROOF_ENDS), type_="check")
        batch_op.drop_column("proven_until")
        batch_op.drop_column("proven_phone")

    op.drop_table("proof_sessions")
    op.drop_table("proof_codes")
