"""The simulated network's own memory: what lies on which simulated phone."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.database import Base, UtcDateTime
from backend.notifications.models import SERIAL


class SimulatedSms(Base):
    """One SMS on a simulated phone, in either direction."""

    __tablename__ = "simulated_sms"
    __table_args__ = (Index("ix_simulated_sms_phone", "phone", "id"),)

    id: Mapped[int] = mapped_column(SERIAL, primary_key=True, autoincrement=True)
    # The simulated phone's number, E.164.
    phone: Mapped[str] = mapped_column(String(20))
    # Written on the phone, or sent to it.
    from_phone: Mapped[bool]
    text: Mapped[str] = mapped_column(Text)
    encoding: Mapped[str | None] = mapped_column(String(16))
    segments: Mapped[int | None]
    # For what was sent to the phone: the outbox row, and the newest receipt's kind.
    outbox_id: Mapped[int | None] = mapped_column(SERIAL, unique=True)
    receipt: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
