"""The teams: what they are called, who leads them, whether they get work and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import catalogue_changes as changes, in_force, team_changes
from backend.complaints.models.catalogue import LABEL_LIMIT, MOST_OPEN_LIMIT, TeamVersion
from backend.desk import catalogue_forms as forms, guard, settings
from backend.kit.errors import InvalidInputError, NotFoundError, SettingChangedError
from backend.staff import people as staff_people
from backend.staff.models import Role
from backend.staff.permissions import Permission, may, require
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sanic import HTTPResponse, Request

    from backend.complaints.catalogue import Team
    from backend.desk.services import DeskServices
    from backend.kit.errors import YardimError
    from backend.staff.people import Person
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{settings.PATH}/teams"
_FIELDS = ("label", "most_open", "closed", "assigns", "valid_from")


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    one = "/settings/teams/<code:str>"
    routes.add(show_teams, "/settings/teams", *SHOWN)
    routes.add(add_team, "/settings/teams", "POST")
    routes.add(show_team, one, *SHOWN)
    routes.add(save_team, one, "POST")
    routes.add(take_team_back, f"{one}/remove/<day:str>", "POST")


@guard.for_staff
async def show_teams(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """List the teams, and a form for a new one."""
    return await _list(request, services, who)


@guard.for_staff
async def add_team(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Have a new team."""
    sent = forms.sent(request, ("code", "label"))
    try:
        async with services.works.begin() as work:
            code = await team_changes.add(work, who, sent)
    except InvalidInputError as error:
        return await _list(request, services, who, error, sent)
    await services.catalogue.load(services.works)
    return seen(f"{PATH}/{code}")


@guard.for_staff
async def show_team(
    request: Request, services: DeskServices, who: LoggedIn, code: str
) -> HTTPResponse:
    """Show a team: what it was, is and will be, and a form for that."""
    return await _one(request, services, who, code)


@guard.for_staff
async def save_team(
    request: Request, services: DeskServices, who: LoggedIn, code: str
) -> HTTPResponse:
    """Have a team be otherwise from a day on; what was refused stays in its form."""
    sent, newest = forms.sent(request, _FIELDS), forms.newest_seen(request)
    try:
        async with services.works.begin() as work:
            await team_changes.save(work, who, code, sent, newest)
    except (InvalidInputError, SettingChangedError) as error:
        return await _one(request, services, who, code, error, sent)
    await services.catalogue.load(services.works)
    return seen(f"{PATH}/{code}")


@guard.for_staff
async def take_team_back(
    request: Request, services: DeskServices, who: LoggedIn, code: str, day: str
) -> HTTPResponse:
    """Take away what a team was to be like from a day to come."""
    try:
        async with services.works.begin() as work:
            newest = forms.newest_seen(request)
            await changes.take_back(work, who, TeamVersion, code, forms.day(day), newest)
    except SettingChangedError as error:
        return await _one(request, services, who, code, error)
    await services.catalogue.load(services.works)
    return seen(f"{PATH}/{code}")


async def _list(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    error: YardimError | None = None,
    sent: Mapping[str, str] | None = None,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    async with services.works.reading() as session:
        everybody = await staff_people.everybody(session)
    topics = in_force.topics_of().values()
    return services.pages.show_form(
        request,
        "desk_teams.html",
        error,
        who=who,
        sent=sent or {},
        limit=LABEL_LIMIT,
        rows=[
            {
                "team": team,
                "topics": sum(topic.team == team.code for topic in topics),
                **_people(everybody, team.code),
            }
            for team in in_force.teams_of().values()
        ],
    )


def _people(everybody: Iterable[Person], code: str) -> dict[str, list[Person]]:
    """Return who works in a team, and who of them leads it."""
    members = [one for one in everybody if one.active and code in one.teams]
    return {"members": members, "leads": [one for one in members if one.role is Role.LEAD]}


async def _one(  # noqa: PLR0913, PLR0917 - which team, and what was refused
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    code: str,
    error: YardimError | None = None,
    sent: Mapping[str, str] | None = None,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    today, known = forms.today(services), in_force.teams_of().get(code)
    async with services.works.reading() as session:
        versions = await changes.versions(session, TeamVersion, code)
        everybody = await staff_people.everybody(session)
    if known is None:
        raise NotFoundError
    topics = in_force.topics_of().values()
    return services.pages.show_form(
        request,
        "desk_team.html",
        error,
        refused=error,
        who=who,
        team=known,
        address=f"{PATH}/{code}",
        form=sent if sent is not None else _filled(known, today.isoformat()),
        versions=forms.lines(versions, everybody, today, _said),
        newest=forms.newest(versions),
        is_default=team_changes.is_default(code, today),
        topics=[topic for topic in topics if topic.team == code],
        may_see_people=may(who.role, Permission.RUN_ACCOUNTS),
        today=today.isoformat(),
        limit=LABEL_LIMIT,
        most=MOST_OPEN_LIMIT,
        **_people(everybody, code),
    )


def _filled(team: Team, day: str) -> dict[str, str]:
    return {
        "label": team.label,
        "most_open": str(team.most_open),
        "closed": changes.YES if team.closed else "",
        "assigns": changes.YES if team.assigns else "",
        "valid_from": day,
    }


def _said(team: TeamVersion) -> str:
    how = f"otomatik atama, kişi başına en çok {team.most_open}" if team.assigns else "elle atama"
    return f"{team.label}: {'kapalı' if team.closed else 'açık'}, {how}"
