"""Who else has a page of the desk open, and who writes there. It is told, and stored nowhere.

Each open page tells a topic that its person is there: when it opens, at each beat, and when
somebody comes who cannot know it. Who says that they go, or is not heard of for `LASTS`, is gone.
Other processes hear of it by the carrier of the live topics, where there is one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backend.kit.live import Note

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE, GONE, WRITING = "here", "gone", "writing"
KINDS = frozenset({HERE, GONE, WRITING})
LASTS = 45.0
"""For how many seconds somebody is there who says nothing: two beats of a page, and some more."""
_WRITING_LASTS = 6.0


def topic(page: str) -> str:
    """Name where it is told who looks at the page of a topic; no customer's page hears it."""
    return f"onlookers:{page}"


def here(staff_id: str) -> Note:
    """Tell that somebody has the page open."""
    return Note(HERE, staff_id)


def gone(staff_id: str) -> Note:
    """Tell that somebody has closed it."""
    return Note(GONE, staff_id)


def writing(staff_id: str) -> Note:
    """Tell that somebody writes there."""
    return Note(WRITING, staff_id)


@dataclass
class Onlookers:
    """Who else looks at a page, as one open page of `me` has heard; `now` is in seconds."""

    me: str
    # By id, in the order of coming.
    _until: dict[str, float] = field(default_factory=dict)
    _writing: dict[str, float] = field(default_factory=dict)

    def hear(self, notes: Iterable[Note], now: float) -> bool:
        """Take what was told; return whether somebody must be told that `me` is there."""
        answer = False
        for note in notes:
            if note.kind not in KINDS:
                continue
            if note.who == self.me:
                # Another tab of theirs was closed; this one is still open.
                answer |= note.kind == GONE
            elif note.kind == GONE:
                self._until.pop(note.who, None)
                self._writing.pop(note.who, None)
            else:
                answer |= note.who not in self._until
                self._until[note.who] = now + LASTS
                if note.kind == WRITING:
                    self._writing[note.who] = now + _WRITING_LASTS
        return answer

    def seen(self, now: float) -> list[tuple[str, bool]]:
        """Return who else is there, by id, and whether they write."""
        self._until = {one: until for one, until in self._until.items() if until > now}
        return [(one, self._writing.get(one, 0.0) > now) for one in self._until]
