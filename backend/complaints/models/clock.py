"""The promises that run."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models.kinds import CODE, ID_LENGTH, new_id, one_of
from backend.complaints.sla import ClockKind
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base

_RUNNING = text("met_at IS NULL AND stopped_at IS NULL")
LATE = "met_at > due_at OR stopped_at > due_at"
_TO_TELL = text("notice_at IS NOT NULL")
_MADE_LATE = text("made_late_at IS NOT NULL")
# What was to be told once, and is not met yet: in these words of its index. They are others than
# those of the index of all that runs, which SQLite would take for this as well.
UNTOLD = text(
    "complaint_clocks.notice_at IS NULL"
    " AND coalesce(complaint_clocks.met_at, complaint_clocks.stopped_at) IS NULL"
    " AND complaint_clocks.kind IN ('first_notice', 'legal_notice')"
)
_UNTOLD = text(str(UNTOLD).replace("complaint_clocks.", ""))


class ComplaintClock(Base):
    """One promise with its deadline. Past `due_at` without `met_at` or `stopped_at`: broken."""

    __tablename__ = "complaint_clocks"
    __table_args__ = (
        one_of("kind", ClockKind),
        UniqueConstraint("complaint_id", "cycle", "kind"),
        # The desk asks what is due first of all that is still owed.
        Index(
            "ix_complaint_clocks_running",
            "kind",
            "due_at",
            "complaint_id",
            sqlite_where=_RUNNING,
            postgresql_where=_RUNNING,
        ),
        # The worker asks, every second, of which somebody must be told.
        Index(
            "ix_complaint_clocks_to_tell",
            "notice_at",
            sqlite_where=_TO_TELL,
            postgresql_where=_TO_TELL,
        ),
        # The desk counts, on every page, what nobody is about to tell.
        Index(
            "ix_complaint_clocks_untold",
            "due_at",
            sqlite_where=_UNTOLD,
            postgresql_where=_UNTOLD,
        ),
        # Supervisors ask what was late today, of all that ever ended late.
        Index(
            "ix_complaint_clocks_late",
            "due_at",
            sqlite_where=text(LATE),
            postgresql_where=text(LATE),
        ),
        # And what became late today by a change.
        Index(
            "ix_complaint_clocks_made_late",
            "made_late_at",
            sqlite_where=_MADE_LATE,
            postgresql_where=_MADE_LATE,
        ),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    complaint_id: Mapped[str] = mapped_column(ForeignKey("complaints.id"))
    cycle: Mapped[int]
    kind: Mapped[str] = mapped_column(CODE)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    met_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Nothing is owed any longer: withdrawn, duplicate, or solved before anything could be.
    stopped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # When we tell the customer before it runs out, if it is still owed; none: they were told.
    notice_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # When it broke, where its deadline is of an earlier moment: another topic gave it less time.
    made_late_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Set while it stands still; when it runs on, `due_at` moves by the business time in between.
    paused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def running(self) -> bool:
        """Whether it is still owed."""
        return self.met_at is None and self.stopped_at is None
