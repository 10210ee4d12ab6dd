"""What other opening hours would have meant to those who asked for a person in the last 30 days."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.conversations.models import AgentRequest
from backend.kit.clock import ISTANBUL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backend.conversations.opening import Span
    from backend.kit.work import Works

    # When people answer, by day of the week (Monday is 1).
    type Week = Mapping[int, Sequence[Span]]

LOOKS_BACK = timedelta(days=30)


@dataclass(frozen=True)
class Missed:
    """How many asked on the days in question, and for whom of them it would be closed, or open."""

    asked: int
    closed: int
    opened: int


async def asked(works: Works) -> Counter[tuple[int, int]]:
    """Count who asked for a person by day of the week and minute of the day, in Türkiye's time."""
    query = select(AgentRequest.created_at).where(
        AgentRequest.created_at >= works.now() - LOOKS_BACK
    )
    async with works.reading() as session:
        moments = [one.astimezone(ISTANBUL) for one in await session.scalars(query)]
    return Counter((one.isoweekday(), one.hour * 60 + one.minute) for one in moments)


def compared(when: Mapping[tuple[int, int], int], before: Week, after: Week) -> Missed:
    """Count what other hours would make of it, on the days that both weeks name. Pure."""
    total = closed = opened = 0
    for (day, minute), count in when.items():
        if day not in before:
            continue
        was, will = (_within(minute, week[day]) for week in (before, after))
        total += count
        closed += count * (was and not will)
        opened += count * (will and not was)
    return Missed(total, closed, opened)


def _within(minute: int, spans: Sequence[Span]) -> bool:
    return any(opens <= minute < closes for opens, closes in spans)
