"""Ladders of escalation: whose today's is which, and others from a later day on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from backend.complaints import escalation, house_rule_changes as changes, teams
from backend.complaints.house_rules import EVERY_TEAM, RuleKind
from backend.complaints.models.house_rule import RULE_REASON_LIMIT
from backend.desk import guard, house_rules, settings, trying
from backend.desk.trying import NOTHING_YET, Told, Tried
from backend.kit.clock import day_in_turkiye
from backend.kit.errors import InvalidInputError, SettingChangedError
from backend.staff.permissions import Permission, require
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sanic import HTTPResponse, Request

    from backend.complaints.escalation import Step
    from backend.complaints.house_rules import HouseRules
    from backend.desk.services import DeskServices
    from backend.kit.settings import Settings
    from backend.kit.work import Work
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
    """Say what another one from a later day on would change, then have it."""
    require(who.role, Permission.RUN_TEAMS)
    sent = house_rules.sent_by(request)
    steps = [{name: sent.get(f"{name}{one}", "") for name in _FIELDS} for one in _STEPS]
    team = sent.get("team", "")

    async def act(work: Work, given: Mapping[str, str]) -> None:
        change = house_rules.change_of(given)
        if sent.get("back"):
            await changes.take_back(work, who, change, RuleKind.LADDER, team)
        elif sent.get("usual"):
            await changes.forget_ladder(work, who, change, team)
        else:
            await changes.save_ladder(work, who, change, team, steps)

    async def says(before: HouseRules, after: HouseRules) -> Told:
        day, found = date.fromisoformat(sent["day"]), dict[str, list[str]]()
        for code, label in teams.all_teams().items():
            was, will = (
                _said(escalation.ladder(code, day, services.settings, each))
                for each in (before, after)
            )
            if was != will:
                found.setdefault(f"{was} → {will}", []).append(label)
        return Told([f"{', '.join(those)}: {what}" for what, those in found.items()])

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
    asked = str((sent or request.args).get("team", "")) or EVERY_TEAM
    team = asked if asked in teams.all_teams() else EVERY_TEAM
    async with services.works.reading() as session:
        history = await house_rules.set_before(session, today, RuleKind.LADDER)
        newest = await changes.newest(session, RuleKind.LADDER)
    holds = escalation.ladder(team, today, services.settings)
    return services.pages.show_form(
        request,
        "desk_ladders.html",
        tried.error,
        tried=tried,
        who=who,
        ladders=[
            (code, label, _of(code, today, services.settings))
            for code, label in (
                (EVERY_TEAM, house_rules.team(EVERY_TEAM)),
                *teams.all_teams().items(),
            )
        ],
        team=team,
        team_label=house_rules.team(team),
        levels=house_rules.LEVELS,
        steps=_STEPS,
        history=history,
        newest=newest,
        form=sent or _filled(holds),
        today=today.isoformat(),
        tomorrow=(today + timedelta(days=1)).isoformat(),
        reason_limit=RULE_REASON_LIMIT,
    )


def _filled(those: Sequence[Step]) -> dict[str, str]:
    """Return a ladder as the form has it."""
    return {
        f"{name}{number}": str(value)
        for number, one in enumerate(those, 1)
        for name, value in zip(
            _FIELDS, (one.percent, one.days, one.level.name.lower()), strict=True
        )
    }


def _of(team: str, day: date, settings: Settings) -> str:
    """Say a team's ladder; of one that is everybody's only that."""
    every, own = (_said(escalation.ladder(each, day, settings)) for each in (EVERY_TEAM, team))
    return "Bütün ekiplerle aynı" if team and own == every else own


def _said(those: Sequence[Step]) -> str:
    return ", ".join(
        house_rules.step(one.percent, one.days, one.level.name.lower()) for one in those
    )
