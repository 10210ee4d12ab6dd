"""Make who works here rows, and let owners, holders, actors and authors refer to them.

Revision ID: 20261128_staff
Revises: 20261128_jobs
Create Date: 2026-11-28 14:40:11.713402+00:00
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "20261128_staff"
down_revision = "20261128_jobs"
branch_labels = None
depends_on = None

_STAFF_ID = sa.String(length=32)
_NAME = sa.String(length=100)
_KINDS = "IN ('customer', 'bot', 'system', 'staff', 'partner')"
_KINDS_BEFORE = "IN ('customer', 'agent', 'system', 'bot')"
_AUTHOR = "fk_complaint_entries_author_id_staff"
_ACTOR = "fk_complaint_events_actor_id_staff"
_OWNER = "fk_complaints_owner_id_staff"
# Of whom nothing was known but that they were an agent.
_NOBODY = "bilinmeyen"


def upgrade() -> None:
    op.create_table(
        "staff",
        sa.Column("id", _STAFF_ID, nullable=False),
        sa.Column("username", _NAME, nullable=False),
        sa.Column("display_name", _NAME, nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "role IN ('agent', 'lead', 'supervisor', 'admin', 'auditor')",
            name=op.f("ck_staff_role_known"),
        ),
        sa.CheckConstraint("username <> ''", name=op.f("ck_staff_username_present")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("username", name=op.f("uq_staff_username")),
    )
    _add_whoever_is_named()
    _refer_to_owners()
    _unguard()
    _refer_to_actors()
    _refer_to_authors()
    _guard("author_kind", "author_id")
    _refer_to_holders()


def downgrade() -> None:
    for table, check, column in (
        ("messages", "author_is_agent", "author_id"),
        ("agent_requests", None, "agent_id"),
        ("conversations", "agent_holds", "agent_id"),
    ):
        with op.batch_alter_table(table, schema=None) as batch_op:
            if check is not None:
                batch_op.drop_constraint(batch_op.f(f"ck_{table}_{check}"), type_="check")
            batch_op.drop_constraint(batch_op.f(f"fk_{table}_{column}_staff"), type_="foreignkey")
            batch_op.drop_column(column)
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.add_column(sa.Column("owner", _NAME, nullable=True))
    op.execute(f"UPDATE complaints SET owner = {_name_of('complaints.owner_id')}")  # noqa: S608
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_complaints_owner_id"))
        batch_op.drop_constraint(batch_op.f(_OWNER), type_="foreignkey")
        batch_op.drop_column("owner_id")
    _unguard()
    with op.batch_alter_table("complaint_events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("actor", _NAME, nullable=True))
        batch_op.drop_constraint(batch_op.f("ck_complaint_events_actor_id_is_staff"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_complaint_events_actor_kind_known"), type_="check")
    op.execute(
        f"UPDATE complaint_events SET actor = {_name_of('complaint_events.actor_id')}"  # noqa: S608
    )
    _rename("complaint_events", "actor_kind", {"staff": "agent", "partner": "system"})
    with op.batch_alter_table("complaint_events", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(_ACTOR), type_="foreignkey")
        batch_op.drop_column("actor_id")
        batch_op.create_check_constraint(
            batch_op.f("ck_complaint_events_actor_kind_known"), f"actor_kind {_KINDS_BEFORE}"
        )
    with op.batch_alter_table("complaint_entries", schema=None) as batch_op:
        for check in ("author_id_is_staff", "author_kind_known"):
            batch_op.drop_constraint(batch_op.f(f"ck_complaint_entries_{check}"), type_="check")
    _rename("complaint_entries", "author_kind", {"staff": "agent", "partner": "customer"})
    with op.batch_alter_table("complaint_entries", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(_AUTHOR), type_="foreignkey")
        batch_op.drop_column("author_id")
        batch_op.create_check_constraint(
            batch_op.f("ck_complaint_entries_author_kind_known"), f"author_kind {_KINDS_BEFORE}"
        )
    _guard("author_kind")
    op.drop_table("staff")


def _add_whoever_is_named() -> None:
    """Give a row to everybody who is named; none may act before somebody says that they may."""
    bind = op.get_bind()
    named = bind.execute(
        sa.text(
            "SELECT actor FROM complaint_events WHERE actor_kind = 'agent' AND actor <> ''"
            " UNION SELECT owner FROM complaints WHERE owner <> '' ORDER BY 1"
        )
    ).scalars()
    usernames = list(named)
    unnamed = bind.execute(
        sa.text(
            "SELECT count(*) FROM complaint_events"
            " WHERE actor_kind = 'agent' AND coalesce(actor, '') = ''"
        )
    ).scalar_one()
    written = bind.execute(
        sa.text("SELECT count(*) FROM complaint_entries WHERE author_kind = 'agent'")
    ).scalar_one()
    if (unnamed or written) and _NOBODY not in usernames:
        usernames.append(_NOBODY)
    now = datetime.now(UTC)
    table = sa.table(
        "staff",
        *(sa.column(name) for name in ("id", "username", "display_name", "role")),
        sa.column("active", sa.Boolean()),
        sa.column("created_at", sa.DateTime(timezone=True)),
    )
    op.bulk_insert(
        table,
        [
            {
                "id": uuid4().hex,
                "username": username,
                "display_name": username,
                "role": "agent",
                "active": False,
                "created_at": now,
            }
            for username in usernames
        ],
    )


def _refer_to_owners() -> None:
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.add_column(sa.Column("owner_id", _STAFF_ID, nullable=True))
    op.execute(f"UPDATE complaints SET owner_id = {_id_of('complaints.owner')}")  # noqa: S608
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.create_foreign_key(batch_op.f(_OWNER), "staff", ["owner_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_complaints_owner_id"), ["owner_id"])
        batch_op.drop_column("owner")


def _refer_to_actors() -> None:
    with op.batch_alter_table("complaint_events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("actor_id", _STAFF_ID, nullable=True))
        batch_op.drop_constraint(batch_op.f("ck_complaint_events_actor_kind_known"), type_="check")
    name = f"coalesce(nullif(complaint_events.actor, ''), '{_NOBODY}')"
    op.execute(
        f"UPDATE complaint_events SET actor_id = {_id_of(name)}"  # noqa: S608
        " WHERE actor_kind = 'agent'"
    )
    _rename("complaint_events", "actor_kind", {"agent": "staff"})
    with op.batch_alter_table("complaint_events", schema=None) as batch_op:
        batch_op.create_foreign_key(batch_op.f(_ACTOR), "staff", ["actor_id"], ["id"])
        batch_op.create_check_constraint(
            batch_op.f("ck_complaint_events_actor_kind_known"), f"actor_kind {_KINDS}"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_complaint_events_actor_id_is_staff"),
            "(actor_kind = 'staff') = (actor_id IS NOT NULL)",
        )
        batch_op.drop_column("actor")


def _refer_to_authors() -> None:
    """Say who wrote what an agent wrote: whoever did what it was written with."""
    with op.batch_alter_table("complaint_entries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("author_id", _STAFF_ID, nullable=True))
        batch_op.drop_constraint(
            batch_op.f("ck_complaint_entries_author_kind_known"), type_="check"
        )
    op.execute(
        "UPDATE complaint_entries SET author_id = coalesce("  # noqa: S608 - our own names
        "(SELECT min(actor_id) FROM complaint_events"
        " WHERE entry_id = complaint_entries.id AND actor_kind = 'staff'),"
        f" {_id_of(repr(_NOBODY))}) WHERE author_kind = 'agent'"
    )
    _rename("complaint_entries", "author_kind", {"agent": "staff"})
    with op.batch_alter_table("complaint_entries", schema=None) as batch_op:
        batch_op.create_foreign_key(batch_op.f(_AUTHOR), "staff", ["author_id"], ["id"])
        batch_op.create_check_constraint(
            batch_op.f("ck_complaint_entries_author_kind_known"), f"author_kind {_KINDS}"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_complaint_entries_author_id_is_staff"),
            "(author_kind = 'staff') = (author_id IS NOT NULL)",
        )


def _refer_to_holders() -> None:
    for table, column, check, condition in (
        ("conversations", "agent_id", "agent_holds", "agent_id IS NULL OR holder = 'agent'"),
        ("agent_requests", "agent_id", None, ""),
        ("messages", "author_id", "author_is_agent", "author_id IS NULL OR sender = 'agent'"),
    ):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column(column, _STAFF_ID, nullable=True))
            batch_op.create_foreign_key(
                batch_op.f(f"fk_{table}_{column}_staff"), "staff", [column], ["id"]
            )
            if check is not None:
                batch_op.create_check_constraint(batch_op.f(f"ck_{table}_{check}"), condition)


def _id_of(name: str) -> str:
    return f"(SELECT id FROM staff WHERE username = {name})"  # noqa: S608 - our own names


def _name_of(member: str) -> str:
    return f"(SELECT username FROM staff WHERE id = {member} AND username <> '{_NOBODY}')"  # noqa: S608


def _rename(table: str, column: str, names: dict[str, str]) -> None:
    for before, after in names.items():
        op.execute(f"UPDATE {table} SET {column} = '{after}' WHERE {column} = '{before}'")  # noqa: S608


def _unguard() -> None:
    for table, names in (
        ("complaint_events", ("append_only",)),
        ("complaint_entries", ("no_update", "no_delete")),
    ):
        if op.get_bind().dialect.name == "postgresql":
            for name in names:
                op.execute(f"DROP TRIGGER {table}_{name} ON {table}")
        else:
            for verb in ("update", "delete"):
                op.execute(f"DROP TRIGGER {table}_no_{verb}")


def _guard(*author: str) -> None:
    """Guard events and entries again (as in backend/complaints/history.py on this day)."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    same = "IS NOT DISTINCT FROM" if postgresql else "IS"
    columns = ("id", "complaint_id", "cycle", "kind", "at", *author, "audience")
    kept = " AND ".join(f"NEW.{column} {same} OLD.{column}" for column in columns)
    erases = f"OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.text = '' AND {kept}"
    if postgresql:
        events = "EXECUTE FUNCTION complaint_events_refuse()"
        entries = "EXECUTE FUNCTION complaint_entries_refuse()"
        op.execute(
            "CREATE TRIGGER complaint_events_append_only BEFORE UPDATE OR DELETE"
            f" ON complaint_events FOR EACH ROW {events}"
        )
        op.execute(
            "CREATE TRIGGER complaint_entries_no_update BEFORE UPDATE ON complaint_entries"
            f" FOR EACH ROW WHEN (NOT ({erases})) {entries}"
        )
        op.execute(
            "CREATE TRIGGER complaint_entries_no_delete BEFORE DELETE ON complaint_entries"
            f" FOR EACH ROW {entries}"
        )
        return
    append_only, may_only_be = (
        "complaint_events is append-only",
        "complaint_entries may only be erased",
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER complaint_events_no_{verb.lower()} BEFORE {verb} ON complaint_events"
            f" BEGIN SELECT RAISE(ABORT, '{append_only}'); END"
        )
    op.execute(
        "CREATE TRIGGER complaint_entries_no_update BEFORE UPDATE ON complaint_entries"
        f" WHEN NOT ({erases}) BEGIN SELECT RAISE(ABORT, '{may_only_be}'); END"
    )
    op.execute(
        "CREATE TRIGGER complaint_entries_no_delete BEFORE DELETE ON complaint_entries"
        f" BEGIN SELECT RAISE(ABORT, '{may_only_be}'); END"
    )
