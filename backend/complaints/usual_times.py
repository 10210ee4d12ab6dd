"""How long it usually takes until customers are first told, and until complaints are concluded.

Measured on what came in lately, with what is still open: of each span the mean is all the time that
complaints spent in it, ended or not, over how many ended (Epstein and Sobel, "Life testing", 1953).
So what drags on makes it longer before it is over. Of few that ended nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from backend.complaints import sla
from backend.complaints.models import Complaint, ComplaintClock
from backend.complaints.sla import ClockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.ext.asyncio import AsyncSession

LEAST_ENDED = 5
_LATELY = timedelta(days=90)
_MOST = 500


class Span(StrEnum):
    """What is waited for."""

    # Until the customer is told for the first time; nights and weekends count.
    TOLD = "told"
    # Until it is concluded, in business time.
    CONCLUDED = "concluded"


_MEASURED_BY = {ClockKind.FIRST_NOTICE: Span.TOLD, ClockKind.PROMISE: Span.CONCLUDED}


def span_of(kind: ClockKind) -> Span:
    """Return what has to happen for a clock to be kept."""
    return Span.TOLD if kind is ClockKind.FIRST_NOTICE else Span.CONCLUDED


def length(span: Span, start: datetime, end: datetime) -> timedelta:
    """Return how long a time is as its span counts; never negative."""
    if span is Span.TOLD:
        return max(end - start, timedelta())
    return sla.business_time_between(start, end)


@dataclass(frozen=True)
class Waited:
    """How long one complaint waited for something, and whether it came."""

    topic: str
    span: Span
    time: timedelta
    ended: bool


@dataclass(frozen=True)
class UsualTimes:
    """The means: by topic and span, and by span of the whole house."""

    means: Mapping[tuple[str, Span], timedelta]

    def of(self, topic: str, span: Span) -> timedelta | None:
        """Return a topic's, else the whole house's; None where too little is known of either."""
        return self.means.get((topic, span)) or self.means.get(("", span))


def means(waited: Iterable[Waited]) -> UsualTimes:
    """Work out the means. Pure."""
    times: dict[tuple[str, Span], timedelta] = defaultdict(timedelta)
    ended: dict[tuple[str, Span], int] = defaultdict(int)
    for one in waited:
        for key in ((one.topic, one.span), ("", one.span)):
            times[key] += one.time
            ended[key] += one.ended
    return UsualTimes(
        {
            key: times[key] / count
            for key, count in ended.items()
            if count >= LEAST_ENDED and times[key]
        }
    )


async def measured(session: AsyncSession, now: datetime) -> UsualTimes:
    """Measure them on the newest complaints of all teams."""
    newest = (
        select(Complaint.id, Complaint.cycle, Complaint.topic)
        .where(Complaint.registered_at > now - _LATELY)
        .order_by(Complaint.registered_at.desc())
        .limit(_MOST)
        .subquery()
    )
    clock = ComplaintClock
    rows = await session.execute(
        select(newest.c.topic, clock.kind, clock.started_at, clock.met_at, clock.stopped_at).join(
            clock,
            and_(
                clock.complaint_id == newest.c.id,
                clock.cycle == newest.c.cycle,
                clock.kind.in_(_MEASURED_BY),
            ),
        )
    )
    return means(
        Waited(
            topic,
            span := _MEASURED_BY[ClockKind(kind)],
            length(span, started, met or stopped or now),
            met is not None,
        )
        for topic, kind, started, met, stopped in rows
    )
