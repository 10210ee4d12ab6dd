"""Browsers on which a mobile number was proven: opened by a code, kept by use. Never commits."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from sqlalchemy import delete

from backend.complaints.proof_models import ProofSession

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sqlalchemy.ext.asyncio import AsyncSession


def new_token() -> str:
    """Make a token that nobody can guess."""
    return secrets.token_urlsafe(24)


def hash_token(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


async def begin(session: AsyncSession, phone: str, now: datetime, lasts: timedelta) -> str:
    """Begin a session for a proven number; return its token, which is told to its browser only."""
    await session.execute(delete(ProofSession).where(ProofSession.expires_at <= now))
    token = new_token()
    session.add(
        ProofSession(
            token_hash=hash_token(token), phone=phone, created_at=now, expires_at=now + lasts
        )
    )
    return token


async def use(session: AsyncSession, token: str, now: datetime, lasts: timedelta) -> str | None:
    """Return a session's number and let it last `lasts` from now on; None if there is none."""
    found = await session.get(ProofSession, hash_token(token))
    if found is None or now >= found.expires_at:
        return None
    found.expires_at = now + lasts
    return found.phone


async def end(session: AsyncSession, token: str) -> None:
    """End a session, if it is there."""
    hashed = hash_token(token)
    await session.execute(delete(ProofSession).where(ProofSession.token_hash == hashed))
