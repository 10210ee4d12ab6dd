"""Ask customers once after each conclusion, and let addresses of any kind refuse to be asked.

Revision ID: 20261129_satisfaction
Revises: 20261129_conclusions
Create Date: 2026-11-29 08:10:00.000000+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_satisfaction"
down_revision = "20261129_conclusions"
branch_labels = None
depends_on = None

_ASKING = sa.text("ask_at IS NOT NULL")
_NUMBER = 20


def upgrade() -> None:
    # Who was concluded before is not asked: their day has passed.
    op.add_column(
        "complaint_cycles", sa.Column("ask_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.create_index(
        "ix_complaint_cycles_asking",
        "complaint_cycles",
        ["ask_at"],
        sqlite_where=_ASKING,
        postgresql_where=_ASKING,
    )
    op.create_table(
        "satisfaction_questions",
        sa.Column("complaint_id", sa.String(length=32), nullable=False),
        sa.Column("cycle", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "channel IN ('sms', 'email')", name=op.f("ck_satisfaction_questions_channel_known")
        ),
        sa.CheckConstraint(
            "answered_at IS NULL OR refused_at IS NULL",
            name=op.f("ck_satisfaction_questions_answered_or_refused"),
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id", "cycle"],
            ["complaint_cycles.complaint_id", "complaint_cycles.number"],
            name=op.f("fk_satisfaction_questions_complaint_id_complaint_cycles"),
        ),
        sa.PrimaryKeyConstraint("complaint_id", "cycle", name=op.f("pk_satisfaction_questions")),
    )
    op.create_index("ix_satisfaction_questions_asked", "satisfaction_questions", ["asked_at"])
    contacts = op.create_table(
        "survey_opt_outs",
        sa.Column("contact", sa.String(length=254), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("contact", name=op.f("pk_survey_opt_outs")),
    )
    phones = sa.table("sms_opt_outs", sa.column("phone"), sa.column("since"))
    op.execute(
        sa.insert(contacts).from_select(
            ["contact", "since"], sa.select(phones.c.phone, phones.c.since)
        )
    )
    op.drop_table("sms_opt_outs")


def downgrade() -> None:
    phones = op.create_table(
        "sms_opt_outs",
        sa.Column("phone", sa.String(length=_NUMBER), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("phone", name=op.f("pk_sms_opt_outs")),
    )
    contacts = sa.table("survey_opt_outs", sa.column("contact", sa.String), sa.column("since"))
    # The older table knows numbers alone.
    numbers = sa.select(contacts.c.contact, contacts.c.since).where(
        contacts.c.contact.like("+%"), contacts.c.contact.not_like("%@%")
    )
    op.execute(sa.insert(phones).from_select(["phone", "since"], numbers))
    op.drop_table("survey_opt_outs")
    op.drop_table("satisfaction_questions")
    op.drop_index("ix_complaint_cycles_asking", table_name="complaint_cycles")
    with op.batch_alter_table("complaint_cycles") as batch_op:
        batch_op.drop_column("ask_at")
