"""Write down how jobs fare, and what fails again and again.

Revision ID: 20261128_jobs
Revises: 20261128_askers
Create Date: 2026-11-28 13:30:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.kit.columns import UtcDateTime
from backend.kit.database import SERIAL

revision = "20261128_jobs"
down_revision = "20261128_askers"
branch_labels = None
depends_on = None

_PARKED = sa.text("parked_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "jobs",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("lease_owner", sa.String(length=32), nullable=True),
        sa.Column("lease_until", UtcDateTime(timezone=True), nullable=True),
        sa.Column("done_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", UtcDateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_jobs")),
    )
    op.create_table(
        "failing_items",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(length=200), nullable=False),
        sa.Column("first_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("last_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("parked_at", UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failing_items")),
        sa.UniqueConstraint("kind", "key", name=op.f("uq_failing_items_kind_key")),
    )
    op.create_index(
        "ix_failing_items_parked",
        "failing_items",
        ["kind", "key"],
        unique=False,
        sqlite_where=_PARKED,
        postgresql_where=_PARKED,
    )


def downgrade() -> None:
    op.drop_table("failing_items")
    op.drop_table("jobs")
