"""Keys under which something was done."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models.kinds import CODE
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base


class IdempotencyKey(Base):
    """A key under which something was done, so that doing it again does nothing."""

    __tablename__ = "idempotency_keys"

    scope: Mapped[str] = mapped_column(CODE, primary_key=True)
    # SHA-256 of who asks: two who count their keys from 1 do not meet, and nobody is named here.
    asker: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    # SHA-256 of what was asked: the same key with other content is a mistake of the sender.
    fingerprint: Mapped[str] = mapped_column(String(64))
    complaint_id: Mapped[str] = mapped_column(ForeignKey("complaints.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
