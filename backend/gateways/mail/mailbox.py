"""What a mailbox is, by whatever way it is read: letters wait in it until we have them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from datetime import datetime


@dataclass(frozen=True)
class Position:
    """How far a mailbox on a server was read (RFC 3501, 2.3.1.1), and when that was."""

    validity: int
    uid: int
    at: datetime


@dataclass(frozen=True)
class Letter:
    """A mail that waits. It is known by its content: the same again is the same letter."""

    # When it came to the mailbox; None: when we find it.
    received_at: datetime | None
    pieces: Callable[[], AsyncIterator[bytes]]
    # Of a mailbox that counts its letters: what is read with this one.
    place: tuple[int, int] | None = None


class MailboxReader(Protocol):
    """Reads the mails that come to us."""

    @property
    def name(self) -> str:
        """What tells it from other mailboxes."""
        ...

    async def waiting(self, limit: int, since: Position | None) -> Sequence[Letter]:
        """List what came after `since`, the oldest first, at most `limit`.

        Raises:
            GatewayUnavailableError: the mailbox cannot be read now.

        """
        ...

    async def taken(self, letter: Letter, /) -> None:
        """Let go of a letter: it is kept, with its row."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
