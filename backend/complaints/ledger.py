"""Every date that was ever promised for a complaint, why it changed, and what became of it. Pure.

Read from what is kept anyway: the clocks, the cycles and the changes in the history.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from backend.complaints.models import EventKind
from backend.complaints.sla import ClockKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.complaints.models import Complaint, ComplaintClock, ComplaintEvent


class Fate(StrEnum):
    """What became of a promised date; judged by it, never by when somebody looked."""

    RUNNING = "running"
    KEPT = "kept"
    # Another date was told before this one ended.
    CHANGED = "changed"
    BROKEN = "broken"
    # Nothing was owed any more: withdrawn, or dealt with together with another.
    DROPPED = "dropped"


FATES: dict[Fate, str] = {
    Fate.RUNNING: "bekleniyor",
    Fate.KEPT: "tutuldu",
    Fate.CHANGED: "süresi dolmadan değişti",
    Fate.BROKEN: "tutulmadı",
    Fate.DROPPED: "gerek kalmadı",
}


@dataclass(frozen=True)
class Promised:
    """A date that was promised: the end of it, when it was told, and what became of it.

    `change` is the event that gave it, of which the entry says why; None for the first of a cycle.
    """

    due_at: datetime
    given_at: datetime
    cycle: int
    fate: Fate
    change: ComplaintEvent | None = None


def ledger(
    complaint: Complaint, now: datetime, reached: Mapping[int, datetime | None] | None = None
) -> list[Promised]:
    """Return the promises of all cycles, the oldest first; clocks, cycles and events are loaded.

    `reached` is when the customer heard of each change (`reached.dates_told`); without it, and of
    what it does not know, when it was made counts.
    """
    return [
        each
        for clock in sorted(complaint.clocks, key=lambda each: each.cycle)
        if clock.kind == ClockKind.PROMISE
        for each in _of_cycle(complaint, clock, now, reached or {})
    ]


def _of_cycle(
    complaint: Complaint,
    clock: ComplaintClock,
    now: datetime,
    reached: Mapping[int, datetime | None],
) -> list[Promised]:
    changes = [
        each
        for each in complaint.events
        if each.kind == EventKind.PROMISE_CHANGED and each.cycle == clock.cycle
    ]
    opened = next(each for each in complaint.cycles if each.number == clock.cycle).opened_at
    given = max(opened, complaint.registered_at)
    found: list[Promised] = []
    change = None
    for following in changes:
        due_at = datetime.fromisoformat(following.data["from"])
        told_at = reached.get(following.entry_id or 0, following.at)
        # What is still on its way is late once the date is over.
        fate = Fate.CHANGED if (told_at or now) <= due_at else Fate.BROKEN
        found.append(Promised(due_at, given, clock.cycle, fate, change))
        given, change = following.at, following
    return [*found, Promised(clock.due_at, given, clock.cycle, _fate(clock, now), change)]


def _fate(clock: ComplaintClock, now: datetime) -> Fate:
    ended = clock.met_at or clock.stopped_at or now
    if ended > clock.due_at:
        return Fate.BROKEN
    if clock.met_at is not None:
        return Fate.KEPT
    return Fate.DROPPED if clock.stopped_at is not None else Fate.RUNNING
