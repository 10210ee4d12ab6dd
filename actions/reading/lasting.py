"""For how long something has lasted, as a message tells it. Pure."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actions.reading.message import Message

# ISO 8601, as `bot/patterns/phrases.py` writes it: one number of one unit. For figures a month is
# 30 days and a year 365.
_PERIOD = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDH])")
_HOUR, _DAY = 60, 24 * 60
_MINUTES = {
    ("T", "M"): 1,
    ("T", "H"): _HOUR,
    ("", "D"): _DAY,
    ("", "W"): 7 * _DAY,
    ("", "M"): 30 * _DAY,
    ("", "Y"): 365 * _DAY,
}
_SINCE = re.compile(r"\b(?:beri|bu yana|itibaren)\b")
_TURKEY = timezone(timedelta(hours=3))
LONGEST = 100 * 365 * _DAY
"""A hundred years; what is longer is told in jest."""


def minutes(message: Message) -> int | None:
    """Return the minutes of "3 gündür", or since the day of "15 Kasım'dan beri", if it is told."""
    period = _PERIOD.fullmatch(message.first("duration") or "")
    if period is not None:
        size = _MINUTES.get((period.group(1), period.group(3)))
        found = int(Decimal(period.group(2)) * size) if size is not None else None
    else:
        found = _since_a_day(message)
    return found if found is not None and 0 <= found <= LONGEST else None


def _since_a_day(message: Message) -> int | None:
    day = message.first("date")
    if day is None or message.at is None or not _SINCE.search(message.folded):
        return None
    today = datetime.fromisoformat(message.at).astimezone(_TURKEY).date()
    try:
        began = datetime.fromisoformat(day).date()
    except ValueError:
        return None
    return (today - began).days * _DAY if began <= today else None
