"""The opening hours as supervisors have them; what the settings say is the first content.

Never commits. Each change is in the audit, with what it was changed to.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints.written import written
from backend.conversations.opening import WHOLE_DAY, Calendar, Span
from backend.conversations.opening_models import DAY_NAME_LIMIT, OpeningDay, OpeningWeek
from backend.kit.clock import coming_day
from backend.kit.dated_settings import DeskHours
from backend.kit.errors import InvalidInputError, NotFoundError
from backend.kit.text import clean_line
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.kit.settings import Settings
    from backend.kit.work import Work

DAYS = (1, 2, 3, 4, 5, 6, 7)
DAY_WRONG = "Bugünü ya da ileri bir tarihi seçin."
HOURS_WRONG = "Açılış ve kapanışı birlikte yazın; kapanış sonra olmalı (gece yarısı 00:00)."
ALWAYS_OFF = "Haftada en az bir gün açık olmalı."
NAME_MISSING = "Günün adını yazın, örneğin “Bayram”."


async def calendar(session: AsyncSession, settings: Settings) -> Calendar:
    """Return the hours in force on every day."""
    return Calendar(
        settings.desk_hours,
        {
            week.valid_from: {int(day): _span(hours) for day, hours in week.hours.items()}
            for week in await weeks(session)
        },
        {
            day.day: None if day.opens is None or day.closes is None else (day.opens, day.closes)
            for day in await days(session)
        },
    )


async def weeks(session: AsyncSession) -> Sequence[OpeningWeek]:
    """Return the weeks, the first to begin first."""
    return (await session.scalars(select(OpeningWeek).order_by(OpeningWeek.valid_from))).all()


async def days(session: AsyncSession) -> Sequence[OpeningDay]:
    """Return the single days in their order."""
    return (await session.scalars(select(OpeningDay).order_by(OpeningDay.day))).all()


async def save_week(
    work: Work, who: Viewer, valid_from: str, hours: Mapping[int, tuple[str, str]]
) -> None:
    """Have these hours from a day on: by day of the week the first and last minute, as `HH:MM`.

    A day without hours is off. What begins on the same day is replaced.

    Raises:
        NotAllowedError: they may not run teams.
        InvalidInputError: a day that is past or none (`valid_from`), or hours (`day1` … `day7`).

    """
    require(who.role, Permission.RUN_TEAMS)
    begins, errors = coming_day(valid_from, work.now), {}
    if begins is None:
        errors["valid_from"] = DAY_WRONG
    spans: dict[str, list[int]] = {}
    for day, (opens, closes) in hours.items():
        try:
            span = _read(opens, closes)
        except ValueError:
            errors[f"day{day}"] = HOURS_WRONG
        else:
            spans |= {str(day): list(span)} if span else {}
    if not spans and not errors:
        errors["day1"] = ALWAYS_OFF
    if errors or begins is None:
        raise InvalidInputError(errors=errors)
    values = {"hours": spans, "changed_at": work.now, "changed_by": who.id}
    await work.session.merge(OpeningWeek(valid_from=begins, **values))
    _note(work, who, valid_from=begins.isoformat(), hours=spans)


async def save_day(work: Work, who: Viewer, day: str, name: str, opens: str, closes: str) -> None:  # noqa: PLR0913, PLR0917 - the fields of one day
    """Have hours of its own on a day, or without any nobody there; told again it is replaced.

    Raises:
        NotAllowedError: they may not run teams.
        InvalidInputError: by field (`day`, `name`, `hours`).

    """
    require(who.role, Permission.RUN_TEAMS)
    when, errors, span = coming_day(day, work.now), {}, None
    if when is None:
        errors["day"] = DAY_WRONG
    try:
        span = _read(opens, closes)
    except ValueError:
        errors["hours"] = HOURS_WRONG
    try:
        name = written("name", clean_line(name), DAY_NAME_LIMIT, NAME_MISSING)
    except InvalidInputError as error:
        errors |= error.errors
    if errors or when is None:
        raise InvalidInputError(errors=errors)
    opened, closed = span or (None, None)
    row = OpeningDay(
        day=when,
        name=name,
        opens=opened,
        closes=closed,
        changed_at=work.now,
        changed_by=who.id,
    )
    await work.session.merge(row)
    _note(work, who, day=when.isoformat(), hours=list(span) if span else None)


async def remove(work: Work, who: Viewer, kind: str, day: str) -> None:
    """Take a week or a single day away: what was before it holds again.

    Raises:
        NotAllowedError: they may not run teams.
        NotFoundError: there is none.

    """
    require(who.role, Permission.RUN_TEAMS)
    table = {"week": OpeningWeek, "day": OpeningDay}.get(kind)
    try:
        when = date.fromisoformat(day)
    except ValueError as error:
        raise NotFoundError from error
    found = await work.session.get(table, when, with_for_update=True) if table else None
    if found is None:
        raise NotFoundError
    await work.session.delete(found)
    _note(work, who, removed=kind, day=when.isoformat())


def _span(hours: Sequence[int]) -> Span:
    return hours[0], hours[1]


def _read(opens: str, closes: str) -> Span | None:
    """Read one day's hours; midnight ends a day as well as it begins one.

    Raises:
        ValueError: they are none.

    """
    if not opens and not closes:
        return None
    read = DeskHours(start=opens, end=closes)
    until = read.closes or WHOLE_DAY[1]
    if until <= read.opens:
        raise ValueError
    return read.opens, until


def _note(work: Work, who: Viewer, **detail: object) -> None:
    audit.note(work.session, work.now, Done.HOURS_CHANGED, who.id, **detail)
