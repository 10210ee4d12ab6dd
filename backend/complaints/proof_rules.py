"""The rules of proving a mobile number by a code that is texted to it. Pure, but for making codes.

Six digits, five minutes, five tries, one use. A guesser of one code has five chances in a million;
how often codes may be asked for bounds the rest.
"""

from __future__ import annotations

import hashlib
import hmac
import math
import secrets
import unicodedata
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from backend.kit.errors import InvalidInputError
from backend.kit.text import clean_line
from lexicon import phone_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

DIGITS = 6
LIFETIME = timedelta(minutes=5)
TRIES = 5
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

MOBILE_WRONG = "Cep telefonu numaranızı yazın; örneğin 0532 123 45 67."
_BETWEEN_DIGITS = " \t\n\N{NO-BREAK SPACE}-.·"
_MINUTE_SECONDS, _HOUR_SECONDS = 60, 3600


class Code(Protocol):
    """What the rules need of a code that was asked for."""

    @property
    def expires_at(self) -> datetime:
        """From when on it proves nothing."""
        ...

    @property
    def tries_left(self) -> int:
        """How many wrong guesses it still bears."""
        ...

    @property
    def used_at(self) -> datetime | None:
        """When it proved a number; it does so once."""
        ...

    @property
    def voided_at(self) -> datetime | None:
        """When a newer one took its place."""
        ...


def new_code() -> str:
    """Make a code that nobody can foresee."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def read_code(text: str) -> str | None:
    """Read six digits, in whatever script and spacing; None if that is not what `text` is."""
    kept = [character for character in text.strip() if character not in _BETWEEN_DIGITS]
    if len(kept) != DIGITS or not all(character.isdecimal() for character in kept):
        return None
    return "".join(str(unicodedata.decimal(character)) for character in kept)


def seal(code: str, asker: str, phone: str, secret: str) -> str:
    """Return what is stored of a code: without `secret`, a million guesses at it say nothing."""
    # A key of its own, derived: what is sealed here is good for nothing else.
    key = hashlib.sha256(b"proof of the mobile\0" + secret.encode()).digest()
    return hmac.new(key, f"{asker}\0{phone}\0{code}".encode(), hashlib.sha256).hexdigest()


def same(sealed: str, stored: str) -> bool:
    """Compare two sealed codes; how alike they are does not show in how long it takes."""
    return hmac.compare_digest(sealed, stored)


def is_live(code: Code, now: datetime) -> bool:
    """Tell whether a code may still be tried."""
    unspent = code.used_at is None and code.voided_at is None and code.tries_left > 0
    return unspent and now < code.expires_at


def wait_seconds(asked: Iterable[datetime], now: datetime, per_hour: int, per_day: int) -> int:
    """Say how long until a number may be asked a code for again, 0 if it may be now.

    `asked` is when codes were asked for it, whether or not the number was known.
    """
    moments = sorted(asked, reverse=True)
    wait = timedelta(0)
    for limit, window in ((per_hour, HOUR), (per_day, DAY)):
        # When this one leaves the window there is room for another.
        if len(moments) >= limit:
            wait = max(wait, moments[limit - 1] + window - now)
    return max(0, math.ceil(wait.total_seconds()))


def waiting(seconds: int) -> str:
    """Write a time to wait as customers read it: `40 saniye`, `12 dakika`, `3 saat`."""
    if seconds < _MINUTE_SECONDS:
        return f"{max(1, seconds)} saniye"
    if seconds < 2 * _HOUR_SECONDS:
        return f"{math.ceil(seconds / _MINUTE_SECONDS)} dakika"
    return f"{math.ceil(seconds / _HOUR_SECONDS)} saat"


def parse_mobile(text: str) -> str:
    """Read a mobile number in any spelling; return E.164.

    Raises:
        InvalidInputError: no number, or one that gets no SMS.

    """
    number = phone_numbers.read_phone(clean_line(text))
    if number is None or not number.gets_sms:
        raise InvalidInputError(errors={"phone": MOBILE_WRONG})
    return number.e164


def national(phone: str) -> str:
    """Write an E.164 number as its owner does: `+905321234567` becomes `0532 123 45 67`."""
    return phone_numbers.display(phone)


def told(code: str) -> dict[str, str]:
    """Return what the SMS with a code tells."""
    return {"code": code, "minutes": str(int(LIFETIME.total_seconds() // 60))}
