"""Codes of a telephone that change every half a minute (TOTP, RFC 6238), and those for emergencies.

Pure, but for making them. One step to either side is taken, as clocks differ (5.2 there).
"""

from __future__ import annotations

import secrets
import unicodedata
from typing import TYPE_CHECKING

import pyotp
from pyotp.exceptions import OTPVerificationError

from lexicon.turkish import fold

if TYPE_CHECKING:
    from datetime import datetime

DIGITS = 6
RECOVERY_CODES = 10
_STEPS_TO_EITHER_SIDE = 1
# Nothing that looks like another letter when it is copied by hand: 31 ** 10 is 2 ** 49.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_RECOVERY_LENGTH = 10
_HALF = _RECOVERY_LENGTH // 2
_BETWEEN = " \t\n\N{NO-BREAK SPACE}-.·"


def new_secret() -> str:
    """Make what a telephone's codes are made from: 160 bits, in base32."""
    return pyotp.random_base32()


def address(secret: str, username: str, house: str) -> str:
    """Return what the telephone reads from the picture: an `otpauth:` address."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=house)


def in_groups(secret: str) -> str:
    """Write a secret as people type it: in groups of four."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def accepted_step(secret: str, code: str, now: datetime, last_step: int) -> int | None:
    """Return the time step that a code is of; None if it is wrong, or not newer than `last_step`.

    Whoever looks over a shoulder has nothing of a code that was used: it is accepted once.
    """
    try:
        step = pyotp.TOTP(secret).verify_and_get_timecode(
            code, for_time=now, valid_window=_STEPS_TO_EITHER_SIDE
        )
    except OTPVerificationError:
        return None
    return step if step > last_step else None


def new_recovery_codes() -> list[str]:
    """Make the codes for emergencies, as they are shown: two groups of five."""
    codes = (
        "".join(secrets.choice(_LETTERS) for _ in range(_RECOVERY_LENGTH))
        for _ in range(RECOVERY_CODES)
    )
    return [f"{code[:_HALF]}-{code[_HALF:]}" for code in codes]


def read_code(text: str) -> str | None:
    """Read six digits, in whatever script and spacing; None if that is not what `text` is."""
    kept = [character for character in text if character not in _BETWEEN]
    if len(kept) != DIGITS or not all(character.isdecimal() for character in kept):
        return None
    return "".join(str(unicodedata.decimal(character)) for character in kept)


def read_recovery_code(text: str) -> str | None:
    """Read a code for emergencies, in capitals or not; None if that is not what `text` is."""
    kept = "".join(character for character in fold(text) if character not in _BETWEEN)
    return kept if len(kept) == _RECOVERY_LENGTH and set(kept) <= set(_LETTERS) else None
