"""The table of what supervisors set for the house: from a day on, with who and why."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - SQLAlchemy reads annotations
from typing import Any, cast

from sqlalchemy import JSON, ForeignKey, Index, String, Table
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.house_rules import RuleKind
from backend.complaints.models.kinds import CODE, one_of
from backend.kit.columns import UtcDateTime
from backend.kit.database import SERIAL, Base
from backend.kit.guards import append_only, guard

RULE_REASON_LIMIT = 200


class HouseRule(Base):
    """One change; rows are only added. Of two of the same kind, scope and day the later holds."""

    __tablename__ = "house_rules"
    __table_args__ = (
        one_of("kind", RuleKind),
        Index("ix_house_rules_kind", "kind", "scope", "valid_from", "id"),
    )

    id: Mapped[int] = mapped_column(SERIAL, primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(CODE)
    # A team's code; empty: the whole house.
    scope: Mapped[str] = mapped_column(String(32))
    valid_from: Mapped[date]
    # None: what it said of this day is taken back.
    value: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    reason: Mapped[str] = mapped_column(String(RULE_REASON_LIMIT))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))


RULES_ON_SQLITE, RULES_ON_POSTGRESQL = append_only("house_rules")
guard(cast("Table", HouseRule.__table__), RULES_ON_SQLITE, RULES_ON_POSTGRESQL)
