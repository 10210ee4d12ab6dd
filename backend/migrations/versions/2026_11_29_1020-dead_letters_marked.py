"""Mark what reached nobody, so that it is found among all that ever failed.

Revision ID: 20261129_dead_marked
Revises: 20261129_in_doubt
Create Date: 2026-11-29 10:20:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_dead_marked"
down_revision = "20261129_in_doubt"
branch_labels = None
depends_on = None

_DEAD = sa.text("dead")


def upgrade() -> None:
    op.add_column(
        "outbox", sa.Column("dead", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    # As it was found so far: it failed, nothing stands in for it, and nobody let it be.
    op.execute(
        "UPDATE outbox SET dead = TRUE WHERE state = 'failed'"
        " AND NOT EXISTS (SELECT 1 FROM outbox AS instead WHERE instead.fallback_of = outbox.id)"
        " AND NOT EXISTS (SELECT 1 FROM outbox_dismissed WHERE outbox_id = outbox.id)"
    )
    op.create_index("ix_outbox_dead", "outbox", ["id"], sqlite_where=_DEAD, postgresql_where=_DEAD)


def downgrade() -> None:
    op.drop_index("ix_outbox_dead", table_name="outbox")
    op.drop_column("outbox", "dead")
