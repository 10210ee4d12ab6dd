"""Half a login: the password was right, the code is still to come. Never commits.

It opens nothing but the page that asks for the code, and lasts a few minutes.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from backend.staff.models import StaffMember
from backend.staff.second_step_models import HalfLogin
from backend.staff.staff_sessions import hash_token

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

LASTS = timedelta(minutes=5)


@dataclass(frozen=True)
class HalfIn:
    """Who is half logged in on a browser, and what the form of the code carries."""

    id: str
    username: str
    csrf: str


async def begin(session: AsyncSession, staff_id: str, now: datetime) -> str:
    """Begin one under a new token, which is told to its browser only."""
    await session.execute(delete(HalfLogin).where(HalfLogin.expires_at <= now))
    token = secrets.token_urlsafe(32)
    session.add(
        HalfLogin(
            token_hash=hash_token(token),
            staff_id=staff_id,
            csrf=secrets.token_urlsafe(24),
            expires_at=now + LASTS,
        )
    )
    return token


async def find(session: AsyncSession, token: str, now: datetime) -> HalfIn | None:
    """Return who is half logged in under a token; None once it is over, used, or they left."""
    row = (
        await session.execute(
            select(HalfLogin.staff_id, StaffMember.username, HalfLogin.csrf)
            .join(StaffMember, StaffMember.id == HalfLogin.staff_id)
            .where(
                HalfLogin.token_hash == hash_token(token),
                HalfLogin.expires_at > now,
                StaffMember.active.is_(True),
            )
        )
    ).first()
    return HalfIn(*row) if row is not None else None


async def end(session: AsyncSession, token: str) -> bool:
    """End one; whether it was there: of two who would use it at once only one may."""
    ended = await session.scalar(
        delete(HalfLogin)
        .where(HalfLogin.token_hash == hash_token(token))
        .returning(HalfLogin.token_hash)
    )
    return ended is not None
