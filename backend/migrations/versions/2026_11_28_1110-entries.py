"""Move what was written out of the events, which are never changed, into entries, which can be erased.

Revision ID: 20261128_entries
Revises: 20261128_urgency
Create Date: 2026-11-28 11:10:02.517730+00:00
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Iterator

revision = "20261128_entries"
down_revision = "20261128_urgency"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# What the code itself wrote as a reason until now.
_CODES = {
    "the customer answered": "customer_answered",
    "first-contact help": "first_contact_help",
    "the customer said it is solved": "solved_says_customer",
}
_REASONS = {code: text for text, code in _CODES.items()}
_ENTRY_OF_EVENT = "fk_complaint_events_entry_id_complaint_entries"
_REASON_KNOWN = "ck_complaint_events_reason_known"
_CHUNK = 1000

_EVENTS = sa.table(
    "complaint_events",
    sa.column("id", _ID),
    sa.column("complaint_id", sa.String()),
    sa.column("cycle", sa.Integer()),
    sa.column("kind", sa.String()),
    sa.column("at", sa.DateTime(timezone=True)),
    sa.column("actor_kind", sa.String()),
    sa.column("reason", sa.Text()),
    sa.column("entry_id", _ID),
    sa.column("data", sa.JSON()),
)
_ENTRIES = sa.table(
    "complaint_entries",
    sa.column("id", _ID),
    sa.column("complaint_id", sa.String()),
    sa.column("cycle", sa.Integer()),
    sa.column("kind", sa.String()),
    sa.column("at", sa.DateTime(timezone=True)),
    sa.column("author_kind", sa.String()),
    sa.column("audience", sa.String()),
    sa.column("text", sa.Text()),
)


def upgrade() -> None:
    op.create_table(
        "complaint_entries",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("complaint_id", sa.String(length=32), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author_kind", sa.String(length=40), nullable=False),
        sa.Column("audience", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('description', 'addition', 'note', 'question', 'answer', 'notice')",
            name=op.f("ck_complaint_entries_kind_known"),
        ),
        sa.CheckConstraint(
            "author_kind IN ('customer', 'agent', 'system', 'bot')",
            name=op.f("ck_complaint_entries_author_kind_known"),
        ),
        sa.CheckConstraint(
            "audience IN ('customer', 'internal')", name=op.f("ck_complaint_entries_audience_known")
        ),
        sa.CheckConstraint(
            "erased_at IS NULL OR text = ''", name=op.f("ck_complaint_entries_erased_is_empty")
        ),
        sa.CheckConstraint(
            "kind <> 'note' OR audience = 'internal'",
            name=op.f("ck_complaint_entries_notes_stay_inside"),
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaints.id"],
            name=op.f("fk_complaint_entries_complaint_id_complaints"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_entries")),
    )
    op.create_index(
        op.f("ix_complaint_entries_complaint_id"), "complaint_entries", ["complaint_id"]
    )

    _drop_triggers("complaint_events", "append_only")
    with op.batch_alter_table("complaint_events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("entry_id", _ID, nullable=True))
    _move_descriptions()
    for event in _events():
        _move_words(event)
    with op.batch_alter_table("complaint_events", schema=None) as batch_op:
        batch_op.alter_column("reason", existing_type=sa.Text(), type_=sa.String(length=40))
        batch_op.create_foreign_key(
            batch_op.f(_ENTRY_OF_EVENT), "complaint_entries", ["entry_id"], ["id"]
        )
        batch_op.create_check_constraint(
            batch_op.f(_REASON_KNOWN),
            "reason IN ('customer_answered', 'first_contact_help', 'solved_says_customer')",
        )
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.drop_column("description")
    _guard_events()
    _guard_entries()


def downgrade() -> None:
    _drop_triggers("complaint_entries", "no_update", "no_delete")
    _drop_triggers("complaint_events", "append_only")
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.add_column(sa.Column("description", sa.Text(), nullable=True))
    op.execute(
        "UPDATE complaints SET description = (SELECT text FROM complaint_entries"
        " WHERE complaint_id = complaints.id AND kind = 'description')"
    )
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.alter_column("description", existing_type=sa.Text(), nullable=False)

    with op.batch_alter_table("complaint_events", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(_REASON_KNOWN), type_="check")
        batch_op.drop_constraint(batch_op.f(_ENTRY_OF_EVENT), type_="foreignkey")
        batch_op.alter_column("reason", existing_type=sa.String(length=40), type_=sa.Text())
    for event in _events():
        _bring_words_back(event)
    with op.batch_alter_table("complaint_events", schema=None) as batch_op:
        batch_op.drop_column("entry_id")
    op.drop_table("complaint_entries")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION complaint_entries_refuse()")
    _guard_events()


def _events() -> Iterator[Any]:
    """Yield every event, oldest first, without holding all of them at once."""
    last = 0
    query = sa.select(_EVENTS).order_by(_EVENTS.c.id).limit(_CHUNK)
    while found := op.get_bind().execute(query.where(_EVENTS.c.id > last)).all():
        yield from found
        last = found[-1].id


def _move_descriptions() -> None:
    op.execute(
        "INSERT INTO complaint_entries"
        " (complaint_id, cycle, kind, at, author_kind, audience, text)"
        " SELECT id, 1, 'description', registered_at, 'customer', 'customer', description"
        " FROM complaints ORDER BY registered_at, id"
    )
    op.execute(
        "UPDATE complaint_events SET entry_id = (SELECT id FROM complaint_entries"
        " WHERE complaint_id = complaint_events.complaint_id) WHERE kind = 'registered'"
    )


def _move_words(event: Any) -> None:
    """Let an event refer to what was said with it, and keep a reason only as a code."""
    data = dict(event.data)
    words = data.pop("text", None) if event.kind == "information_added" else event.reason
    if words is None:
        return
    if event.kind != "information_added" and words in _CODES:
        change: dict[str, Any] = {"reason": _CODES[words]}
    elif not words:
        change = {"reason": None}
    else:
        change = {"reason": None, "data": data, "entry_id": _write(event, words)}
    op.get_bind().execute(sa.update(_EVENTS).where(_EVENTS.c.id == event.id).values(change))


def _write(event: Any, words: str) -> int:
    inside = event.actor_kind != "customer"
    query = sa.insert(_ENTRIES).values(
        complaint_id=event.complaint_id,
        cycle=event.cycle,
        kind="note" if inside else "addition",
        at=event.at,
        author_kind=event.actor_kind,
        audience="internal" if inside else "customer",
        text=words,
    )
    written: int = op.get_bind().execute(query.returning(_ENTRIES.c.id)).scalar_one()
    return written


def _bring_words_back(event: Any) -> None:
    change: dict[str, Any] = {}
    if event.reason is not None:
        change["reason"] = _REASONS[event.reason]
    if event.entry_id is not None and event.kind in {"information_added", "state_changed"}:
        query = sa.select(_ENTRIES.c.text).where(_ENTRIES.c.id == event.entry_id)
        words = op.get_bind().execute(query).scalar_one()
        if event.kind == "information_added":
            change["data"] = event.data | {"text": words}
        else:
            change["reason"] = words
    if change:
        op.get_bind().execute(sa.update(_EVENTS).where(_EVENTS.c.id == event.id).values(change))


def _drop_triggers(table: str, *names: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        for name in names:
            op.execute(f"DROP TRIGGER {table}_{name} ON {table}")
    else:
        for verb in ("update", "delete"):
            op.execute(f"DROP TRIGGER {table}_no_{verb}")


def _guard_events() -> None:
    """Refuse changes (as in backend/complaints/history.py on this day)."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER complaint_events_append_only BEFORE UPDATE OR DELETE"
            " ON complaint_events FOR EACH ROW EXECUTE FUNCTION complaint_events_refuse()"
        )
        return
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER complaint_events_no_{verb.lower()} BEFORE {verb}"
            " ON complaint_events BEGIN"
            " SELECT RAISE(ABORT, 'complaint_events is append-only'); END"
        )


