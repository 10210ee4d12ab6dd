"""The tables of logging in: passwords, teams, sessions, failed tries, and what was done when."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.columns import UtcDateTime
from backend.kit.database import Base
from backend.staff.models import STAFF_ID


class StaffAccount(Base):
    """How somebody logs in. Whoever has no row cannot."""

    __tablename__ = "staff_accounts"

    staff_id: Mapped[str] = mapped_column(STAFF_ID, ForeignKey("staff.id"), primary_key=True)
    # argon2id, with its parameters and salt.
    password_hash: Mapped[str] = mapped_column(String(200))
    # Read out by somebody else: it opens nothing but the page where it is changed.
    one_time: Mapped[bool] = mapped_column(default=True)
    password_set_at: Mapped[datetime] = mapped_column(UtcDateTime)


class StaffTeam(Base):
    """Somebody works in a team."""

    __tablename__ = "staff_teams"

    staff_id: Mapped[str] = mapped_column(STAFF_ID, ForeignKey("staff.id"), primary_key=True)
    team: Mapped[str] = mapped_column(String(40), primary_key=True)


class StaffPresence(Base):
    """Somebody's page of the desk is open, or was until lately (`presence`)."""

    __tablename__ = "staff_presence"
    __table_args__ = (
        CheckConstraint("state IN ('available', 'busy', 'away')", name="state_known"),
    )

    staff_id: Mapped[str] = mapped_column(STAFF_ID, ForeignKey("staff.id"), primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)


class StaffSession(Base):
    """A browser on which somebody is logged in."""

    __tablename__ = "staff_sessions"

    # SHA-256 of the cookie's token: a copy of the database opens nothing.
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    staff_id: Mapped[str] = mapped_column(STAFF_ID, ForeignKey("staff.id"), index=True)
    # What every form of this session carries.
    csrf: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # However much it is used.
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class LoginFailures(Base):
    """How often a username was tried in vain, whether somebody has it or not."""

    __tablename__ = "login_failures"

    # SHA-256: people type their password there, too.
    username_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int]
    failed_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    locked_until: Mapped[datetime | None] = mapped_column(UtcDateTime)


class StaffAudit(Base):
    """What somebody did, opened or tried. Never changed and never deleted, by triggers."""

    __tablename__ = "staff_audit"
    __table_args__ = (Index("ix_staff_audit_staff_id", "staff_id", "at"),)

    id: Mapped[int] = mapped_column(
        # SQLite numbers rows by itself only where the type is INTEGER.
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
    )
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    # None: nobody was logged in.
    staff_id: Mapped[str | None] = mapped_column(STAFF_ID, ForeignKey("staff.id"))
    kind: Mapped[str] = mapped_column(String(40))
    # Codes and ids, no words of a customer's.
    detail: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
