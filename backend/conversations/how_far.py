"""How far conversations are, so that what changed of many can be told from what did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.conversations.models import Conversation
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.queries import AnyRow


async def states(session: AsyncSession, conversation_ids: Sequence[str]) -> Sequence[AnyRow]:
    """Read how far conversations are: id, last position, handover, agent's name, what was read."""
    found = await session.execute(
        select(
            Conversation.id,
            Conversation.last_position,
            Conversation.handover,
            Conversation.agent_name,
            Conversation.customer_got,
            Conversation.customer_saw,
            Conversation.agent_saw,
        ).where(Conversation.id.in_(conversation_ids))
    )
    return found.all()


async def sent_by_sms(session: AsyncSession, conversation_ids: Sequence[str]) -> dict[str, str]:
    """Say of conversations with messages in the outbox how many of them have come how far."""
    rows = await session.execute(
        select(OutboxMessage.conversation_id, OutboxMessage.state, func.count())
        .where(OutboxMessage.conversation_id.in_(conversation_ids))
        .group_by(OutboxMessage.conversation_id, OutboxMessage.state)
        .order_by(OutboxMessage.conversation_id, OutboxMessage.state)
    )
    came: dict[str, str] = {}
    for conversation_id, state, count in rows:
        one = str(conversation_id)
        came[one] = f"{came.get(one, '')}/{state}{count}"
    return came
