"""Who comes again: the same customer about the same topic, within days of what was there. Pure.

What is open counts as long as it is open. What was concluded counts for `Terms.repeat_days` from
then on, and what was withdrawn from when it came. Counted are contacts, for the figures that the
field publishes (ISO 10002: repeated; first-contact resolution: nobody came again within 7 and 30
days).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from backend.complaints.models import TopicSource
from backend.complaints.states import FINISHED, OPEN, State
from backend.complaints.topics import OTHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

SURE = 0.93
"""From here on the classifier's topic is believed, as the assistant does (`config.yml`)."""
WINDOWS = (7, 30)
"""Days within which contacts are published as repeated."""


class Standing(StrEnum):
    """How what was there before stands to whoever comes again."""

    OPEN = "open"
    """What is told now may be added to it."""
    CONCLUDED = "concluded"
    """It may be opened again."""
    PAST = "past"
    """Neither: it was withdrawn, or concluded too long ago to be opened again."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a complaint is about, and whether that is sure."""

    code: str
    sure: bool

    @classmethod
    def of(cls, code: str, set_by: str, confidence: float | None) -> Topic:
        """Weigh who said it: a person, or the classifier as sure as it was.

        Without a confidence the classifier's topic was read from the customer's own plain words.
        "Other" is no topic that two complaints could share.
        """
        known = code != OTHER and set_by != TopicSource.SYSTEM
        guessed = set_by == TopicSource.CLASSIFIER and confidence is not None
        return cls(code, known and not (guessed and (confidence or 0.0) < SURE))

    def likeness(self, other: Topic) -> bool | None:
        """Whether both are the same: True, False, or None where one is not sure."""
        if self.sure and other.sure:
            return self.code == other.code
        return None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A complaint of the same customer that was there before."""

    id: str
    state: State
    topic: Topic
    registered_at: datetime
    # When it was concluded last.
    concluded_at: datetime | None = None
    # Whether it may still be taken up again, where it is concluded.
    reopenable: bool = True

    @property
    def standing(self) -> Standing:
        """How it stands to whoever comes again."""
        if self.state in OPEN:
            return Standing.OPEN
        reopens = self.state in FINISHED and self.reopenable
        return Standing.CONCLUDED if reopens else Standing.PAST

    def counts_at(self, now: datetime, within: timedelta) -> bool:
        """Whether who comes at `now` comes again."""
        since = self.concluded_at if self.state in FINISHED else None
        return self.standing is Standing.OPEN or now - (since or self.registered_at) <= within

    @property
    def rank(self) -> tuple[bool, datetime]:
        """Where it stands among several: what is open goes before all else, then what was last."""
        return self.standing is Standing.OPEN, self.concluded_at or self.registered_at


@dataclass(frozen=True, slots=True)
class Repeat:
    """What a complaint repeats; `certain` unless one of both topics is not sure."""

    earlier: Earlier
    certain: bool

    @property
    def standing(self) -> Standing:
        """How that one stands to whoever comes again."""
        return self.earlier.standing


def repeated(topic: Topic, earlier: Iterable[Earlier], now: datetime, days: int) -> Repeat | None:
    """Return what is told again at `now`, or None.

    `earlier` are complaints of the same customer. A duplicate stands for nothing: what it was
    merged into does. Of several the open one counts, else the last; and what is surely about the
    same before what may be.
    """
    within = timedelta(days=days)
    found = [
        (likeness is True, one)
        for one in earlier
        if one.state is not State.DUPLICATE
        and one.counts_at(now, within)
        and (likeness := topic.likeness(one.topic)) is not False
    ]
    if not found:
        return None
    certain, best = max(found, key=lambda each: (each[0], each[1].rank))
    return Repeat(best, certain)


@dataclass(frozen=True, slots=True)
class Counted:
    """Of complaints that came in a time: how many there were, and were followed by a repeat.

    `repeated` is by days (`WINDOWS`); a window that is not over for all of them is None.
    """

    complaints: int
    repeated: dict[int, int | None]


def counted(complaints: int, repeated: Mapping[int, int], last: datetime, now: datetime) -> Counted:
    """Return what was counted (`repeated`, by `WINDOWS`) of a cohort that ended at `last`."""
    over = {days for days in WINDOWS if now - last >= timedelta(days=days)}
    return Counted(complaints, {days: repeated[days] if days in over else None for days in WINDOWS})
