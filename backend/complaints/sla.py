"""Deadlines: what the operator owes a complaint and by when. Pure; every moment is passed in.

Five promises (design.md): the *first notice* within wall-clock hours (the operator's own), the
*legal* answer within business days and, a business day before, the *legal notice* of what is not
answered by then (secondary sources on the regulator's rules), the *target* of the topic in
business hours, and the *promise* told to the customer. Which hours those are, a calendar says
(`calendars`); the terms of a day carry the one in force, and so do the functions below.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from backend.complaints import house_rules
from backend.complaints.calendars import BY_LAW, Calendar, named
from backend.complaints.catalogue import BEGINNING
from backend.kit.clock import ISTANBUL

if TYPE_CHECKING:
    from backend.complaints.catalogue import Topic
    from backend.complaints.house_rules import HouseRules
    from backend.kit.settings import Settings


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
    calendar: Calendar = BY_LAW
    # For how many days after its conclusion a complaint may be taken up again (`reopening`).
    reopen_days: int = 30

    def target_days(self, topic: Topic) -> int:
        """Return how many business days the team of `topic`, as it is on that day, has.

        The newer word counts: that of the settings, or that of the topic's own page.
        """
        own = self.target_business_days.get(topic.code)
        since = self.targets_since.get(topic.code, BEGINNING)
        newer = topic.valid_from > BEGINNING and topic.valid_from >= since
        return topic.target_business_days if own is None or newer else own


def terms_on(day: date, settings: Settings, rules: HouseRules | None = None) -> Terms:
    """Return the terms in force on `day` (Istanbul's): the base and every change up to it.

    Those of the environment and those set on the desk, by the day from which they hold; of two of
    the same day the desk's comes after. `rules` are to be tried instead of those in force.
    """
    rules = rules or house_rules.held()
    hours, days = settings.first_notice_hours, settings.legal_business_days
    repeat_days, reopen_days = settings.repeat_days, settings.reopen_days
    targets: dict[str, int] = {}
    since: dict[str, date] = {}
    changes = (*settings.terms_changes, *rules.terms)
    for change in sorted(changes, key=lambda each: each.valid_from):
        if change.valid_from > day:
            break
        hours = change.first_notice_hours or hours
        days = change.legal_business_days or days
        repeat_days = change.repeat_days or repeat_days
        reopen_days = change.reopen_days or reopen_days
        targets.update(change.target_business_days)
        since.update(dict.fromkeys(change.target_business_days, change.valid_from))
    return Terms(hours, days, targets, repeat_days, since, rules.calendar, reopen_days)


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
    calendar = terms.calendar
    legal = calendar.end_of_business_day(start, terms.legal_business_days)
    target_days = terms.target_days(topic)
    promises = (
        min(calendar.end_of_business_day(start, target_days), legal),
        min(calendar.end_of_business_day(now, target_days), legal),
        calendar.end_of_business_day(now, 1),
    )
    return {
        ClockKind.FIRST_NOTICE: start + timedelta(hours=terms.first_notice_hours),
        ClockKind.LEGAL: legal,
        # Of one business day there is none before it: then the day itself must do.
        ClockKind.LEGAL_NOTICE: calendar.end_of_business_day(
            start, max(terms.legal_business_days - 1, 1)
        ),
        ClockKind.TARGET: calendar.add(start, target_days * calendar.full_day),
        ClockKind.PROMISE: next(each for each in promises if each > now),
    }


def prepare(now: datetime) -> None:
    """Load the holidays of this year and the next, which takes a second the first time."""
    for year in (now.year, now.year + 1):
        named(year)


def full_day() -> timedelta:
    """Return how much business time a whole day has, by the calendar in force."""
    return house_rules.calendar().full_day


def hours_of(day: date) -> tuple[datetime, datetime] | None:
    """Return when work begins and ends on `day`, by the calendar in force (`Calendar.hours_of`)."""
    return house_rules.calendar().hours_of(day)


def end_of_business_day(start: datetime, days: int) -> datetime:
    """Return the end of work `days` business days after `start`, by the calendar in force."""
    return house_rules.calendar().end_of_business_day(start, days)


def add_business_time(start: datetime, amount: timedelta) -> datetime:
    """Return `start` and `amount` of business hours more, by the calendar in force."""
    return house_rules.calendar().add(start, amount)


def subtract_business_time(end: datetime, amount: timedelta) -> datetime:
    """Return `end` less `amount` of business hours, by the calendar in force."""
    return house_rules.calendar().subtract(end, amount)


def business_time_between(start: datetime, end: datetime) -> timedelta:
    """Return how much of a time was business hours, by the calendar in force; never negative."""
    return house_rules.calendar().between(start, end)
