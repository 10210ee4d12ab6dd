"""List the complaints of one topic, team or channel, the newest first, without going through all.

Revision ID: 20261129_listed_by
Revises: 20261129_satisfaction
Create Date: 2026-11-29 08:15:00+00:00
"""

from __future__ import annotations

from alembic import op

revision: str = "20261129_listed_by"
down_revision: str | None = "20261129_satisfaction"

_BY = ("topic", "team", "channel")


def upgrade() -> None:
    for column in _BY:
        op.create_index(f"ix_complaints_of_{column}", "complaints", [column, "registered_at", "id"])


def downgrade() -> None:
    for column in reversed(_BY):
        op.drop_index(f"ix_complaints_of_{column}", table_name="complaints")
