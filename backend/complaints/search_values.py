"""Values of a search that are measured: what is left of a promise, and days. Pure.

Each is read from what people type and written in one spelling, which stands in addresses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from backend.complaints import sla
from backend.kit.clock import ISTANBUL, beginning_of
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Callable

_LEFT = re.compile(r"([<>]?)(\d{1,3})(dk|dakika|sa?|saat|g|gun)?")
_UNITS = {"d": ("dk", timedelta(minutes=1)), "s": ("s", timedelta(hours=1))}
_DAY = "g"
_MOST_BUSINESS_DAYS = 100
OVERDUE = "<0"
_LAST_DAYS = re.compile(r"(\d{1,3})g")
_DAYS_AGO = {"bugun": 0, "dun": 1}
_MOST_DAYS = 366
_YEARS = range(2000, 2101)
_AS_WRITTEN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


@dataclass(frozen=True)
class Left:
    """How much business time is left until the promised moment: less than that, or at least."""

    spelling: str
    below: bool
    amount: timedelta

    def limit(self, now: datetime) -> datetime:
        """Return the moment before which, or from which on, a promise is due."""
        return sla.add_business_time(now, self.amount) if self.amount else now


@dataclass(frozen=True)
class Days:
    """The days on which something was registered: both ends belong to it, either may be open."""

    spelling: str
    ends: Callable[[date], tuple[date | None, date | None]]

    def bounds(self, now: datetime) -> tuple[datetime | None, datetime | None]:
        """Return the first moment, and the moment at which it is over."""
        first, last = self.ends(now.astimezone(ISTANBUL).date())
        beyond = last + timedelta(days=1) if last else None
        return _midnight(first), _midnight(beyond)


def left(text: str) -> Left | None:
    """Read `<4s`, `>2g`, `30dk`: minutes, hours and days of business; `<0` is what is late."""
    folded = fold(text).replace(" ", "")
    found = _LEFT.fullmatch(OVERDUE if folded in {"geciken", "gecikti"} else folded)
    if found is None:
        return None
    sign, digits, unit = found.groups()
    count = int(digits)
    if unit is None and count:
        return None
    whole = sla.full_day()
    units = _UNITS | {_DAY: (_DAY, whole)}
    short, length = units[unit[0]] if unit and count else ("", timedelta())
    if count * length > _MOST_BUSINESS_DAYS * whole:
        return None
    sign = sign or "<"
    return Left(f"{sign}{count}{short}", sign == "<", count * length)


def days(text: str) -> Days | None:
    """Read `bugün`, `dün`, `7g` (the last seven days), a day, or days from one `..` to another."""
    folded = fold(text).strip()
    if (ago := _DAYS_AGO.get(folded)) is not None:
        return Days(folded, lambda today: (today - timedelta(ago),) * 2)
    if found := _LAST_DAYS.fullmatch(folded):
        count = int(found.group(1))
        if not 0 < count <= _MOST_DAYS:
            return None
        return Days(folded, lambda today: (today - timedelta(count - 1), today))
    first, dots, last = folded.partition("..")
    begins, ends = _day(first), _day(last if dots else first)
    wrong = (first and not begins) or (last and not ends) or not (begins or ends)
    if wrong or (begins and ends and begins > ends):
        return None
    spelling = begins.isoformat() if begins and begins == ends else f"{begins or ''}..{ends or ''}"
    return Days(spelling, lambda _: (begins, ends))


def _day(text: str) -> date | None:
    written = _AS_WRITTEN.fullmatch(text.strip())
    iso = "{2}-{1:0>2}-{0:0>2}".format(*written.groups()) if written else text.strip()
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def _midnight(day: date | None) -> datetime | None:
    return beginning_of(day) if day else None
