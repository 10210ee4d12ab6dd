"""The opening hours: the week from a day on, and single days that are otherwise."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from backend.complaints.house_rule_changes import NOTHING_CHANGES
from backend.conversations import opening_hours
from backend.conversations.opening import WHOLE_DAY
from backend.conversations.opening_hours import DAYS
from backend.conversations.opening_models import DAY_NAME_LIMIT
from backend.desk import guard, trying
from backend.desk.trying import NOTHING_YET, Tried
from backend.kit.clock import ISTANBUL
from backend.kit.errors import InvalidInputError
from backend.staff import service
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.opening import Span
    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{guard.PATH}/hours"
NAMES = ("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar")
_OFF, _WHOLE, _MIDNIGHT = "kapalı", "bütün gün", "24:00"


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_hours, "/hours", *SHOWN)
    routes.add(save_week, "/hours/week", "POST")
    routes.add(save_day, "/hours/day", "POST")
    routes.add(remove_hours, "/hours/<kind:str>/<day:str>/remove", "POST")


@guard.for_staff
async def show_hours(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show what holds when, who said so, and forms for more."""
    return await _page(request, services, who)


@guard.for_staff
async def save_week(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Say what other hours from a day on would change, then have them."""
    sent = {name: str(value) for name, value in form_fields(request).items()}
    hours = {day: (sent.get(f"opens{day}", ""), sent.get(f"closes{day}", "")) for day in DAYS}
    given = {**sent, "form": "week"}
    lines: list[str] = []
    try:
        with suppress(_RehearsedError):
            async with services.works.begin() as work:
                begins = sent.get("valid_from", "")
                before = await _week_on(work.session, services, begins)
                await opening_hours.save_week(work, who, begins, hours)
                await work.session.flush()
                after = await _week_on(work.session, services, begins)
                lines += [
                    f"{name}: {before[day]} → {after[day]}"
                    for day, name in zip(DAYS, NAMES, strict=True)
                    if before[day] != after[day]
                ]
                if not (lines and trying.is_confirmed(sent)):
                    raise _RehearsedError
                return seen(PATH)
    except InvalidInputError as error:
        return await _page(request, services, who, error, given)
    if not lines:
        nothing = InvalidInputError(errors={"valid_from": NOTHING_CHANGES})
        return await _page(request, services, who, nothing, given)
    otherwise = sent.get("do") == trying.SAVE
    tried = Tried(lines, trying.digest(sent), otherwise=otherwise)
    return await _page(request, services, who, None, given, tried)


class _RehearsedError(Exception):
    """Rolls back what was only tried."""


async def _week_on(session: AsyncSession, services: DeskServices, day: str) -> dict[int, str]:
    """Say of each day of the week when people answer by what holds on a day (as it was typed)."""
    calendar = await opening_hours.calendar(session, services.settings)
    begun = [each for each in sorted(calendar.weeks) if each.isoformat() <= day]
    if not begun:
        return {each: _written(_of_settings(services, each)) for each in DAYS}
    week = calendar.weeks[begun[-1]]
    return {each: _written([week[each]] if each in week else []) for each in DAYS}


@guard.for_staff
async def save_day(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Have a day off, or with hours of its own; what was refused stays in its form."""
    fields = form_fields(request)
    sent = {name: str(fields.get(name, "")) for name in ("day", "name", "opens", "closes")}
    try:
        async with services.works.begin() as work:
            await opening_hours.save_day(work, who, *sent.values())
    except InvalidInputError as error:
        return await _page(request, services, who, error, {**sent, "form": "day"})
    return seen(PATH)


@guard.for_staff
async def remove_hours(
    _request: Request, services: DeskServices, who: LoggedIn, kind: str, day: str
) -> HTTPResponse:
    """Take a week or a day away."""
    async with services.works.begin() as work:
        await opening_hours.remove(work, who, kind, day)
    return seen(PATH)


async def _page(  # noqa: PLR0913, PLR0917 - what is shown, and what was tried or refused
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    error: InvalidInputError | None = None,
    sent: Mapping[str, str] | None = None,
    tried: Tried = NOTHING_YET,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    today = services.clock.now().astimezone(ISTANBUL).date()
    async with services.works.reading() as session:
        calendar = await opening_hours.calendar(session, services.settings)
        weeks = await opening_hours.weeks(session)
        days = await opening_hours.days(session)
        names = {one.id: one.display_name for one in await service.everybody(session)}
    settings_week = {day: _of_settings(services, day) for day in DAYS}
    begun = [week for week in weeks if week.valid_from <= today]
    now = calendar.weeks[begun[-1].valid_from] if begun else {}
    return services.pages.show_form(
        request,
        "desk_hours.html",
        error,
        who=who,
        names=dict(zip(DAYS, NAMES, strict=True)),
        first={day: _written(spans) for day, spans in settings_week.items()},
        first_holds=not begun,
        weeks=[
            {
                "valid_from": week.valid_from,
                "holds": bool(begun) and week is begun[-1],
                "hours": {
                    day: _written(
                        [span] if (span := calendar.weeks[week.valid_from].get(day)) else []
                    )
                    for day in DAYS
                },
                "who": names.get(week.changed_by, ""),
                "at": week.changed_at.astimezone(ISTANBUL),
            }
            for week in weeks
        ],
        days=[
            {
                "day": day.day,
                "name": day.name,
                "hours": _written([span] if (span := calendar.days[day.day]) else []),
                "who": names.get(day.changed_by, ""),
                "at": day.changed_at.astimezone(ISTANBUL),
            }
            for day in days
        ],
        # The form begins with what holds today.
        form={
            day: _clock(span)
            for day in DAYS
            if (span := now.get(day) if begun else next(iter(settings_week[day]), None))
        },
        sent=sent or {},
        tried=tried,
        today=today.isoformat(),
        limit=DAY_NAME_LIMIT,
    )


def _of_settings(services: DeskServices, day: int) -> list[Span]:
    hours = services.settings.desk_hours
    if not hours:
        return [WHOLE_DAY]
    return [(each.opens, each.closes) for each in hours if day in each.days]


def _written(spans: Sequence[Span]) -> str:
    return ", ".join(_said(span) for span in spans) or _OFF


def _said(span: Span) -> str:
    if span == WHOLE_DAY:
        return _WHOLE
    opens, closes = _clock(span)
    return f"{opens}-{closes if span[1] < WHOLE_DAY[1] else _MIDNIGHT}"


def _clock(span: Span) -> tuple[str, str]:
    opens, closes = (f"{minute // 60 % 24:02}:{minute % 60:02}" for minute in span)
    return opens, closes
