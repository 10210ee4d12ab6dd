"""What a customer's words become before they are stored: cleaned, secrets masked.

The code that we texted to the customer is a secret like others ("onay kodu 482109"), but while we
wait for it, it is the answer to our own question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints.proving import is_awaited, of_conversation
from backend.kit.masking import mask_secrets
from backend.kit.text import clean

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession


async def storable(session: AsyncSession, conversation_id: str, text: str, now: datetime) -> str:
    """Return the words as they may be stored now. Seldom needs a statement."""
    masked, with_code = ways_to_store(text)
    if masked != with_code and await is_awaited(session, of_conversation(conversation_id), now):
        return with_code
    return masked


def ways_to_store(text: str) -> tuple[str, str]:
    """Return the words as they are stored at any other time, and while a code is awaited."""
    text = clean(text)
    masked = mask_secrets(text)
    return masked, masked if masked == text else mask_secrets(text, keep_six_digits=True)
