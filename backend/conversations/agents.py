"""Who acts at the desk, and whether they may: whoever holds a conversation, and works here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.conversations.errors import FullHandsError, NotHolderError
from backend.conversations.handover import locked
from backend.conversations.holder import Handover
from backend.conversations.models import ChatChannel, Conversation
from backend.staff.errors import StaffNotFoundError
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession


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


@dataclass(frozen=True)
class Capacity:
    """How many conversations somebody may hold at once on each channel."""

    chats: int
    sms: int

    def of(self, channel: str) -> int:
        """Return how many on this channel."""
        return self.sms if channel == ChatChannel.SMS else self.chats


async def require_room(
    session: AsyncSession, staff_id: str, channel: str, capacity: Capacity
) -> None:
    """Refuse more than somebody may hold, whose row the caller has locked `alone`.

    Raises:
        FullHandsError: they hold as many on this channel as they may.

    """
    held = await session.scalar(
        select(func.count())
        .select_from(Conversation)
        .where(
            Conversation.agent_id == staff_id,
            Conversation.handover == Handover.ACTIVE,
            Conversation.channel == channel,
        )
    )
    if (held or 0) >= capacity.of(channel):
        raise FullHandsError


async def require_working(session: AsyncSession, staff_id: str, *, alone: bool = False) -> None:
    """Refuse to give anything to whoever left; who leaves meanwhile waits for this transaction.

    `alone`: so does whoever gives them something else, where what they hold is to be counted.

    To be asked before a conversation is locked, as somebody's leaving locks them first.

    Raises:
        StaffNotFoundError: there is nobody with this id, or they are not active any more.

    """
    member = await session.get(
        StaffMember, staff_id, with_for_update={"read": not alone}, populate_existing=True
    )
    if member is None or not member.active:
        raise StaffNotFoundError
