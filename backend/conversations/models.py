"""The tables of conversations.

A conversation's row is its lock: whoever says something takes the next position by updating that
row, so positions are committed in order and without gaps, on either database.
"""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from enum import IntEnum, StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.conversations.holder import Handover, Holder
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base


class ChatChannel(StrEnum):
    """Where a conversation is held."""

    WEB_CHAT = "web_chat"
    SMS = "sms"


class Sender(StrEnum):
    """Who said something."""

    CUSTOMER = "customer"
    BOT = "bot"
    AGENT = "agent"
    SYSTEM = "system"


def new_id() -> str:
    """Return a public id nobody can guess or count."""
    return uuid4().hex


def _one_of(column: str, values: type[StrEnum]) -> str:
    return f"{column} IN ({', '.join(repr(value.value) for value in values)})"


_PENDING = text("last_inbound_position > answered_position")
_OPEN = text("closed_at IS NULL")
_HAS_CLIENT_ID = text("client_id IS NOT NULL")


class Conversation(Base):
    """One customer's conversation on one channel."""

    __tablename__ = "conversations"
    __table_args__ = (
        CheckConstraint(_one_of("channel", ChatChannel), name="channel_known"),
        CheckConstraint(_one_of("holder", Holder), name="holder_known"),
        CheckConstraint(_one_of("handover", Handover), name="handover_known"),
        # The bot must be silent exactly while an agent has the conversation.
        CheckConstraint("(holder = 'agent') = (handover = 'active')", name="holder_fits_handover"),
        CheckConstraint("agent_id IS NULL OR holder = 'agent'", name="agent_holds"),
        CheckConstraint(
            "answered_position <= last_inbound_position AND last_inbound_position <= last_position",
            name="positions_in_order",
        ),
        # Without it an answer would have no way to the customer; an erased one gets none any more.
        CheckConstraint(
            "(channel = 'sms') = (phone IS NOT NULL) OR erased_at IS NOT NULL", name="phone_of_sms"
        ),
        CheckConstraint("(proven_phone IS NULL) = (proven_until IS NULL)", name="proof_ends"),
        # An SMS belongs to the newest conversation of its sender.
        Index("ix_conversations_phone", "phone", "last_seen_at"),
        # The desk's lists: few wait or are held at a time.
        Index("ix_conversations_handover", "handover", "agent_id"),
        # The worker's question, once a second: who waits for an answer?
        Index(
            "ix_conversations_pending",
            "next_attempt_at",
            sqlite_where=_PENDING,
            postgresql_where=_PENDING,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    channel: Mapped[str] = mapped_column(String(16))
    # SHA-256 of the session token: a copy of the database opens nobody's chat.
    session_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    # The network address that a chat was opened from, sealed (`web.addresses.sealed`): wrong
    # tracking numbers are counted by it, over all of its chats.
    opened_from: Mapped[str | None] = mapped_column(String(64))
    # E.164, of a conversation by SMS: the network vouches for it. None in the chat.
    phone: Mapped[str | None] = mapped_column(String(20))
    # E.164, of a chat whose customer gave the code texted to it; and until when that holds.
    proven_phone: Mapped[str | None] = mapped_column(String(20))
    proven_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # The link the customer's last SMS came over.
    smsc: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)

    holder: Mapped[str] = mapped_column(String(16), default=Holder.BOT)
    handover: Mapped[str] = mapped_column(String(16), default=Handover.NONE)
    # Who of the house has it, and under which name they speak.
    agent_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    agent_name: Mapped[str | None] = mapped_column(String(100))
    # Since when people have had it without a break, whoever of them; None while the bot has it.
    held_since: Mapped[datetime | None] = mapped_column(UtcDateTime)

    # What the bot has collected of a complaint, and what people put right in it; whose work that is
    # (its team, or the one it was passed on to).
    collected: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    team: Mapped[str | None] = mapped_column(String(40))
    # What people's time with the customer came to, until the bot has been told (`stretch`).
    stretch: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    last_position: Mapped[int] = mapped_column(default=0)
    last_inbound_position: Mapped[int] = mapped_column(default=0)
    answered_position: Mapped[int] = mapped_column(default=0)

    # How far the customer's page has, and has shown, what agents said, and how far an agent's page
    # has shown what the customer said (`read_marks`).
    customer_got: Mapped[int] = mapped_column(default=0, server_default="0")
    customer_saw: Mapped[int] = mapped_column(default=0, server_default="0")
    agent_saw: Mapped[int] = mapped_column(default=0, server_default="0")

    lease_owner: Mapped[str | None] = mapped_column(String(32))
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    outage_notified: Mapped[bool] = mapped_column(default=False)
    # When its words were taken out last (`erasing`).
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def is_forgotten(self) -> bool:
        """Whether nobody can come back to it: who it was with was erased, not only its words."""
        return self.erased_at is not None and self.session_hash is None and self.phone is None


class Message(Base):
    """One thing said, by anyone. Never changed after it was written, only emptied (`erasing`)."""

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("conversation_id", "position"),
        CheckConstraint(_one_of("sender", Sender), name="sender_known"),
        CheckConstraint("author_id IS NULL OR sender = 'agent'", name="author_is_agent"),
        # What makes sending idempotent: a client's id names one message for good.
        Index(
            "uq_messages_client_id",
            "conversation_id",
            "client_id",
            unique=True,
            sqlite_where=_HAS_CLIENT_ID,
            postgresql_where=_HAS_CLIENT_ID,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    position: Mapped[int]
    sender: Mapped[str] = mapped_column(String(16))
    author_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    name: Mapped[str | None] = mapped_column(String(100))
    text: Mapped[str] = mapped_column(Text)
    # [{"title": …, "payload": …}] that the bot offers with this message.
    choices: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    # What a chosen offer means to the bot; the text is then the choice's title.
    payload: Mapped[str | None] = mapped_column(Text)
    client_id: Mapped[str | None] = mapped_column(String(64))
    # [{"id": …, "name": …, "media_type": …, "size": …}] of the files that it tells of.
    attachments: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Urgency(IntEnum):
    """Whose request for a person goes before whose: the higher; among the like see the request."""

    NONE = 0
    URGENT = 1
    """Something is in danger: a stolen SIM, a threat."""
    LIFE = 2
    """Somebody may be hurt."""


class AgentRequest(Base):
    """A customer asked for a person."""

    __tablename__ = "agent_requests"
    __table_args__ = (
        # One place in the queue per conversation.
        Index(
            "uq_agent_requests_open",
            "conversation_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index("ix_agent_requests_queue", "created_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    reason: Mapped[str | None] = mapped_column(Text)
    urgency: Mapped[int] = mapped_column(SmallInteger, default=Urgency.NONE, server_default="0")
    # A person had the conversation and is gone: it goes before those that nobody had yet.
    returned: Mapped[bool] = mapped_column(default=False, server_default=false())
    # They know that nobody of the house is there.
    nobody_told: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Who of the house took it; None while it waits, or where the customer gave it up.
    agent_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))


class ConversationNote(Base):
    """What an agent noted for colleagues. A table of its own: no door to customers reads it."""

    __tablename__ = "conversation_notes"
    __table_args__ = (
        CheckConstraint("text <> '' OR erased_at IS NOT NULL", name="text_present"),
        Index("ix_conversation_notes_conversation_id", "conversation_id", "id"),
    )

    id: Mapped[int] = mapped_column(
        # SQLite numbers rows by itself only where the type is INTEGER.
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
    )
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    author_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    text: Mapped[str] = mapped_column(Text)
    # For whom the conversation was passed on to.
    passed_on: Mapped[bool] = mapped_column(default=False, server_default=false())
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Draft(Base):
    """What an agent is writing in a conversation (`drafts`)."""

    __tablename__ = "desk_drafts"
    __table_args__ = (CheckConstraint("kind IN ('reply', 'note', 'transfer')", name="kind_known"),)

    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class HeldState(StrEnum):
    """What became of a held reply."""

    HELD = "held"
    SAID = "said"
    TAKEN_BACK = "taken_back"
    RETURNED = "returned"
    """It could not be said any more: it is in the agent's draft."""


_HELD = text("state = 'held'")


class HeldReply(Base):
    """A reply that can still be taken back, or could (`held_replies`)."""

    __tablename__ = "held_replies"
    __table_args__ = (
        # A page that sends twice holds one.
        UniqueConstraint("staff_id", "client_id"),
        CheckConstraint("state IN ('held', 'said', 'taken_back', 'returned')", name="state_known"),
        Index("ix_held_replies_conversation_id", "conversation_id", "staff_id"),
        Index("ix_held_replies_due", "release_at", sqlite_where=_HELD, postgresql_where=_HELD),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    client_id: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    # Files that it hands over, as `Message.attachments`; they wait under its id until it is said.
    attachments: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    # The last message that the agent's page showed when it was sent.
    seen: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    release_at: Mapped[datetime] = mapped_column(UtcDateTime)
