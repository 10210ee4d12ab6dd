"""Addresses of ours that say, signed, what an answer is about. Pure.

`sikayet+<complaint>@…` is where a customer's reply goes to: whoever has it may add to that
complaint and nothing else. `bounce+<outbox row>@…` is the envelope sender of one e-mail: what comes
back there tells of that one, whatever a relay made of its headers.

Mail servers may write the part before the @ in small letters, so that no letter's case counts.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itsdangerous import Signer

if TYPE_CHECKING:
    from backend.kit.settings import Settings

_ID_BYTES, _NUMBER_BYTES = 16, 8
# 80 bits: beyond guessing over a mail server.
_MARK_BYTES = 10
_MARKED_BY = "+"


@dataclass(frozen=True)
class MailAddresses:
    """Our addresses at one domain, and the key that signs what they carry."""

    operator: str
    domain: str
    replies: str
    bounces: str
    secret: str

    @classmethod
    def of(cls, settings: Settings) -> MailAddresses:
        """Return the addresses of `settings`."""
        return cls(
            operator=settings.operator_email,
            domain=settings.mail_domain or settings.operator_email.rpartition("@")[2],
            replies=settings.mail_reply_name,
            bounces=settings.mail_bounce_name,
            secret=settings.internal_token.get_secret_value(),
        )

    def reply_to(self, complaint_id: str) -> str:
        """Return where answers about a complaint (32 hexadecimal digits) go."""
        return self._write(self.replies, bytes.fromhex(complaint_id))

    def bounce_to(self, outbox_id: int) -> str:
        """Return where it is told that an e-mail did not arrive."""
        return self._write(self.bounces, outbox_id.to_bytes(_NUMBER_BYTES))

    def complaint_of(self, address: str) -> str | None:
        """Return the id of the complaint that an address of ours is about; None for any other."""
        found = self._read(self.replies, address, _ID_BYTES)
        return found.hex() if found is not None else None

    def outbox_of(self, address: str) -> int | None:
        """Return the outbox row that an address of ours is about; None for any other."""
        found = self._read(self.bounces, address, _NUMBER_BYTES)
        return int.from_bytes(found) if found is not None else None

    def is_ours(self, address: str) -> bool:
        """Whether we write from an address: it is the operator's, or one of those here."""
        folded = address.casefold()
        name, _, domain = folded.rpartition("@")
        own = {self.replies.casefold(), self.bounces.casefold()}
        here = domain == self.domain.casefold() and name.partition(_MARKED_BY)[0] in own
        return here or folded == self.operator.casefold()

    def _write(self, name: str, what: bytes) -> str:
        token = base64.b32encode(what + self._mark(name, what)).decode().rstrip("=").casefold()
        return f"{name}{_MARKED_BY}{token}@{self.domain}"

    def _read(self, name: str, address: str, length: int) -> bytes | None:
        local, _, domain = address.casefold().rpartition("@")
        prefix, _, token = local.partition(_MARKED_BY)
        if prefix != name.casefold() or domain != self.domain.casefold():
            return None
        try:
            content = base64.b32decode(token + "=" * (-len(token) % 8), casefold=True)
        except (binascii.Error, ValueError):
            return None
        what, mark = content[:length], content[length:]
        return what if hmac.compare_digest(mark, self._mark(name, what)) else None

    def _mark(self, name: str, what: bytes) -> bytes:
        # The salt makes a key of its own: what is signed here is good for nothing else.
        signer = Signer(
            self.secret, salt=f"mail:{name}", key_derivation="hmac", digest_method=hashlib.sha256
        )
        return hmac.digest(signer.derive_key(), what, "sha256")[:_MARK_BYTES]
