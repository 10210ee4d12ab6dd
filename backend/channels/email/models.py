"""Incoming e-mails: what is known of each, beside the mail itself (`raw_mails`)."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.columns import UtcDateTime
from backend.kit.database import SERIAL, Base


class MailState(StrEnum):
    """What became of an incoming e-mail."""

    # Kept, not yet looked at.
    RECEIVED = "received"
    # A complaint of its own.
    REGISTERED = "registered"
    # Added to a complaint, as the customer's words.
    ADDED = "added"
    # Noted at a complaint, for the house: a machine wrote it.
    NOTED = "noted"
    # It told that an e-mail of ours did not arrive.
    BOUNCED = "bounced"
    # The same mail once more.
    REPEAT = "repeat"
    # Kept, and nothing done: a machine's, or our own.
    IGNORED = "ignored"


_STATES = ", ".join(repr(state.value) for state in MailState)
_OPEN = text("state = 'received'")


class IncomingMail(Base):
    """One e-mail; the row is committed, and the mail on the disk, before its source lets it go."""

    __tablename__ = "incoming_mail"
    __table_args__ = (
        CheckConstraint(f"state IN ({_STATES})", name="state_known"),
        # What the worker asks: what waits to be looked at?
        Index("ix_incoming_mail_open", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
        # The same mail by To and Cc; and a reply to one's own.
        Index("ix_incoming_mail_message_id", "message_id"),
        Index("ix_incoming_mail_sender", "sender", "received_at"),
    )

    id: Mapped[int] = mapped_column(SERIAL, primary_key=True, autoincrement=True)
    # Names its content: the same again is the same mail.
    source: Mapped[str] = mapped_column(String(200), unique=True)
    # Its name in the store of mails; empty once erased.
    stored: Mapped[str] = mapped_column(String(32))
    size: Mapped[int] = mapped_column(BigInteger)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)

    # As far as its headers could be read, once it was looked at.
    message_id: Mapped[str | None] = mapped_column(String(200))
    sender: Mapped[str] = mapped_column(String(254), default="")
    subject: Mapped[str] = mapped_column(String(200), default="")
    # SHA-256 of what it says, to know it when it comes twice.
    digest: Mapped[str] = mapped_column(String(64), default="")

    state: Mapped[str] = mapped_column(String(16), default=MailState.RECEIVED)
    # Why it was left alone, for the operator's engineer.
    reason: Mapped[str | None] = mapped_column(String(100))
    complaint_id: Mapped[str | None] = mapped_column(ForeignKey("complaints.id"), index=True)
    # What was made of its words.
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("complaint_entries.id"))
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    def settle(self, state: MailState, reason: str | None = None) -> None:
        """Write down what became of it."""
        self.state = state
        self.reason = reason


class MailCursor(Base):
    """How far a mailbox on a server was read; written with the row of the mail that was read."""

    __tablename__ = "mail_cursors"

    mailbox: Mapped[str] = mapped_column(String(200), primary_key=True)
    validity: Mapped[int] = mapped_column(BigInteger)
    uid: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
