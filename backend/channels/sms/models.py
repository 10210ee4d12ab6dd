"""Incoming SMS, as the gateway brought them."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.columns import UtcDateTime
from backend.kit.database import Base


class SmsState(StrEnum):
    """What became of an incoming SMS."""

    # Stored, not yet looked at.
    RECEIVED = "received"
    # A part of a long message whose other parts are awaited.
    PARTIAL = "partial"
    # A part that was joined to its first one.
    JOINED = "joined"
    # In a conversation, as a customer's message.
    TAKEN = "taken"
    # Answered without a conversation: an unknown keyword, RET.
    ANSWERED = "answered"
    # The same text again within minutes: the network's repeat, linked and not taken.
    REPEAT = "repeat"
    # Kept and not answered: a robot, a short code, too many.
    IGNORED = "ignored"


_STATES = ", ".join(repr(state.value) for state in SmsState)
_OPEN = text("state IN ('received', 'partial')")


class IncomingSms(Base):
    """One SMS; the row is committed before the gateway is told that we have it."""

    __tablename__ = "incoming_sms"
    __table_args__ = (
        CheckConstraint(f"state IN ({_STATES})", name="state_known"),
        # What the worker asks: whose messages wait to be looked at?
        Index("ix_incoming_sms_open", "sender", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
        # Repeats and limits look back over one sender's last minutes.
        Index("ix_incoming_sms_sender", "sender", "received_at"),
    )

    # SQLite numbers rows by itself only where the type is INTEGER.
    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True
    )
    # The gateway's own id: the same one again is the same message.
    gateway_id: Mapped[str] = mapped_column(String(100), unique=True)
    # E.164 where it is a phone number, else as given (a short code, a name).
    sender: Mapped[str] = mapped_column(String(40))
    receiver: Mapped[str | None] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
    # User data header in hexadecimal, "" without one.
    udh: Mapped[str] = mapped_column(String(560), default="")
    coding: Mapped[int | None]
    smsc: Mapped[str | None] = mapped_column(String(64))
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)

    state: Mapped[str] = mapped_column(String(16), default=SmsState.RECEIVED)
    # Why it was ignored, for the operator's engineer.
    reason: Mapped[str | None] = mapped_column(String(100))
    # Of a part of a long message: its reference, its place (from 1) and how many there are.
    reference: Mapped[int | None]
    part: Mapped[int | None]
    parts: Mapped[int | None]
    # The message this one repeats, or was joined to.
    belongs_to: Mapped[int | None] = mapped_column(ForeignKey("incoming_sms.id"))
    conversation_id: Mapped[str | None] = mapped_column(String(32), index=True)

    def settle(self, state: SmsState, reason: str | None = None) -> None:
        """Write down what became of it."""
        self.state = state
        self.reason = reason
