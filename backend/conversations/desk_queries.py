"""What the desk shows of one conversation: who has it, what was said, what was registered in it.

Contacts are masked here, before anything leaves for a page, for everybody but whoever holds the
conversation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backend.complaints import queries as complaint_queries
from backend.complaints.topics import kept_topic
from backend.complaints.tracking_number import display
from backend.conversations import agent_queue, queries
from backend.conversations.errors import ConversationNotFoundError
from backend.conversations.holder import Handover
from backend.conversations.models import Conversation
from backend.conversations.who_writes import name_in, reason_shown
from backend.kit.own_names import masking

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.queries import StoredMessage

MOST_MESSAGES = 500


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation. The numbers are as they are: whoever shows them to others masks them.

    `since`: when it came to people, to wait or to be taken; None while the bot has it.
    """

    id: str
    channel: str
    handover: str
    team: str | None
    agent_id: str | None
    agent_name: str | None
    phone: str | None
    proven_phone: str | None
    created_at: datetime
    held_since: datetime | None
    last_position: int
    urgency: int
    reason: str | None
    # As they told it to the assistant; hidden in what others read of it.
    name: str | None
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Registered:
    """A complaint that was registered in a conversation: number and topic as they are shown."""

    number: str
    topic: str
    state: str


async def conversation(session: AsyncSession, conversation_id: str) -> Talk:
    """Read one conversation, and the request that it waits by or was last taken by.

    Raises:
        ConversationNotFoundError: there is no such conversation.

    """
    found = await session.get(Conversation, conversation_id)
    if found is None:
        raise ConversationNotFoundError
    request = await agent_queue.open_request(session, conversation_id)
    if request is None and found.handover == Handover.ACTIVE:
        request = await agent_queue.newest_taken(session, conversation_id, found.held_since)
    name = name_in(found.collected)
    return Talk(
        id=found.id,
        channel=found.channel,
        handover=found.handover,
        team=found.team,
        agent_id=found.agent_id,
        agent_name=found.agent_name,
        phone=found.phone,
        proven_phone=found.proven_phone,
        created_at=found.created_at,
        held_since=found.held_since,
        last_position=found.last_position,
        urgency=request.urgency if request is not None else 0,
        reason=reason_shown(request.reason, masking(name)) if request is not None else None,
        name=name,
        since=request.created_at if request is not None else found.held_since,
    )


async def messages(
    session: AsyncSession,
    conversation_id: str,
    *,
    masked: bool = True,
    name: str | None = None,
    after: int = 0,
) -> list[StoredMessage]:
    """Read what everybody said, oldest first: the newest, or the first ones beyond `after`.

    `masked` hides contacts and the customer's `name`, for whoever does not hold the conversation.
    """
    if after:
        said = await queries.beyond(session, conversation_id, after, MOST_MESSAGES)
    else:
        said = await queries.newest(session, conversation_id, MOST_MESSAGES)
    return [_masked(one, masking(name)) for one in said] if masked else said


async def complaints(session: AsyncSession, conversation_id: str) -> list[Registered]:
    """List what was registered in a conversation, the newest first."""
    return [
        Registered(display(number), kept_topic(topic).label, state)
        for number, topic, state in await complaint_queries.registered_in(session, conversation_id)
    ]


def _masked(said: StoredMessage, shown: Callable[[str], str]) -> StoredMessage:
    choices = [{**each, "title": shown(str(each["title"]))} for each in said.choices or ()]
    for each in choices:
        each.pop("payload", None)  # the bot's own notation, which may hold what the title does
    files = [{**each, "name": shown(str(each["name"]))} for each in said.attachments or ()]
    text = shown(said.text)
    return replace(said, text=text, choices=choices or None, attachments=files or None)
