"""Let people of the house log in with a second step.

Revision ID: 20261129_second_step
Revises: 20261129_attachments
Create Date: 2026-11-29 03:20:41.118204+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_second_step"
down_revision = "20261129_attachments"
branch_labels = None
depends_on = None

_STAFF_ID = sa.String(length=32)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "staff_second_steps",
        sa.Column("staff_id", _STAFF_ID, nullable=False),
        sa.Column("sealed", sa.String(length=200), nullable=False),
        sa.Column("key_id", sa.String(length=16), nullable=False),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_second_steps_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_staff_second_steps")),
    )
    op.create_table(
        "staff_recovery_codes",
        sa.Column("staff_id", _STAFF_ID, nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("used_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_recovery_codes_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("staff_id", "code_hash", name=op.f("pk_staff_recovery_codes")),
    )
    op.create_table(
        "staff_half_logins",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("staff_id", _STAFF_ID, nullable=False),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_half_logins_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_staff_half_logins")),
    )
    op.create_index(op.f("ix_staff_half_logins_staff_id"), "staff_half_logins", ["staff_id"])
    op.create_index(op.f("ix_staff_half_logins_expires_at"), "staff_half_logins", ["expires_at"])


def downgrade() -> None:
    for table in ("staff_half_logins", "staff_recovery_codes", "staff_second_steps"):
        op.drop_table(table)
