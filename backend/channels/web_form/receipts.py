"""The receipt cookie: how the page after the form knows which complaint to confirm.

It holds the tracking number, for a quarter of an hour, signed; no address and no history carries
it. The signature keeps the page from being a way round the limits on guessing numbers. Pure.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from backend.kit import signing

if TYPE_CHECKING:
    from datetime import datetime

COOKIE = "yardim_makbuz"
LIFETIME = timedelta(minutes=15)
_PURPOSE = "receipt"


def sign(number: str, now: datetime, secret: str) -> str:
    """Make the cookie's value for a tracking number."""
    return signing.sign(number, _PURPOSE, now, secret)


def read(value: str, now: datetime, secret: str) -> str | None:
    """Return the tracking number of a cookie's value; None when it is forged, broken or old."""
    return signing.read(value, _PURPOSE, now, secret, LIFETIME)
