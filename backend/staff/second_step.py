"""The second step of a login: a code of a telephone, or one for emergencies. Never commits.

What its owner does with it on the page is in `own_second_step`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import structlog
from sqlalchemy import delete, func, select, update

from backend.staff import audit, lock_out, staff_sessions, totp
from backend.staff.audit import Done
from backend.staff.errors import SecondStepUnavailableError
from backend.staff.second_step_models import RecoveryCode, SecondStep

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.staff.sealing import Keys

_log = structlog.get_logger(__name__)
# What a secret is sealed for.
_KEPT = "second step"


class _Owner(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def username(self) -> str: ...


async def reset(session: AsyncSession, staff_id: str, now: datetime, by: str | None = None) -> bool:
    """Take it from somebody who lost what it goes by, and end what they have open.

    Returns whether it was on. `by` is who did it, None for an operator's command.
    """
    if not await take_away(session, staff_id):
        return False
    await staff_sessions.end_all(session, staff_id)
    audit.note(session, now, Done.SECOND_STEP_RESET, by, to=staff_id)
    return True


async def put(  # noqa: PLR0913, PLR0917 - what a row holds
    session: AsyncSession, keys: Keys, staff_id: str, secret: str, step: int, now: datetime
) -> list[str]:
    """Let somebody's logins ask for a code; `step` is used up. Return their recovery codes."""
    session.add(
        SecondStep(
            staff_id=staff_id,
            sealed=keys.seal(secret, _KEPT, staff_id),
            key_id=keys.id,
            last_step=step,
            since=now,
        )
    )
    return await make_recovery_codes(session, keys, staff_id)


async def make_recovery_codes(session: AsyncSession, keys: Keys, staff_id: str) -> list[str]:
    """Make codes for emergencies in place of those that are left; they are told once."""
    await session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))
    codes = totp.new_recovery_codes()
    for code in codes:
        digest = keys.digest(totp.read_recovery_code(code) or "", staff_id)
        session.add(RecoveryCode(staff_id=staff_id, code_hash=digest))
    return codes


async def take_away(session: AsyncSession, staff_id: str) -> bool:
    """Let somebody's logins ask for no code any more; whether they did."""
    gone = await session.scalar(
        delete(SecondStep).where(SecondStep.staff_id == staff_id).returning(SecondStep.staff_id)
    )
    await session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))
    return gone is not None


async def is_on(session: AsyncSession, staff_id: str) -> bool:
    """Whether somebody's logins ask for a code."""
    return await session.get(SecondStep, staff_id) is not None


async def since(session: AsyncSession, staff_id: str) -> datetime | None:
    """Return when somebody turned it on (UTC); None where it is off."""
    found: datetime | None = await session.scalar(
        select(SecondStep.since).where(SecondStep.staff_id == staff_id)
    )
    return found


async def recovery_codes_left(session: AsyncSession, staff_id: str) -> int:
    """Return how many codes for emergencies somebody has not used."""
    left = await session.scalar(
        select(func.count())
        .select_from(RecoveryCode)
        .where(RecoveryCode.staff_id == staff_id, RecoveryCode.used_at.is_(None))
    )
    return left or 0


async def take_code(
    session: AsyncSession, keys: Keys | None, who: _Owner, code: str, now: datetime
) -> bool:
    """Use a code up, of the telephone or for emergencies; whether it was right.

    A wrong one counts as a failed login. Of two who bring a code at once the second waits, and
    meets what the first left: a code that is used up, or a lock.

    Raises:
        RateLimitedError: passwords or codes were tried in vain too often.
        SecondStepUnavailableError: there is no key, or it is not the one that it was sealed under.

    """
    row = await session.get(SecondStep, who.id, with_for_update=True, populate_existing=True)
    await lock_out.require_open(session, who.username, now)
    if row is not None and await _fits(session, keys, row, code, now):
        return True
    await lock_out.failed(session, who.username, now)
    return False


async def _fits(
    session: AsyncSession, keys: Keys | None, row: SecondStep, code: str, now: datetime
) -> bool:
    secret = keys.open(row.sealed, _KEPT, row.staff_id) if keys is not None else None
    if keys is None or secret is None:
        _log.error("a second step does not open: YARDIM_TOTP_KEY is another", staff=row.staff_id)
        raise SecondStepUnavailableError
    digits = totp.read_code(code)
    if digits is None:
        return await _use_recovery_code(session, keys, row.staff_id, code, now)
    step = totp.accepted_step(secret, digits, now, row.last_step)
    if step is not None:
        row.last_step = step
    return step is not None


async def _use_recovery_code(
    session: AsyncSession, keys: Keys, staff_id: str, code: str, now: datetime
) -> bool:
    written = totp.read_recovery_code(code)
    if written is None:
        return False
    used = await session.scalar(
        update(RecoveryCode)
        .where(
            RecoveryCode.staff_id == staff_id,
            RecoveryCode.code_hash == keys.digest(written, staff_id),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=now)
        .returning(RecoveryCode.code_hash)
    )
    if used is None:
        return False
    left = await recovery_codes_left(session, staff_id)
    audit.note(session, now, Done.RECOVERY_CODE_USED, staff_id, left=left)
    return True


async def not_to_be_opened(session: AsyncSession, keys: Keys | None) -> int:
    """Return how many people's second steps were sealed under a key that is not there any more."""
    query = select(func.count()).select_from(SecondStep)
    if keys is not None:
        query = query.where(SecondStep.key_id != keys.id)
    return await session.scalar(query) or 0
