"""Make each time a complaint was taken up a row with its result.

Revision ID: 20261128_cycles
Revises: 20261128_entries
Create Date: 2026-11-28 11:40:31.904112+00:00
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Iterator

revision = "20261128_cycles"
down_revision = "20261128_entries"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_OUTCOME_KNOWN = (
    "outcome IN ('upheld', 'partly_upheld', 'rejected', 'goodwill', 'solved_at_first_contact')"
)
_SATISFACTION = "satisfaction BETWEEN 1 AND 5"

_EVENTS = sa.table(
    "complaint_events",
    sa.column("id", _ID),
    sa.column("complaint_id", sa.String()),
    sa.column("cycle", sa.Integer()),
    sa.column("kind", sa.String()),
    sa.column("at", _MOMENT),
    sa.column("from_state", sa.String()),
    sa.column("to_state", sa.String()),
    sa.column("data", sa.JSON()),
)
_ENTRIES = sa.table(
    "complaint_entries",
    sa.column("id", _ID),
    sa.column("complaint_id", sa.String()),
    sa.column("cycle", sa.Integer()),
    sa.column("kind", sa.String()),
    sa.column("at", _MOMENT),
    sa.column("author_kind", sa.String()),
    sa.column("audience", sa.String()),
    sa.column("text", sa.Text()),
)
_CYCLES = sa.table(
    "complaint_cycles",
    sa.column("complaint_id", sa.String()),
    sa.column("number", sa.Integer()),
    sa.column("opened_at", _MOMENT),
    sa.column("resolved_at", _MOMENT),
    sa.column("outcome", sa.String()),
    sa.column("answer_id", _ID),
    sa.column("satisfaction", sa.Integer()),
)
_COMPLAINTS = sa.table(
    "complaints",
    sa.column("id", sa.String()),
    sa.column("cycle", sa.Integer()),
    sa.column("outcome", sa.String()),
    sa.column("answer", sa.Text()),
    sa.column("satisfaction", sa.Integer()),
)


def upgrade() -> None:
    op.create_table(
        "complaint_cycles",
        sa.Column("complaint_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("opened_at", _MOMENT, nullable=False),
        sa.Column("resolved_at", _MOMENT, nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("answer_id", _ID, nullable=True),
        sa.Column("satisfaction", sa.Integer(), nullable=True),
        sa.CheckConstraint(_OUTCOME_KNOWN, name=op.f("ck_complaint_cycles_outcome_known")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_complaint_cycles_counts_from_one")),
        sa.CheckConstraint(_SATISFACTION, name=op.f("ck_complaint_cycles_satisfaction_range")),
        sa.CheckConstraint(
            "resolved_at IS NOT NULL OR (outcome IS NULL AND answer_id IS NULL AND satisfaction IS NULL)",
            name=op.f("ck_complaint_cycles_results_once_resolved"),
        ),
        sa.ForeignKeyConstraint(
            ["answer_id"],
            ["complaint_entries.id"],
            name=op.f("fk_complaint_cycles_answer_id_complaint_entries"),
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaints.id"],
            name=op.f("fk_complaint_cycles_complaint_id_complaints"),
        ),
        sa.PrimaryKeyConstraint("complaint_id", "number", name=op.f("pk_complaint_cycles")),
    )
    # Every cycle began with clocks.
    op.execute(
        "INSERT INTO complaint_cycles (complaint_id, number, opened_at)"
        " SELECT complaint_id, cycle, min(started_at) FROM complaint_clocks"
        " GROUP BY complaint_id, cycle"
    )
    op.execute(
        "UPDATE complaint_cycles SET resolved_at = (SELECT max(at) FROM complaint_events"
        " WHERE complaint_id = complaint_cycles.complaint_id"
        " AND cycle = complaint_cycles.number AND to_state = 'resolved')"
    )
    with _unguarded("complaint_events"):
        for event in _reopenings():
            data = dict(event.data)
            outcome, answer = data.pop("outcome", None), data.pop("answer", None)
            _close(event.complaint_id, event.cycle - 1, outcome, answer, None)
            _change_data(event, data)
    columns = _COMPLAINTS.c
    finished = sa.or_(
        columns.outcome.is_not(None), columns.answer.is_not(None), columns.satisfaction.is_not(None)
    )
    for row in op.get_bind().execute(sa.select(_COMPLAINTS).where(finished)).all():
        _close(row.id, row.cycle, row.outcome, row.answer, row.satisfaction)
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_complaints_outcome_known"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_complaints_satisfaction_range"), type_="check")
        batch_op.drop_column("outcome")
        batch_op.drop_column("answer")
        batch_op.drop_column("satisfaction")


def downgrade() -> None:
    """Put results back; how satisfied somebody was before reopening has no place there."""
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.add_column(sa.Column("outcome", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("answer", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("satisfaction", sa.Integer(), nullable=True))
        batch_op.create_check_constraint(batch_op.f("ck_complaints_outcome_known"), _OUTCOME_KNOWN)
        batch_op.create_check_constraint(
            batch_op.f("ck_complaints_satisfaction_range"), _SATISFACTION
        )
    op.execute(
        "UPDATE complaints SET outcome = cycle.outcome, satisfaction = cycle.satisfaction,"
        " answer = (SELECT text FROM complaint_entries WHERE id = cycle.answer_id)"
        " FROM complaint_cycles cycle"
        " WHERE cycle.complaint_id = complaints.id AND cycle.number = complaints.cycle"
    )
    with _unguarded("complaint_events"):
        for event in _reopenings():
            outcome, answer = _result(event.complaint_id, event.cycle - 1)
            _change_data(event, event.data | {"outcome": outcome, "answer": answer})
    op.drop_table("complaint_cycles")
    with _unguarded("complaint_entries"):
        op.execute("DELETE FROM complaint_entries WHERE kind = 'answer'")


def _reopenings() -> Any:
    columns = _EVENTS.c
    query = sa.select(_EVENTS).where(
        columns.kind == "state_changed",
        columns.from_state.in_(("resolved", "closed")),
        columns.to_state == "in_review",
    )
    return op.get_bind().execute(query.order_by(columns.id)).all()


def _change_data(event: Any, data: dict[str, Any]) -> None:
    query = sa.update(_EVENTS).where(_EVENTS.c.id == event.id).values(data=data)
    op.get_bind().execute(query)


def _close(
    complaint: str, number: int, outcome: str | None, answer: str | None, satisfaction: int | None
) -> None:
    """Write what came of a cycle; its answer becomes an entry of the moment it was given."""
    if outcome is None and not answer and satisfaction is None:
        return
    bind, columns = op.get_bind(), _CYCLES.c
    here = sa.and_(columns.complaint_id == complaint, columns.number == number)
    cycle = bind.execute(sa.select(_CYCLES).where(here)).one()
    # The history of a complaint that was resolved says when; without it nobody knows better.
    at = cycle.resolved_at or cycle.opened_at
    answer_id = None
    if answer:
        query = sa.insert(_ENTRIES).values(
            complaint_id=complaint,
            cycle=number,
            kind="answer",
            at=at,
            author_kind="agent",
            audience="customer",
            text=answer,
        )
        answer_id = bind.execute(query.returning(_ENTRIES.c.id)).scalar_one()
    values = {
        "resolved_at": at,
        "outcome": outcome,
        "answer_id": answer_id,
        "satisfaction": satisfaction,
    }
    bind.execute(sa.update(_CYCLES).where(here).values(values))


def _result(complaint: str, number: int) -> tuple[str | None, str | None]:
    columns = _CYCLES.c
    query = (
        sa.select(columns.outcome, _ENTRIES.c.text)
        .select_from(_CYCLES.outerjoin(_ENTRIES, _ENTRIES.c.id == columns.answer_id))
        .where(columns.complaint_id == complaint, columns.number == number)
    )
    found = op.get_bind().execute(query).one()
    return found.outcome, found.text


@contextmanager
def _unguarded(table: str) -> Iterator[None]:
    """Take the triggers of a table off and put them back as they were."""
    bind = op.get_bind()
    if bind.dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        op.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        return
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"
    triggers = bind.execute(sa.text(query), {"table": table}).all()
    for name, _ in triggers:
        op.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in triggers:
        bind.exec_driver_sql(sql)
