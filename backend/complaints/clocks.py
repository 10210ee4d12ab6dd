"""The clocks of one complaint: started with each cycle, following every move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import sla
from backend.complaints.models import ComplaintClock
from backend.complaints.sla import ClockKind
from backend.complaints.topics import kept_topic
from backend.kit.clock import ISTANBUL

if TYPE_CHECKING:
    from datetime import datetime

    from backend.complaints.models import Complaint
    from backend.complaints.states import Move
    from backend.kit.settings import Settings


def start(
    complaint: Complaint, moment: datetime, now: datetime, settings: Settings
) -> list[ComplaintClock]:
    """Make the four clocks of the present cycle, by the terms of the day of `moment`.

    They count from `moment`, which may lie before `now` (see `sla.due_dates`).
    """
    terms = sla.terms_on(moment.astimezone(ISTANBUL).date(), settings)
    due = sla.due_dates(moment, now, kept_topic(complaint.topic), terms)
    return [
        ComplaintClock(cycle=complaint.cycle, kind=kind, started_at=moment, due_at=due_at)
        for kind, due_at in due.items()
    ]


def follow_topic(complaint: Complaint, previous: str, settings: Settings) -> None:
    """Let this cycle's running target follow the change from the topic `previous`.

    What was added for waiting on the customer stays added.
    """
    clock = complaint.clock(ClockKind.TARGET)
    if not clock.running:
        return
    terms = sla.terms_on(clock.started_at.astimezone(ISTANBUL).date(), settings)
    more = terms.target_days(kept_topic(complaint.topic)) - terms.target_days(kept_topic(previous))
    allowed = sla.business_time_between(clock.started_at, clock.due_at) + more * sla.FULL_DAY
    clock.due_at = sla.add_business_time(clock.started_at, allowed)


def follow(clock: ComplaintClock, step: Move, now: datetime) -> None:
    """Let a clock of the present cycle follow a move: stand still, run on, stop, or be met."""
    if step.revives and clock.met_at is None:
        clock.stopped_at = None
    if not clock.running:
        return
    if clock.kind == ClockKind.TARGET and step.pauses:
        clock.paused_at = now
    if clock.paused_at is not None and step.resumes:
        # What was missed before the customer was asked stays missed.
        if clock.due_at > clock.paused_at:
            waited = sla.business_time_between(clock.paused_at, now)
            clock.due_at = sla.add_business_time(clock.due_at, waited)
        clock.paused_at = None
    if step.drops:
        clock.stopped_at = now
    # The first notice is met by a notice sent, not by our having something to say.
    if step.resolves and clock.kind != ClockKind.FIRST_NOTICE:
        clock.met_at = now
