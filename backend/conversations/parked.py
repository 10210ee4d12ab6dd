"""Messages of customers that we fail to answer again and again: set aside, or tried again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from backend.conversations import statements
from backend.conversations.models import Conversation, Message
from backend.kit.errors import ConflictError
from backend.kit.parking import Parkable

if TYPE_CHECKING:
    from backend.kit.work import Work

PARKED = "turn"
_GONE_ON = "the conversation has gone on since: an old message would be answered out of place"


async def _retry(work: Work, key: str) -> None:
    """Have the message answered after all, if the customer has written nothing since."""
    message = select(Message.conversation_id, Message.position).where(Message.id == key)
    found = (await work.session.execute(message)).one()
    due = await work.session.scalar(
        update(Conversation)
        .where(
            Conversation.id == found.conversation_id,
            Conversation.last_inbound_position == found.position,
        )
        .values(answered_position=found.position - 1, **statements.ANSWERED)
        .returning(Conversation.id)
    )
    if due is None:
        raise ConflictError(_GONE_ON)


async def _dismiss(_work: Work, _key: str) -> None:
    """Leave it at what the customer was told: to write again in other words, or to call."""


TURNS = Parkable(PARKED, _retry, _dismiss)
