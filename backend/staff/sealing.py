"""What nobody reads in a copy of the database: sealed under keys that it does not hold.

One secret of the operator's makes a key for each purpose (HKDF, RFC 5869). What is sealed
(AES-256-GCM) is bound to its purpose and its owner: moved to somebody else's row, or into a form's
place, it does not open.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

if TYPE_CHECKING:
    from pydantic import SecretStr

_KEY_BYTES, _NONCE_BYTES, _NAME_BYTES = 32, 12, 8


class Keys:
    """The keys that one secret makes; `id` tells them from those of another secret."""

    def __init__(self, secret: str) -> None:
        """Make them."""
        self._sealing = AESGCM(_derived(secret, "second step, sealing", _KEY_BYTES))
        self._digesting = _derived(secret, "second step, recovery codes", _KEY_BYTES)
        self.id = _derived(secret, "second step, name of the key", _NAME_BYTES).hex()

    @classmethod
    def of(cls, secret: SecretStr) -> Self | None:
        """Make the keys of a setting; None where it is not set."""
        return cls(secret.get_secret_value()) if secret else None

    def seal(self, text: str, purpose: str, owner: str) -> str:
        """Return what may be kept of a text."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = self._sealing.encrypt(nonce, text.encode(), _bound(purpose, owner))
        return urlsafe_b64encode(nonce + sealed).decode()

    def open(self, sealed: str, purpose: str, owner: str) -> str | None:
        """Return the text; None where it was not sealed so, for this, for them, by these keys."""
        try:
            kept = urlsafe_b64decode(sealed.encode("ascii"))
            nonce, rest = kept[:_NONCE_BYTES], kept[_NONCE_BYTES:]
            return self._sealing.decrypt(nonce, rest, _bound(purpose, owner)).decode()
        except (InvalidTag, ValueError):
            return None

    def digest(self, code: str, owner: str) -> str:
        """Return what is stored of a code that is only ever compared."""
        return hmac.new(self._digesting, f"{owner}\0{code}".encode(), hashlib.sha256).hexdigest()


def _derived(secret: str, purpose: str, length: int) -> bytes:
    return HKDF(SHA256(), length, salt=None, info=f"yardim: {purpose}".encode()).derive(
        secret.encode()
    )


def _bound(purpose: str, owner: str) -> bytes:
    return f"{purpose}\0{owner}".encode()
