"""What was told again in a conversation, while its customer is asked what is to become of it."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models.kinds import CODE, ID_LENGTH
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base


class RepeatOffer(Base):
    """One question at a time in a conversation; the row goes with its answer, or is registered."""

    __tablename__ = "repeat_offers"

    conversation_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    # What was there before, and how it stood when it was offered (`repeats.Standing`).
    complaint_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("complaints.id"))
    standing: Mapped[str] = mapped_column(CODE)
    # The complaint as it would be registered.
    told: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
