"""Held replies that came back to their agents unsaid: how many, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.conversations import unsafe_phones
from backend.conversations.models import HeldReply, HeldState, Message, Sender

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.models import Conversation


_CUSTOMER_WROTE = (
    "Müşteri bu arada yazdığı için yanıtınız gönderilmedi; taslağınıza döndü. Yazdığını okuyup "
    "yeniden gönderirseniz bekletilmeden gider."
)
_SOMETHING_SAID = (
    "Bu arada müşteriye başka bir ileti gittiği için yanıtınız gönderilmedi; taslağınıza döndü. "
    "Onu da görüp yeniden gönderirseniz bekletilmeden gider."
)
_OTHERWISE = "Yanıtınız gönderilmedi; taslağınıza döndü. Gözden geçirip yeniden gönderin."


async def counts(session: AsyncSession, conversation_ids: Sequence[str]) -> dict[str, int]:
    """Count them, of conversations that have any."""
    rows = await session.execute(
        select(HeldReply.conversation_id, func.count())
        .where(
            HeldReply.conversation_id.in_(conversation_ids), HeldReply.state == HeldState.RETURNED
        )
        .group_by(HeldReply.conversation_id)
    )
    return {str(conversation_id): count for conversation_id, count in rows}


async def why(session: AsyncSession, conversation: Conversation, seen: int, now: datetime) -> str:
    """Tell the agent what stands against one that was written after reading up to `seen`.

    In the order in which a reply is checked (`agent_replies.check`).
    """
    newer = await session.scalars(
        select(Message.sender)
        .where(
            Message.conversation_id == conversation.id,
            Message.position > seen,
            Message.sender != Sender.AGENT,
        )
        .distinct()
    )
    senders = set(newer)
    if senders:
        return _CUSTOMER_WROTE if Sender.CUSTOMER in senders else _SOMETHING_SAID
    unsafe = await unsafe_phones.unsafe_for(session, conversation.id, conversation.phone, now)
    return unsafe_phones.refusal(unsafe).detail if unsafe is not None else _OTHERWISE
