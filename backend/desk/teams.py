"""The teams: what they are called, who leads them, whether they get work and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import catalogue_changes as changes, in_force, team_changes
from backend.complaints.models.catalogue import LABEL_LIMIT, MOST_OPEN_LIMIT, TeamVersion
from backend.desk import (
    catalogue_forms as forms,
    catalogue_saving,
    catalogue_view,
    guard,
    house_rules,
    settings,
)
from backend.desk.catalogue_saving import Kind
from backend.desk.trying import NOTHING_YET, Told, Tried
from backend.kit.errors import NotFoundError
from backend.staff import roster
from backend.staff.models import Role
from backend.staff.permissions import Permission, may, require
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sanic import HTTPResponse, Request

    from backend.complaints.catalogue import Catalogue, Team
    from backend.desk.services import DeskServices
    from backend.kit.work import Work
    from backend.staff.roster import Person
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{settings.PATH}/teams"
_KIND = Kind(TeamVersion, team_changes.save, catalogue_view.team_told)
_NOBODY_YET = (
    "Çalışanı ve konusu yok: kişiler “Kişiler”, konular “Konular” sayfasında verilene kadar "
    "hiçbir şikâyet gitmez."
)


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    one = "/settings/teams/<code:str>"
    routes.add(show_teams, "/settings/teams", *SHOWN)
    routes.add(add_team, "/settings/teams", "POST")
    routes.add(show_team, one, *SHOWN)
    routes.add(save_team, one, "POST")


@guard.for_staff
async def show_teams(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """List the teams, and a form for a new one."""
    return await _list(request, services, who)


@guard.for_staff
async def add_team(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Say what a new team would change, then have it."""
    require(who.role, Permission.RUN_TEAMS)
    sent, made = house_rules.sent_by(request), [""]

    async def act(work: Work, given: Mapping[str, str]) -> None:
        made[0] = await team_changes.add(work, who, given)

    async def says(_before: Catalogue, after: Catalogue) -> Told:
        [team] = after.teams[made[0]]
        return Told([f"Yeni ekip: {team.label} ({team.code}).", _NOBODY_YET])

    tried = await catalogue_saving.tried(services, sent, act, says)
    if tried.saved:
        return seen(f"{PATH}/{made[0]}")
    return await _list(request, services, who, tried, sent)


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
    """Say what it would change if a team were otherwise from a day on, then have it so.

    So it is where what was to come is taken back (`forms.BACK`).
    """
    require(who.role, Permission.RUN_TEAMS)
    sent = house_rules.sent_by(request)

    tried = await catalogue_saving.one(services, who, _KIND, code, sent)
    if tried.saved:
        return seen(f"{PATH}/{code}")
    return await _one(request, services, who, code, tried, sent)


async def _list(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    tried: Tried = NOTHING_YET,
    sent: Mapping[str, str] | None = None,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    async with services.works.reading() as session:
        everybody = await roster.everybody(session)
    topics = in_force.topics_of().values()
    return services.pages.show_form(
        request,
        "desk_teams.html",
        tried.error,
        tried=tried,
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


async def _one(  # noqa: PLR0913, PLR0917 - which team, and what was tried
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    code: str,
    tried: Tried = NOTHING_YET,
    sent: Mapping[str, str] | None = None,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    today, known = forms.today(services), in_force.teams_of().get(code)
    async with services.works.reading() as session:
        versions = await changes.versions(session, TeamVersion, code)
        everybody = await roster.everybody(session)
    if known is None:
        raise NotFoundError
    topics = in_force.topics_of().values()
    return services.pages.show_form(
        request,
        "desk_team.html",
        tried.error,
        tried=tried,
        who=who,
        team=known,
        address=f"{PATH}/{code}",
        form=sent or _filled(known, today.isoformat()),
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
