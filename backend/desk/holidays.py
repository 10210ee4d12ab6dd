"""The calendar of business days: the law's holidays of two years, and the house's own word."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from backend.complaints import calendars, house_rule_changes
from backend.complaints.calendars import DayKind
from backend.complaints.house_rules import RuleKind, calendar
from backend.complaints.models.house_rule import RULE_REASON_LIMIT
from backend.desk import guard, house_rules, settings
from backend.kit.clock import DAY_NAMES, day_in_turkiye
from backend.kit.errors import InvalidInputError, SettingChangedError
from backend.staff.permissions import Permission, require
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.kit.errors import YardimError
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{settings.PATH}/holidays"


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_holidays, "/settings/holidays", *SHOWN)
    routes.add(save_holiday, "/settings/holidays", "POST")
    routes.add(try_holiday, "/settings/holidays/try", "POST")


@guard.for_staff
async def show_holidays(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show this year and the next."""
    return await _page(request, services, who)


@guard.for_staff
async def try_holiday(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Say of how many complaints a deadline would move; nothing is saved."""
    require(who.role, Permission.RUN_TEAMS)
    sent = house_rules.sent_by(request)
    try:
        day = date.fromisoformat(sent.get("day", ""))
    except ValueError:
        error = InvalidInputError(errors={"day": house_rule_changes.DAY_OF_TODAY})
        return await _page(request, services, who, error, sent)
    async with services.works.reading() as session:
        moving = await house_rule_changes.would_move(session, day, sent.get("kind", ""))
    return await _page(request, services, who, None, sent, moving=moving)


@guard.for_staff
async def save_holiday(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Have a day count otherwise, or as by law again; what was refused stays in its form."""
    sent = house_rules.sent_by(request)
    try:
        async with services.works.begin() as work:
            change, kind = house_rules.change_of(sent), sent.get("kind", "")
            await house_rule_changes.save_day(work, who, change, kind)
    except (InvalidInputError, SettingChangedError) as error:
        return await _page(request, services, who, error, sent)
    await services.rules.load(services.works)
    return seen(PATH)


async def _page(  # noqa: PLR0913 - what is shown, what was refused or tried
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    error: YardimError | None = None,
    sent: Mapping[str, str] | None = None,
    *,
    moving: int | None = None,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    today = day_in_turkiye(services.clock.now())
    async with services.works.reading() as session:
        history = await house_rules.set_before(session, RuleKind.DAY)
        newest = await house_rule_changes.newest(session, RuleKind.DAY)
    return services.pages.show_form(
        request,
        "desk_holidays.html",
        error,
        refused=error,
        who=who,
        years=[(year, _year(year)) for year in (today.year, today.year + 1)],
        kinds={each.value: label for each, label in house_rules.DAYS.items()},
        history=history,
        newest=newest,
        sent=sent or {},
        moving=moving,
        today=today.isoformat(),
        reason_limit=RULE_REASON_LIMIT,
    )


def _year(year: int) -> list[dict[str, Any]]:
    """Return the days of a year that are not as their weekday, by law or by the house's word."""
    law = calendars.named(year)
    own = {day: kind for day, kind in calendar().own.items() if day.year == year}
    return [
        {
            "day": day,
            "weekday": DAY_NAMES[day.weekday()],
            "name": law[day][1] if day in law else "",
            "kind": house_rules.DAYS[own.get(day) or law.get(day, (DayKind.WORK, ""))[0]],
            "own": day in own,
        }
        for day in sorted(law.keys() | own.keys())
    ]
