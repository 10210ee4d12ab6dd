"""Waiting after failed logins: the same for usernames that somebody has and that nobody has.

A wrong password and a wrong code count alike, and are forgotten once somebody is in.
"""

from __future__ import annotations

import hashlib
import math
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete

from backend.kit.database import insert_once
from backend.kit.errors import RateLimitedError
from backend.staff.account_models import LoginFailures

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

_FREE_TRIES = 5
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(minutes=15)
_FORGOTTEN_AFTER = timedelta(days=1)
_TOO_OFTEN = "Çok fazla hatalı deneme yapıldı. {} sonra yeniden deneyin."


def wait_after(failures: int) -> timedelta:
    """Say how long nobody may try after so many failures in a row: doubled each time. Pure."""
    if failures < _FREE_TRIES:
        return timedelta(0)
    times: int = 2 ** min(failures - _FREE_TRIES, 10)
    return min(_FIRST_WAIT * times, _LONGEST_WAIT)


async def require_open(session: AsyncSession, username: str, now: datetime) -> None:
    """Refuse a username that was tried in vain too often.

    Raises:
        RateLimitedError: it is locked for the time that it says.

    """
    row = await session.get(LoginFailures, _hashed(username))
    if row is not None and row.locked_until is not None and now < row.locked_until:
        seconds = math.ceil((row.locked_until - now).total_seconds())
        raise RateLimitedError(seconds, _TOO_OFTEN.format(_in_words(seconds)))


async def failed(session: AsyncSession, username: str, now: datetime) -> None:
    """Count a failure, and lock the username where there were too many."""
    await session.execute(
        delete(LoginFailures).where(LoginFailures.failed_at <= now - _FORGOTTEN_AFTER)
    )
    once = insert_once(session.get_bind().dialect.name, LoginFailures, "username_hash")
    hashed = _hashed(username)
    await session.execute(once.values(username_hash=hashed, failures=0, failed_at=now))
    # Of several who fail at once none is lost.
    row = await session.get_one(LoginFailures, hashed, with_for_update=True)
    row.failures += 1
    row.failed_at = now
    wait = wait_after(row.failures)
    row.locked_until = now + wait if wait else None


async def succeeded(session: AsyncSession, username: str) -> None:
    """Forget the failures of a username."""
    await session.execute(
        delete(LoginFailures).where(LoginFailures.username_hash == _hashed(username))
    )


def _in_words(seconds: int) -> str:
    return f"{seconds} saniye" if seconds < 60 else f"{math.ceil(seconds / 60)} dakika"  # noqa: PLR2004


def _hashed(username: str) -> str:
    return hashlib.sha256(username.encode()).hexdigest()
