"""How much of a clock is left, and why it ends when it does, line by line. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from backend.complaints import sla
from backend.complaints.calendars import DayKind
from backend.complaints.house_rules import calendar
from backend.complaints.models import EventKind
from backend.complaints.sla import ClockKind
from backend.complaints.topics import kept_topic
from backend.kit.clock import ISTANBUL
from backend.web import moments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.complaints.models import Complaint, ComplaintClock
    from backend.complaints.sla import Terms

SOON = timedelta(hours=4)
"""Of business time: what ends within it is about to break."""
_SOON = 0.25
# What is to be done by a moment of its own, and not within a span, is soon by then.
_SOON_BEFORE = timedelta(hours=2)
_MOST_DAYS_NAMED = 12


class Stand(StrEnum):
    """How a clock stands: what colour it has."""

    FINE = "fine"
    SOON = "soon"
    LATE = "late"
    PAUSED = "paused"
    MET = "met"
    MET_LATE = "met_late"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Left:
    """How a clock stands, and in words how much is left or by how much it was missed."""

    stand: Stand
    words: str


class Clock(Protocol):
    """A clock, wherever it was read from."""

    @property
    def kind(self) -> str:
        """What it measures (`ClockKind`)."""
        ...

    @property
    def started_at(self) -> datetime:
        """From when it counts."""
        ...

    @property
    def due_at(self) -> datetime:
        """When it ends."""
        ...

    @property
    def met_at(self) -> datetime | None:
        """When it was kept."""
        ...

    @property
    def stopped_at(self) -> datetime | None:
        """Since when nothing is owed."""
        ...

    @property
    def paused_at(self) -> datetime | None:
        """Since when it stands still."""
        ...


def left(clock: Clock, now: datetime) -> Left:
    """Say how a clock stands at `now`: judged by the deadline, never by when somebody looked."""
    if clock.met_at is not None:
        late = clock.met_at > clock.due_at
        return Left(Stand.MET_LATE if late else Stand.MET, "geç tutuldu" if late else "tutuldu")
    if clock.stopped_at is not None:
        return Left(Stand.STOPPED, "durdu")
    whole = clock.kind == ClockKind.FIRST_NOTICE
    until = clock.paused_at or now
    if until > clock.due_at:
        if _length(clock.due_at, until, whole=whole) < timedelta(minutes=1):
            return Left(Stand.LATE, "süresi doldu")
        return Left(Stand.LATE, f"{_span(clock.due_at, until, whole=whole)} gecikti")
    words = f"{_span(until, clock.due_at, whole=whole)} kaldı"
    if clock.paused_at is not None:
        return Left(Stand.PAUSED, f"{words}, duruyor")
    # Nobody works at night: what ends then is to be done today. The same words have one colour,
    # whatever was given at the beginning.
    work_left = sla.business_time_between(until, clock.due_at)
    budget = _length(clock.started_at, clock.due_at, whole=whole)
    soon = work_left <= (SOON if whole else sla.full_day())
    soon |= whole and clock.due_at - until < budget * _SOON
    return Left(Stand.SOON if soon else Stand.FINE, words)


def missed_by(clock: ComplaintClock, now: datetime) -> Left:
    """Say by how much a clock was missed, also where it was made good since; else as `left`."""
    ended = clock.met_at or clock.stopped_at
    if ended is None or ended <= clock.due_at:
        return left(clock, now)
    whole = clock.kind == ClockKind.FIRST_NOTICE
    words = _span(clock.due_at, ended, whole=whole)
    return Left(Stand.MET_LATE, f"{words} geç tutuldu" if clock.met_at else f"{words} gecikti")


def until(due_at: datetime, now: datetime) -> Left:
    """Say how much time is left until a moment, nights and holidays counted."""
    if now > due_at:
        return Left(Stand.LATE, f"{wall(now - due_at)} gecikti")
    rest = due_at - now
    return Left(Stand.SOON if rest < _SOON_BEFORE else Stand.FINE, f"{wall(rest)} kaldı")


def why(clock: ComplaintClock, complaint: Complaint, terms: Terms) -> list[str]:
    """Say line by line why a clock ends when it does. The events must have been loaded."""
    explained = {
        ClockKind.FIRST_NOTICE: _why_first_notice,
        ClockKind.PROMISE: _why_promise,
        ClockKind.LEGAL: _why_legal,
        ClockKind.LEGAL_NOTICE: _why_legal_notice,
        ClockKind.TARGET: _why_target,
    }
    return list(explained[ClockKind(clock.kind)](clock, complaint, terms))


def _why_first_notice(clock: ComplaintClock, _: Complaint, terms: Terms) -> Iterator[str]:
    yield f"Müşterinin başvurusu: {moments.moment(clock.started_at)}."
    yield f"{terms.first_notice_hours} saat; gece, hafta sonu ve tatil de sayılır."
    yield "Hiç durmaz; ulaşan bir bildirimle tutulur."


def _why_legal(clock: ComplaintClock, _: Complaint, terms: Terms) -> Iterator[str]:
    yield f"Müşterinin başvurusu: {moments.moment(clock.started_at)}; o gün sayılmaz."
    yield f"{terms.legal_business_days} iş günü; son günün mesai bitimi."
    yield from _days_off(clock.started_at, clock.due_at)
    yield "Müşteri beklenirken de işler."


def _why_legal_notice(__: ComplaintClock, _: Complaint, terms: Terms) -> Iterator[str]:
    yield f"Yasal süre {terms.legal_business_days} iş günü; bundan bir iş günü önce."
    yield "Şikâyet o güne dek sonuçlanmadıysa müşteriye süreç ve öngörülen tarih bildirilir."
    yield "Müşteri beklenirken de işler; ulaşan bir bildirimle tutulur."


def _why_target(clock: ComplaintClock, complaint: Complaint, terms: Terms) -> Iterator[str]:
    about = kept_topic(complaint.topic, clock.started_at.astimezone(ISTANBUL).date())
    days = terms.target_days(about)
    hours = f"{days * terms.calendar.full_day / timedelta(hours=1):g}".replace(".", ",")
    worked = f"{hours} iş saati ({terms.calendar.written})"
    yield f"Konu {about.label}: ekibin hedefi {days} iş günü, {worked}."
    yield f"Sayım {moments.moment(clock.started_at)} başvurusuyla başladı."
    yield from _days_off(clock.started_at, clock.due_at)
    waited = sla.business_time_between(clock.started_at, clock.due_at) - days * sla.full_day()
    if waited >= timedelta(minutes=1):
        yield f"Müşteri beklenen {business(waited)} eklendi."
    if clock.paused_at is not None:
        yield f"{moments.moment(clock.paused_at)} itibarıyla müşteri beklendiği için duruyor."


def _why_promise(clock: ComplaintClock, complaint: Complaint, terms: Terms) -> Iterator[str]:
    changes = [
        each
        for each in complaint.events
        if each.kind == EventKind.PROMISE_CHANGED and each.cycle == clock.cycle
    ]
    first = datetime.fromisoformat(changes[0].data["from"]) if changes else clock.due_at
    begun = clock.started_at.astimezone(ISTANBUL).date()
    days = terms.target_days(kept_topic(complaint.topic, begun))
    yield f"Başvuru: {moments.moment(clock.started_at)}. İlk söz: {moments.day(first)}."
    if not changes:
        yield f"Konunun hedefi ({days} iş günü); başvuru günü sayılmaz, yasal süreyi aşmaz."
        yield from _days_off(clock.started_at, clock.due_at)
    for change in changes:
        name = change.actor.display_name if change.actor else "Sistem"
        to = datetime.fromisoformat(change.data["to"])
        yield f"{moments.day(change.at)}: {name} {moments.day(to)} tarihine aldı."
    yield "Yalnızca nedeni yazılarak değişir."


def _days_off(start: datetime, end: datetime) -> Iterator[str]:
    """Name the days from `start` to `end` that count not at all, or only until noon."""
    day, last = start.astimezone(ISTANBUL).date(), end.astimezone(ISTANBUL).date()
    off: list[date] = []
    half: list[date] = []
    while day <= last:
        kind = calendar().kind_of(day)
        if kind is DayKind.OFF:
            off.append(day)
        elif kind is DayKind.HALF:
            half.append(day)
        day += timedelta(days=1)
    if off:
        yield f"Sayılmayan günler: {_named(off)}."
    if half:
        yield f"Yarım gün (13.00'e kadar): {_named(half)}."


def _named(days: list[date]) -> str:
    shown = ", ".join(f"{day:%d.%m}" for day in days[:_MOST_DAYS_NAMED])
    return shown + (" …" if len(days) > _MOST_DAYS_NAMED else "")


def _length(start: datetime, end: datetime, *, whole: bool) -> timedelta:
    return end - start if whole else sla.business_time_between(start, end)


def _span(start: datetime, end: datetime, *, whole: bool) -> str:
    length = _length(start, end, whole=whole)
    if whole:
        return wall(length)
    # What ends today is counted in hours, though a whole working day be left of it.
    today = start.astimezone(ISTANBUL).date() == end.astimezone(ISTANBUL).date()
    return _hours(length) if today else business(length)


def _hours(length: timedelta) -> str:
    return _joined(*_clock(length))


def _clock(length: timedelta) -> tuple[tuple[int, str], tuple[int, str]]:
    minutes = int(length.total_seconds()) // 60
    return (minutes // 60, "sa"), (minutes % 60, "dk")


def wall(length: timedelta) -> str:
    """Write a length of any time: days, hours, minutes."""
    days, rest = divmod(length, timedelta(days=1))
    return _joined((days, "gün"), *_clock(rest))


def business(length: timedelta) -> str:
    """Write a length of business time: whole days of it, hours, minutes."""
    days, rest = divmod(length, sla.full_day())
    return _joined((days, "iş günü"), *_clock(rest))


def _joined(*parts: tuple[int, str]) -> str:
    """Write the two largest parts that are not nothing."""
    told = [f"{count} {unit}" for count, unit in parts if count]
    return " ".join(told[:2]) or "1 dakikadan az"
