"""Keep the e-mails that come in.

Revision ID: 20261129_mail
Revises: 20261129_hours
Create Date: 2026-11-29 06:20:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_mail"
down_revision = "20261129_hours"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_STATES = "state IN ('received', 'registered', 'added', 'noted', 'bounced', 'repeat', 'ignored')"
_OPEN = sa.text("state = 'received'")


def upgrade() -> None:
    op.create_table(
        "incoming_mail",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("stored", sa.String(length=32), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_id", sa.String(length=200), nullable=True),
        sa.Column("sender", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=100), nullable=True),
        sa.Column("complaint_id", sa.String(length=32), nullable=True),
        sa.Column("entry_id", _ID, nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(_STATES, name=op.f("ck_incoming_mail_state_known")),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaints.id"],
            name=op.f("fk_incoming_mail_complaint_id_complaints"),
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["complaint_entries.id"],
            name=op.f("fk_incoming_mail_entry_id_complaint_entries"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_mail")),
        sa.UniqueConstraint("source", name=op.f("uq_incoming_mail_source")),
    )
    op.create_index(
        "ix_incoming_mail_open",
        "incoming_mail",
        ["id"],
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.create_index("ix_incoming_mail_message_id", "incoming_mail", ["message_id"])
    op.create_index("ix_incoming_mail_sender", "incoming_mail", ["sender", "received_at"])
    op.create_index(op.f("ix_incoming_mail_complaint_id"), "incoming_mail", ["complaint_id"])


def downgrade() -> None:
    op.drop_table("incoming_mail")
