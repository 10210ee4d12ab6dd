"""When customers are asked how satisfied they are: a while after the conclusion, by day. Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from backend.kit.clock import ISTANBUL

# Nobody is asked at night, at dawn or late in the evening.
_FROM, _UNTIL = time(9), time(20)
# What no gateway took by then is not sent: a question is no reason to wake anybody.
_GIVEN_UP = time(21)


def ask_at(concluded_at: datetime, hours: int) -> datetime:
    """Return when to ask: `hours` by the wall after the conclusion, or the next morning."""
    return by_day(concluded_at + timedelta(hours=hours))


def by_day(moment: datetime) -> datetime:
    """Return `moment` where it lies between nine and twenty o'clock, else the next nine o'clock."""
    local = moment.astimezone(ISTANBUL)
    if _FROM <= local.time() < _UNTIL:
        return moment
    day = local.date() + timedelta(days=local.time() >= _UNTIL)
    return datetime.combine(day, _FROM, ISTANBUL)


def given_up_at(now: datetime) -> datetime:
    """Return until when a question that is asked at `now` may be sent: this evening."""
    return datetime.combine(now.astimezone(ISTANBUL).date(), _GIVEN_UP, ISTANBUL)
