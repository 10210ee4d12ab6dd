"""The clocks of one complaint: started with each cycle, following every move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import notice_times, sla, states
from backend.complaints.models import ComplaintClock
from backend.complaints.notice_times import TOLD_BEFORE, Leads
from backend.complaints.sla import ClockKind
from backend.complaints.topics import kept_topic
from backend.kit.clock import ISTANBUL

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime, timedelta

    from backend.complaints.models import Complaint
    from backend.complaints.states import Move
    from backend.kit.settings import Settings


def start(
    complaint: Complaint, moment: datetime, now: datetime, settings: Settings
) -> list[ComplaintClock]:
    """Make the clocks of the present cycle, by the terms of the day of `moment`.

    They count from `moment`, which may lie before `now` (see `sla.due_dates`).
    """
    day = moment.astimezone(ISTANBUL).date()
    about, terms = kept_topic(complaint.topic, day), sla.terms_on(day, settings)
    due = sla.due_dates(moment, now, about, terms)
    made = [
        ComplaintClock(cycle=complaint.cycle, kind=kind, started_at=moment, due_at=due_at)
        for kind, due_at in due.items()
    ]
    for clock in made:
        plan_notice(clock, settings)
    return made


def plan_notice(clock: ComplaintClock, settings: Settings) -> None:
    """Have the customer told before a clock runs out, unless somebody has done it by then."""
    if clock.kind in TOLD_BEFORE:
        leads = Leads.of(settings)
        clock.notice_at = notice_times.window(clock.started_at, clock.due_at, leads).opens


def is_to_be_told(clock: ComplaintClock, now: datetime) -> bool:
    """Whether the time has come to tell what a clock owes."""
    return clock.running and clock.notice_at is not None and clock.notice_at <= now


def owe_again(complaint: Complaint, clock_ids: Collection[str], now: datetime) -> list[str]:
    """Have the worker tell what these clocks owe, for want of anything that tells it; return which.

    Only what can still be in time: what is late shows as broken, and is a person's to make good.
    Of what is kept quiet no machine may tell anything: that is a person's too (`untold`).
    """
    if complaint.state not in states.OPEN or complaint.quiet:
        return []
    owed = [
        each
        for each in complaint.clocks
        if each.id in clock_ids
        and each.cycle == complaint.cycle
        and each.kind in TOLD_BEFORE
        and each.running
        and now < each.due_at
    ]
    for each in owed:
        each.notice_at = each.notice_at or now
    return [each.id for each in owed]


def tried_until(clocks: Sequence[ComplaintClock], now: datetime, settings: Settings) -> datetime:
    """Return until when machines try to tell what meets these clocks; then a person has to."""
    leads = Leads.of(settings)
    closes = (notice_times.window(one.started_at, one.due_at, leads).closes for one in clocks)
    return max(min(closes), now + leads.machines)


def move_promise(complaint: Complaint, due_at: datetime, settings: Settings) -> None:
    """Promise another moment: of that the customer is told in time as well."""
    clock = complaint.clock(ClockKind.PROMISE)
    clock.due_at = due_at
    plan_notice(clock, settings)
    follow_promise(complaint)


def follow_promise(complaint: Complaint) -> None:
    """Let the place of a complaint in the lists follow its promise, whatever changed of that.

    The clocks must have been loaded.
    """
    promise = complaint.clock(ClockKind.PROMISE)
    complaint.owed_until = promise.due_at if promise.running else None


def target_budget(complaint: Complaint, settings: Settings) -> timedelta:
    """Return how much business time the team of the present cycle has, pauses apart."""
    clock = complaint.clock(ClockKind.TARGET)
    return _target_days(clock, complaint.topic, settings) * sla.full_day()


def follow_topic(complaint: Complaint, previous: str, now: datetime, settings: Settings) -> None:
    """Let this cycle's running target follow the change from the topic `previous`.

    What was added for waiting on the customer stays added. One that is over by the new topic
    became late `now`, unless it was late by the old one already.
    """
    clock = complaint.clock(ClockKind.TARGET)
    if not clock.running:
        return
    more = _target_days(clock, complaint.topic, settings)
    more -= _target_days(clock, previous, settings)
    allowed = sla.business_time_between(clock.started_at, clock.due_at) + more * sla.full_day()
    due_at = sla.add_business_time(clock.started_at, allowed)
    counted = clock.paused_at or now
    broke = clock.made_late_at or (clock.due_at if clock.due_at < counted else now)
    clock.made_late_at = broke if due_at < min(counted, broke) else None
    clock.due_at = due_at


def _target_days(clock: ComplaintClock, topic: str, settings: Settings) -> int:
    """Return how many business days a topic's team has, by what held when the clock started."""
    day = clock.started_at.astimezone(ISTANBUL).date()
    return sla.terms_on(day, settings).target_days(kept_topic(topic, day))


def follow(clock: ComplaintClock, step: Move, now: datetime, settings: Settings) -> None:
    """Let a clock of the present cycle follow a move: stand still, run on, stop, or be met."""
    if step.revives and clock.met_at is None:
        clock.stopped_at = None
        plan_notice(clock, settings)
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
    if step.drops or (step.closes and clock.due_at < now):
        # What is late as it is closed was not kept, and nobody looks for it any more.
        clock.stopped_at = now
    if step.resolves:
        _end(clock, now)
    if step.resolves or clock.stopped_at is not None:
        clock.notice_at = None


def _end(clock: ComplaintClock, now: datetime) -> None:
    """Let a clock end with the result of its cycle."""
    if clock.kind == ClockKind.LEGAL_NOTICE:
        clock.stopped_at = now  # there is nothing to be late with any more
    elif clock.kind != ClockKind.FIRST_NOTICE:
        clock.met_at = now
    # The first notice is met by a notice sent, not by our having something to say.
