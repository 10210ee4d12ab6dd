"""The topics: whose each is, how soon a result is meant to be there, and who may choose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import catalogue_changes as changes, in_force, sla, topic_changes
from backend.complaints.models.catalogue import LABEL_LIMIT, MOST_TARGET_DAYS, TopicVersion
from backend.complaints.teams import all_teams, label as team_label, teams
from backend.desk import (
    catalogue_forms as forms,
    catalogue_saving,
    catalogue_view,
    guard,
    house_rules,
    settings,
    who_is_there,
)
from backend.desk.catalogue_saving import Kind
from backend.desk.trying import NOTHING_YET, Tried
from backend.kit.errors import NotFoundError
from backend.staff import roster
from backend.staff.permissions import Permission, require
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request

    from backend.complaints.catalogue import Topic
    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{settings.PATH}/topics"
_KIND = Kind(TopicVersion, topic_changes.save, catalogue_view.topic_told)


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    one = "/settings/topics/<code:str>"
    routes.add(show_topics, "/settings/topics", *SHOWN)
    routes.add(show_topic, one, *SHOWN)
    routes.add(save_topic, one, "POST")


@guard.for_staff
async def show_topics(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """List the topics as they are today."""
    require(who.role, Permission.RUN_TEAMS)
    known = in_force.topics_of().values()
    return services.pages.show(
        request,
        "desk_topics.html",
        who=who,
        rows=[
            {
                "topic": topic,
                "team": team_label(topic.team),
                "team_closed": topic.team not in teams(),
                "days": _days(services, topic),
            }
            for topic in known
        ],
    )


@guard.for_staff
async def show_topic(
    request: Request, services: DeskServices, who: LoggedIn, code: str
) -> HTTPResponse:
    """Show a topic: what it was, is and will be, and a form for that."""
    return await _one(request, services, who, code)


@guard.for_staff
async def save_topic(
    request: Request, services: DeskServices, who: LoggedIn, code: str
) -> HTTPResponse:
    """Say what it would change if a topic were otherwise from a day on, then have it so.

    So it is where what was to come is taken back (`forms.BACK`).
    """
    require(who.role, Permission.RUN_TEAMS)
    sent = house_rules.sent_by(request)

    tried = await catalogue_saving.one(services, who, _KIND, code, sent)
    if tried.saved:
        return seen(f"{PATH}/{code}")
    return await _one(request, services, who, code, tried, sent)


async def _one(  # noqa: PLR0913, PLR0917 - which topic, and what was tried
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    code: str,
    tried: Tried = NOTHING_YET,
    sent: Mapping[str, str] | None = None,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    today, known = forms.today(services), in_force.topics_of().get(code)
    async with services.works.reading() as session:
        versions = await changes.versions(session, TopicVersion, code)
        everybody = await roster.everybody(session)
        there = await who_is_there.read(session, services.clock.now(), Permission.HANDLE)
    if known is None:
        raise NotFoundError
    return services.pages.show_form(
        request,
        "desk_topic.html",
        tried.error,
        tried=tried,
        who=who,
        topic=known,
        address=f"{PATH}/{code}",
        form=sent or _filled(services, known, today.isoformat()),
        teams=there.teams(teams() | {known.team: team_label(known.team)}),
        versions=forms.lines(versions, everybody, today, _said),
        newest=forms.newest(versions),
        today=today.isoformat(),
        limit=LABEL_LIMIT,
        most=MOST_TARGET_DAYS,
    )


def _days(services: DeskServices, topic: Topic) -> int:
    """Return the target that counts today, whoever set it."""
    return sla.terms_at(services.clock.now(), services.settings).target_days(topic)


def _filled(services: DeskServices, topic: Topic, day: str) -> dict[str, str]:
    return {
        "label": topic.label,
        "team": topic.team,
        "target": str(_days(services, topic)),
        "choosable": changes.YES if topic.choosable else "",
        "valid_from": day,
    }


def _said(topic: TopicVersion) -> str:
    more = [] if topic.choosable else ["seçilemez"]
    team = all_teams().get(topic.team, topic.team)
    return ", ".join([f"{topic.label}: {team}, {topic.target_business_days} iş günü", *more])
