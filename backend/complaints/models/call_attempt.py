"""Every time that somebody called a customer, and what came of it."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models.kinds import CODE, ID_LENGTH, one_of
from backend.kit.columns import UtcDateTime
from backend.kit.database import SERIAL, Base
from backend.kit.guards import append_only, guard

if TYPE_CHECKING:
    from sqlalchemy import Table


class CallOutcome(StrEnum):
    """What came of calling somebody."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    # Somebody else's, or nobody's.
    WRONG_NUMBER = "wrong_number"


class CallAttempt(Base):
    """One time that somebody made a call. What they noted is the entry, which can be erased."""

    __tablename__ = "call_attempts"
    __table_args__ = (one_of("outcome", CallOutcome),)

    id: Mapped[int] = mapped_column(SERIAL, primary_key=True, autoincrement=True)
    outbox_id: Mapped[int] = mapped_column(ForeignKey("outbox.id"), index=True)
    complaint_id: Mapped[str] = mapped_column(ForeignKey("complaints.id"), index=True)
    staff_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("staff.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    outcome: Mapped[str] = mapped_column(CODE)
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("complaint_entries.id"))


ATTEMPTS_ON_SQLITE, ATTEMPTS_ON_POSTGRESQL = append_only("call_attempts")
guard(cast("Table", CallAttempt.__table__), ATTEMPTS_ON_SQLITE, ATTEMPTS_ON_POSTGRESQL)
