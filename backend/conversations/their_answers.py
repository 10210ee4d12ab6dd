"""What a customer answers to a question of ours while a person has the conversation.

The assistant, which would take it to the complaint, is silent then: whoever holds the conversation
does so, in the customer's own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints.models import EntryKind, Way
from backend.complaints.proof import Proof
from backend.complaints.states import State
from backend.conversations.models import ChatChannel, Conversation, Message, Sender

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models import Complaint


@dataclass(frozen=True)
class Asked:
    """What we wait for the customer of a complaint for: the question, and since when."""

    question: str
    at: datetime


def asked(complaint: Complaint) -> Asked | None:
    """Return what a complaint waits for its customer for; None where it does not."""
    if complaint.state != State.WAITING_CUSTOMER:
        return None
    questions = [each for each in complaint.entries if each.kind == EntryKind.QUESTION]
    newest = max(questions, key=lambda each: each.at, default=None)
    return Asked(newest.text or "", newest.at) if newest is not None else None


def proof_of(conversation: Conversation) -> Proof:
    """Return what a conversation shows of whose complaints its customer's are."""
    return Proof(conversation.id, conversation.phone or conversation.proven_phone)


def way_of(conversation: Conversation) -> Way:
    """Return by which door its customer answers."""
    if conversation.channel == ChatChannel.SMS:
        return Way.SMS_SENDER
    return Way.CHAT_CODE if conversation.proven_phone else Way.CHAT


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
