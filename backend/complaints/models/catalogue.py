"""Teams, topics and routing rules as supervisors have them: rows from a day on, none rewritten.

What begins on the same day replaces what was to begin then; every change is in the audit as well.
"""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models.kinds import CODE
from backend.kit.columns import UtcDateTime
from backend.kit.database import SERIAL, Base

LABEL_LIMIT = 60
WORD_LIMIT = 60
MOST_TARGET_DAYS = 60
MOST_OPEN_LIMIT = 500
LAST_POSITION = 9999


class _Changed:
    """Who wrote a row and when; nobody wrote the first content."""

    # The number of the change it came with, by which a page knows whether it shows the newest.
    revision: Mapped[int] = mapped_column(default=0, server_default="0")
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))


class TeamVersion(_Changed, Base):
    """What a team is like from a day on until the next of these."""

    __tablename__ = "team_versions"
    __table_args__ = (
        CheckConstraint("label <> ''", name="label_present"),
        CheckConstraint(f"most_open BETWEEN 1 AND {MOST_OPEN_LIMIT}", name="most_open_range"),
    )

    code: Mapped[str] = mapped_column(CODE, primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(String(LABEL_LIMIT))
    closed: Mapped[bool] = mapped_column(default=False)
    assigns: Mapped[bool] = mapped_column(default=False)
    most_open: Mapped[int]


class TopicVersion(_Changed, Base):
    """What a topic is like from a day on until the next of these. The code is the contract's."""

    __tablename__ = "topic_versions"
    __table_args__ = (
        CheckConstraint("label <> ''", name="label_present"),
        CheckConstraint("team <> ''", name="team_present"),
        CheckConstraint(
            f"target_business_days BETWEEN 1 AND {MOST_TARGET_DAYS}", name="target_range"
        ),
        # What fits nowhere is always there to fall back to.
        CheckConstraint("code <> 'other' OR choosable", name="other_is_choosable"),
    )

    code: Mapped[str] = mapped_column(CODE, primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(String(LABEL_LIMIT))
    team: Mapped[str] = mapped_column(CODE)
    first_contact_help: Mapped[bool]
    target_business_days: Mapped[int]
    choosable: Mapped[bool] = mapped_column(default=True)


class RoutingRule(_Changed, Base):
    """A rule of routing. Another wording is another row: histories name the one that decided."""

    __tablename__ = "routing_rules"
    __table_args__ = (
        CheckConstraint(f"position BETWEEN 1 AND {LAST_POSITION}", name="position_range"),
        CheckConstraint("priority BETWEEN 0 AND 2", name="priority_range"),
        # It is of some use.
        CheckConstraint("team <> '' OR priority > 0", name="decides_something"),
        # One that fits everything would leave the others unasked by mistake.
        CheckConstraint(
            "topic || severity || channel || product || province || word <> ''",
            name="asks_something",
        ),
        CheckConstraint("valid_until >= valid_from", name="ends_after_it_begins"),
    )

    id: Mapped[int] = mapped_column(SERIAL, primary_key=True, autoincrement=True)
    position: Mapped[int]
    valid_from: Mapped[date]
    # The first day on which it does not hold any more.
    valid_until: Mapped[date | None]
    topic: Mapped[str] = mapped_column(CODE, default="")
    severity: Mapped[str] = mapped_column(CODE, default="")
    channel: Mapped[str] = mapped_column(CODE, default="")
    product: Mapped[str] = mapped_column(CODE, default="")
    province: Mapped[str] = mapped_column(String(40), default="")
    word: Mapped[str] = mapped_column(String(WORD_LIMIT), default="")
    team: Mapped[str] = mapped_column(CODE, default="")
    priority: Mapped[int] = mapped_column(default=0)
    # Why it is there, for colleagues.
    note: Mapped[str] = mapped_column(Text, default="")


class CatalogueRevision(Base):
    """How often the catalogue was changed: one row, which each change locks."""

    __tablename__ = "catalogue_revision"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]
