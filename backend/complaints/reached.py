"""When customers were reached by what they were told of another date. Only reads.

A change that is written down is no word to anybody: a gateway must have taken it, somebody must
have said it on the phone, or it stands in their chat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints import notices
from backend.complaints.models import EventKind
from backend.notifications.handed_over import REACHED
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models import Complaint

    type Reached = Mapping[int, datetime | None]

_M = OutboxMessage


async def dates_told(session: AsyncSession, complaints: Iterable[Complaint]) -> Reached:
    """Return when customers were first reached by each entry that told them another date.

    By the id of the entry; None where nobody was reached by now. An entry of which no message is
    known any more is left out. The events must have been loaded.
    """
    told = {
        event.entry_id: complaint
        for complaint in complaints
        for event in complaint.events
        if event.kind == EventKind.PROMISE_CHANGED and event.entry_id is not None
    }
    if not told:
        return {}
    found: dict[int, datetime | None] = {}
    for complaint in told.values():
        if notices.chats(complaint):
            found |= {one.entry_id: one.at for one in complaint.events if one.entry_id in told}
    query = (
        select(_M.id, _M.key, _M.fallback_of, _M.state, _M.sent_at, _M.settled_at)
        .where(_M.complaint_id.in_({each.id for each in told.values()}))
        .order_by(_M.id)
    )
    entry_of: dict[int, int] = {}  # of a message; what stands in for one is younger than it
    for row in await session.execute(query):
        entry = _entry(row.key) or entry_of.get(row.fallback_of)
        if entry is None or entry not in told:
            continue
        entry_of[row.id] = entry
        at = (row.sent_at or row.settled_at) if row.state in REACHED else None
        known = found.setdefault(entry, at)
        found[entry] = min((each for each in (known, at) if each is not None), default=None)
    return found


def _entry(key: str) -> int | None:
    kind, _, rest = key.partition(":")
    number = rest.partition(":")[0]
    return int(number) if kind == "entry" and number.isdecimal() else None
