"""What a mailbox is, by whatever way it is read: letters wait in it until we have them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from datetime import datetime


@dataclass(frozen=True)
class Letter:
    """A mail that waits. `source` names it for good; empty: it is known by its content alone."""

    source: str
    # When it came to the mailbox; None: when we find it.
    received_at: datetime | None
    pieces: Callable[[], AsyncIterator[bytes]]


class MailboxReader(Protocol):
    """Reads the mails that come to us."""

    async def waiting(self, limit: int) -> Sequence[Letter]:
        """List what waits, the oldest first, at most `limit`.

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
