"""When customers are told by machine before a promise ends, and when a person has to. Pure.

Each promise to tell something has a window before its deadline. When it opens, the worker tells;
what no gateway took by the time it closes is a call for a person, who still has the lead.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from backend.complaints import sla
from backend.complaints.sla import ClockKind
from backend.kit.clock import ISTANBUL

if TYPE_CHECKING:
    from backend.kit.settings import Settings

# Nobody is woken by an SMS that could have come in the evening.
_NIGHT_BEGINS, _NIGHT_ENDS = time(21), time(9)
_LAST_OF_THE_EVENING = time(20)

TOLD_BEFORE = frozenset({ClockKind.FIRST_NOTICE, ClockKind.PROMISE, ClockKind.LEGAL_NOTICE})


@dataclass(frozen=True)
class Leads:
    """How long machines try, and how long people have after them; business hours if possible."""

    machines: timedelta
    people: timedelta

    @classmethod
    def of(cls, settings: Settings) -> Leads:
        """Return what the operator set."""
        return cls(
            timedelta(hours=settings.notice_try_hours), timedelta(hours=settings.notice_call_hours)
        )


@dataclass(frozen=True)
class Window:
    """From when on the worker tells, and until when a gateway must have taken it."""

    opens: datetime
    closes: datetime


def window(started_at: datetime, due_at: datetime, leads: Leads) -> Window:
    """Return when a customer is told of what is due at `due_at`.

    By day: the leads are business hours before the deadline. Where that would be too soon after
    the start (on a Friday afternoon 24 hours have no business hours left), they are hours by the
    wall, but the message goes out in the evening rather than in the night.
    """
    opens = sla.subtract_business_time(due_at, leads.machines + leads.people)
    if opens >= started_at + leads.machines:
        return Window(opens, sla.subtract_business_time(due_at, leads.people))
    both = min(leads.machines + leads.people, (due_at - started_at) / 2)
    opens = max(_by_day(due_at - both), started_at)
    trying = both * (leads.machines / (leads.machines + leads.people))
    return Window(opens, opens + trying)


def _by_day(moment: datetime) -> datetime:
    """Return `moment`, or the evening before the night in which it lies."""
    local = moment.astimezone(ISTANBUL)
    if _NIGHT_ENDS <= local.time() < _NIGHT_BEGINS:
        return moment
    day = local.date() if local.time() >= _NIGHT_BEGINS else local.date() - timedelta(days=1)
    return datetime.combine(day, _LAST_OF_THE_EVENING, ISTANBUL)


def renewed_promise(
    now: datetime, promised: datetime, legal: datetime, business_days: int
) -> datetime:
    """Return what is promised when a promise cannot be kept: `business_days` later.

    Never for a moment that is past, and not beyond the legal limit until that is reached itself.
    """
    later = sla.end_of_business_day(max(promised, now), business_days)
    return min(later, legal) if max(promised, now) < legal else later
