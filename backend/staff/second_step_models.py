"""The tables of the second step of a login: whose it is, codes for emergencies, half a login."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.columns import UtcDateTime
from backend.kit.database import Base
from backend.staff.models import STAFF_ID


class SecondStep(Base):
    """Somebody logs in with a code of their telephone besides. Whoever has no row does not."""

    __tablename__ = "staff_second_steps"

    staff_id: Mapped[str] = mapped_column(STAFF_ID, ForeignKey("staff.id"), primary_key=True)
    # What the telephone's codes are made from, sealed to its owner (`sealing`).
    sealed: Mapped[str] = mapped_column(String(200))
    # Which key it was sealed under: another one opens nothing, and is to be named as the reason.
    key_id: Mapped[str] = mapped_column(String(16))
    # The time step of the newest code that was accepted: it and older ones are used up.
    last_step: Mapped[int] = mapped_column(BigInteger)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class RecoveryCode(Base):
    """A code for whoever has no telephone at hand. Each works once."""

    __tablename__ = "staff_recovery_codes"

    staff_id: Mapped[str] = mapped_column(STAFF_ID, ForeignKey("staff.id"), primary_key=True)
    # HMAC under a key that the database does not hold.
    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class HalfLogin(Base):
    """A browser on which somebody's password was right and their code is still to come.

    A table apart from the sessions: nothing that asks for a session can take it for one.
    """

    __tablename__ = "staff_half_logins"

    # SHA-256 of the cookie's token, as with sessions.
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    staff_id: Mapped[str] = mapped_column(STAFF_ID, ForeignKey("staff.id"), index=True)
    csrf: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
