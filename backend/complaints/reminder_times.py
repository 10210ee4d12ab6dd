"""When somebody is reminded: what can be chosen, and which moment it is. Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from backend.complaints import sla
from backend.kit.clock import ISTANBUL
from backend.kit.errors import InvalidInputError

HOUR, MORNING, DAYS, AT = "hour", "morning", "days", "at"
QUICK = {HOUR: "1 saat sonra", MORNING: "yarın sabah", DAYS: "3 iş günü sonra"}
CHOICES = QUICK | {AT: "tarih ve saat seç"}
CHOICE_MISSING = "Ne zaman hatırlatılacağını seçin."
MOMENT_MISSING = "Tarihi ve saati yazın."
MOMENT_PAST = "Bu an geçti; ileri bir tarih ve saat seçin."
MOMENT_FAR = "En çok bir yıl sonrası seçilebilir."
_MORNING = time(9)
_BUSINESS_DAYS = 3
_FARTHEST = timedelta(days=366)


def moment(now: datetime, choice: str, on: str = "", at: str = "") -> datetime:
    """Return the moment that is meant, in Istanbul's time; `on` and `at` as a browser sends them.

    "Tomorrow morning" is 09:00 of the next day, whichever it is; three business days later is when
    work begins on the third business day after this one (`sla.end_of_business_day` counts them).

    Raises:
        InvalidInputError: nothing is chosen (`when`), or no moment between now and a year (`at`).

    """
    local = now.astimezone(ISTANBUL)
    if choice == HOUR:
        return now + timedelta(hours=1)
    if choice == MORNING:
        return datetime.combine(local.date() + timedelta(days=1), _MORNING, ISTANBUL)
    if choice == DAYS:
        day = sla.end_of_business_day(now, _BUSINESS_DAYS).date()
        hours = sla.hours_of(day)
        return hours[0] if hours else datetime.combine(day, _MORNING, ISTANBUL)
    if choice != AT:
        raise InvalidInputError(errors={"when": CHOICE_MISSING})
    try:
        meant = datetime.combine(
            datetime.strptime(on, "%Y-%m-%d").date(),  # noqa: DTZ007 - a day, no moment
            time.fromisoformat(at),
            ISTANBUL,
        )
    except ValueError as error:
        raise InvalidInputError(errors={"at": MOMENT_MISSING}) from error
    if meant <= now:
        raise InvalidInputError(errors={"at": MOMENT_PAST})
    if meant - now > _FARTHEST:
        raise InvalidInputError(errors={"at": MOMENT_FAR})
    return meant
