"""Keep macros: acts on a complaint that are done in one go.

Revision ID: 20261129_macros
Revises: 20261129_calls
Create Date: 2026-11-29 06:00:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_macros"
down_revision = "20261129_calls"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "macros",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=8), nullable=False),
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("acts", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=32), nullable=False),
        sa.CheckConstraint("scope IN ('house', 'team')", name=op.f("ck_macros_scope_known")),
        sa.CheckConstraint("(scope = 'house') = (owner = '')", name=op.f("ck_macros_owner_named")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_macros_name_present")),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["staff.id"], name=op.f("fk_macros_changed_by_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_macros")),
    )


def downgrade() -> None:
    op.drop_table("macros")
