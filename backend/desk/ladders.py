"""Ladders of escalation: whose today's is which, and others from a later day on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import escalation, house_rule_changes, teams
from backend.complaints.house_rules import EVERY_TEAM, RuleKind
from backend.complaints.models.house_rule import RULE_REASON_LIMIT
from backend.desk import guard, house_rules, settings
from backend.kit.clock import day_in_turkiye
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

PATH = f"{settings.PATH}/ladders"
_STEPS = range(1, 7)
_FIELDS = ("percent", "days", "who")


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_ladders, "/settings/ladders", *SHOWN)
    routes.add(save_ladder, "/settings/ladders", "POST")


@guard.for_staff
async def show_ladders(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show whose ladder is which today, and what was set."""
    return await _page(request, services, who)


@guard.for_staff
async def save_ladder(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Have another one from a later day on; what was refused stays in its form."""
    sent = house_rules.sent_by(request)
    steps = [{name: sent.get(f"{name}{one}", "") for name in _FIELDS} for one in _STEPS]
    try:
        async with services.works.begin() as work:
            change, team = house_rules.change_of(sent), sent.get("team", "")
            await house_rule_changes.save_ladder(work, who, change, team, steps)
    except (InvalidInputError, SettingChangedError) as error:
        return await _page(request, services, who, error, sent)
    await services.rules.load(services.works)
    return seen(PATH)


async def _page(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    error: YardimError | None = None,
    sent: Mapping[str, str] | None = None,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    today = day_in_turkiye(services.clock.now())
    async with services.works.reading() as session:
        history = await house_rules.set_before(session, RuleKind.LADDER)
        newest = await house_rule_changes.newest(session, RuleKind.LADDER)
    usual = escalation.ladder(EVERY_TEAM, today, services.settings)
    form = sent or {
        f"{name}{number}": str(value)
        for number, one in enumerate(usual, 1)
        for name, value in zip(
            _FIELDS, (one.percent, one.days, one.level.name.lower()), strict=True
        )
    }
    return services.pages.show_form(
        request,
        "desk_ladders.html",
        error,
        refused=error,
        who=who,
        ladders=[
            (
                label,
                [
                    house_rules.step(one.percent, one.days, one.level.name.lower())
                    for one in escalation.ladder(code, today, services.settings)
                ],
            )
            for code, label in teams.all_teams().items()
        ],
        teams={EVERY_TEAM: house_rules.team(EVERY_TEAM), **teams.all_teams()},
        levels=house_rules.LEVELS,
        steps=_STEPS,
        history=history,
        newest=newest,
        form=form,
        today=today.isoformat(),
        reason_limit=RULE_REASON_LIMIT,
    )
