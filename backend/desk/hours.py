"""The opening hours: the week from a day on, and single days that are otherwise."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from backend.conversations import opening_hours, opening_trial
from backend.conversations.opening import Calendar
from backend.conversations.opening_hours import DAYS
from backend.conversations.opening_models import DAY_NAME_LIMIT
from backend.desk import guard, hours_view, trying
from backend.desk.hours_view import Hours, clock, written
from backend.desk.house_rules import sent_by
from backend.desk.trying import NOTHING_YET, Kept, Told, Tried
from backend.kit.clock import DAY_NAMES, ISTANBUL, day_in_turkiye
from backend.kit.errors import InvalidInputError
from backend.staff import service
from backend.staff.permissions import Permission, require
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.desk.services import DeskServices
    from backend.desk.trying import Act, Says
    from backend.kit.work import Work, Works
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{guard.PATH}/hours"


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
    sent = sent_by(request)

    async def act(work: Work, given: Mapping[str, str]) -> None:
        hours = {day: (given.get(f"opens{day}", ""), given.get(f"closes{day}", "")) for day in DAYS}
        await opening_hours.save_week(work, who, given.get("valid_from", ""), hours)

    async def says(before: Hours, after: Hours) -> Told:
        begins = date.fromisoformat(sent["valid_from"])
        return hours_view.week_told(
            begins, before, after, await opening_trial.asked(services.works)
        )

    return await _follow(request, services, who, {**sent, "form": "week"}, (act, says))


@guard.for_staff
async def save_day(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Say what a day off, or hours of its own, would change, then have it."""
    sent = sent_by(request)

    async def act(work: Work, given: Mapping[str, str]) -> None:
        fields = (given.get(name, "") for name in ("day", "name", "opens", "closes"))
        await opening_hours.save_day(work, who, *fields)

    async def says(before: Hours, after: Hours) -> Told:
        day = date.fromisoformat(sent["day"])
        return hours_view.day_told(day, before, after, await opening_trial.asked(services.works))

    return await _follow(request, services, who, {**sent, "form": "day"}, (act, says))


@guard.for_staff
async def remove_hours(
    request: Request, services: DeskServices, who: LoggedIn, kind: str, day: str
) -> HTTPResponse:
    """Say what would hold again without a week or a day, then take it away."""
    sent = {**sent_by(request), "form": "remove", "kind": kind, "day": day}

    async def act(work: Work, _given: Mapping[str, str]) -> None:
        await opening_hours.remove(work, who, kind, day)

    async def says(before: Hours, after: Hours) -> Told:
        when, asked = date.fromisoformat(day), await opening_trial.asked(services.works)
        if kind == "day":
            return hours_view.day_told(when, before, after, asked)
        # Of one that has begun, what it would be from today on.
        begins = max(when, day_in_turkiye(services.clock.now()))
        told = hours_view.week_told(begins, before, after, asked)
        return told if told.lines else Told([hours_view.NOTHING_FROM_NOW_ON])

    return await _follow(request, services, who, sent, (act, says))


async def _follow(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    sent: Mapping[str, str],
    how: tuple[Act, Says[Hours]],
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)

    async def read(session: AsyncSession) -> Hours:
        rows = await opening_hours.days(session)
        calendar = await opening_hours.calendar(session, services.settings)
        return Hours(calendar, {row.day: row.name for row in rows})

    async def load(_works: Works) -> None:
        """Nobody keeps them in memory."""

    try:
        tried = await trying.follow(services.works, sent, Kept(read, load), *how)
    except InvalidInputError as error:
        tried = Tried(error=error)
    return seen(PATH) if tried.saved else await _page(request, services, who, tried, sent)


async def _page(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    tried: Tried = NOTHING_YET,
    sent: Mapping[str, str] | None = None,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    today = day_in_turkiye(services.clock.now())
    async with services.works.reading() as session:
        calendar = await opening_hours.calendar(session, services.settings)
        weeks = await opening_hours.weeks(session)
        days = await opening_hours.days(session)
        names = {one.id: one.display_name for one in await service.everybody(session)}
    settings_week = hours_view.week_of(Calendar(services.settings.desk_hours), today)
    begun = [week for week in weeks if week.valid_from <= today]
    now = calendar.weeks[begun[-1].valid_from] if begun else {}
    return services.pages.show_form(
        request,
        "desk_hours.html",
        tried.error,
        who=who,
        names=dict(zip(DAYS, DAY_NAMES, strict=True)),
        first={day: written(spans) for day, spans in settings_week.items()},
        first_holds=not begun,
        weeks=[
            {
                "valid_from": week.valid_from,
                "holds": bool(begun) and week is begun[-1],
                "hours": {
                    day: written(
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
                "hours": written([span] if (span := calendar.days[day.day]) else []),
                "who": names.get(day.changed_by, ""),
                "at": day.changed_at.astimezone(ISTANBUL),
            }
            for day in days
        ],
        # The form begins with what holds today.
        form={
            day: clock(span)
            for day in DAYS
            if (span := now.get(day) if begun else next(iter(settings_week[day]), None))
        },
        sent=sent or {},
        tried=tried,
        # Found to be a day by whoever tried to take it away.
        removed=date.fromisoformat(sent["day"]) if sent and sent.get("form") == "remove" else None,
        today=today.isoformat(),
        limit=DAY_NAME_LIMIT,
    )
