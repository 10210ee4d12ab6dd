"""Tell customers before a promise ends: when, by which message, and the legal notice's clock.

Revision ID: 20261129_notices
Revises: 20261128_canned
Create Date: 2026-11-29 03:00:00.000000+00:00
"""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "20261129_notices"
down_revision = "20261128_canned"
branch_labels = None
depends_on = None

_KINDS_BEFORE = "kind IN ('first_notice', 'promise', 'legal', 'target')"
_KINDS = "kind IN ('first_notice', 'promise', 'legal', 'legal_notice', 'target')"
_CLOCKS = sa.table(
    "complaint_clocks",
    sa.column("id", sa.String),
    sa.column("complaint_id", sa.String),
    sa.column("cycle", sa.Integer),
    sa.column("kind", sa.String),
    sa.column("started_at", sa.DateTime(timezone=True)),
    sa.column("due_at", sa.DateTime(timezone=True)),
    sa.column("met_at", sa.DateTime(timezone=True)),
    sa.column("stopped_at", sa.DateTime(timezone=True)),
    sa.column("notice_at", sa.DateTime(timezone=True)),
)
# As long before as the worker begins from now on; the hour need not be exact for what is old.
_BEFORE = timedelta(hours=4)
_SATURDAY = 5
_TO_TELL = sa.text("notice_at IS NOT NULL")
_GIVEN_UP = sa.text("state = 'queued' AND try_until IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table("complaint_clocks") as batch_op:
        batch_op.add_column(sa.Column("notice_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.drop_constraint(batch_op.f("ck_complaint_clocks_kind_known"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_complaint_clocks_kind_known"), _KINDS)
        batch_op.drop_index("ix_complaint_clocks_due")
    op.create_index(
        "ix_complaint_clocks_to_tell",
        "complaint_clocks",
        ["notice_at"],
        sqlite_where=_TO_TELL,
        postgresql_where=_TO_TELL,
    )
    op.add_column("outbox", sa.Column("meets", sa.JSON(), nullable=True))
    op.add_column("outbox", sa.Column("try_until", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_outbox_try_until",
        "outbox",
        ["try_until"],
        sqlite_where=_GIVEN_UP,
        postgresql_where=_GIVEN_UP,
    )
    _owe_notices()


def _owe_notices() -> None:
    """Have what still runs be told, and the legal notice be owed where the legal clock runs."""
    connection = op.get_bind()
    running = sa.and_(_CLOCKS.c.met_at.is_(None), _CLOCKS.c.stopped_at.is_(None))
    told = _CLOCKS.c.kind.in_(("first_notice", "promise"))
    for row in connection.execute(
        sa.select(_CLOCKS.c.id, _CLOCKS.c.due_at).where(running, told)
    ).all():
        connection.execute(
            sa.update(_CLOCKS).where(_CLOCKS.c.id == row.id).values(notice_at=row.due_at - _BEFORE)
        )
    # Every cycle has one of each kind; those that are over owe nothing.
    for row in connection.execute(sa.select(_CLOCKS).where(_CLOCKS.c.kind == "legal")).all():
        due_at = row.due_at - timedelta(days=1)
        while due_at.weekday() >= _SATURDAY:
            due_at -= timedelta(days=1)
        runs = row.met_at is None and row.stopped_at is None
        connection.execute(
            sa.insert(_CLOCKS).values(
                id=uuid4().hex,
                complaint_id=row.complaint_id,
                cycle=row.cycle,
                kind="legal_notice",
                started_at=row.started_at,
                due_at=due_at,
                stopped_at=row.met_at or row.stopped_at,
                notice_at=due_at - _BEFORE if runs else None,
            )
        )


def downgrade() -> None:
    op.drop_index("ix_outbox_try_until", table_name="outbox")
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.drop_column("try_until")
        batch_op.drop_column("meets")
    op.execute("DELETE FROM complaint_clocks WHERE kind = 'legal_notice'")
    op.drop_index("ix_complaint_clocks_to_tell", table_name="complaint_clocks")
    with op.batch_alter_table("complaint_clocks") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_complaint_clocks_kind_known"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_complaint_clocks_kind_known"), _KINDS_BEFORE
        )
        batch_op.drop_column("notice_at")
        batch_op.create_index("ix_complaint_clocks_due", ["kind", "due_at"], unique=False)
