"""Whether a customer seems to have told a complaint that nobody registered. Signs, not proofs.

Whoever ends such a conversation is asked once more. A sign that errs costs one deliberate key;
where the classifier does not answer nobody is kept waiting, and only what was collected counts.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from backend.complaints import queries as complaint_queries
from backend.conversations import queries
from backend.conversations.models import Conversation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.gateways.rasa.protocol import TopicClassifier
    from backend.kit.work import Works

# What was said last says best what stays to be done; each takes the classifier milliseconds.
_MOST_LINES = 12
_SECONDS = 2.0


async def seems_told(works: Works, topics: TopicClassifier, conversation_id: str) -> bool:
    """Whether there is a complaint in a conversation of which no record came. No transaction."""
    async with works.reading() as session:
        conversation = await session.get(Conversation, conversation_id)
        if conversation is None or await _has_record(session, conversation):
            return False
        if (conversation.collected or {}).get("description"):
            return True
        lines = await queries.typed(session, conversation_id, _MOST_LINES)
    try:
        async with asyncio.timeout(_SECONDS):
            return await _any_complains(topics, lines)
    except TimeoutError:
        return False


async def _has_record(session: AsyncSession, conversation: Conversation) -> bool:
    """Whether something was registered here, or added to what the customer had registered."""
    if (conversation.stretch or {}).get("registered"):
        return True
    return bool(await complaint_queries.registered_in(session, conversation.id))


async def _any_complains(topics: TopicClassifier, lines: Sequence[str]) -> bool:
    for line in lines:
        guess = await topics.guess(line) if line else None
        if guess is not None and guess.is_complaint:
            return True
    return False
