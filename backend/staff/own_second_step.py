"""What somebody does with the second step of their own logins. Takes units of work of its own.

Each asks for the password besides the code: a browser that was left open changes nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from backend.kit.errors import ConflictError, InvalidInputError
from backend.staff import audit, confirming, second_step, staff_sessions, totp
from backend.staff.account_models import StaffAccount
from backend.staff.audit import Done

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Works
    from backend.staff.sealing import Keys
    from backend.staff.staff_sessions import Lifetime, LoggedIn

# What a secret is sealed for that stands in a form which is not sent yet.
_OFFERED = "second step, offered"
_OFFER_LASTS = timedelta(minutes=15)
_WRONG = "Kod hatalı ya da daha önce kullanılmış. Uygulamadaki yeni kodu yazın."
_OFFER_OVER = "Bu kare kodun süresi doldu; yenisini taratın."
_ALREADY_ON = "İki adımlı giriş zaten açık."


@dataclass(frozen=True)
class Offer:
    """A secret that is shown to its owner; `sealed` is what their form brings back of it.

    Nothing is stored until it is confirmed, so nothing that was left lies about.
    """

    secret: str
    sealed: str


@dataclass(frozen=True)
class Given:
    """What a form holds: the code, the password, and where it is turned on what was offered."""

    code: str
    password: str
    sealed: str = ""


@dataclass(frozen=True)
class TurnedOn:
    """The session that goes on, and the codes for emergencies, told once."""

    token: str
    recovery_codes: list[str]


def offer(keys: Keys, staff_id: str, now: datetime) -> Offer:
    """Make a secret for somebody's telephone."""
    secret = totp.new_secret()
    return Offer(secret, keys.seal(f"{secret} {int(now.timestamp())}", _OFFERED, staff_id))


def offered(keys: Keys, staff_id: str, sealed: str, now: datetime) -> Offer | None:
    """Return what was offered to somebody a while ago; None if it was not, or is too old."""
    opened = keys.open(sealed, _OFFERED, staff_id)
    if opened is None:
        return None
    secret, made = opened.split(" ")
    age = now - datetime.fromtimestamp(int(made), UTC)
    return Offer(secret, sealed) if age < _OFFER_LASTS else None


async def turn_on(
    works: Works, keys: Keys, who: LoggedIn, given: Given, lifetime: Lifetime
) -> TurnedOn:
    """Let somebody's logins ask for a code from now on; what they have open elsewhere is ended.

    Raises:
        InvalidInputError: the password or the code is wrong, or the offer is too old.
        ConflictError: it is on.
        RateLimitedError: the password was tried in vain too often.

    """
    stored = await confirming.require_password(works, who, given.password, "password")
    async with works.begin() as work:
        await _require_same_password(work.session, who.id, stored)
        if await second_step.is_on(work.session, who.id):
            raise ConflictError(_ALREADY_ON)
        made = offered(keys, who.id, given.sealed, work.now)
        if made is None:
            raise InvalidInputError(errors={"sealed": _OFFER_OVER})
        step = totp.accepted_step(made.secret, totp.read_code(given.code) or "", work.now, 0)
        if step is None:
            raise InvalidInputError(errors={"code": _WRONG})
        codes = await second_step.put(work.session, keys, who.id, made.secret, step, work.now)
        await staff_sessions.end_all(work.session, who.id)
        audit.note(work.session, work.now, Done.SECOND_STEP_ON, who.id)
        token = await staff_sessions.begin(work.session, who.id, work.now, lifetime)
    return TurnedOn(token, codes)


async def turn_off(works: Works, keys: Keys | None, who: LoggedIn, given: Given) -> None:
    """Let somebody's logins ask for no code any more.

    Raises:
        InvalidInputError: the password or the code is wrong.
        SecondStepUnavailableError: no code can be checked.
        RateLimitedError: they were tried in vain too often.

    """
    stored = await confirming.require_password(works, who, given.password, "password")
    async with works.begin() as work:
        await _require_same_password(work.session, who.id, stored)
        right = await second_step.take_code(work.session, keys, who, given.code, work.now)
        if right:
            await second_step.take_away(work.session, who.id)
            audit.note(work.session, work.now, Done.SECOND_STEP_OFF, who.id)
    if not right:
        raise InvalidInputError(errors={"code": _WRONG})


async def new_recovery_codes(
    works: Works, keys: Keys | None, who: LoggedIn, given: Given
) -> list[str]:
    """Make codes for emergencies in place of those that are left; they are told once.

    Raises:
        InvalidInputError, SecondStepUnavailableError, RateLimitedError: as `turn_off`.

    """
    stored = await confirming.require_password(works, who, given.password, "password")
    codes: list[str] = []
    async with works.begin() as work:
        await _require_same_password(work.session, who.id, stored)
        right = await second_step.take_code(work.session, keys, who, given.code, work.now)
        if right and keys is not None:
            codes = await second_step.make_recovery_codes(work.session, keys, who.id)
            audit.note(work.session, work.now, Done.RECOVERY_CODES_MADE, who.id)
    if not codes:
        raise InvalidInputError(errors={"code": _WRONG})
    return codes


async def _require_same_password(session: AsyncSession, staff_id: str, stored: str) -> None:
    """Hold the account; refuse where its password was changed since it was compared."""
    account = await session.get(StaffAccount, staff_id, with_for_update=True)
    if account is None or account.password_hash != stored:
        raise ConflictError
