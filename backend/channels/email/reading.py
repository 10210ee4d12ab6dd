"""An e-mail, read: who wrote what to whom, in answer to what, and whether a person did. Pure."""

from __future__ import annotations

import email
import hashlib
import re
from dataclasses import dataclass
from email import policy
from typing import TYPE_CHECKING

from backend.channels.email import headers
from backend.channels.email.machines import Failure, automatic, failure_in
from backend.channels.email.parts import body_of
from backend.channels.email.quoting import new_words
from backend.channels.email.signatures import phone_in
from backend.kit.masking import mask_secrets
from backend.kit.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.channels.email.headers import Mailbox
    from backend.channels.email.parts import MailFile

_SUBJECT = 200
# Headers of mail servers that name whom a mail was for, whatever its To says.
_FOR = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc")
_BY = ("From", "Reply-To", "Sender", "Return-Path")
_PREFIXES = re.compile(
    r"(?:\s*(?:re|ynt|yan|cvp|cevap|fw|fwd|ilt|i̇lt|iletme)\s*:)+\s*", re.IGNORECASE
)


@dataclass(frozen=True)
class Mail:
    """What was read of a mail. Everything in it may be wrong: a stranger wrote it."""

    message_id: str | None
    sender: Mailbox | None
    recipients: Sequence[str]
    subject: str
    references: Sequence[str]
    whole: str
    new: str
    files: Sequence[MailFile]
    # Why it is a machine's; empty where a person wrote it.
    automatic: str
    # What it tells of a mail that did not arrive.
    failure: Failure | None

    @property
    def topic(self) -> str:
        """The subject, without what says that it answers or passes on."""
        return _PREFIXES.sub("", self.subject, count=1)

    @property
    def phone(self) -> str | None:
        """The mobile number (E.164) of its signature."""
        return phone_in(self.new)

    @property
    def digest(self) -> str:
        """Names what it says."""
        said = "\0".join((self.subject, self.whole, *(each.name for each in self.files)))
        return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


def read(content: bytes) -> Mail:
    """Read a mail.

    Raises:
        TooManyPartsError: no person's mail has so many parts.

    """
    message = email.message_from_bytes(content, policy=policy.compat32)
    body = body_of(message)
    senders = headers.mailboxes(message, *_BY)
    whole = mask_secrets(clean(body.whole)).strip()
    return Mail(
        message_id=headers.message_id(message),
        sender=senders[0] if senders else None,
        recipients=[each.address for each in headers.mailboxes(message, *_FOR)],
        subject=mask_secrets(headers.text(message, "Subject"))[:_SUBJECT],
        references=headers.references(message),
        whole=whole,
        new=new_words(mask_secrets(clean(body.new or body.whole)).strip()),
        files=body.files,
        automatic=automatic(message),
        failure=failure_in(message),
    )
