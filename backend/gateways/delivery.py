"""What handing messages over means, by whatever way: what goes out, what comes back, what fails."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol

from backend.kit.errors import UnavailableError, YardimError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class GatewayUnavailableError(UnavailableError):
    """The gateway does not answer, or asks to come back later. The message was not taken."""


class GatewayUnansweredError(GatewayUnavailableError):
    """The gateway was asked, and no answer was heard: it may have taken the message."""


class GatewayRefusedError(YardimError):
    """The gateway will never take this message: the address or the content is wrong."""


@dataclass(frozen=True, slots=True)
class OutgoingSms:
    """One SMS to hand over; `id` is the outbox row's and comes back in receipts."""

    id: int
    # E.164.
    recipient: str
    text: str
    smsc: str | None = None


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that an e-mail holds: `name` is what its reader sees, `path` where it is here."""

    name: str
    media_type: str
    path: Path


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """One e-mail to hand over."""

    id: int
    recipient: str
    subject: str
    text: str
    # The complaint (an id of 32 hexadecimal digits) that its recipient may answer about.
    complaint_id: str | None = None
    enclosed: Sequence[Enclosure] = ()


class SmsGateway(Protocol):
    """Hands SMS over to a network."""

    async def send(self, sms: OutgoingSms, /) -> None:
        """Hand `sms` over; return when the gateway has it.

        Raises:
            GatewayUnavailableError: try again later.
            GatewayUnansweredError: the same, but it may have been taken.
            GatewayRefusedError: do not try again.

        """
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


class MailGateway(Protocol):
    """Hands e-mail over."""

    async def send(self, mail: OutgoingMail, /) -> None:
        """Hand `mail` over; errors as `SmsGateway.send`."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


class ReceiptKind(IntEnum):
    """Kinds of receipt, numbered as Kannel does (and asked for by their sum)."""

    DELIVERED = 1
    FAILED = 2
    # With the operator, for a phone that is off.
    BUFFERED = 4
    ACCEPTED = 8
    REJECTED = 16


EVERY_RECEIPT = sum(ReceiptKind)
