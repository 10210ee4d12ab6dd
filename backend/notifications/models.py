"""The tables of outgoing messages. A row is written in the transaction of its cause."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.columns import UtcDateTime
from backend.kit.database import SERIAL, Base

_CODE = String(16)


class OutboxChannel(StrEnum):
    """By what a message goes out. A call is a task for a person."""

    SMS = "sms"
    EMAIL = "email"
    CALL = "call"


class Purpose(StrEnum):
    """Why a message is sent; customers may opt out of surveys only."""

    REPLY = "reply"
    NOTICE = "notice"
    SURVEY = "survey"
    # To somebody of the house.
    ALERT = "alert"
    # It proves a mobile number: of use for minutes, and its text is not kept.
    CODE = "code"


class OutboxState(StrEnum):
    """How far a message has come. `accepted`: by the operator's SMSC, not yet by the phone."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    FAILED = "failed"
    # Not sent on purpose: the customer opted out in between.
    CANCELLED = "cancelled"


def _one_of(column: str, values: type[StrEnum]) -> str:
    return f"{column} IN ({', '.join(repr(value.value) for value in values)})"


_WAITING = text("state IN ('queued', 'sending')")
_TO_BE_GIVEN_UP = text(
    "state IN ('queued', 'sending') AND channel != 'call' AND try_until IS NOT NULL"
)
_GIVEN_UP = text("channel = 'call' AND state = 'failed'")
_FAILED = text("state = 'failed'")
_DEAD = text("dead")


class OutboxMessage(Base):
    """One message to one address. Ids grow, and per address they go out in that order."""

    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint(_one_of("channel", OutboxChannel), name="channel_known"),
        CheckConstraint(_one_of("purpose", Purpose), name="purpose_known"),
        CheckConstraint(_one_of("state", OutboxState), name="state_known"),
        # The worker's question, once a second: what is waiting, oldest first, by address?
        Index(
            "ix_outbox_waiting",
            "channel",
            "recipient",
            "id",
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
        # And: of what must a person know by now that no gateway took it?
        Index(
            "ix_outbox_try_until",
            "try_until",
            sqlite_where=_TO_BE_GIVEN_UP,
            postgresql_where=_TO_BE_GIVEN_UP,
        ),
        # The desk's question: whom did nobody reach on the phone either?
        Index(
            "ix_outbox_calls_given_up",
            "complaint_id",
            "id",
            sqlite_where=_GIVEN_UP,
            postgresql_where=_GIVEN_UP,
        ),
        # An engineer's: what failed last? A supervisor's: what reached nobody by any way?
        Index("ix_outbox_failed", "id", sqlite_where=_FAILED, postgresql_where=_FAILED),
        Index("ix_outbox_dead", "id", sqlite_where=_DEAD, postgresql_where=_DEAD),
        Index("ix_outbox_fallback_of", "fallback_of"),
    )

    id: Mapped[int] = mapped_column(SERIAL, primary_key=True, autoincrement=True)
    # What caused it, so that the same cause never sends twice ("message:<id>").
    key: Mapped[str] = mapped_column(String(200), unique=True)
    channel: Mapped[str] = mapped_column(_CODE)
    # E.164 for SMS and calls, else an e-mail address.
    recipient: Mapped[str] = mapped_column(String(254))
    purpose: Mapped[str] = mapped_column(_CODE)
    subject: Mapped[str | None] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    # The link the customer wrote over; a reply leaves by the same one.
    smsc: Mapped[str | None] = mapped_column(String(64))
    # No foreign keys: conversations are kept for a shorter time, complaints lie above this layer.
    complaint_id: Mapped[str | None] = mapped_column(String(32), index=True)
    conversation_id: Mapped[str | None] = mapped_column(String(32), index=True)
    # Ids of files that an e-mail holds, which mean something to the layers above.
    enclosed: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    # Where to turn if this one fails: [{"channel": …, "recipient": …}], best first.
    fallbacks: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    fallback_of: Mapped[int | None] = mapped_column(ForeignKey("outbox.id"))
    # What its cause owes and keeps by it: ids that mean something to the layers above. Of an SMS in
    # several pieces the last one keeps it.
    meets: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    # When it is given up, where that is before it would be too old: somebody must still have time.
    try_until: Mapped[datetime | None] = mapped_column(UtcDateTime)

    state: Mapped[str] = mapped_column(_CODE, default=OutboxState.QUEUED)
    encoding: Mapped[str | None] = mapped_column(_CODE)
    segments: Mapped[int | None]
    attempts: Mapped[int] = mapped_column(default=0)
    # How often it was sent again though it may have been taken (its sender died, or heard no
    # answer, and no receipt came): possible duplicates.
    uncertain: Mapped[int] = mapped_column(default=0)
    lease_owner: Mapped[str | None] = mapped_column(String(32))
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    next_attempt_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # By when a call that somebody planned is to be made; what is owed by a clock has none.
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # When the last receipt (accepted, delivered, failed) came.
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    failure: Mapped[str | None] = mapped_column(String(200))
    # It failed, nothing stands in for it, and nobody has let it be.
    dead: Mapped[bool] = mapped_column(default=False, server_default=false())


class DeliveryReceipt(Base):
    """A receipt as the gateway sent it; rows are only added."""

    __tablename__ = "delivery_receipts"

    id: Mapped[int] = mapped_column(SERIAL, primary_key=True, autoincrement=True)
    outbox_id: Mapped[int] = mapped_column(ForeignKey("outbox.id"), index=True)
    # Kannel's dlr type: 1 delivered, 2 failed, 4 buffered, 8 accepted, 16 rejected.
    kind: Mapped[int]
    detail: Mapped[str | None] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class OptOut(Base):
    """A number or an e-mail address whose owner wants no surveys."""

    __tablename__ = "survey_opt_outs"

    # E.164, or an address as it is compared (`service.opt_out`).
    contact: Mapped[str] = mapped_column(String(254), primary_key=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)
