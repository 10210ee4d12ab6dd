"""What a customer answers to a question of ours while a person has the conversation.

The assistant, which would take it to the complaint, is silent then: whoever holds the conversation
does so, in the customer's own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.conversations.models import Message, Sender

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession


async def since(session: AsyncSession, conversation_id: str, moment: datetime) -> str:
    """Return what the customer has written since a moment, a line each; empty where nothing."""
    rows = await session.scalars(
        select(Message.text)
        .where(
            Message.conversation_id == conversation_id,
            Message.sender == Sender.CUSTOMER,
            Message.created_at > moment,
        )
        .order_by(Message.position)
    )
    return "\n".join(text for text in rows if text)
