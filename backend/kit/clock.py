"""Time, passed in: no rule in this project asks the machine what time it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

ISTANBUL = ZoneInfo("Europe/Istanbul")


class Clock(Protocol):
    """Tells the present moment."""

    def now(self) -> datetime:
        """Return the present moment, aware and in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment, aware and in UTC."""
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands where it was set: for `tick` and for tests."""

    def __init__(self, at: datetime) -> None:
        """Stand at `at`, which must be aware."""
        self.set(at)

    def set(self, at: datetime) -> None:
        """Move to `at`; a naive moment is refused, as it would mean a different one elsewhere."""
        if at.tzinfo is None:
            msg = "a moment without a time zone"
            raise ValueError(msg)
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        """Return the moment it was set to, in UTC."""
        return self._at


def day_in_turkiye(moment: datetime) -> date:
    """Return the day that it is in Türkiye at a moment."""
    return moment.astimezone(ISTANBUL).date()


def beginning_of(day: date) -> datetime:
    """Return the moment at which a day begins in Türkiye, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=ISTANBUL).astimezone(UTC)


def coming_day(text: str, now: datetime) -> date | None:
    """Read a day of a form (`2026-12-01`); None where it is none, or past in Türkiye at `now`."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= day_in_turkiye(now) else None


_MONTHS = (
    "Ocak",
    "Şubat",
    "Mart",
    "Nisan",
    "Mayıs",
    "Haziran",
    "Temmuz",
    "Ağustos",
    "Eylül",
    "Ekim",
    "Kasım",
    "Aralık",
)
DAY_NAMES = ("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar")


def turkish_date(moment: datetime) -> str:
    """Write a moment's day in Türkiye, as a customer reads it: `26 Kasım 2026 Perşembe`."""
    day = moment.astimezone(ISTANBUL)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} {DAY_NAMES[day.weekday()]}"


def turkish_datetime(moment: datetime) -> str:
    """Write a moment in Türkiye with its hour: `26 Kasım 2026 Perşembe 18:00`."""
    return f"{turkish_date(moment)} {moment.astimezone(ISTANBUL):%H:%M}"
