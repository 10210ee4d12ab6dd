"""Long messages that arrive in parts: which belong together, and when to go on. Pure.

The gateway joins parts by itself; what comes here is what it gave up waiting for. Some phones give
every long message the same reference, so a reference alone tells nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# How long missing parts are waited for, from the first part on.
PATIENCE = timedelta(minutes=5)
# For how long a late part finds its message, which was taken without it.
MEMORY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a long message of `of` parts, as it was stored."""

    id: int
    number: int
    of: int
    text: str
    received_at: datetime
    # Already given to a conversation, without the parts that were missing then.
    taken: bool = False


@dataclass(slots=True)
class Group:
    """The parts of one message by their numbers, as far as they came."""

    of: int
    parts: dict[int, Part] = field(default_factory=dict)

    def takes(self, part: Part) -> bool:
        """Tell whether a part can be of this message."""
        begun = min((each.received_at for each in self.parts.values()), default=part.received_at)
        return (
            part.of == self.of
            and part.number not in self.parts
            and part.received_at - begun <= MEMORY
        )

    @property
    def waiting(self) -> list[Part]:
        """The parts not given to a conversation yet, in the order of the text."""
        return [part for _, part in sorted(self.parts.items()) if not part.taken]

    def is_due(self, now: datetime) -> bool:
        """Tell whether to wait no longer: nothing is missing, or it was waited long enough."""
        if len(self.parts) == self.of:
            return True
        waiting = self.waiting
        return bool(waiting) and now - min(part.received_at for part in waiting) >= PATIENCE


def group(parts: Iterable[Part]) -> list[Group]:
    """Sort parts of one sender and one reference, oldest first, into messages."""
    groups: list[Group] = []
    for part in parts:
        # The newest first: with a reference that never changes, older gaps stay gaps.
        fitting = next((each for each in reversed(groups) if each.takes(part)), None)
        if fitting is None:
            fitting = Group(part.of)
            groups.append(fitting)
        fitting.parts[part.number] = part
    return groups


def joined(waiting: Iterable[Part]) -> str:
    """Put the texts of parts together, nothing between them: a border may cut a word."""
    return "".join(part.text for part in waiting)
