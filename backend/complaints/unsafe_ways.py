"""Which numbers and addresses nothing may go to: whoever is dangerous may read what comes there.

So it is with the contact of a complaint that is kept quiet (`Complaint.quiet`), and, once one way
was called safe, with every other by which its customer wrote or was written to: of that one nobody
said so. Only reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, func, not_, or_, select

from backend.complaints.models import ActorKind, Complaint, ComplaintEvent, EventKind
from lexicon.danger import at_home

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.actors import Actor

_C = Complaint


def is_told_of(text: str, by: Actor) -> bool:
    """Whether nothing may go to the contact of who tells `text`: another may read it there. Pure.

    By whichever channel it came. What the assistant passes on it has read itself, and it knows
    what its customer called safe.
    """
    return by.kind is not ActorKind.BOT and at_home.is_told_of(text)


async def unsafe_for(
    session: AsyncSession,
    recipient: str,
    *,
    complaint_id: str | None = None,
    conversation_id: str | None = None,
) -> str | None:
    """Return the number of a complaint for whose sake nothing goes to `recipient`; None if it may.

    `recipient` is E.164 or an e-mail address. `complaint_id` and `conversation_id` are what would
    be written about, and where: their customer's other ways are unsafe too.
    """
    reached = or_(
        func.coalesce(_C.contact_phone, "") == recipient,
        func.coalesce(_C.contact_email, "") == recipient,
    )
    called_safe = exists().where(
        ComplaintEvent.complaint_id == _C.id, ComplaintEvent.kind == EventKind.CALLED_SAFE
    )
    unsafe = [and_(_C.contact_phone == recipient, _C.quiet)]
    for column, value in ((_C.id, complaint_id), (_C.conversation_id, conversation_id)):
        if value is not None:
            unsafe.append(and_(column == value, or_(_C.quiet, and_(not_(reached), called_safe))))
    found: str | None = await session.scalar(
        select(_C.tracking_number).where(or_(*unsafe)).limit(1)
    )
    return found


async def was_called_safe(session: AsyncSession, complaint_id: str) -> bool:
    """Whether a way of a complaint's customer was ever called safe."""
    return await _happened(session, complaint_id, EventKind.CALLED_SAFE)


async def was_given_up(session: AsyncSession, complaint_id: str) -> bool:
    """Whether somebody wrote down that no safe way to a complaint's customer could be found."""
    return await _happened(session, complaint_id, EventKind.NO_WAY_FOUND)


async def _happened(session: AsyncSession, complaint_id: str, kind: EventKind) -> bool:
    query = select(ComplaintEvent.id).where(
        ComplaintEvent.complaint_id == complaint_id, ComplaintEvent.kind == kind
    )
    return await session.scalar(query.limit(1)) is not None
