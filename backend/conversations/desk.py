"""How agents work conversations: take, answer, pass on, end. Nothing here commits.

Who may do what by their role is the caller's to check; who holds a conversation is checked here,
under the lock of its row, so that of two who act at once the second sees what the first did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints import teams
from backend.conversations import desk_words, handover, held_replies, notes, topics
from backend.conversations.agent_replies import reply
from backend.conversations.agents import (
    Agent,
    Capacity,
    holds,
    require_holder,
    require_room,
    require_working,
)
from backend.conversations.errors import ConversationTakenError
from backend.conversations.handover import hand_over
from backend.conversations.holder import Handover
from backend.conversations.models import Conversation
from backend.kit.errors import InvalidInputError
from backend.staff import presence
from backend.staff.errors import StaffNotFoundError
from backend.staff.models import Role
from backend.staff.permissions import Permission, may

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.kit.work import Work
    from backend.staff.models import StaffMember

__all__ = [
    "Agent",
    "Capacity",
    "claim",
    "end",
    "pass_all",
    "pass_to_team",
    "release_all",
    "reply",
    "take_over",
    "transfer",
]

_LEFT = "Bu kişi artık çalışmıyor. Başka birini seçin."
_CANNOT_ANSWER = "Bu kişi görüşme alamaz. Başka birini seçin."
_NOT_THERE = "{} şu anda masada değil. Masada olan birini, bir ekibi ya da sırayı seçin."
_NO_TEAM = "Böyle bir ekip yok. Listeden seçin."
_OWN = "Görüşme zaten sizde. Başka birini seçin."


async def claim(
    work: Work, conversation_id: str, agent: Agent, capacity: Capacity | None = None
) -> None:
    """Take a conversation that waits, or that the bot holds; one's own stays as it is.

    With `capacity` nobody takes more than they may hold.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        ConversationTakenError: somebody else has it.
        FullHandsError: the agent holds as many as they may.
        StaffNotFoundError: the agent does not work here any more.

    """
    await require_working(work.session, agent.id, alone=capacity is not None)
    conversation = await handover.locked(work.session, conversation_id)
    if holds(conversation, agent):
        return
    if conversation.handover == Handover.ACTIVE:
        raise ConversationTakenError(conversation.agent_name)
    if capacity is not None:
        await require_room(work.session, agent.id, conversation.channel, capacity)
    await _give(work, conversation, agent, desk_words.joined(agent.name))


async def take_over(work: Work, conversation_id: str, agent: Agent) -> str | None:
    """Take a conversation from whoever has it: they lose writing when this is committed.

    Return who that is, by id; None where it was nobody's.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        StaffNotFoundError: the agent does not work here any more.

    """
    await require_working(work.session, agent.id)
    conversation = await handover.locked(work.session, conversation_id)
    if holds(conversation, agent):
        return None
    await held_replies.flush(work, conversation_id)
    had = conversation.agent_id if conversation.handover == Handover.ACTIVE else None
    words = desk_words.went_on if had else desk_words.joined
    await _give(work, conversation, agent, words(agent.name))
    return had


async def transfer(
    work: Work, conversation_id: str, agent: Agent, to: StaffMember, note: str
) -> None:
    """Pass one's conversation on, with a note for the colleague.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        NotHolderError: it is not theirs to pass on (any more).
        InvalidInputError: there is no note, or whoever was chosen is not at the desk to answer.

    """
    await _require_receiver(work, to, agent.id)
    conversation = await require_holder(work.session, conversation_id, agent)
    await held_replies.flush(work, conversation_id)
    await notes.pass_on(work, conversation_id, agent, note)
    await _give(
        work, conversation, Agent(to.id, to.display_name), desk_words.went_on(to.display_name)
    )


async def pass_to_team(
    work: Work, conversation_id: str, agent: Agent, team: str, note: str
) -> None:
    """Give one's conversation to a team, with a note for it.

    It waits in front of those who are as urgent: a person had it already.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        NotHolderError: it is not theirs to pass on (any more).
        InvalidInputError: there is no note, or no such team.

    """
    conversation = await require_holder(work.session, conversation_id, agent)
    if team not in teams.teams():
        raise InvalidInputError(errors={"to": _NO_TEAM})
    await held_replies.flush(work, conversation_id)
    await notes.pass_on(work, conversation_id, agent, note)
    conversation.team = team
    await handover.return_to_queue(work, conversation_id)
    await desk_words.say_in_chat(work, conversation, desk_words.to_team(teams.label(team)))


async def end(work: Work, conversation_id: str, agent: Agent, *, to_bot: bool) -> None:
    """End one's part in a conversation; what the customer writes from now on the bot answers.

    Either way the bot has it then: `to_bot` says so, else the customer reads that it is over.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        NotHolderError: it is not theirs (any more).

    """
    conversation = await require_holder(work.session, conversation_id, agent)
    await held_replies.flush(work, conversation_id)
    await hand_over(work, conversation_id, Handover.ENDED, goes_on=to_bot)
    work.publish(topics.QUEUE, topics.CHANGED)
    words = desk_words.TO_THE_BOT if to_bot else desk_words.ENDED
    await desk_words.say_in_chat(work, conversation, words)


async def release_all(work: Work, staff_id: str) -> list[str]:
    """Give all conversations of somebody who is gone back to the front of the queue.

    Each keeps the urgency it was taken with, and its customer is told. Return which they were.
    Where the same transaction makes them inactive, that comes first.
    """
    released = []
    async for conversation in _held_by(work, staff_id):
        await handover.return_to_queue(work, conversation.id)
        await desk_words.say_agent_gone(work, conversation)
        released.append(conversation.id)
    return released


async def pass_all(
    work: Work, staff_id: str, by: Agent, to: StaffMember | None, note: str
) -> list[str]:
    """Give all conversations of somebody to a colleague, or back to the front of the queue.

    Whoever decides it notes why in each. Return which they were.

    Raises:
        InvalidInputError: there is no note, or whoever was chosen is not at the desk to answer.

    """
    if to is not None:
        await _require_receiver(work, to, staff_id)
    passed = []
    async for conversation in _held_by(work, staff_id):
        await notes.pass_on(work, conversation.id, by, note)
        if to is None:
            await handover.return_to_queue(work, conversation.id)
            await desk_words.say_agent_gone(work, conversation)
        else:
            words = desk_words.went_on(to.display_name)
            await _give(work, conversation, Agent(to.id, to.display_name), words)
        passed.append(conversation.id)
    return passed


async def _held_by(work: Work, staff_id: str) -> AsyncIterator[Conversation]:
    """Go through what somebody holds, each locked, with what they had sent already said."""
    held = await work.session.scalars(
        select(Conversation.id)
        .where(Conversation.agent_id == staff_id, Conversation.handover == Handover.ACTIVE)
        # In one order for everybody, so that no two wait for each other.
        .order_by(Conversation.held_since, Conversation.id)
    )
    for conversation_id in held.all():
        conversation = await handover.locked(work.session, conversation_id)
        if conversation.agent_id != staff_id:  # passed on meanwhile
            continue
        await held_replies.flush(work, conversation_id)
        yield conversation


async def _require_receiver(work: Work, to: StaffMember, giver: str) -> None:
    try:
        await require_working(work.session, to.id)
    except StaffNotFoundError as error:
        raise InvalidInputError(errors={"to": _LEFT}) from error
    if to.id == giver:
        raise InvalidInputError(errors={"to": _OWN})
    if not may(Role(to.role), Permission.ANSWER):
        raise InvalidInputError(errors={"to": _CANNOT_ANSWER})
    if to.id not in await presence.states(work.session, work.now):
        # The customer would be told of somebody who is not there, and then wait again.
        raise InvalidInputError(errors={"to": _NOT_THERE.format(to.display_name)})


async def _give(work: Work, conversation: Conversation, to: Agent, words: str) -> None:
    await hand_over(work, conversation.id, Handover.ACTIVE, agent_name=to.name, agent_id=to.id)
    work.publish(topics.QUEUE, topics.CHANGED)
    await desk_words.say_in_chat(work, conversation, words)
