"""Who acts at the desk, and whether they may: whoever holds a conversation, and works here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.conversations.handover import locked
from backend.conversations.holder import Handover
from backend.kit.errors import NotHolderError, StaffNotFoundError
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.models import Conversation


@dataclass(frozen=True)
class Agent:
    """A person of the house, by the id of their row, and the name that customers read."""

    id: str
    name: str


def holds(conversation: Conversation, agent: Agent) -> bool:
    """Whether a conversation is this agent's."""
    return conversation.handover == Handover.ACTIVE and conversation.agent_id == agent.id


async def require_holder(session: AsyncSession, conversation_id: str, agent: Agent) -> Conversation:
    """Return a conversation that is this agent's, and stays so until this transaction ends.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        NotHolderError: it is not theirs (any more).

    """
    conversation = await locked(session, conversation_id)
    if not holds(conversation, agent):
        raise NotHolderError
    return conversation


async def require_working(session: AsyncSession, staff_id: str) -> None:
    """Refuse to give anything to whoever left; who leaves meanwhile waits for this transaction.

    To be asked before a conversation is locked, as somebody's leaving locks them first.

    Raises:
        StaffNotFoundError: there is nobody with this id, or they are not active any more.

    """
    member = await session.get(
        StaffMember, staff_id, with_for_update={"read": True}, populate_existing=True
    )
    if member is None or not member.active:
        raise StaffNotFoundError
