"""Let the house hear of complaints that take long, step by step, on the desk and by e-mail.

Revision ID: 20261129_escalations
Revises: 20261129_macros
Create Date: 2026-11-29 06:05:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_escalations"
down_revision = "20261129_macros"
branch_labels = None
depends_on = None

_BEFORE = "purpose IN ('reply', 'notice', 'survey', 'code')"
_PURPOSES = "purpose IN ('reply', 'notice', 'survey', 'alert', 'code')"
_TO_COME = sa.text("fired_at IS NULL AND cancelled_at IS NULL AND due_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "escalations",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("complaint_id", sa.String(length=32), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaints.id"], name=op.f("fk_escalations_complaint_id_complaints")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalations")),
        sa.UniqueConstraint(
            "complaint_id", "cycle", "step", name=op.f("uq_escalations_complaint_id_cycle_step")
        ),
    )
    op.create_index(
        "ix_escalations_due",
        "escalations",
        ["due_at"],
        sqlite_where=_TO_COME,
        postgresql_where=_TO_COME,
    )
    op.add_column("staff", sa.Column("email", sa.String(length=254), nullable=True))
    _know(_PURPOSES)


def downgrade() -> None:
    op.execute("DELETE FROM outbox WHERE purpose = 'alert'")
    _know(_BEFORE)
    with op.batch_alter_table("staff") as batch_op:
        batch_op.drop_column("email")
    op.drop_index("ix_escalations_due", table_name="escalations")
    op.drop_table("escalations")


def _know(purposes: str) -> None:
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_outbox_purpose_known"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_outbox_purpose_known"), purposes)
