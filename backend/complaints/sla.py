"""Deadlines: what the operator owes a complaint and by when. Pure; every moment is passed in.

Five promises (design.md): the *first notice* within wall-clock hours (the operator's own), the
*legal* answer within business days and, a business day before, the *legal notice* of what is not
answered by then (secondary sources on the regulator's rules), the *target* of the topic in
business hours, and the *promise* told to the customer. Business hours are 09:00-18:00
in Istanbul, Monday to Friday, but for public holidays; on half holidays (the eves of the religious
feasts and 28 October) work ends at 13:00, by law 2429.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import holidays

from backend.complaints.catalogue import BEGINNING
from backend.kit.clock import ISTANBUL

if TYPE_CHECKING:
    from backend.complaints.catalogue import Topic
    from backend.kit.settings import Settings

_OPENS = time(9)
_CLOSES = time(18)
_CLOSES_ON_HALF_DAYS = time(13)
_SATURDAY = 5
FULL_DAY = timedelta(hours=9)


class ClockKind(StrEnum):
    """What a clock of a complaint measures."""

    FIRST_NOTICE = "first_notice"
    PROMISE = "promise"
    LEGAL = "legal"
    LEGAL_NOTICE = "legal_notice"
    TARGET = "target"


@dataclass(frozen=True)
class Terms:
    """The numbers in force on a day."""

    first_notice_hours: int
    legal_business_days: int
    # What the settings say by topic, and since when.
    target_business_days: dict[str, int]
    # Within how many days of what was concluded the same customer and topic is a repeat.
    repeat_days: int
    targets_since: dict[str, date] = field(default_factory=dict)

    def target_days(self, topic: Topic) -> int:
        """Return how many business days the team of `topic`, as it is on that day, has.

        The newer word counts: that of the settings, or that of the topic's own page.
        """
        own = self.target_business_days.get(topic.code)
        since = self.targets_since.get(topic.code, BEGINNING)
        newer = topic.valid_from > BEGINNING and topic.valid_from >= since
        return topic.target_business_days if own is None or newer else own


def terms_on(day: date, settings: Settings) -> Terms:
    """Return the terms in force on `day` (Istanbul's): the base and every change up to it."""
    hours, days = settings.first_notice_hours, settings.legal_business_days
    repeat_days = settings.repeat_days
    targets: dict[str, int] = {}
    since: dict[str, date] = {}
    for change in sorted(settings.terms_changes, key=lambda each: each.valid_from):
        if change.valid_from > day:
            break
        hours = change.first_notice_hours or hours
        days = change.legal_business_days or days
        repeat_days = change.repeat_days or repeat_days
        targets.update(change.target_business_days)
        since.update(dict.fromkeys(change.target_business_days, change.valid_from))
    return Terms(hours, days, targets, repeat_days, since)


def terms_at(moment: datetime, settings: Settings) -> Terms:
    """Return the terms in force on the day of `moment` in Istanbul: what customers are told."""
    return terms_on(moment.astimezone(ISTANBUL).date(), settings)


def due_dates(
    start: datetime, now: datetime, topic: Topic, terms: Terms
) -> dict[ClockKind, datetime]:
    """Return when each clock of a cycle that starts at `start` and is entered at `now` runs out.

    The promise is the end of the last business day of the topic's target, the day of `start` not
    counted, and never after the legal limit. What is entered late (a letter that lay about) may
    have been due before: then the promise, and it alone, is counted from `now`, and past the legal
    limit it is the next business day. It is never for a moment that is past.
    """
    legal = end_of_business_day(start, terms.legal_business_days)
    target_days = terms.target_days(topic)
    promises = (
        min(end_of_business_day(start, target_days), legal),
        min(end_of_business_day(now, target_days), legal),
        end_of_business_day(now, 1),
    )
    return {
        ClockKind.FIRST_NOTICE: start + timedelta(hours=terms.first_notice_hours),
        ClockKind.LEGAL: legal,
        # Of one business day there is none before it: then the day itself must do.
        ClockKind.LEGAL_NOTICE: end_of_business_day(start, max(terms.legal_business_days - 1, 1)),
        ClockKind.TARGET: add_business_time(start, target_days * FULL_DAY),
        ClockKind.PROMISE: next(each for each in promises if each > now),
    }


def prepare(now: datetime) -> None:
    """Load the holidays of this year and the next, which takes a second the first time."""
    for year in (now.year, now.year + 1):
        _full_holidays(year)
        _half_holidays(year)


def hours_of(day: date) -> tuple[datetime, datetime] | None:
    """Return when work begins and ends on `day` in Istanbul, or None when nobody works."""
    if day.weekday() >= _SATURDAY or day in _full_holidays(day.year):
        return None
    closes = _CLOSES_ON_HALF_DAYS if day in _half_holidays(day.year) else _CLOSES
    return (
        datetime.combine(day, _OPENS, ISTANBUL),
        datetime.combine(day, closes, ISTANBUL),
    )


def end_of_business_day(start: datetime, days: int) -> datetime:
    """Return the end of work on the `days`-th business day after that of `start`.

    The day of the event is not counted (Turkish Code of Obligations, article 92). A half holiday
    counts as a day: the customer is not to wait longer for it.
    """
    day = start.astimezone(ISTANBUL).date()
    while True:
        day += timedelta(days=1)
        hours = hours_of(day)
        if hours is not None:
            days -= 1
            if days <= 0:
                return hours[1]


def add_business_time(start: datetime, amount: timedelta) -> datetime:
    """Return the moment at which `amount` of business hours has passed since `start`."""
    day = start.astimezone(ISTANBUL).date()
    while True:
        hours = hours_of(day)
        if hours is not None:
            begin = max(start, hours[0])
            if begin + amount <= hours[1]:
                return begin + amount
            amount -= max(hours[1] - begin, timedelta(0))
        day += timedelta(days=1)


def subtract_business_time(end: datetime, amount: timedelta) -> datetime:
    """Return the moment from which `amount` of business hours passes until `end`."""
    day = end.astimezone(ISTANBUL).date()
    while True:
        hours = hours_of(day)
        if hours is not None:
            last = min(end, hours[1])
            if last - amount >= hours[0]:
                return last - amount
            amount -= max(last - hours[0], timedelta(0))
        day -= timedelta(days=1)


def business_time_between(start: datetime, end: datetime) -> timedelta:
    """Return how much of the time from `start` to `end` was business hours; never negative."""
    passed = timedelta(0)
    day, last = start.astimezone(ISTANBUL).date(), end.astimezone(ISTANBUL).date()
    while day <= last:
        hours = hours_of(day)
        if hours is not None:
            passed += max(min(end, hours[1]) - max(start, hours[0]), timedelta(0))
        day += timedelta(days=1)
    return passed


@cache
def _full_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("TR", years=year, categories=("public",)))


@cache
def _half_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("TR", years=year, categories=("half_day",)))
