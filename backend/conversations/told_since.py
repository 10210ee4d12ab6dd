"""Contacts that a customer writes to a person, whom no bot reads for: the newest counts.

Only what is one number or address beyond doubt; whose it is the person sees, who has what was
known before beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.conversations.models import Message, Sender
from lexicon.email_addresses import read_email
from lexicon.phone_numbers import read_phone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.models import Conversation

FIELDS = ("phone", "email")
BY_AGENT = "by_agent"
"""Among what was collected: which of `FIELDS` somebody of the house put right."""

_MOST_MESSAGES = 200
_GAP = r"[\s.()/-]{0,3}"
# A number of the Turkish plan inside a sentence, as people space it out.
_PHONE = re.compile(
    rf"(?<![\d+])(?:(?:\+|00)?90{_GAP}|0{_GAP})?\(?[2-5]\d\d{_GAP}\d{{3}}{_GAP}\d\d{_GAP}\d\d(?!\d)"
)
_EMAIL = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.\w+")


async def of(session: AsyncSession, conversation: Conversation) -> dict[str, str]:
    """Return the newest of `FIELDS` that the customer wrote since people have a conversation."""
    if conversation.held_since is None:
        return {}
    put_right = (conversation.collected or {}).get(BY_AGENT) or ()
    texts = await session.scalars(
        select(Message.text)
        .where(
            Message.conversation_id == conversation.id,
            Message.sender == Sender.CUSTOMER,
            Message.created_at >= conversation.held_since,
            Message.payload.is_(None),
            Message.attachments.is_(None),
        )
        .order_by(Message.position.desc())
        .limit(_MOST_MESSAGES)
    )
    newest: dict[str, str] = {}
    for text in texts:
        for name, value in _contacts(text or "").items():
            newest.setdefault(name, value)
    return {name: value for name, value in newest.items() if name not in put_right}


def _contacts(text: str) -> dict[str, str]:
    """Return the one number and the one address of a text; of two nobody knows which is theirs."""
    found = {"phone": set(_phones(text)), "email": set(_emails(text))}
    return {name: values.pop() for name, values in found.items() if len(values) == 1}


def _phones(text: str) -> Iterator[str]:
    for written in _PHONE.findall(text):
        number = read_phone(written)
        if number is not None and number.reaches_a_person:
            yield number.e164


def _emails(text: str) -> Iterator[str]:
    for written in _EMAIL.findall(text):
        address = read_email(written).address
        if address is not None:
            yield address
