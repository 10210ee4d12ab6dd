"""What the page of a complaint shows of its clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints import house_words, sla, time_left
from backend.complaints.sla import ClockKind
from backend.kit.clock import ISTANBUL
from backend.web import moments

if TYPE_CHECKING:
    from datetime import datetime

    from backend.complaints.models import Complaint, ComplaintClock
    from backend.kit.settings import Settings

_CLOCKS = (
    ClockKind.PROMISE,
    ClockKind.TARGET,
    ClockKind.FIRST_NOTICE,
    ClockKind.LEGAL_NOTICE,
    ClockKind.LEGAL,
)


def clocks(complaint: Complaint, now: datetime, settings: Settings) -> list[dict[str, Any]]:
    """Return what the page of a complaint shows of its clocks; the events are loaded."""
    found = []
    for kind in _CLOCKS:
        clock = complaint.clock(kind)
        terms = sla.terms_on(clock.started_at.astimezone(ISTANBUL).date(), settings)
        found.append(
            {
                "kind": kind.value,
                "label": house_words.CLOCKS[kind],
                "due": _due(clock),
                "left": time_left.left(clock, now),
                "why": time_left.why(clock, complaint, terms),
            }
        )
    return found


def _due(clock: ComplaintClock) -> str:
    """Say when a clock ends; of one that stands still nobody knows that yet."""
    halted = clock.running and clock.paused_at is not None and clock.paused_at <= clock.due_at
    return "yanıt gelince sürer" if halted else moments.moment(clock.due_at)
