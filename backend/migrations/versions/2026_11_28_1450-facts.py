"""Keep where, for how long and about how much; know words that come twice; say why texts go.

Revision ID: 20261128_facts
Revises: 20261128_staff
Create Date: 2026-11-28 14:50:29.182746+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_facts"
down_revision = "20261128_staff"
branch_labels = None
depends_on = None

_CHECKS = {
    "ck_complaints_lasted_forward": "lasted_minutes >= 0",
    "ck_complaints_amount_positive": "amount >= 0",
    "ck_complaints_amount_has_currency": "(amount IS NULL) = (currency IS NULL)",
}
_REASON_KNOWN = "ck_complaint_events_reason_known"
_REASONS = "'customer_answered', 'first_contact_help', 'solved_says_customer'"
_ERASURES = "'customer_asked', 'retention_over', 'anothers_data'"


def upgrade() -> None:
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.add_column(sa.Column("words", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("place", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("province", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("lasted_minutes", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("amount", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("currency", sa.String(length=3), nullable=True))
        for name, condition in _CHECKS.items():
            batch_op.create_check_constraint(batch_op.f(name), condition)
        batch_op.create_index("ix_complaints_words", ["words", "registered_at"])
    _unguard_events()
    _know_reasons(f"{_REASONS}, {_ERASURES}")
    _guard_events()


def downgrade() -> None:
    _unguard_events()
    op.execute(f"UPDATE complaint_events SET reason = NULL WHERE reason IN ({_ERASURES})")  # noqa: S608
    _know_reasons(_REASONS)
    _guard_events()
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.drop_index("ix_complaints_words")
        for name in _CHECKS:
            batch_op.drop_constraint(batch_op.f(name), type_="check")
        for column in ("words", "place", "province", "lasted_minutes", "amount", "currency"):
            batch_op.drop_column(column)


def _know_reasons(listed: str) -> None:
    with op.batch_alter_table("complaint_events", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(_REASON_KNOWN), type_="check")
        batch_op.create_check_constraint(batch_op.f(_REASON_KNOWN), f"reason IN ({listed})")


def _unguard_events() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER complaint_events_append_only ON complaint_events")
        return
    for verb in ("update", "delete"):
        op.execute(f"DROP TRIGGER complaint_events_no_{verb}")


def _guard_events() -> None:
    """Refuse changes (as in backend/complaints/history.py on this day)."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER complaint_events_append_only BEFORE UPDATE OR DELETE"
            " ON complaint_events FOR EACH ROW EXECUTE FUNCTION complaint_events_refuse()"
        )
        return
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER complaint_events_no_{verb.lower()} BEFORE {verb} ON complaint_events"
            " BEGIN SELECT RAISE(ABORT, 'complaint_events is append-only'); END"
        )
