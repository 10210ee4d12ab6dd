"""Who asks: the proof that a conversation gives, and how a chat comes by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from backend.complaints.actors import Actor, customer
from backend.complaints.models import Way
from backend.complaints.proof import Proof
from backend.conversations.errors import ConversationNotFoundError
from backend.conversations.models import ChatChannel, Conversation
from backend.kit.errors import ConflictError

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession


async def proof_of(session: AsyncSession, conversation_id: str, now: datetime) -> Proof:
    """Return what a conversation proves at `now`: itself and, if that is shown, a mobile number.

    By SMS the number is the sender's, which the gateway wrote; in the chat the one whose code was
    given. Both are the row's: what actions send cannot claim one.
    """
    row = (
        await session.execute(
            select(Conversation.phone, Conversation.proven_phone, Conversation.proven_until).where(
                Conversation.id == conversation_id
            )
        )
    ).one_or_none()
    if row is None:
        return Proof(conversation_id)
    if row.phone is None and row.proven_until is not None and now < row.proven_until:
        return Proof(conversation_id, row.proven_phone)
    return Proof(conversation_id, row.phone)


async def asker_of(session: AsyncSession, conversation_id: str, proof: Proof) -> Actor:
    """Return the customer of a conversation, by the way in which they come, for the history."""
    query = select(Conversation.channel).where(Conversation.id == conversation_id)
    if await session.scalar(query) == ChatChannel.SMS:
        return customer(Way.SMS_SENDER)
    return customer(Way.CHAT if proof.phone is None else Way.CHAT_CODE)


async def require_chat(session: AsyncSession, conversation_id: str) -> None:
    """Let only a chat prove a number: by SMS the sender's is proven, and no other.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        ConflictError: it is one by SMS.

    """
    query = select(Conversation.channel).where(Conversation.id == conversation_id)
    channel = await session.scalar(query)
    if channel is None:
        raise ConversationNotFoundError
    if channel != ChatChannel.WEB_CHAT:
        raise ConflictError


async def remember(
    session: AsyncSession, conversation_id: str, phone: str, until: datetime
) -> None:
    """Note that a chat's customer has shown a number to be theirs."""
    await session.execute(
        update(Conversation)
        .where(Conversation.id == conversation_id)
        .values(proven_phone=phone, proven_until=until)
    )
