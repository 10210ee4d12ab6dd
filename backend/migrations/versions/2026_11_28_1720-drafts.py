"""Keep what agents are writing, and replies that can still be taken back.

Revision ID: 20261128_drafts
Revises: 20261128_search
Create Date: 2026-11-28 17:20:40.118365+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_drafts"
down_revision = "20261128_search"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def _whose(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f(f"fk_{table}_staff_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f(f"fk_{table}_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
    ]


def upgrade() -> None:
    op.create_table(
        "desk_drafts",
        *_whose("desk_drafts"),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("updated_at", _MOMENT, nullable=False),
        sa.CheckConstraint(
            "kind IN ('reply', 'note', 'transfer')", name=op.f("ck_desk_drafts_kind_known")
        ),
        sa.PrimaryKeyConstraint("staff_id", "conversation_id", "kind", name=op.f("pk_desk_drafts")),
    )
    op.create_table(
        "held_replies",
        sa.Column("id", sa.String(length=32), nullable=False),
        *_whose("held_replies"),
        sa.Column("client_id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("release_at", _MOMENT, nullable=False),
        sa.CheckConstraint(
            "state IN ('held', 'said', 'taken_back', 'returned')",
            name=op.f("ck_held_replies_state_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_replies")),
        sa.UniqueConstraint(
            "staff_id", "client_id", name=op.f("uq_held_replies_staff_id_client_id")
        ),
    )
    op.create_index(
        "ix_held_replies_conversation_id", "held_replies", ["conversation_id", "staff_id"]
    )
    op.create_index(
        "ix_held_replies_due",
        "held_replies",
        ["release_at"],
        sqlite_where=sa.text("state = 'held'"),
        postgresql_where=sa.text("state = 'held'"),
    )


def downgrade() -> None:
    op.drop_table("held_replies")
    op.drop_table("desk_drafts")
