"""Conversations in the website's chat, each opened by its session token."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from backend.conversations import queries
from backend.conversations.errors import SessionNotFoundError
from backend.conversations.models import ChatChannel, Conversation, new_id

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sqlalchemy.ext.asyncio import AsyncSession


def hash_session(token: str) -> str:
    """Return what is stored of a session token. It has 256 bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


async def open_session(session: AsyncSession, now: datetime, opened_from: str | None = None) -> str:
    """Begin a conversation in the website's chat and return its session token.

    `opened_from` is the sealed address of who opens it.
    """
    token = secrets.token_urlsafe(32)
    await session.execute(
        insert(Conversation).values(
            id=new_id(),
            channel=ChatChannel.WEB_CHAT,
            session_hash=hash_session(token),
            opened_from=opened_from,
            created_at=now,
            last_seen_at=now,
        )
    )
    return token


async def opened_from(session: AsyncSession, conversation_id: str) -> str | None:
    """Return the sealed address that a chat was opened from; None by SMS."""
    query = select(Conversation.opened_from).where(Conversation.id == conversation_id)
    found: str | None = await session.scalar(query)
    return found


async def find_session(
    session: AsyncSession, token: str, now: datetime, lifetime: timedelta
) -> Conversation:
    """Return the conversation of a session that was used within `lifetime`.

    Raises:
        SessionNotFoundError: unknown or expired; the two look alike.

    """
    found = await queries.by_session(session, hash_session(token), now - lifetime)
    if found is None:
        raise SessionNotFoundError
    return found
