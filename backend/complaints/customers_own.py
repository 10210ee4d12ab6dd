"""A customer's complaints: for them by what they prove, for who works here by what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, false, not_, or_, select

from backend.complaints.models import Complaint
from backend.complaints.queries import EVENTS, PARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.proof import Proof

# More than a person has; a company's number may stand in hundreds.
MOST_OF_ONES_OWN = 50


async def of_proof(
    session: AsyncSession, proof: Proof, *, events: bool = False
) -> Sequence[Complaint]:
    """Return the newest complaints that `proof` makes one's own (`covers`), newest first."""
    by_phone = and_(_has_phone(proof.phone), not_(Complaint.quiet))
    return await _newest_of(
        session, or_(_was_told_in(proof.conversation_id), by_phone), events=events
    )


async def of_customer(
    session: AsyncSession, conversation_id: str, phone: str | None
) -> Sequence[Complaint]:
    """Return, for who works here, the newest complaints of a conversation or number, newest first.

    Those that are kept quiet are among them.
    """
    return await _newest_of(session, or_(_was_told_in(conversation_id), _has_phone(phone)))


# Comparing with None would find all that belong to nobody.
def _was_told_in(conversation_id: str | None) -> ColumnElement[bool]:
    return false() if conversation_id is None else Complaint.conversation_id == conversation_id


def _has_phone(phone: str | None) -> ColumnElement[bool]:
    return false() if phone is None else Complaint.contact_phone == phone


async def _newest_of(
    session: AsyncSession, condition: ColumnElement[bool], *, events: bool = False
) -> Sequence[Complaint]:
    query = (
        select(Complaint)
        .where(condition)
        .order_by(Complaint.registered_at.desc(), Complaint.id)
        .limit(MOST_OF_ONES_OWN)
        .options(*PARTS)
    )
    if events:
        query = query.options(EVENTS)
    return (await session.execute(query)).scalars().all()
