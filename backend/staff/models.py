"""The table of the people who work here."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from enum import StrEnum
from uuid import uuid4

from sqlalchemy import CheckConstraint, String, true
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.columns import UtcDateTime
from backend.kit.database import Base

STAFF_ID = String(32)
NAME_LIMIT = 100


class Role(StrEnum):
    """What somebody's work is. What each may do is the desk's to say."""

    AGENT = "agent"
    LEAD = "lead"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    AUDITOR = "auditor"


class StaffMember(Base):
    """A person of the house. Never deleted: who left is not active, and still named by the past."""

    __tablename__ = "staff"
    __table_args__ = (
        CheckConstraint(f"role IN ({', '.join(f"'{role}'" for role in Role)})", name="role_known"),
        CheckConstraint("username <> ''", name="username_present"),
    )

    id: Mapped[str] = mapped_column(STAFF_ID, primary_key=True, default=lambda: uuid4().hex)
    username: Mapped[str] = mapped_column(String(NAME_LIMIT), unique=True)
    # What customers and colleagues read.
    display_name: Mapped[str] = mapped_column(String(NAME_LIMIT))
    role: Mapped[str] = mapped_column(String(40))
    # Where alerts of the house go; none: only to the desk.
    email: Mapped[str | None] = mapped_column(String(254))
    active: Mapped[bool] = mapped_column(default=True)
    # Whether one key does something on their pages: who speaks to the machine turns it off.
    single_keys: Mapped[bool] = mapped_column(default=True, server_default=true())
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
