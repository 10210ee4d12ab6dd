"""Call what a bulk order does a change.

Revision ID: 20261129_bulk_change
Revises: 20261129_mail_cursors
Create Date: 2026-11-29 06:50:00.000000+00:00
"""

from __future__ import annotations

from alembic import op

revision = "20261129_bulk_change"
down_revision = "20261129_mail_cursors"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _rename("deed", "change")


def downgrade() -> None:
    _rename("change", "deed")


def _rename(old: str, new: str) -> None:
    with op.batch_alter_table("bulk_orders") as batch_op:
        batch_op.drop_constraint(op.f(f"ck_bulk_orders_{old}_known"), type_="check")
        batch_op.alter_column(old, new_column_name=new)
        batch_op.create_check_constraint(
            op.f(f"ck_bulk_orders_{new}_known"), f"{new} IN ('assign', 'topic')"
        )
