"""Find what no gateway took in time among what machines send: calls wait for a person.

Revision ID: 20261129_by_machine
Revises: 20261129_free
Create Date: 2026-11-29 20:05:00+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "20261129_by_machine"
down_revision: str | None = "20261129_free"

_NAME = "ix_outbox_try_until"
_BEFORE = "state IN ('queued', 'sending') AND try_until IS NOT NULL"
_NOW = "state IN ('queued', 'sending') AND channel != 'call' AND try_until IS NOT NULL"


def upgrade() -> None:
    _list(_NOW)


def downgrade() -> None:
    _list(_BEFORE)


def _list(which: str) -> None:
    where = sa.text(which)
    op.drop_index(_NAME, table_name="outbox")
    op.create_index(_NAME, "outbox", ["try_until"], sqlite_where=where, postgresql_where=where)
