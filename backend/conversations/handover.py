"""The way to a person and back: the queue, and who holds the conversation.

Pages that show it, and everybody whose place in the queue has moved, are told after the commit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints.errors import TransitionNotAllowedError
from backend.conversations import agent_queue, statements, stretch, topics
from backend.conversations.errors import ConversationErasedError, ConversationNotFoundError
from backend.conversations.holder import Handover, move
from backend.conversations.models import AgentRequest, Conversation, Urgency
from backend.kit.masking import mask_secrets
from backend.kit.text import clean

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work


@dataclass(frozen=True, slots=True)
class AgentRequestState:
    """Where a customer stands in the queue for a person; `position` counts from 1."""

    state: str
    position: int


async def request_agent(
    work: Work,
    conversation_id: str,
    reason: str | None,
    *,
    urgency: Urgency = Urgency.NONE,
    nobody_told: bool = False,
) -> AgentRequestState:
    """Put a conversation into the queue for a person, in front of what is less urgent.

    `nobody_told`: whoever asks for it tells the customer that nobody is there.

    Asking again while waiting changes nothing but that it may become more urgent.

    Raises:
        ConversationNotFoundError: there is no such conversation.

    """
    session = work.session
    conversation = await locked(session, conversation_id)
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
            nobody_told=nobody_told,
            created_at=work.now,
        )
        session.add(request)
    elif urgency > request.urgency:
        # Whom nobody answers is to hear so again: in danger it is said otherwise.
        request.urgency, request.nobody_told = urgency, nobody_told
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
    conversation = await locked(work.session, conversation_id)
    if conversation.handover == Handover.ACTIVE:
        raise TransitionNotAllowedError
    if conversation.handover != Handover.WAITING:
        return False
    await hand_over(work, conversation_id, Handover.ENDED)
    return True


async def hand_over(  # noqa: PLR0913 - to whom, and how it goes on
    work: Work,
    conversation_id: str,
    to: Handover,
    *,
    agent_name: str | None = None,
    agent_id: str | None = None,
    goes_on: bool = False,
) -> None:
    """Move a conversation to or from an agent; from the same moment the other side is silent.

    `goes_on`: the bot, to which it goes back, is to go on with what is not registered yet.

    The agent is one of `staff` by id, and the customer reads their name. What was said before an
    agent came, or while one was there, is the agent's to answer: the bot never does so afterwards.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        TransitionNotAllowedError: the table of `holder` has no such move.

    """
    session = work.session
    conversation = await locked(session, conversation_id)
    before = await agent_queue.places(session)
    concerned = {conversation.agent_id}
    if to is not Handover.ACTIVE and conversation.handover == Handover.ACTIVE:
        await stretch.note(work, conversation, goes_on=goes_on, waiting=False)
    _give(conversation, to, work.now)
    if to is Handover.ACTIVE:
        conversation.agent_name, conversation.agent_id = agent_name, agent_id
    concerned.add(conversation.agent_id)
    await session.flush()
    by = conversation.agent_id
    await agent_queue.close_requests(session, conversation_id, work.now, by=by)
    _tell(work, conversation_id, concerned)
    await _tell_moved(work, before)


async def return_to_queue(work: Work, conversation_id: str) -> None:
    """Put a conversation whose agent is gone in front of those who are as urgent as it was.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        TransitionNotAllowedError: no agent has it.

    """
    session = work.session
    conversation = await locked(session, conversation_id)
    if conversation.handover != Handover.ACTIVE:
        raise TransitionNotAllowedError
    before = await agent_queue.places(session)
    taken = await agent_queue.newest_taken(session, conversation_id, conversation.held_since)
    concerned = {conversation.agent_id}
    await stretch.note(work, conversation, goes_on=False, waiting=True)
    _give(conversation, Handover.WAITING, work.now)
    session.add(
        AgentRequest(
            conversation_id=conversation_id,
            reason=taken.reason if taken is not None else None,
            urgency=taken.urgency if taken is not None else Urgency.NONE,
            returned=True,
            created_at=work.now,
        )
    )
    await session.flush()
    _tell(work, conversation_id, concerned)
    await _tell_moved(work, before)


def _give(conversation: Conversation, to: Handover, now: datetime) -> None:
    """Let the other side answer, and take from the bot whatever it has not answered by now.

    No lease may outlive this: an answer that the bot is still working on would be stored as soon
    as it holds the conversation again.
    """
    was = Handover(conversation.handover)
    conversation.holder, conversation.handover = move(was, to), to
    conversation.agent_name = conversation.agent_id = None
    if Handover.ACTIVE in {was, to}:
        conversation.answered_position = conversation.last_inbound_position
        for column, value in {**statements.FREE, **statements.ANSWERED}.items():
            setattr(conversation, column, value)
    if to is not Handover.ACTIVE:
        conversation.held_since = None
    elif was is not Handover.ACTIVE:
        conversation.held_since = now


def _tell(work: Work, conversation_id: str, people: set[str | None]) -> None:
    """Tell who reads a conversation, and the people of the house whose it was or is."""
    work.publish(topics.of_conversation(conversation_id), topics.CHANGED)
    for person in people - {None}:
        work.publish(topics.of_staff(str(person)), topics.CHANGED)


async def _tell_moved(work: Work, before: dict[str, int]) -> dict[str, int]:
    """Tell the desk and every customer whose place is another one; return who stands where now."""
    after = await agent_queue.places(work.session)
    moved = [waiting for waiting, place in after.items() if place != before.get(waiting)]
    for conversation_id in moved:
        work.publish(topics.of_conversation(conversation_id), topics.CHANGED)
    if after != before:
        work.publish(topics.QUEUE, topics.CHANGED)
    return after


async def locked(session: AsyncSession, conversation_id: str) -> Conversation:
    """Read a conversation as it is now; nobody else moves it until this transaction ends.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        ConversationErasedError: nobody knows any more who it was with.

    """
    conversation = await session.get(
        Conversation, conversation_id, with_for_update=True, populate_existing=True
    )
    if conversation is None:
        raise ConversationNotFoundError
    if conversation.is_forgotten:
        raise ConversationErasedError
    return conversation