def _guard_entries() -> None:
    """Let an entry be erased, once, and nothing else be changed (history.py on this day)."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    same = "IS NOT DISTINCT FROM" if postgresql else "IS"
    columns = ("id", "complaint_id", "cycle", "kind", "at", "author_kind", "audience")
    kept = " AND ".join(f"NEW.{column} {same} OLD.{column}" for column in columns)
    erases = f"OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.text = '' AND {kept}"
    refuse = "complaint_entries may only be erased"
    if postgresql:
        op.execute(
            "CREATE OR REPLACE FUNCTION complaint_entries_refuse() RETURNS trigger LANGUAGE plpgsql"
            f" AS $$ BEGIN RAISE EXCEPTION '{refuse}'"
            " USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        op.execute(
            "CREATE TRIGGER complaint_entries_no_update BEFORE UPDATE ON complaint_entries"
            f" FOR EACH ROW WHEN (NOT ({erases})) EXECUTE FUNCTION complaint_entries_refuse()"
        )
        op.execute(
            "CREATE TRIGGER complaint_entries_no_delete BEFORE DELETE ON complaint_entries"
            " FOR EACH ROW EXECUTE FUNCTION complaint_entries_refuse()"
        )
        return
    op.execute(
        "CREATE TRIGGER complaint_entries_no_update BEFORE UPDATE ON complaint_entries"
        f" WHEN NOT ({erases}) BEGIN SELECT RAISE(ABORT, '{refuse}'); END"
    )
    op.execute(
        "CREATE TRIGGER complaint_entries_no_delete BEFORE DELETE ON complaint_entries"
        f" BEGIN SELECT RAISE(ABORT, '{refuse}'); END"
    )
