"""Signed values that pages and addresses carry: each for one purpose, good for a while. Pure."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from itsdangerous import BadSignature, TimestampSigner

if TYPE_CHECKING:
    from datetime import datetime, timedelta


class _Signer(TimestampSigner):
    """Signs by the clock that it is given."""

    def __init__(self, secret: str, purpose: str, now: datetime) -> None:
        # The salt makes a key of its own: what is signed here is good for nothing else.
        super().__init__(secret, salt=purpose, key_derivation="hmac", digest_method=hashlib.sha256)
        self._now = now

    def get_timestamp(self) -> int:
        """Return the moment, in seconds."""
        return int(self._now.timestamp())


def sign(value: str, purpose: str, now: datetime, secret: str) -> str:
    """Sign a value, with the moment; it can be read, and not changed."""
    return _Signer(secret, purpose, now).sign(value).decode()


def read(signed: str, purpose: str, now: datetime, secret: str, lasts: timedelta) -> str | None:
    """Return what was signed for this purpose; None when it is forged, broken or `lasts` ago.

    What was signed in the future was signed by a machine whose clock is ahead of ours.
    """
    try:
        value, at = _Signer(secret, purpose, now).unsign(signed, return_timestamp=True)
        return value.decode() if now - at < lasts else None
    except (BadSignature, UnicodeError):
        return None
