"""When people of the house answer: the opening hours, in Türkiye's time. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from backend.kit.clock import ISTANBUL, turkish_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backend.kit.dated_settings import DeskHours

type Span = tuple[int, int]
"""From which minute of a day until which."""

WHOLE_DAY: Span = (0, 24 * 60)
# How far ahead the next opening is looked for.
_AHEAD = 31


@dataclass(frozen=True)
class Calendar:
    """The hours: of single days, else of the week in force, else what the settings say (`base`).

    A week that begins on a day holds until the next one begins; without any hours it is always.
    """

    base: Sequence[DeskHours] = ()
    weeks: Mapping[date, Mapping[int, Span]] = field(default_factory=dict)
    days: Mapping[date, Span | None] = field(default_factory=dict)

    def on(self, day: date) -> list[Span]:
        """Return when people answer on a day of Türkiye's."""
        if day in self.days:
            span = self.days[day]
            return [] if span is None else [span]
        begun = max((each for each in self.weeks if each <= day), default=None)
        if begun is not None:
            span = self.weeks[begun].get(day.isoweekday())
            return [] if span is None else [span]
        if not self.base:
            return [WHOLE_DAY]
        return [(each.opens, each.closes) for each in self.base if day.isoweekday() in each.days]


def is_open(now: datetime, calendar: Calendar) -> bool:
    """Whether people answer at this moment."""
    local = now.astimezone(ISTANBUL)
    return any(opens <= _minute(local) < closes for opens, closes in calendar.on(local.date()))


def next_opening(now: datetime, calendar: Calendar) -> datetime | None:
    """Return when people answer next; None where they do now, or not within a month."""
    if is_open(now, calendar):
        return None
    local = now.astimezone(ISTANBUL)
    openings = (
        datetime.combine(day, time(opens // 60, opens % 60), ISTANBUL)
        for ahead in range(_AHEAD + 1)
        for day in [(local + timedelta(days=ahead)).date()]
        for opens, _ in sorted(calendar.on(day))
    )
    return next((one for one in openings if one > local), None)


def written(opening: datetime, now: datetime) -> str:
    """Say when it opens: `bugün saat 09.00`, `yarın saat 09.00`, `1 Aralık … saat 09.00`."""
    local, today = opening.astimezone(ISTANBUL), now.astimezone(ISTANBUL).date()
    days = (local.date() - today).days
    day = {0: "bugün", 1: "yarın"}.get(days) or turkish_date(opening)
    return f"{day} saat {local:%H.%M}"


def _minute(local: datetime) -> int:
    return local.hour * 60 + local.minute
