"""Make the outbox, incoming SMS and the simulated phones; give conversations a number.

Revision ID: 20261125_sms
Revises: 20261122_initial
Create Date: 2026-11-25 14:38:21.407602+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261125_sms"
down_revision = "20261122_initial"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "incoming_sms",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("gateway_id", sa.String(length=100), nullable=False),
        sa.Column("sender", sa.String(length=40), nullable=False),
        sa.Column("receiver", sa.String(length=40), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("udh", sa.String(length=560), nullable=False),
        sa.Column("coding", sa.Integer(), nullable=True),
        sa.Column("smsc", sa.String(length=64), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=100), nullable=True),
        sa.Column("reference", sa.Integer(), nullable=True),
        sa.Column("part", sa.Integer(), nullable=True),
        sa.Column("parts", sa.Integer(), nullable=True),
        sa.Column(
            "belongs_to", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("conversation_id", sa.String(length=32), nullable=True),
        sa.CheckConstraint(
            "state IN ('received', 'partial', 'joined', 'taken', 'answered', 'repeat', 'ignored')",
            name=op.f("ck_incoming_sms_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["belongs_to"],
            ["incoming_sms.id"],
            name=op.f("fk_incoming_sms_belongs_to_incoming_sms"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_sms")),
        sa.UniqueConstraint("gateway_id", name=op.f("uq_incoming_sms_gateway_id")),
    )
    with op.batch_alter_table("incoming_sms", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_incoming_sms_conversation_id"), ["conversation_id"], unique=False
        )
        batch_op.create_index(
            "ix_incoming_sms_open",
            ["sender", "id"],
            unique=False,
            sqlite_where=sa.text("state IN ('received', 'partial')"),
            postgresql_where=sa.text("state IN ('received', 'partial')"),
        )
        batch_op.create_index("ix_incoming_sms_sender", ["sender", "received_at"], unique=False)

    op.create_table(
        "outbox",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("recipient", sa.String(length=254), nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("smsc", sa.String(length=64), nullable=True),
        sa.Column("complaint_id", sa.String(length=32), nullable=True),
        sa.Column("conversation_id", sa.String(length=32), nullable=True),
        sa.Column("fallbacks", sa.JSON(), nullable=False),
        sa.Column(
            "fallback_of", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("encoding", sa.String(length=16), nullable=True),
        sa.Column("segments", sa.Integer(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("uncertain", sa.Integer(), nullable=False),
        sa.Column("lease_owner", sa.String(length=32), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.String(length=200), nullable=True),
        sa.CheckConstraint(
            "channel IN ('sms', 'email', 'call')", name=op.f("ck_outbox_channel_known")
        ),
        sa.CheckConstraint(
            "purpose IN ('reply', 'notice', 'survey')", name=op.f("ck_outbox_purpose_known")
        ),
        sa.CheckConstraint(
            "state IN ('queued', 'sending', 'sent', 'accepted', 'delivered', 'failed', 'cancelled')",
            name=op.f("ck_outbox_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["fallback_of"], ["outbox.id"], name=op.f("fk_outbox_fallback_of_outbox")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_complaint_id"), ["complaint_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_outbox_conversation_id"), ["conversation_id"], unique=False
        )
        batch_op.create_index(
            "ix_outbox_waiting",
            ["channel", "recipient", "id"],
            unique=False,
            sqlite_where=sa.text("state IN ('queued', 'sending')"),
            postgresql_where=sa.text("state IN ('queued', 'sending')"),
        )

    op.create_table(
        "simulated_sms",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("from_phone", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("encoding", sa.String(length=16), nullable=True),
        sa.Column("segments", sa.Integer(), nullable=True),
        sa.Column("outbox_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("receipt", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_simulated_sms")),
        sa.UniqueConstraint("outbox_id", name=op.f("uq_simulated_sms_outbox_id")),
    )
    with op.batch_alter_table("simulated_sms", schema=None) as batch_op:
        batch_op.create_index("ix_simulated_sms_phone", ["phone", "id"], unique=False)

    op.create_table(
        "simulated_phones_off",
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("phone", name=op.f("pk_simulated_phones_off")),
    )
    op.create_table(
        "sms_opt_outs",
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("phone", name=op.f("pk_sms_opt_outs")),
    )
    op.create_table(
        "delivery_receipts",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "outbox_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("kind", sa.Integer(), nullable=False),
        sa.Column("detail", sa.String(length=200), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["outbox_id"], ["outbox.id"], name=op.f("fk_delivery_receipts_outbox_id_outbox")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_receipts")),
    )
    with op.batch_alter_table("delivery_receipts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_delivery_receipts_outbox_id"), ["outbox_id"], unique=False
        )

    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("phone", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("smsc", sa.String(length=64), nullable=True))
        batch_op.create_index("ix_conversations_phone", ["phone", "last_seen_at"], unique=False)
        batch_op.create_check_constraint(
            batch_op.f("ck_conversations_phone_of_sms"), "(channel = 'sms') = (phone IS NOT NULL)"
        )


def downgrade() -> None:
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_conversations_phone_of_sms"), type_="check")
        batch_op.drop_index("ix_conversations_phone")
        batch_op.drop_column("smsc")
        batch_op.drop_column("phone")

    with op.batch_alter_table("delivery_receipts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_receipts_outbox_id"))

    op.drop_table("delivery_receipts")
    op.drop_table("sms_opt_outs")
    op.drop_table("simulated_phones_off")
    with op.batch_alter_table("simulated_sms", schema=None) as batch_op:
        batch_op.drop_index("ix_simulated_sms_phone")

    op.drop_table("simulated_sms")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_waiting",
            sqlite_where=sa.text("state IN ('queued', 'sending')"),
            postgresql_where=sa.text("state IN ('queued', 'sending')"),
        )
        batch_op.drop_index(batch_op.f("ix_outbox_conversation_id"))
        batch_op.drop_index(batch_op.f("ix_outbox_complaint_id"))

    op.drop_table("outbox")
    with op.batch_alter_table("incoming_sms", schema=None) as batch_op:
        batch_op.drop_index("ix_incoming_sms_sender")
        batch_op.drop_index(
            "ix_incoming_sms_open",
            sqlite_where=sa.text("state IN ('received', 'partial')"),
            postgresql_where=sa.text("state IN ('received', 'partial')"),
        )
        batch_op.drop_index(batch_op.f("ix_incoming_sms_conversation_id"))

    op.drop_table("incoming_sms")
