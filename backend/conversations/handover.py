"""The way to a person and back: the queue, and who holds the conversation.

Pages that show it, and everybody whose place in the queue has moved, are told after the commit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.conversations import agent_queue, topics
from backend.conversations.holder import Handover, move
from backend.conversations.models import AgentRequest, Conversation, Urgency
from backend.kit.errors import ConversationNotFoundError, TransitionNotAllowedError
from backend.kit.masking import mask_secrets
from backend.kit.text import clean

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work


@dataclass(frozen=True, slots=True)
class AgentRequestState:
    """Where a customer stands in the queue for a person; `position` counts from 1."""

    state: str
    position: int


async def request_agent(
    work: Work, conversation_id: str, reason: str | None, *, urgency: Urgency = Urgency.NONE
) -> AgentRequestState:
    """Put a conversation into the queue for a person, in front of what is less urgent.

    Asking again while waiting changes nothing but that it may become more urgent.

    Raises:
        ConversationNotFoundError: there is no such conversation.

    """
    session = work.session
    conversation = await _locked(session, conversation_id)
    if conversation.handover == Handover.ACTIVE:
        return AgentRequestState(state=Handover.ACTIVE, position=0)
    before = await agent_queue.places(session)
    request = await agent_queue.open_request(session, conversation_id)
    if request is None:
        conversation.holder = move(Handover(conversation.handover), Handover.WAITING)
        conversation.handover = Handover.WAITING
        request = AgentRequest(
            conversation_id=conversation_id,
            reason=mask_secrets(clean(reason)) if reason else None,
            urgency=urgency,
            created_at=work.now,
        )
        session.add(request)
    else:
        request.urgency = max(request.urgency, urgency)
    await session.flush()
    after = await _tell_moved(work, before)
    return AgentRequestState(state=Handover.WAITING, position=after[conversation_id])


async def agent_place(session: AsyncSession, conversation_id: str) -> AgentRequestState:
    """Say how far the way to a person has gone; the position is 0 unless the customer waits.

    Raises:
        ConversationNotFoundError: there is no such conversation.

    """
    found = await agent_queue.handover_of(session, conversation_id)
    if found is None:
        raise ConversationNotFoundError
    state, _, position = found
    return AgentRequestState(state=state, position=position)


async def leave_queue(work: Work, conversation_id: str) -> bool:
    """Give up waiting for a person; return whether anything changed.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        TransitionNotAllowedError: an agent has the conversation.

    """
    conversation = await _locked(work.session, conversation_id)
    if conversation.handover == Handover.ACTIVE:
        raise TransitionNotAllowedError
    if conversation.handover != Handover.WAITING:
        return False
    await hand_over(work, conversation_id, Handover.ENDED)
    return True


async def hand_over(
    work: Work,
    conversation_id: str,
    to: Handover,
    *,
    agent_name: str | None = None,
    agent_id: str | None = None,
) -> None:
    """Move a conversation to or from an agent; from the same moment the other side is silent.

    The agent is one of `staff` by id, and the customer reads their name.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        TransitionNotAllowedError: the table of `holder` has no such move.

    """
    session = work.session
    conversation = await _locked(session, conversation_id)
    before = await agent_queue.places(session)
    conversation.holder = move(Handover(conversation.handover), to)
    conversation.handover = to
    active = to is Handover.ACTIVE
    concerned = {conversation.agent_id, agent_id if active else None}
    conversation.agent_name = agent_name if active else None
    conversation.agent_id = agent_id if active else None
    await session.flush()
    by = conversation.agent_id
    await agent_queue.close_requests(session, conversation_id, work.now, by=by)
    work.publish(topics.of_conversation(conversation_id), topics.CHANGED)
    for person in concerned - {None}:
        work.publish(topics.of_staff(str(person)), topics.CHANGED)
    await _tell_moved(work, before)


async def _tell_moved(work: Work, before: dict[str, int]) -> dict[str, int]:
    """Tell the desk and every customer whose place is another one; return who stands where now."""
    after = await agent_queue.places(work.session)
    moved = [waiting for waiting, place in after.items() if place != before.get(waiting)]
    for conversation_id in moved:
        work.publish(topics.of_conversation(conversation_id), topics.CHANGED)
    if after != before:
        work.publish(topics.QUEUE, topics.CHANGED)
    return after


async def _locked(session: AsyncSession, conversation_id: str) -> Conversation:
    conversation = await session.get(Conversation, conversation_id, with_for_update=True)
    if conversation is None:
        raise ConversationNotFoundError
    return conversation
