"""Asking somebody who is logged in for their password once more, before what is dear is done.

Guesses count as failed logins do: a browser that was left open is no place to guess at.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kit.errors import InvalidInputError
from backend.staff import lock_out, passwords
from backend.staff.account_models import StaffAccount

if TYPE_CHECKING:
    from backend.kit.work import Works
    from backend.staff.staff_sessions import LoggedIn

_WRONG = "Şimdiki parola hatalı."


async def require_password(works: Works, who: LoggedIn, given: str, field: str) -> str:
    """Go on if it is their password; return what is stored of it. Not inside a transaction.

    Raises:
        InvalidInputError: it is not; told at `field`.
        RateLimitedError: it was tried in vain too often, here or at the login.

    """
    async with works.reading() as session:
        await lock_out.require_open(session, who.username, works.now())
    stored = await stored_password(works, who)
    right = await asyncio.to_thread(passwords.fits, given[: passwords.LONGEST], stored)
    if not right or stored is None:
        async with works.begin() as work:
            await lock_out.failed(work.session, who.username, work.now)
        raise InvalidInputError(errors={field: _WRONG})
    return stored


async def stored_password(works: Works, who: LoggedIn) -> str | None:
    """Return what is stored of their password, None for somebody who has none."""
    async with works.reading() as session:
        stored: str | None = await session.scalar(
            select(StaffAccount.password_hash).where(StaffAccount.staff_id == who.id)
        )
    return stored
