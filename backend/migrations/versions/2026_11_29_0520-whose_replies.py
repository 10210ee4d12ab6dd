"""Let teams and people have ready replies of their own; today's are the house's.

Revision ID: 20261129_whose_replies
Revises: 20261129_partners
Create Date: 2026-11-29 05:20:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_whose_replies"
down_revision = "20261129_partners"
branch_labels = None
depends_on = None

_COLUMNS = (
    ("code", sa.String(length=20)),
    ("title", sa.String(length=60)),
    ("text", sa.Text()),
    ("changed_at", sa.DateTime(timezone=True)),
    ("changed_by", sa.String(length=32)),
)
_WHOSE = (("scope", sa.String(length=8)), ("owner", sa.String(length=40)))


def upgrade() -> None:
    kept = _taken(_COLUMNS)
    _make(
        _WHOSE,
        sa.CheckConstraint(
            "scope IN ('house', 'team', 'own')", name=op.f("ck_canned_replies_scope_known")
        ),
        sa.CheckConstraint(
            "(scope = 'house') = (owner = '')", name=op.f("ck_canned_replies_owner_named")
        ),
    )
    _put(_WHOSE + _COLUMNS, [{"scope": "house", "owner": "", **row} for row in kept])


def downgrade() -> None:
    kept = _taken(_WHOSE + _COLUMNS)
    _make(())
    house = [row for row in kept if row["scope"] == "house"]
    _put(_COLUMNS, [{name: row[name] for name, _ in _COLUMNS} for row in house])


def _table(columns: tuple[tuple[str, sa.types.TypeEngine[object]], ...]) -> sa.TableClause:
    return sa.table("canned_replies", *(sa.column(name, kind) for name, kind in columns))


def _taken(columns: tuple[tuple[str, sa.types.TypeEngine[object]], ...]) -> list[dict[str, object]]:
    """Read all rows and drop the table: its key is to be another."""
    rows = op.get_bind().execute(sa.select(_table(columns)))
    kept = [dict(row) for row in rows.mappings()]
    op.drop_table("canned_replies")
    return kept


def _make(
    whose: tuple[tuple[str, sa.types.TypeEngine[object]], ...], *checks: sa.CheckConstraint
) -> None:
    op.create_table(
        "canned_replies",
        *(sa.Column(name, kind, nullable=False) for name, kind in whose + _COLUMNS),
        *checks,
        sa.ForeignKeyConstraint(
            ["changed_by"], ["staff.id"], name=op.f("fk_canned_replies_changed_by_staff")
        ),
        sa.PrimaryKeyConstraint(
            *(name for name, _ in whose), "code", name=op.f("pk_canned_replies")
        ),
    )


def _put(
    columns: tuple[tuple[str, sa.types.TypeEngine[object]], ...], rows: list[dict[str, object]]
) -> None:
    if rows:
        op.bulk_insert(_table(columns), rows)
