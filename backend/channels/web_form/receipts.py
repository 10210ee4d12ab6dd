"""The receipt cookie: how the page after the form knows which complaint to confirm.

It holds the tracking number, for a quarter of an hour, signed; no address and no history carries
it. The signature keeps the page from being a way round the limits on guessing numbers. Pure.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from itsdangerous import BadSignature, TimestampSigner

if TYPE_CHECKING:
    from datetime import datetime

COOKIE = "yardim_makbuz"
LIFETIME = timedelta(minutes=15)
# The last whole second of it.
_OLDEST = int(LIFETIME.total_seconds()) - 1


class _Signer(TimestampSigner):
    """Signs by the clock that it is given."""

    def __init__(self, secret: str, now: datetime) -> None:
        # The salt makes a key of its own: what is signed here is good for nothing else.
        super().__init__(
            secret, salt="receipt", key_derivation="hmac", digest_method=hashlib.sha256
        )
        self._now = now

    def get_timestamp(self) -> int:
        """Return the moment, in seconds."""
        return int(self._now.timestamp())


def sign(number: str, now: datetime, secret: str) -> str:
    """Make the cookie's value for a tracking number."""
    return _Signer(secret, now).sign(number).decode()


def read(value: str, now: datetime, secret: str) -> str | None:
    """Return the tracking number of a cookie's value; None when it is forged, broken or old."""
    try:
        number = _Signer(secret, now).unsign(value, max_age=_OLDEST)
    except (BadSignature, UnicodeError):
        return None
    return number.decode()
