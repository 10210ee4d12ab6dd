"""The receipt cookie: how the page after the form knows which complaint to confirm.

It holds the tracking number, for a quarter of an hour, signed; no address and no history carries
it. The signature keeps the page from being a way round the limits on guessing numbers. Pure.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

COOKIE = "yardim_makbuz"
LIFETIME = timedelta(minutes=15)
_PARTS = 3


def sign(number: str, now: datetime, secret: str) -> str:
    """Make the cookie's value for a tracking number."""
    body = f"{number}.{int((now + LIFETIME).timestamp())}"
    return f"{body}.{_signature(body, secret)}"


def read(value: str, now: datetime, secret: str) -> str | None:
    """Return the tracking number of a cookie's value; None when it is forged, broken or old."""
    parts = value.split(".")
    if len(parts) != _PARTS or not value.isascii():
        return None
    number, until, signature = parts
    if not hmac.compare_digest(signature, _signature(f"{number}.{until}", secret)):
        return None
    return number if now < datetime.fromtimestamp(int(until), UTC) else None


def _signature(body: str, secret: str) -> str:
    # A key of its own, derived: what is signed here is good for nothing else.
    key = hashlib.sha256(b"receipt\0" + secret.encode()).digest()
    return hmac.new(key, body.encode(), hashlib.sha256).hexdigest()[:32]
