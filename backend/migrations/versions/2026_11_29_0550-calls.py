"""Keep every attempt to reach a customer on the phone, and by when a planned call is to be made.

Revision ID: 20261129_calls
Revises: 20261129_said_files
Create Date: 2026-11-29 05:50:11.402113+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_calls"
down_revision = "20261129_said_files"
branch_labels = None
depends_on = None

_GIVEN_UP = sa.text("channel = 'call' AND state = 'failed'")
_MESSAGE = "call_attempts is append-only"
_ON_SQLITE = tuple(
    f"CREATE TRIGGER call_attempts_no_{verb.lower()} BEFORE {verb} ON call_attempts"
    f" BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
    for verb in ("UPDATE", "DELETE")
)
_ON_POSTGRESQL = (
    (
        "CREATE OR REPLACE FUNCTION call_attempts_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{_MESSAGE}' USING ERRCODE = 'integrity_constraint_violation';"
        " END $$"
    ),
    (
        "CREATE TRIGGER call_attempts_append_only BEFORE UPDATE OR DELETE ON call_attempts"
        " FOR EACH ROW EXECUTE FUNCTION call_attempts_refuse()"
    ),
)


def upgrade() -> None:
    op.add_column("outbox", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_outbox_calls_given_up",
        "outbox",
        ["complaint_id", "id"],
        sqlite_where=_GIVEN_UP,
        postgresql_where=_GIVEN_UP,
    )
    op.create_table(
        "call_attempts",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "outbox_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("complaint_id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("entry_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('reached', 'no_answer', 'busy', 'wrong_number')",
            name=op.f("ck_call_attempts_outcome_known"),
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaints.id"],
            name=op.f("fk_call_attempts_complaint_id_complaints"),
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["complaint_entries.id"],
            name=op.f("fk_call_attempts_entry_id_complaint_entries"),
        ),
        sa.ForeignKeyConstraint(
            ["outbox_id"], ["outbox.id"], name=op.f("fk_call_attempts_outbox_id_outbox")
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_call_attempts_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_attempts")),
    )
    for column in ("complaint_id", "outbox_id"):
        op.create_index(op.f(f"ix_call_attempts_{column}"), "call_attempts", [column])
    dialect = op.get_bind().dialect.name
    for statement in _ON_SQLITE if dialect == "sqlite" else _ON_POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("call_attempts")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION call_attempts_refuse()")
    op.drop_index("ix_outbox_calls_given_up", table_name="outbox")
    op.drop_column("outbox", "due_at")
