"""Let it be forgotten whose complaint or conversation it was, and what was noted.

Revision ID: 20261128_erasure
Revises: 20261128_newest
Create Date: 2026-11-28 17:58:12.730418+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_erasure"
down_revision = "20261128_newest"
branch_labels = None
depends_on = None

# What held before, by table; an erased row need not.
_CHECKS = {
    "complaints": (
        "ck_complaints_contact_present",
        "contact_phone IS NOT NULL OR contact_email IS NOT NULL OR solved_at_first_contact OR urgent",
    ),
    "conversations": (
        "ck_conversations_phone_of_sms",
        "(channel = 'sms') = (phone IS NOT NULL)",
    ),
    "conversation_notes": ("ck_conversation_notes_text_present", "text <> ''"),
}


def upgrade() -> None:
    for table, (name, condition) in _CHECKS.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
            batch_op.drop_constraint(batch_op.f(name), type_="check")
            batch_op.create_check_constraint(
                batch_op.f(name), f"{condition} OR erased_at IS NOT NULL"
            )


def downgrade() -> None:
    op.execute(
        "UPDATE complaints SET contact_phone = ''"
        " WHERE erased_at IS NOT NULL AND contact_phone IS NULL AND contact_email IS NULL"
    )
    op.execute("UPDATE conversations SET phone = '' WHERE channel = 'sms' AND phone IS NULL")
    op.execute("UPDATE conversation_notes SET text = '-' WHERE text = ''")
    for table, (name, condition) in _CHECKS.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_constraint(batch_op.f(name), type_="check")
            batch_op.drop_column("erased_at")
            batch_op.create_check_constraint(batch_op.f(name), condition)
