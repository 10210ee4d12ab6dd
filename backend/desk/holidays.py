"""The calendar of business days: the law's holidays of two years, and the house's own word."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from backend.complaints import calendars, house_rule_changes as changes
from backend.complaints.calendar_moves import Moves
from backend.complaints.calendars import DayKind
from backend.complaints.house_rules import RuleKind, calendar
from backend.complaints.models.house_rule import RULE_REASON_LIMIT
from backend.desk import day_view, guard, house_rules, settings, trying
from backend.desk.trying import NOTHING_YET, Told, Tried
from backend.kit.clock import DAY_NAMES, day_in_turkiye
from backend.kit.errors import InvalidInputError, SettingChangedError
from backend.staff.permissions import Permission, require
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request

    from backend.complaints.house_rules import HouseRules
    from backend.desk.services import DeskServices
    from backend.kit.work import Work
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{settings.PATH}/holidays"


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_holidays, "/settings/holidays", *SHOWN)
    routes.add(save_holiday, "/settings/holidays", "POST")


@guard.for_staff
async def show_holidays(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show this year and the next."""
    return await _page(request, services, who)


@guard.for_staff
async def save_holiday(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Say what it would change if a day counted otherwise, or as by law again; then have it so."""
    require(who.role, Permission.RUN_TEAMS)
    sent = house_rules.sent_by(request)
    moves = Moves()

    async def act(work: Work, given: Mapping[str, str]) -> None:
        nonlocal moves
        change = house_rules.change_of(given)
        moves = await changes.save_day(work, who, change, given.get("kind", ""))

    async def says(before: HouseRules, after: HouseRules) -> Told:
        return day_view.told(date.fromisoformat(sent["day"]), before, after, moves)

    try:
        tried = await trying.follow(services.works, sent, trying.of_house(services), act, says)
    except (InvalidInputError, SettingChangedError) as error:
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
        history = await house_rules.set_before(session, today, RuleKind.DAY)
        newest = await changes.newest(session, RuleKind.DAY)
    return services.pages.show_form(
        request,
        "desk_holidays.html",
        tried.error,
        tried=tried,
        who=who,
        years=[(year, _year(year)) for year in (today.year, today.year + 1)],
        kinds={each.value: label for each, label in house_rules.DAYS.items()},
        history=history,
        newest=newest,
        sent=sent or {},
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
