"""Clocks that are met by telling the customer: when a gateway took it, or a person said it.

Never by its queueing. A message says what it meets; what is handed over is heard of in the same
transaction, and so is what was lost after all: then whatever else told the same counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import bindparam, select, update

from backend.complaints import clocks, queries
from backend.complaints.models import ComplaintClock
from backend.kit.columns import UtcDateTime
from backend.notifications.handed_over import REACHED, UNDER_WAY
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sqlalchemy import Table
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work
    from backend.notifications.handed_over import HandedOver, Lost


_CLOCKS = cast("Table", ComplaintClock.__table__)
# Built once: every notice that reaches somebody runs it twice or thrice.
_MET = (
    update(_CLOCKS)
    .where(
        _CLOCKS.c.id.in_(bindparam("p_ids", expanding=True)),
        _CLOCKS.c.met_at.is_(None),
        _CLOCKS.c.stopped_at.is_(None),
    )
    .values(met_at=bindparam("p_at", type_=UtcDateTime()))
)


async def hear_handed_over(work: Work, news: Sequence[HandedOver]) -> None:
    """Let the clocks be met that messages meet, by the first that came so far."""
    met = sorted({clock for one in news for clock in one.meets})
    if met:
        await work.session.execute(_MET, {"p_ids": met, "p_at": work.now})


async def hear_lost(work: Work, news: Sequence[Lost]) -> None:
    """Let the clocks be owed again that only lost messages had met.

    Where nothing is under way that meets them, the worker tells them anew.
    """
    for each in sorted(news, key=lambda lost: lost.complaint_id or ""):
        await _owe_again(work, each)


async def _owe_again(work: Work, news: Lost) -> None:
    left: list[str] = []
    for clock_id in news.meets:
        telling = await _telling(work.session, news.complaint_id, clock_id)
        reached = [row.sent_at or row.settled_at for row in telling if row.state in REACHED]
        await work.session.execute(
            update(ComplaintClock)
            .where(ComplaintClock.id == clock_id)
            .values(met_at=min(reached, default=None))
        )
        if not telling:
            left.append(clock_id)
    if left and news.complaint_id is not None:
        complaint = await queries.by_id(work.session, news.complaint_id, lock=True)
        clocks.owe_again(complaint, left, work.now)


async def _telling(session: AsyncSession, complaint_id: str | None, clock_id: str) -> list[Any]:
    """Return the messages that meet a clock, of those that are under way or were handed over."""
    rows = await session.execute(
        select(
            OutboxMessage.state,
            OutboxMessage.sent_at,
            OutboxMessage.settled_at,
            OutboxMessage.meets,
        ).where(
            OutboxMessage.complaint_id == complaint_id,
            OutboxMessage.state.in_(UNDER_WAY),
            OutboxMessage.meets.is_not(None),
        )
    )
    return [row for row in rows if clock_id in row.meets]
