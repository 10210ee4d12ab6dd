"""Know who comes again: by address and line as they are compared, linked, and asked first.

Revision ID: 20261129_repeats
Revises: 20261129_catalogue
Create Date: 2026-11-29 07:30:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.complaints.customer_keys import email_key, line_key

revision = "20261129_repeats"
down_revision = "20261129_catalogue"
branch_labels = None
depends_on = None

_BATCH = 1000
_WEIGHED = "(repeat_of IS NULL) = (repeat_certain IS NULL)"
_complaints = sa.table(
    "complaints",
    sa.column("id", sa.String),
    sa.column("contact_email", sa.String),
    sa.column("service_number", sa.String),
    sa.column("email_key", sa.String),
    sa.column("line_key", sa.String),
    sa.column("repeat_of", sa.String),
    sa.column("repeat_certain", sa.Boolean),
)


def upgrade() -> None:
    op.create_table(
        "repeat_offers",
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("complaint_id", sa.String(length=32), nullable=False),
        sa.Column("standing", sa.String(length=40), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaints.id"],
            name=op.f("fk_repeat_offers_complaint_id_complaints"),
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_repeat_offers")),
    )
    op.create_index(op.f("ix_repeat_offers_at"), "repeat_offers", ["at"])
    with op.batch_alter_table("complaints") as batch_op:
        batch_op.add_column(sa.Column("email_key", sa.String(length=254), nullable=True))
        batch_op.add_column(sa.Column("line_key", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("repeat_certain", sa.Boolean(), nullable=True))
    op.execute(
        _complaints.update()
        .where(_complaints.c.repeat_of.is_not(None))
        .values(repeat_certain=sa.true())
    )
    _fill()
    with op.batch_alter_table("complaints") as batch_op:
        batch_op.create_check_constraint(batch_op.f("ck_complaints_repeat_weighed"), _WEIGHED)
    op.drop_index("ix_complaints_contact_phone", table_name="complaints")
    op.create_index("ix_complaints_contact_phone", "complaints", ["contact_phone", "registered_at"])
    for key in ("email_key", "line_key"):
        _partial(f"ix_complaints_{key}", [key, "registered_at"], key)
    _partial("ix_complaints_repeat_of", ["repeat_of"], "repeat_of")


def downgrade() -> None:
    for name in ("repeat_of", "line_key", "email_key", "contact_phone"):
        op.drop_index(f"ix_complaints_{name}", table_name="complaints")
    with op.batch_alter_table("complaints") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_complaints_repeat_weighed"), type_="check")
        batch_op.drop_column("repeat_certain")
        batch_op.drop_column("line_key")
        batch_op.drop_column("email_key")
    op.create_index("ix_complaints_contact_phone", "complaints", ["contact_phone"])
    op.drop_table("repeat_offers")


def _partial(name: str, columns: list[str], key: str) -> None:
    has = sa.text(f"{key} IS NOT NULL")
    op.create_index(name, "complaints", columns, sqlite_where=has, postgresql_where=has)


def _fill() -> None:
    """Compute the keys of what is there, some at a time."""
    bind, table, after = op.get_bind(), _complaints, ""
    while True:
        rows = bind.execute(
            sa.select(table.c.id, table.c.contact_email, table.c.service_number)
            .where(table.c.id > after)
            .order_by(table.c.id)
            .limit(_BATCH)
        ).all()
        if not rows:
            return
        known = [
            {"of": one, "mail": email_key(address), "line": line_key(number)}
            for one, address, number in rows
            if address or number
        ]
        if known:
            bind.execute(
                table.update()
                .where(table.c.id == sa.bindparam("of"))
                .values(email_key=sa.bindparam("mail"), line_key=sa.bindparam("line")),
                known,
            )
        after = rows[-1].id
