"""Firms that pass complaints on to us, each with a key of its own."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models.kinds import CODE, ID_LENGTH, Channel, new_id, one_of
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base

NAME_LIMIT = 60
_IN_USE = text("revoked_at IS NULL")


class Partner(Base):
    """A firm, by which channel its complaints came to it, and the key it has now.

    Taken back, the row stays: complaints name it as their source.
    """

    __tablename__ = "partners"
    __table_args__ = (
        one_of("channel", Channel),
        CheckConstraint("name <> ''", name="name_present"),
        # One key a firm: a new one takes the old one back.
        Index(
            "uq_partners_name_in_use",
            "name",
            unique=True,
            sqlite_where=_IN_USE,
            postgresql_where=_IN_USE,
        ),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(NAME_LIMIT))
    channel: Mapped[str] = mapped_column(CODE)
    # SHA-256, in hexadecimal, of a random key: there is nothing to guess that would need more.
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
