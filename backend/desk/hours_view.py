"""Opening hours in words, and what other ones would change. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from backend.conversations import opening_trial
from backend.conversations.opening import WHOLE_DAY, Calendar
from backend.conversations.opening_hours import DAYS
from backend.desk.trying import Told
from backend.kit.clock import DAY_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from backend.conversations.opening import Span
    from backend.conversations.opening_trial import Missed

_OFF, _WHOLE, _MIDNIGHT = "kapalı", "bütün gün", "24:00"
NOTHING_FROM_NOW_ON = "Geçmiş bir hafta kalkar; bugünden sonrası değişmez."
_CLOCKS_STAY = (
    "Şikâyetlerin süreleri ve verilmiş sözler değişmez; onların günleri “Tatiller” sayfasındadır."
)


@dataclass(frozen=True)
class Hours:
    """The hours as they are set, and what the single days are called."""

    calendar: Calendar
    names: Mapping[date, str] = field(default_factory=dict)


def week_of(calendar: Calendar, day: date) -> dict[int, list[Span]]:
    """Return the week in force on a day, by day of the week; single days apart."""
    begun = {begins: week for begins, week in calendar.weeks.items() if begins <= day}
    alone = Calendar(calendar.base, begun)
    days = (day + timedelta(days=each) for each in range(len(DAYS)))
    return {one.isoweekday(): alone.on(one) for one in days}


def week_told(
    begins: date, before: Hours, after: Hours, asked: Mapping[tuple[int, int], int]
) -> Told:
    """Say which days of the week change from a day on, and for whom it would have counted."""
    was, will = (week_of(each.calendar, begins) for each in (before, after))
    lines = [
        f"{name}: {written(was[day])} → {written(will[day])}"
        for day, name in zip(DAYS, DAY_NAMES, strict=True)
        if was[day] != will[day]
    ]
    if not lines:
        return Told()
    found = opening_trial.compared(asked, was, will)
    return Told([*lines, _asked("Son 30 günde", found), _CLOCKS_STAY])


def day_told(day: date, before: Hours, after: Hours, asked: Mapping[tuple[int, int], int]) -> Told:
    """Say how a single day changes, and for whom it would have counted on such days."""
    was, will = (each.calendar.on(day) for each in (before, after))
    names = [each.names.get(day, "") for each in (before, after)]
    weekday = DAY_NAMES[day.weekday()]
    lines = []
    if was != will:
        found = opening_trial.compared(asked, {day.isoweekday(): was}, {day.isoweekday(): will})
        lines += [
            f"{day:%d.%m.%Y} {weekday}: {written(was)} → {written(will)}",
            _asked(f"Son 30 günün {weekday} günlerinde", found),
        ]
    if names[0] != names[1]:
        lines.append(f"Adı: {names[0] or 'yok'} → {names[1] or 'yok'}")
    return Told([*lines, _CLOCKS_STAY]) if lines else Told()


def _asked(when: str, found: Missed) -> str:
    if not found.asked:
        return f"{when} kimse bir kişi istemedi."
    ways = ((found.closed, "kapalı"), (found.opened, "açık"))
    told = " ve ".join(f"{count} tanesi {now}" for count, now in ways if count)
    what = f"{told} saatte kalırdı" if told else "hiçbiri için değişmezdi"
    return f"{when} {found.asked} müşteri bir kişi istedi; yeni saatlerle {what}."


def written(spans: Sequence[Span]) -> str:
    """Write the hours of a day: `09:00-18:00`."""
    return ", ".join(_said(span) for span in spans) or _OFF


def _said(span: Span) -> str:
    if span == WHOLE_DAY:
        return _WHOLE
    opens, closes = clock(span)
    return f"{opens}-{closes if span[1] < WHOLE_DAY[1] else _MIDNIGHT}"


def clock(span: Span) -> tuple[str, str]:
    """Write when a span begins and ends, as a field of a form has it."""
    opens, closes = (f"{minute // 60 % 24:02}:{minute % 60:02}" for minute in span)
    return opens, closes
