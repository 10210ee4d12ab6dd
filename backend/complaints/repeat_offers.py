"""What was told again and is not registered yet, as its customer is asked: add, reopen, or new?

What was told lies here until the answer, so that nothing is lost with a customer who goes: after a
while it is registered (`repeat_contacts`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter
from sqlalchemy import delete, not_, select

from backend.complaints.models.repeat_offer import RepeatOffer
from backend.complaints.registration import NewComplaint
from backend.kit import parking

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models import Complaint
    from backend.complaints.repeats import Repeat

_TOLD = TypeAdapter(NewComplaint)


async def keep(
    session: AsyncSession, conversation_id: str, found: Repeat, new: NewComplaint, now: datetime
) -> bool:
    """Keep what is told until it is known what it becomes; more of the same takes its place.

    Return False, and keep nothing, where something else waits in the conversation already.
    """
    before = await of(session, conversation_id)
    if before is not None and told(before).description not in new.description:
        return False
    await drop(session, conversation_id)
    session.add(
        RepeatOffer(
            conversation_id=conversation_id,
            complaint_id=found.earlier.id,
            standing=found.standing,
            told=_TOLD.dump_python(new, mode="json"),
            at=now,
        )
    )
    await session.flush()
    return True


async def settle(session: AsyncSession, complaint: Complaint) -> None:
    """Forget what waits in the conversation of a complaint that it has just become.

    What a person of the house registers there holds what was told: they have read it. A danger
    that is told meanwhile is another matter, and what waits stays.
    """
    offer = await of(session, complaint.conversation_id)
    if offer is None:
        return
    by_staff = complaint.entries[0].author_id is not None
    if by_staff or told(offer).description in complaint.description:
        await drop(session, complaint.conversation_id)


def told(offer: RepeatOffer) -> NewComplaint:
    """Return the complaint as it would be registered."""
    return _TOLD.validate_python(offer.told)


async def of(session: AsyncSession, conversation_id: str | None) -> RepeatOffer | None:
    """Return what waits for an answer in a conversation; nobody else answers it meanwhile."""
    if conversation_id is None:
        return None
    query = select(RepeatOffer).where(RepeatOffer.conversation_id == conversation_id)
    return await session.scalar(query.with_for_update())


async def unanswered(
    session: AsyncSession, until: datetime, parked: str, most: int
) -> Sequence[str]:
    """Return the conversations that were asked by then, the longest ago first.

    What failed too often under the kind `parked` is left out.
    """
    query = select(RepeatOffer.conversation_id).where(
        RepeatOffer.at <= until, not_(parking.is_parked(parked, RepeatOffer.conversation_id))
    )
    return (await session.scalars(query.order_by(RepeatOffer.at).limit(most))).all()


async def drop(session: AsyncSession, conversation_id: str | None) -> bool:
    """Forget what waits in a conversation; return whether anything did."""
    if conversation_id is None:
        return False
    gone = await session.scalars(
        delete(RepeatOffer)
        .where(RepeatOffer.conversation_id == conversation_id)
        .returning(RepeatOffer.conversation_id)
    )
    return bool(gone.all())


async def waiting(
    session: AsyncSession, conversation_ids: Collection[str], complaint_ids: Collection[str] = ()
) -> list[str]:
    """Name what waits for an answer in these conversations, or beside these complaints."""
    found = await session.scalars(
        select(RepeatOffer.conversation_id).where(
            RepeatOffer.conversation_id.in_(conversation_ids)
            | RepeatOffer.complaint_id.in_(complaint_ids)
        )
    )
    return [f"what was told again in conversation {each}" for each in found]
