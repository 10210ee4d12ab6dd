"""The tables of the pool. Rules that must hold whoever writes are kept by the database as well."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from enum import StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.complaints.severity import Severity
from backend.complaints.sla import ClockKind
from backend.complaints.states import Outcome, State
from backend.kit.database import Base, UtcDateTime

ID_LENGTH = 32
_CODE = String(40)


class Channel(StrEnum):
    """How the customer reached us."""

    WEB_CHAT = "web_chat"
    WEB_FORM = "web_form"
    SMS = "sms"
    EMAIL = "email"
    PHONE = "phone"
    FAX = "fax"
    STORE = "store"
    SOCIAL_MEDIA = "social_media"
    COMPLAINT_SITE = "complaint_site"
    OFFICIAL_INSTITUTION = "official_institution"
    API = "api"


class TopicSource(StrEnum):
    """Who said what a complaint is about. `system`: nobody did, it waits to be sorted."""

    CLASSIFIER = "classifier"
    CUSTOMER = "customer"
    AGENT = "agent"
    SYSTEM = "system"


class ActorKind(StrEnum):
    """Who did something to a complaint."""

    CUSTOMER = "customer"
    AGENT = "agent"
    SYSTEM = "system"
    BOT = "bot"


class EventKind(StrEnum):
    """What happened to a complaint."""

    REGISTERED = "registered"
    STATE_CHANGED = "state_changed"
    INFORMATION_ADDED = "information_added"
    TOPIC_CHANGED = "topic_changed"
    SEVERITY_RAISED = "severity_raised"
    CONTACT_ADDED = "contact_added"


def new_id() -> str:
    """Return an identifier that nobody can guess or collide with."""
    return uuid4().hex


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """Let the database refuse a value that the code does not know."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


class Complaint(Base):
    """One complaint, from whatever channel."""

    __tablename__ = "complaints"
    __table_args__ = (
        one_of("channel", Channel),
        one_of("state", State),
        one_of("outcome", Outcome),
        one_of("severity", Severity),
        one_of("topic_set_by", TopicSource),
        # We must be able to tell the customer the result, unless it was reached on the spot, or
        # somebody is in danger: then help must not wait for a number.
        CheckConstraint(
            "contact_phone IS NOT NULL OR contact_email IS NOT NULL OR solved_at_first_contact"
            " OR urgent",
            name="contact_present",
        ),
        CheckConstraint("length(tracking_number) = 12", name="tracking_number_length"),
        CheckConstraint("cycle >= 1", name="cycle_counts_from_one"),
        CheckConstraint("satisfaction BETWEEN 1 AND 5", name="satisfaction_range"),
        CheckConstraint("topic_confidence BETWEEN 0 AND 1", name="topic_confidence_range"),
        # No complaint repeats or duplicates itself.
        CheckConstraint("repeat_of <> id AND duplicate_of <> id", name="links_lead_elsewhere"),
        Index("ix_complaints_pool", "state", "registered_at"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    tracking_number: Mapped[str] = mapped_column(String(12), unique=True)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    registered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    channel: Mapped[str] = mapped_column(_CODE)
    # Not a foreign key: conversations are kept for a shorter time than complaints.
    conversation_id: Mapped[str | None] = mapped_column(String(64), index=True)
    external_reference: Mapped[str | None] = mapped_column(String(200))

    description: Mapped[str] = mapped_column(Text)
    remedy_sought: Mapped[str | None] = mapped_column(Text)
    topic: Mapped[str] = mapped_column(_CODE)
    topic_confidence: Mapped[float | None]
    topic_set_by: Mapped[str] = mapped_column(_CODE)
    severity: Mapped[str] = mapped_column(_CODE, default=Severity.NORMAL)
    service_number: Mapped[str | None] = mapped_column(String(40))

    contact_name: Mapped[str | None] = mapped_column(String(100))
    contact_phone: Mapped[str | None] = mapped_column(String(20), index=True)
    contact_email: Mapped[str | None] = mapped_column(String(254))
    contact_preferred: Mapped[str | None] = mapped_column(_CODE)

    # How it came in; unlike the outcome it stays when the complaint is reopened.
    solved_at_first_contact: Mapped[bool] = mapped_column(default=False)
    # It told of danger to a person when it came in; who handles it may find another severity.
    urgent: Mapped[bool] = mapped_column(default=False, server_default=false())

    team: Mapped[str] = mapped_column(_CODE)
    owner: Mapped[str | None] = mapped_column(String(100))
    state: Mapped[str] = mapped_column(_CODE, default=State.REGISTERED)
    outcome: Mapped[str | None] = mapped_column(_CODE)
    answer: Mapped[str | None] = mapped_column(Text)
    cycle: Mapped[int] = mapped_column(default=1)
    repeat_of: Mapped[str | None] = mapped_column(ForeignKey("complaints.id"))
    duplicate_of: Mapped[str | None] = mapped_column(ForeignKey("complaints.id"))
    satisfaction: Mapped[int | None]

    clocks: Mapped[list[ComplaintClock]] = relationship(
        lazy="raise", order_by="ComplaintClock.due_at"
    )
    events: Mapped[list[ComplaintEvent]] = relationship(lazy="raise", order_by="ComplaintEvent.id")

    def clock(self, kind: ClockKind) -> ComplaintClock:
        """Return this cycle's clock of that kind; the clocks must have been loaded."""
        return next(each for each in self.clocks if each.cycle == self.cycle and each.kind == kind)


class ComplaintEvent(Base):
    """What happened, when, by whom and why. Rows are never changed (see `history`)."""

    __tablename__ = "complaint_events"
    __table_args__ = (one_of("actor_kind", ActorKind),)

    id: Mapped[int] = mapped_column(
        # SQLite numbers rows by itself only where the type is INTEGER.
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
    )
    complaint_id: Mapped[str] = mapped_column(ForeignKey("complaints.id"), index=True)
    cycle: Mapped[int]
    kind: Mapped[str] = mapped_column(_CODE)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor_kind: Mapped[str] = mapped_column(_CODE)
    actor: Mapped[str | None] = mapped_column(String(100))
    from_state: Mapped[str | None] = mapped_column(_CODE)
    to_state: Mapped[str | None] = mapped_column(_CODE)
    reason: Mapped[str | None] = mapped_column(Text)
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class ComplaintClock(Base):
    """One promise with its deadline. Past `due_at` without `met_at` or `stopped_at`: broken."""

    __tablename__ = "complaint_clocks"
    __table_args__ = (
        one_of("kind", ClockKind),
        UniqueConstraint("complaint_id", "cycle", "kind"),
        # The worker asks, every second, which running clocks are about to run out.
        Index("ix_complaint_clocks_due", "kind", "due_at"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    complaint_id: Mapped[str] = mapped_column(ForeignKey("complaints.id"))
    cycle: Mapped[int]
    kind: Mapped[str] = mapped_column(_CODE)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    met_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Nothing is owed any longer: withdrawn, duplicate, or solved before anything could be.
    stopped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Set while it stands still; when it runs on, `due_at` moves by the business time in between.
    paused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def running(self) -> bool:
        """Whether it is still owed."""
        return self.met_at is None and self.stopped_at is None


class IdempotencyKey(Base):
    """A key under which something was done, so that doing it again does nothing."""

    __tablename__ = "idempotency_keys"

    scope: Mapped[str] = mapped_column(_CODE, primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    # SHA-256 of what was asked: the same key with other content is a mistake of the sender.
    fingerprint: Mapped[str] = mapped_column(String(64))
    complaint_id: Mapped[str] = mapped_column(ForeignKey("complaints.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
