"""What the customer's page says of reading: that it has got what was said, or has shown it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.conversations import queries, read_marks
from backend.conversations.read_marks import Reader
from backend.kit.errors import RateLimitedError

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.channels.web_chat.services import ChatServices

_MINUTE = 60
# A page tells twice of each message of an agent: that it has it, and that it has shown it.
_PER_MINUTE = 120


async def note(services: ChatServices, conversation_id: str, *, got: str, seen: str) -> None:
    """Note up to which messages, by their ids, a page has got and has shown what was said.

    Nothing depends on it for the customer: what names no message of theirs, or comes too often, is
    passed over.
    """
    if not (got or seen):
        return
    try:
        await services.limiter.check("chat reads", conversation_id, _PER_MINUTE, _MINUTE)
    except RateLimitedError:
        return
    async with services.database.reading() as session:
        has = await _position(session, conversation_id, got)
        shown = await _position(session, conversation_id, seen)
    if not (has or shown):
        return
    async with services.works.begin() as work:
        # What was shown was got.
        await read_marks.move(work, conversation_id, Reader.CUSTOMER_GOT, max(has, shown))
        await read_marks.move(work, conversation_id, Reader.CUSTOMER_SAW, shown)


async def _position(session: AsyncSession, conversation_id: str, message_id: str) -> int:
    if not message_id:
        return 0
    return await queries.position_of(session, conversation_id, message_id) or 0
