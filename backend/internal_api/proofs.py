"""Who asks: the proof that a conversation gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints.proof import Proof
from backend.conversations.models import Conversation

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession


async def proof_of(session: AsyncSession, conversation_id: str) -> Proof:
    """Return what a conversation proves: by SMS the sender's number too, in the chat itself only.

    The number is the row's, which the gateway wrote: what actions send cannot claim one.
    """
    query = select(Conversation.phone).where(Conversation.id == conversation_id)
    return Proof(conversation_id, (await session.execute(query)).scalar_one_or_none())
