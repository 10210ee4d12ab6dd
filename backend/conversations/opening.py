"""When people of the house answer: the opening hours, in Türkiye's time. Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from backend.kit.clock import ISTANBUL, turkish_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.kit.settings import DeskHours

_WEEK = 7


def is_open(now: datetime, hours: Sequence[DeskHours]) -> bool:
    """Whether people answer at this moment; without hours they always do."""
    local = now.astimezone(ISTANBUL)
    return not hours or any(
        local.isoweekday() in each.days and each.opens <= _minute(local) < each.closes
        for each in hours
    )


def next_opening(now: datetime, hours: Sequence[DeskHours]) -> datetime | None:
    """Return when people answer next; None where they do now, or never."""
    if is_open(now, hours):
        return None
    local = now.astimezone(ISTANBUL)
    openings = [
        datetime.combine(day, time(each.opens // 60, each.opens % 60), ISTANBUL)
        for ahead in range(_WEEK + 1)
        for day in [(local + timedelta(days=ahead)).date()]
        for each in hours
        if day.isoweekday() in each.days
    ]
    return min((one for one in openings if one > local), default=None)


def written(opening: datetime, now: datetime) -> str:
    """Say when it opens: `bugün saat 09.00`, `yarın saat 09.00`, `1 Aralık … saat 09.00`."""
    local, today = opening.astimezone(ISTANBUL), now.astimezone(ISTANBUL).date()
    days = (local.date() - today).days
    day = {0: "bugün", 1: "yarın"}.get(days) or turkish_date(opening)
    return f"{day} saat {local:%H.%M}"


def _minute(local: datetime) -> int:
    return local.hour * 60 + local.minute
