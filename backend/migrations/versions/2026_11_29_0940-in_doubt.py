"""Find in time what is in doubt: a message at no sender any more that a person must know of.

Revision ID: 20261129_in_doubt
Revises: 20261129_listed_by
Create Date: 2026-11-29 09:40:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_in_doubt"
down_revision = "20261129_listed_by"
branch_labels = None
depends_on = None

_NAME = "ix_outbox_try_until"
_BEFORE = sa.text("state = 'queued' AND try_until IS NOT NULL")
_NOW = sa.text("state IN ('queued', 'sending') AND try_until IS NOT NULL")


def upgrade() -> None:
    op.drop_index(_NAME, table_name="outbox")
    op.create_index(_NAME, "outbox", ["try_until"], sqlite_where=_NOW, postgresql_where=_NOW)


def downgrade() -> None:
    op.drop_index(_NAME, table_name="outbox")
    op.create_index(_NAME, "outbox", ["try_until"], sqlite_where=_BEFORE, postgresql_where=_BEFORE)
