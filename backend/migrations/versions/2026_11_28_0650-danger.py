"""Let whoever is in danger stand in front of the queue, and be registered without a contact.

Revision ID: 20261128_danger
Revises: 20261128_proof
Create Date: 2026-11-28 06:50:21.402817+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_danger"
down_revision = "20261128_proof"
branch_labels = None
depends_on = None

_CONTACT_PRESENT = "ck_complaints_contact_present"
_REACHABLE = "contact_phone IS NOT NULL OR contact_email IS NOT NULL OR solved_at_first_contact"


def upgrade() -> None:
    urgent = sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.false())
    with op.batch_alter_table("agent_requests", schema=None) as batch_op:
        batch_op.add_column(urgent)
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.drop_constraint(batch_op.f(_CONTACT_PRESENT), type_="check")
        batch_op.create_check_constraint(batch_op.f(_CONTACT_PRESENT), f"{_REACHABLE} OR urgent")


def downgrade() -> None:
    # Without the column nothing says why there is no contact: it counts as told and done.
    op.execute(
        sa.text(
            "UPDATE complaints SET solved_at_first_contact = true"
            " WHERE contact_phone IS NULL AND contact_email IS NULL"
        )
    )
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(_CONTACT_PRESENT), type_="check")
        batch_op.create_check_constraint(batch_op.f(_CONTACT_PRESENT), _REACHABLE)
        batch_op.drop_column("urgent")
    with op.batch_alter_table("agent_requests", schema=None) as batch_op:
        batch_op.drop_column("urgent")
