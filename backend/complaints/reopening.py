"""Until when what was concluded may be taken up again, and when it closes by itself. Pure.

Both are counted from the conclusion of the present cycle, never from what was changed last: an
answer to a question about satisfaction, a note or the closing itself prolongs nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from backend.complaints import sla, states
from backend.complaints.errors import ReopeningOverError
from backend.complaints.states import State
from backend.kit.clock import beginning_of, day_in_turkiye

if TYPE_CHECKING:
    from backend.complaints.models import Complaint
    from backend.kit.settings import Settings


def until(concluded_at: datetime, settings: Settings) -> datetime:
    """Return from when on it cannot be reopened: the end, in Istanbul, of the last day it can be.

    By the terms of the day of the conclusion (`Terms.reopen_days`), as customers were told then.
    """
    return _after(concluded_at, sla.terms_at(concluded_at, settings).reopen_days)


def closes_at(concluded_at: datetime, settings: Settings) -> datetime:
    """Return when it closes by itself, unless it is reopened before (`close_days`)."""
    return _after(concluded_at, settings.close_days)


def window(complaint: Complaint, settings: Settings) -> datetime | None:
    """Return until when a finished complaint may be reopened; None where it is not finished.

    Its cycles must have been loaded.
    """
    concluded_at = complaint.present.resolved_at
    if State(complaint.state) not in states.FINISHED or concluded_at is None:
        return None
    return until(concluded_at, settings)


def is_possible(complaint: Complaint, now: datetime, settings: Settings) -> bool:
    """Whether a complaint is finished and may still be taken up again at `now`."""
    ends = window(complaint, settings)
    return ends is not None and now < ends


def require(complaint: Complaint, now: datetime, settings: Settings) -> None:
    """Let a finished complaint be taken up again only while it may be.

    Raises:
        ReopeningOverError: it was concluded too long ago.

    """
    if not is_possible(complaint, now, settings):
        raise ReopeningOverError


def _after(moment: datetime, days: int) -> datetime:
    return beginning_of(day_in_turkiye(moment) + timedelta(days=days + 1))
