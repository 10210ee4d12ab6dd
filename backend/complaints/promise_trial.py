"""What another target of a topic would have promised to the customers of the last 30 days.

Nothing is changed: promises that were given stay. Both targets are asked of when each complaint
came in, by the terms of one day, so that nothing but the target makes the difference.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backend.complaints import last_days, sla
from backend.complaints.sla import ClockKind

if TYPE_CHECKING:
    from datetime import datetime

    from backend.complaints.access import Viewer
    from backend.complaints.catalogue import Topic
    from backend.complaints.sla import Terms
    from backend.kit.work import Works

MOST_EXAMPLES = 10


@dataclass(frozen=True)
class Example:
    """A complaint whose customer would have been promised another moment."""

    number: str
    before: datetime
    after: datetime


@dataclass
class Promises:
    """How many promises would have ended earlier or later.

    Of what was concluded: how many that kept the promise would have broken it (`late`), and the
    other way round (`in_time`).
    """

    looked_at: int = 0
    earlier: int = 0
    later: int = 0
    concluded: int = 0
    late: int = 0
    in_time: int = 0
    examples: list[Example] = field(default_factory=list)


async def tried(works: Works, who: Viewer, before: Topic, after: Topic, terms: Terms) -> Promises:
    """Promise what somebody sees of a topic by two rows of it."""
    found = Promises()
    async for row in last_days.read(works, who, topic=before.code):
        was, will = (
            sla.due_dates(row.received_at, row.registered_at, each, terms)[ClockKind.PROMISE]
            for each in (before, after)
        )
        found.looked_at += 1
        found.earlier += will < was
        found.later += will > was
        if row.resolved_at is not None:
            found.concluded += 1
            found.late += was >= row.resolved_at > will
            found.in_time += will >= row.resolved_at > was
        if was != will and len(found.examples) < MOST_EXAMPLES:
            found.examples.append(Example(row.tracking_number, was, will))
    return found
