"""Close by itself what was concluded, and keep why something is no valid complaint.

Revision ID: 20261129_conclusions
Revises: 20261129_house_rules
Create Date: 2026-11-29 08:00:00.000000+00:00
"""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "20261129_conclusions"
down_revision = "20261129_house_rules"
branch_labels = None
depends_on = None

_BEFORE = (
    "outcome IN ('upheld', 'partly_upheld', 'rejected', 'goodwill', 'solved_at_first_contact')"
)
_OUTCOMES = _BEFORE.replace(")", ", 'invalid')")
_REASONS = (
    "invalid_reason IN ('service_number_missing', 'identity_missing', 'not_our_customer',"
    " 'no_complaint')"
)
_SAYS_WHY = "(COALESCE(outcome, '') = 'invalid') = (invalid_reason IS NOT NULL)"
_CLOSING = sa.text("closes_at IS NOT NULL")
# What was concluded before closes by the terms that are in force unless somebody sets others.
_DAYS = timedelta(days=31)
_COMPLAINTS = sa.table(
    "complaints", sa.column("id", sa.String), sa.column("state"), sa.column("cycle", sa.Integer)
)
_CYCLES = sa.table(
    "complaint_cycles",
    sa.column("complaint_id", sa.String),
    sa.column("number", sa.Integer),
    sa.column("resolved_at", sa.DateTime(timezone=True)),
    sa.column("closes_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    with op.batch_alter_table("complaint_cycles") as batch_op:
        batch_op.add_column(sa.Column("invalid_reason", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.drop_constraint(batch_op.f("ck_complaint_cycles_outcome_known"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_complaint_cycles_outcome_known"), _OUTCOMES)
        batch_op.create_check_constraint(
            batch_op.f("ck_complaint_cycles_invalid_reason_known"), _REASONS
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_complaint_cycles_invalid_says_why"), _SAYS_WHY
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_complaint_cycles_closes_once_resolved"),
            "closes_at IS NULL OR resolved_at IS NOT NULL",
        )
    op.create_index(
        "ix_complaint_cycles_closing",
        "complaint_cycles",
        ["closes_at"],
        sqlite_where=_CLOSING,
        postgresql_where=_CLOSING,
    )
    connection = op.get_bind()
    present = sa.and_(
        _COMPLAINTS.c.id == _CYCLES.c.complaint_id, _COMPLAINTS.c.cycle == _CYCLES.c.number
    )
    concluded = (
        sa.select(_CYCLES.c.complaint_id, _CYCLES.c.number, _CYCLES.c.resolved_at)
        .join(_COMPLAINTS, present)
        .where(_COMPLAINTS.c.state == "resolved", _CYCLES.c.resolved_at.is_not(None))
    )
    for row in connection.execute(concluded).all():
        connection.execute(
            sa.update(_CYCLES)
            .where(_CYCLES.c.complaint_id == row.complaint_id, _CYCLES.c.number == row.number)
            .values(closes_at=row.resolved_at + _DAYS)
        )


def downgrade() -> None:
    op.drop_index("ix_complaint_cycles_closing", table_name="complaint_cycles")
    # The older tables know no such outcome: what was none of the others counts as rejected.
    op.execute(
        "UPDATE complaint_cycles SET outcome = 'rejected', invalid_reason = NULL"
        " WHERE outcome = 'invalid'"
    )
    with op.batch_alter_table("complaint_cycles") as batch_op:
        for name in ("closes_once_resolved", "invalid_says_why", "invalid_reason_known"):
            batch_op.drop_constraint(batch_op.f(f"ck_complaint_cycles_{name}"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_complaint_cycles_outcome_known"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_complaint_cycles_outcome_known"), _BEFORE)
        batch_op.drop_column("closes_at")
        batch_op.drop_column("invalid_reason")
