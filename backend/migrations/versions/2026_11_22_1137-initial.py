"""Make the pool of complaints, conversations and idempotency keys.

Revision ID: 20261122_initial
Revises: nothing
Create Date: 2026-11-22 11:37:37.829486+00:00
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261122_initial"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "complaints",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("tracking_number", sa.String(length=12), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=True),
        sa.Column("external_reference", sa.String(length=200), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("remedy_sought", sa.Text(), nullable=True),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("topic_confidence", sa.Double(), nullable=True),
        sa.Column("topic_set_by", sa.String(length=40), nullable=False),
        sa.Column("severity", sa.String(length=40), nullable=False),
        sa.Column("service_number", sa.String(length=40), nullable=True),
        sa.Column("contact_name", sa.String(length=100), nullable=True),
        sa.Column("contact_phone", sa.String(length=20), nullable=True),
        sa.Column("contact_email", sa.String(length=254), nullable=True),
        sa.Column("contact_preferred", sa.String(length=40), nullable=True),
        sa.Column("solved_at_first_contact", sa.Boolean(), nullable=False),
        sa.Column("team", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.String(length=100), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("repeat_of", sa.String(length=32), nullable=True),
        sa.Column("duplicate_of", sa.String(length=32), nullable=True),
        sa.Column("satisfaction", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "channel IN ('web_chat', 'web_form', 'sms', 'email', 'phone', 'fax', 'store', 'social_media', 'complaint_site', 'official_institution', 'api')",
            name=op.f("ck_complaints_channel_known"),
        ),
        sa.CheckConstraint(
            "outcome IN ('upheld', 'partly_upheld', 'rejected', 'goodwill', 'solved_at_first_contact')",
            name=op.f("ck_complaints_outcome_known"),
        ),
        sa.CheckConstraint(
            "severity IN ('normal', 'high', 'critical')", name=op.f("ck_complaints_severity_known")
        ),
        sa.CheckConstraint(
            "state IN ('registered', 'in_review', 'waiting_customer', 'waiting_third_party', 'resolved', 'closed', 'withdrawn', 'duplicate')",
            name=op.f("ck_complaints_state_known"),
        ),
        sa.CheckConstraint(
            "topic_set_by IN ('classifier', 'customer', 'agent', 'system')",
            name=op.f("ck_complaints_topic_set_by_known"),
        ),
        sa.CheckConstraint(
            "contact_phone IS NOT NULL OR contact_email IS NOT NULL OR solved_at_first_contact",
            name=op.f("ck_complaints_contact_present"),
        ),
        sa.CheckConstraint("cycle >= 1", name=op.f("ck_complaints_cycle_counts_from_one")),
        sa.CheckConstraint(
            "length(tracking_number) = 12", name=op.f("ck_complaints_tracking_number_length")
        ),
        sa.CheckConstraint(
            "repeat_of <> id AND duplicate_of <> id",
            name=op.f("ck_complaints_links_lead_elsewhere"),
        ),
        sa.CheckConstraint(
            "satisfaction BETWEEN 1 AND 5", name=op.f("ck_complaints_satisfaction_range")
        ),
        sa.CheckConstraint(
            "topic_confidence BETWEEN 0 AND 1", name=op.f("ck_complaints_topic_confidence_range")
        ),
        sa.ForeignKeyConstraint(
            ["duplicate_of"], ["complaints.id"], name=op.f("fk_complaints_duplicate_of_complaints")
        ),
        sa.ForeignKeyConstraint(
            ["repeat_of"], ["complaints.id"], name=op.f("fk_complaints_repeat_of_complaints")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaints")),
        sa.UniqueConstraint("tracking_number", name=op.f("uq_complaints_tracking_number")),
    )
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_complaints_contact_phone"), ["contact_phone"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_complaints_conversation_id"), ["conversation_id"], unique=False
        )
        batch_op.create_index("ix_complaints_pool", ["state", "registered_at"], unique=False)

    op.create_table(
        "conversations",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("session_hash", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("holder", sa.String(length=16), nullable=False),
        sa.Column("handover", sa.String(length=16), nullable=False),
        sa.Column("agent_name", sa.String(length=100), nullable=True),
        sa.Column("last_position", sa.Integer(), nullable=False),
        sa.Column("last_inbound_position", sa.Integer(), nullable=False),
        sa.Column("answered_position", sa.Integer(), nullable=False),
        sa.Column("lease_owner", sa.String(length=32), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outage_notified", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(holder = 'agent') = (handover = 'active')",
            name=op.f("ck_conversations_holder_fits_handover"),
        ),
        sa.CheckConstraint(
            "channel IN ('web_chat', 'sms')", name=op.f("ck_conversations_channel_known")
        ),
        sa.CheckConstraint(
            "handover IN ('none', 'waiting', 'active', 'ended')",
            name=op.f("ck_conversations_handover_known"),
        ),
        sa.CheckConstraint(
            "holder IN ('bot', 'agent')", name=op.f("ck_conversations_holder_known")
        ),
        sa.CheckConstraint(
            "answered_position <= last_inbound_position AND last_inbound_position <= last_position",
            name=op.f("ck_conversations_positions_in_order"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
        sa.UniqueConstraint("session_hash", name=op.f("uq_conversations_session_hash")),
    )
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.create_index(
            "ix_conversations_pending",
            ["next_attempt_at"],
            unique=False,
            sqlite_where=sa.text("last_inbound_position > answered_position"),
            postgresql_where=sa.text("last_inbound_position > answered_position"),
        )

    op.create_table(
        "agent_requests",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_agent_requests_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agent_requests")),
    )
    with op.batch_alter_table("agent_requests", schema=None) as batch_op:
        batch_op.create_index("ix_agent_requests_queue", ["created_at", "id"], unique=False)
        batch_op.create_index(
            "uq_agent_requests_open",
            ["conversation_id"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "complaint_clocks",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("complaint_id", sa.String(length=32), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('first_notice', 'promise', 'legal', 'target')",
            name=op.f("ck_complaint_clocks_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaints.id"],
            name=op.f("fk_complaint_clocks_complaint_id_complaints"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_clocks")),
        sa.UniqueConstraint(
            "complaint_id",
            "cycle",
            "kind",
            name=op.f("uq_complaint_clocks_complaint_id_cycle_kind"),
        ),
    )
    with op.batch_alter_table("complaint_clocks", schema=None) as batch_op:
        batch_op.create_index("ix_complaint_clocks_due", ["kind", "due_at"], unique=False)

    op.create_table(
        "complaint_events",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("complaint_id", sa.String(length=32), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_kind", sa.String(length=40), nullable=False),
        sa.Column("actor", sa.String(length=100), nullable=True),
        sa.Column("from_state", sa.String(length=40), nullable=True),
        sa.Column("to_state", sa.String(length=40), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "actor_kind IN ('customer', 'agent', 'system', 'bot')",
            name=op.f("ck_complaint_events_actor_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaints.id"],
            name=op.f("fk_complaint_events_complaint_id_complaints"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_events")),
    )
    with op.batch_alter_table("complaint_events", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_complaint_events_complaint_id"), ["complaint_id"], unique=False
        )

    op.create_table(
        "idempotency_keys",
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("complaint_id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaints.id"],
            name=op.f("fk_idempotency_keys_complaint_id_complaints"),
        ),
        sa.PrimaryKeyConstraint("scope", "key", name=op.f("pk_idempotency_keys")),
    )
    op.create_table(
        "messages",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sender", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("choices", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("client_id", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "sender IN ('customer', 'bot', 'agent', 'system')",
            name=op.f("ck_messages_sender_known"),
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_messages_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
        sa.UniqueConstraint(
            "conversation_id", "position", name=op.f("uq_messages_conversation_id_position")
        ),
    )
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.create_index(
            "uq_messages_client_id",
            ["conversation_id", "client_id"],
            unique=True,
            sqlite_where=sa.text("client_id IS NOT NULL"),
            postgresql_where=sa.text("client_id IS NOT NULL"),
        )

    # History is append-only, whoever writes (as in backend/complaints/history.py on this day).
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION complaint_events_refuse() RETURNS trigger LANGUAGE plpgsql"
            " AS $$ BEGIN RAISE EXCEPTION 'complaint_events is append-only'"
            " USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        op.execute(
            "CREATE TRIGGER complaint_events_append_only BEFORE UPDATE OR DELETE"
            " ON complaint_events FOR EACH ROW EXECUTE FUNCTION complaint_events_refuse()"
        )
    else:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER complaint_events_no_{verb.lower()} BEFORE {verb}"
                " ON complaint_events BEGIN"
                " SELECT RAISE(ABORT, 'complaint_events is append-only'); END"
            )


def downgrade() -> None:
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_messages_client_id",
            sqlite_where=sa.text("client_id IS NOT NULL"),
            postgresql_where=sa.text("client_id IS NOT NULL"),
        )

    op.drop_table("messages")
    op.drop_table("idempotency_keys")
    with op.batch_alter_table("complaint_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_complaint_events_complaint_id"))

    op.drop_table("complaint_events")
    with op.batch_alter_table("complaint_clocks", schema=None) as batch_op:
        batch_op.drop_index("ix_complaint_clocks_due")

    op.drop_table("complaint_clocks")
    with op.batch_alter_table("agent_requests", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_agent_requests_open",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.drop_index("ix_agent_requests_queue")

    op.drop_table("agent_requests")
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_conversations_pending",
            sqlite_where=sa.text("last_inbound_position > answered_position"),
            postgresql_where=sa.text("last_inbound_position > answered_position"),
        )

    op.drop_table("conversations")
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.drop_index("ix_complaints_pool")
        batch_op.drop_index(batch_op.f("ix_complaints_conversation_id"))
        batch_op.drop_index(batch_op.f("ix_complaints_contact_phone"))

    op.drop_table("complaints")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION complaint_events_refuse()")
