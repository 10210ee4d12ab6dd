"""Statements on the queue of customers who wait for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select, update

from backend.conversations.holder import Handover
from backend.conversations.models import AgentRequest, Conversation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

# Who stands in front: the more urgent; among their like those whom a person had already and left,
# then the oldest.
ORDER = (
    AgentRequest.urgency.desc(),
    AgentRequest.returned.desc(),
    AgentRequest.created_at,
    AgentRequest.id,
)


async def open_request(session: AsyncSession, conversation_id: str) -> AgentRequest | None:
    """Find a conversation's waiting request for an agent."""
    return await session.scalar(
        select(AgentRequest).where(
            AgentRequest.conversation_id == conversation_id, AgentRequest.closed_at.is_(None)
        )
    )


async def reasons(session: AsyncSession, conversation_id: str) -> Sequence[str]:
    """Return in what words a customer asked for a person."""
    query = select(AgentRequest.reason).where(
        AgentRequest.conversation_id == conversation_id, AgentRequest.reason.is_not(None)
    )
    return [reason for reason in await session.scalars(query) if reason is not None]


async def newest_taken(
    session: AsyncSession, conversation_id: str, since: datetime | None
) -> AgentRequest | None:
    """Find the request that brought a conversation to whoever has had it `since` then, if any."""
    query = select(AgentRequest).where(
        AgentRequest.conversation_id == conversation_id, AgentRequest.closed_at.is_not(None)
    )
    if since is not None:
        query = query.where(AgentRequest.closed_at >= since)
    return await session.scalar(query.order_by(AgentRequest.closed_at.desc()).limit(1))


async def queue_position(session: AsyncSession, request: AgentRequest) -> int:
    """Count a waiting request's place in the queue, from 1, as `ORDER` has it."""
    older = or_(
        AgentRequest.created_at < request.created_at,
        and_(AgentRequest.created_at == request.created_at, AgentRequest.id < request.id),
    )
    before = and_(AgentRequest.returned.is_(request.returned), older)
    if not request.returned:
        before = or_(AgentRequest.returned.is_(True), before)
    earlier = or_(
        AgentRequest.urgency > request.urgency,
        and_(AgentRequest.urgency == request.urgency, before),
    )
    count = await session.scalar(
        select(func.count())
        .select_from(AgentRequest)
        .where(AgentRequest.closed_at.is_(None), earlier)
    )
    return (count or 0) + 1


async def places(session: AsyncSession) -> dict[str, int]:
    """List who waits for a person, in order: conversations with their places, from 1."""
    waiting = await session.scalars(
        select(AgentRequest.conversation_id)
        .where(AgentRequest.closed_at.is_(None))
        .order_by(*ORDER)
    )
    return {conversation_id: place for place, conversation_id in enumerate(waiting, 1)}


async def close_requests(
    session: AsyncSession, conversation_id: str, now: datetime, *, by: str | None = None
) -> None:
    """Take a conversation out of the queue, for whoever of the house took it `by` id."""
    await session.execute(
        update(AgentRequest)
        .where(AgentRequest.conversation_id == conversation_id, AgentRequest.closed_at.is_(None))
        .values(closed_at=now, agent_id=by)
    )


async def handover_of(
    session: AsyncSession, conversation_id: str
) -> tuple[str, str | None, int] | None:
    """Read how far the way to a person has gone: state, agent's name, place in the queue or 0."""
    row = (
        await session.execute(
            select(Conversation.handover, Conversation.agent_name).where(
                Conversation.id == conversation_id
            )
        )
    ).first()
    if row is None:
        return None
    place = 0
    if row.handover == Handover.WAITING:
        request = await open_request(session, conversation_id)
        place = await queue_position(session, request) if request is not None else 0
    return row.handover, row.agent_name, place
