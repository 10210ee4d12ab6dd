"""Of which conversations somebody must hear, on whatever page of the desk they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.conversations import access
from backend.conversations.holder import Handover
from backend.conversations.models import AgentRequest, Conversation
from backend.staff.permissions import Permission, may

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer


@dataclass(frozen=True, slots=True)
class Alerts:
    """Who waits for a person, whose words their agent has not seen yet, and what is one's own.

    Each has a name of its own for as long as nothing new happens: what has another is news. That
    of one's own is the conversation's id, that of words unseen begins with it (`id:position`).
    """

    waiting: Sequence[str] = ()
    unread: Sequence[str] = ()
    held: Sequence[str] = ()

    def __len__(self) -> int:
        """Count who waits and who wrote."""
        return len(self.waiting) + len(self.unread)


async def of(session: AsyncSession, who: Viewer) -> Alerts:
    """Return what somebody may take, and what is theirs; nothing to who answers nobody."""
    if not may(who.role, Permission.ANSWER):
        return Alerts()
    waiting = await session.scalars(
        select(AgentRequest.id)
        .join(Conversation, Conversation.id == AgentRequest.conversation_id)
        .where(
            AgentRequest.closed_at.is_(None),
            Conversation.handover == Handover.WAITING,
            access.visible_to(who),
        )
    )
    held = await session.execute(
        select(
            Conversation.id,
            Conversation.last_inbound_position,
            Conversation.last_inbound_position > Conversation.agent_saw,
        ).where(Conversation.handover == Handover.ACTIVE, Conversation.agent_id == who.id)
    )
    own = held.all()
    return Alerts(
        [str(one) for one in waiting],
        [f"{one}:{position}" for one, position, is_new in own if is_new],
        [one for one, _, _ in own],
    )
