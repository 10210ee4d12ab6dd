"""Business time: which days and hours count, by law and by the house's own word. Pure.

Business hours are those of the settings (09:00-18:00 in Istanbul, and as many spans a day as the
house works in), Monday to Friday, but for public holidays; on half holidays (the eves of the
religious feasts and 28 October) work ends at 13:00, by law 2429. The table of holidays is a
library's; the operator looks at it, and adds or takes away single days.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003 - the dataclass names one
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache, lru_cache

import holidays

from backend.kit.clock import ISTANBUL

type Span = tuple[time, time]
type Moments = tuple[datetime, datetime]
USUAL_HOURS: tuple[Span, ...] = ((time(9), time(18)),)
"""In order, and apart from each other."""
_CLOSES_ON_HALF_DAYS = time(13)
_SATURDAY = 5


class DayKind(StrEnum):
    """How much of a day counts."""

    WORK = "work"
    HALF = "half"
    OFF = "off"


@dataclass(frozen=True)
class Calendar:
    """The days as the library has them, but for those that the house has its own word on."""

    own: Mapping[date, DayKind] = field(default_factory=dict)
    hours: tuple[Span, ...] = USUAL_HOURS
    # Worked out once for each year that is asked for.
    _passed: dict[int, list[timedelta]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def kind_of(self, day: date) -> DayKind:
        """Return how much of a day counts."""
        return self.own.get(day) or by_law(day)

    @property
    def written(self) -> str:
        """The hours of a whole day, as they are read: `9.00-12.30, 13.30-18.00`."""
        return ", ".join(f"{_written(opens)}-{_written(closes)}" for opens, closes in self.hours)

    @property
    def full_day(self) -> timedelta:
        """How much business time a whole day has."""
        day = date.min
        length = (datetime.combine(day, end) - datetime.combine(day, at) for at, end in self.hours)
        return sum(length, timedelta(0))

    def spans_of(self, day: date) -> Sequence[Moments]:
        """Return from when until when work goes on on `day` in Istanbul, in order."""
        kind = self.kind_of(day)
        if kind is DayKind.OFF:
            return ()
        last = _CLOSES_ON_HALF_DAYS if kind is DayKind.HALF else time.max
        return [
            (datetime.combine(day, opens, ISTANBUL), datetime.combine(day, end, ISTANBUL))
            for opens, closes in self.hours
            if opens < (end := min(closes, last))
        ]

    def hours_of(self, day: date) -> Moments | None:
        """Return when work begins and ends on `day` in Istanbul, or None when nobody works."""
        spans = self.spans_of(day)
        return (spans[0][0], spans[-1][1]) if spans else None

    def at_work(self, moment: datetime) -> bool:
        """Whether it is business time."""
        spans = self.spans_of(moment.astimezone(ISTANBUL).date())
        return any(begins <= moment < ends for begins, ends in spans)

    def end_of_business_day(self, start: datetime, days: int) -> datetime:
        """Return the end of work on the `days`-th business day after that of `start`.

        The day of the event is not counted (Turkish Code of Obligations, article 92). A half
        holiday counts as a day: the customer is not to wait longer for it.
        """
        day = start.astimezone(ISTANBUL).date()
        while True:
            day += timedelta(days=1)
            hours = self.hours_of(day)
            if hours is not None:
                days -= 1
                if days <= 0:
                    return hours[1]

    def business_days_between(self, start: datetime, end: datetime) -> int:
        """Count the business days after that of `start` until that of `end`, which is counted."""
        day, last, count = start.astimezone(ISTANBUL).date(), end.astimezone(ISTANBUL).date(), 0
        while day < last:
            day += timedelta(days=1)
            count += self.kind_of(day) is not DayKind.OFF
        return count

    def add(self, start: datetime, amount: timedelta) -> datetime:
        """Return the moment at which `amount` of business hours has passed since `start`."""
        day = start.astimezone(ISTANBUL).date()
        while True:
            for begins, ends in self.spans_of(day):
                begin = max(start, begins)
                if begin + amount <= ends:
                    return begin + amount
                amount -= max(ends - begin, timedelta(0))
            day += timedelta(days=1)

    def subtract(self, end: datetime, amount: timedelta) -> datetime:
        """Return the moment from which `amount` of business hours passes until `end`."""
        day = end.astimezone(ISTANBUL).date()
        while True:
            for begins, ends in reversed(self.spans_of(day)):
                last = min(end, ends)
                if last - amount >= begins:
                    return last - amount
                amount -= max(last - begins, timedelta(0))
            day -= timedelta(days=1)

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Return how much of the time from `start` to `end` was business hours; never negative."""
        first, last = start.astimezone(ISTANBUL), end.astimezone(ISTANBUL)
        if last <= first:
            return timedelta(0)
        passed = self._until(last) - self._until(first)
        for year in range(first.year, last.year):
            passed += self._days_of(year)[-1]
        return passed

    def _until(self, moment: datetime) -> timedelta:
        """Return how much business time of its year has passed at a moment of Istanbul."""
        day = moment.date()
        passed = self._days_of(day.year)[day.timetuple().tm_yday - 1]
        for begins, ends in self.spans_of(day):
            passed += max(min(moment, ends) - begins, timedelta(0))
        return passed

    def _days_of(self, year: int) -> list[timedelta]:
        """Return how much business time has passed before each day of a year, and in all of it."""
        if year not in self._passed:
            passed, day, days = timedelta(0), date(year, 1, 1), []
            while day.year == year:
                days.append(passed)
                passed += sum((ends - begins for begins, ends in self.spans_of(day)), timedelta(0))
                day += timedelta(days=1)
            self._passed[year] = [*days, passed]
        return self._passed[year]


def _written(at: time) -> str:
    return f"{at.hour}.{at:%M}"


BY_LAW = Calendar()


# Some years of days: each is asked for again and again.
@lru_cache(maxsize=4096)
def by_law(day: date) -> DayKind:
    """Return how much of a day counts where the house has said nothing."""
    if day.weekday() >= _SATURDAY or day in _names(day.year, "public"):
        return DayKind.OFF
    return DayKind.HALF if day in _names(day.year, "half_day") else DayKind.WORK


def named(year: int) -> dict[date, tuple[DayKind, str]]:
    """Return the public and half holidays of a year with their names in Turkish, in order.

    Also those on weekends, when nobody works anyhow.
    """
    halves = {day: (DayKind.HALF, name) for day, name in _names(year, "half_day").items()}
    whole = {day: (DayKind.OFF, name) for day, name in _names(year, "public").items()}
    return dict(sorted((halves | whole).items()))


@cache
def _names(year: int, category: str) -> dict[date, str]:
    found = holidays.country_holidays("TR", years=year, categories=(category,), language="tr")
    return dict(found.items())
