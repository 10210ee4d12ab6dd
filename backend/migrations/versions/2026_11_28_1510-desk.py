"""Keep notes of agents, since when people have had a conversation, and whom they left.

Revision ID: 20261128_desk
Revises: 20261128_opened_from
Create Date: 2026-11-28 15:10:44.302118+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_desk"
down_revision = "20261128_opened_from"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "conversation_notes",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("author_id", sa.String(length=32), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_conversation_notes_text_present")),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_conversation_notes_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["staff.id"], name=op.f("fk_conversation_notes_author_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation_notes")),
    )
    op.create_index(
        "ix_conversation_notes_conversation_id", "conversation_notes", ["conversation_id", "id"]
    )
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("held_since", _MOMENT, nullable=True))
    op.create_index("ix_conversations_handover", "conversations", ["handover", "agent_id"])
    returned = sa.Column("returned", sa.Boolean(), nullable=False, server_default=sa.false())
    with op.batch_alter_table("agent_requests", schema=None) as batch_op:
        batch_op.add_column(returned)


def downgrade() -> None:
    with op.batch_alter_table("agent_requests", schema=None) as batch_op:
        batch_op.drop_column("returned")
    op.drop_index("ix_conversations_handover", table_name="conversations")
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_column("held_since")
    op.drop_table("conversation_notes")
