"""Whether a gateway is asked at all: while it is away one message finds out, and the others wait.

Pure: it is told what came of asking, and takes `now`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

# So many in a row that were not taken are an outage: the others wait instead of failing one by one.
_OUTAGE = 3
_REST = timedelta(seconds=1)
# A gateway that does not even say no is asked ever more seldom: each message that it is asked with
# may have been taken.
_LONGEST_REST = timedelta(minutes=1)


class Circuit:
    """How one gateway does, as this process found it."""

    def __init__(self) -> None:
        """Believe that it works."""
        self._failures = 0
        self._unanswered = 0
        self._rests_until: datetime | None = None
        self._inside = 0

    @property
    def away(self) -> bool:
        """Whether it takes nothing at present."""
        return self._failures >= _OUTAGE

    def is_open(self, now: datetime) -> bool:
        """Tell whether something may be handed over now."""
        return not self.away or not (self._inside or self._rests(now))

    def enter(self, now: datetime) -> bool:
        """Let one in that would hand something over; in an outage one at a time."""
        if not self.is_open(now):
            return False
        self._inside += 1
        return True

    def leave(self) -> None:
        """Note that one that was let in is done."""
        self._inside -= 1

    def failed(self, now: datetime, *, unanswered: bool) -> None:
        """Note that it did not take something; `unanswered`: nor said so."""
        self._failures += 1
        if not unanswered:
            self._unanswered = 0
        elif not self.away or self._inside <= 1:
            # Those that were let in before it was known that it is away find it out together.
            self._unanswered += 1
        if self.away:
            longer = max(self._unanswered - _OUTAGE, 0)
            self._rests_until = now + min(_REST * 2 ** min(longer, 10), _LONGEST_REST)

    def answered(self) -> bool:
        """Note that it works; return whether it had been away."""
        was_away = self.away
        self._failures = self._unanswered = 0
        return was_away

    def _rests(self, now: datetime) -> bool:
        # Further ahead than any rest: the clock was set back meanwhile.
        return self._rests_until is not None and now < self._rests_until <= now + _LONGEST_REST
