"""The calls of `demo`: to make, not answered, planned, and one whose number is a stranger's."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import select

from backend.complaints import queries
from backend.complaints.models import Complaint
from backend.complaints.models.call_attempt import CallOutcome
from backend.complaints.orders import Order
from backend.notifications import calls
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.bootstrap import Container
    from backend.complaints.access import Viewer
    from backend.kit.clock import FixedClock

UNANSWERED, STRANGERS = "+903125550022", "+902325550023"
PLANNED = "+905551110004"
_TRIED = (
    (UNANSWERED, "mehmet", CallOutcome.NO_ANSWER, "Uzun uzun çaldı, açan olmadı."),
    (STRANGERS, "ayse", CallOutcome.WRONG_NUMBER, "Açan kişi Şükran Hanım'ı tanımıyor."),
)
_WORDS = (
    "Cayma bedelinin nasıl hesaplandığı sorulmuştu: taahhüdün kalan 14 ayı için 1.120 TL; "
    "tarifede kalınırsa alınmayacak. Kararını soralım."
)


async def fill(
    container: Container, clock: FixedClock, now: datetime, people: Mapping[str, Viewer]
) -> None:
    """Let calls be tried, and one be planned, within the last half hour."""
    clock.set(now - timedelta(minutes=25))
    for phone, who, came, note in _TRIED:
        async with container.works.begin() as work:
            call = await work.session.scalar(
                select(OutboxMessage.id).where(OutboxMessage.recipient == phone, calls.OPEN)
            )
            if call is None:
                continue
            by = people[who]
            await container.calls.take(work, by, call)
            await container.calls.open_number(work, by, call)
            key = uuid4().hex
            await container.calls.record(work, by, call, came, note=note, key=key)
    clock.set(now)
    async with container.works.begin() as work:
        order = await _order(work.session, PLANNED, people["mehmet"])
        await container.calls.plan(work, order, _WORDS, now + timedelta(hours=3))


async def _order(session: AsyncSession, phone: str, by: Viewer) -> Order:
    query = select(Complaint).where(Complaint.contact_phone == phone)
    complaint = (await session.execute(query)).scalar_one()
    seen = await queries.newest_event(session, complaint.id)
    return Order(complaint.tracking_number, by, seen=seen)
