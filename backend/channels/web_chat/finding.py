"""Whose conversation it is: by the token of a session, and by nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from backend.conversations import sessions
from backend.conversations.errors import SessionNotFoundError
from backend.web.operations import header

if TYPE_CHECKING:
    from backend.channels.web_chat.services import ChatServices
    from backend.conversations.models import Conversation

BEARER = header("Authorization", {"type": "string", "example": "Bearer …"}, required=True)


async def conversation_of(services: ChatServices, token: str | None) -> Conversation:
    """Return the conversation of a session.

    Raises:
        SessionNotFoundError: there is none of this token, or it is over.

    """
    if not token:
        raise SessionNotFoundError
    lifetime = timedelta(days=services.settings.session_days)
    async with services.database.reading() as session:
        return await sessions.find_session(session, token, services.clock.now(), lifetime)
