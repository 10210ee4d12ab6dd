"""Let keys be their asker's own, and a reference of one source name one complaint.

Revision ID: 20261128_askers
Revises: 20261128_cycles
Create Date: 2026-11-28 12:00:47.336091+00:00
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "20261128_askers"
down_revision = "20261128_cycles"
branch_labels = None
depends_on = None

_REFERRED = sa.text("external_reference IS NOT NULL")
_KEPT = (
    "SELECT k.scope, k.key, k.fingerprint, k.complaint_id, k.created_at, c.conversation_id,"
    " c.contact_phone, c.contact_email FROM idempotency_keys k"
    " JOIN complaints c ON c.id = k.complaint_id ORDER BY k.created_at"
)


def upgrade() -> None:
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("source", sa.String(length=100), nullable=False, server_default="")
        )
    # One that came twice was registered twice: the first keeps the reference's plain name.
    op.execute(
        "UPDATE complaints SET source = 'again:' || tracking_number"
        " WHERE external_reference IS NOT NULL AND EXISTS (SELECT 1 FROM complaints earlier"
        " WHERE earlier.channel = complaints.channel"
        " AND earlier.external_reference = complaints.external_reference"
        " AND (earlier.registered_at < complaints.registered_at"
        " OR earlier.registered_at = complaints.registered_at AND earlier.id < complaints.id))"
    )
    op.create_index(
        "uq_complaints_external_reference",
        "complaints",
        ["channel", "source", "external_reference"],
        unique=True,
        sqlite_where=_REFERRED,
        postgresql_where=_REFERRED,
    )
    kept = [_of_asker(row) for row in _keys()]
    op.drop_table("idempotency_keys")
    _make_keys(kept, sa.Column("asker", sa.String(length=64), nullable=False))


def downgrade() -> None:
    # What two askers called the same is one key again: the older one's.
    kept: dict[tuple[str, str], dict[str, Any]] = {}
    for row in _keys():
        kept.setdefault((row.scope, row.key), _plain(row))
    op.drop_table("idempotency_keys")
    _make_keys(list(kept.values()))
    op.drop_index("uq_complaints_external_reference", "complaints")
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.drop_column("source")


def _keys() -> Any:
    types = {"created_at": sa.DateTime(timezone=True)}
    return op.get_bind().execute(sa.text(_KEPT).columns(**types)).all()


def _plain(row: Any) -> dict[str, Any]:
    names = ("scope", "key", "fingerprint", "complaint_id", "created_at")
    return {name: getattr(row, name) for name in names}


def _of_asker(row: Any) -> dict[str, Any]:
    """Add who asked, as far as the complaint and the form of the key say it."""
    if row.key.startswith("form:"):
        asker = "page"
    elif row.key.startswith("page:"):
        asker = f"phone:{row.contact_phone}"
    elif row.conversation_id is not None:
        asker = f"conversation:{row.conversation_id}"
    else:
        asker = f"contact:{row.contact_phone or row.contact_email or ''}"
    # As `registration.fingerprint` on this day.
    return _plain(row) | {"asker": hashlib.sha256(json.dumps(asker).encode()).hexdigest()}


def _make_keys(rows: list[dict[str, Any]], *asker: sa.Column[str]) -> None:
    table = op.create_table(
        "idempotency_keys",
        sa.Column("scope", sa.String(length=40), nullable=False),
        *asker,
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("complaint_id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaints.id"],
            name=op.f("fk_idempotency_keys_complaint_id_complaints"),
        ),
        sa.PrimaryKeyConstraint(
            "scope", *(each.name for each in asker), "key", name=op.f("pk_idempotency_keys")
        ),
    )
    op.bulk_insert(table, rows)
