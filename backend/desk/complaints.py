"""The list of complaints: what is due first, filtered, and found by parts of words.

Filters stand in the address, whether chosen or typed as keys. What is searched for may be a
customer's number or name, so it is kept, and the address has its name only.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from backend.complaints import (
    access,
    finding,
    house_words,
    own_entries,
    pool,
    queries,
    time_left,
    tracking_number,
)
from backend.complaints.models import Channel
from backend.complaints.routing import Priority
from backend.complaints.severity import Severity
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.complaints.teams import all_teams, label as team_label, teams
from backend.complaints.topics import choosable, kept_topic, topics
from backend.complaints.tracking_number import display
from backend.desk import (
    complaint_filters,
    complaint_views,
    entered as entered_page,
    guard,
    who_is_there,
)
from backend.desk.complaint_filters import DAYS, LEFT, REPEATS, STATES
from backend.kit.errors import ComplaintNotFoundError
from backend.staff.permissions import Permission, may, require
from backend.web import moments
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.pool import Listed
    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{guard.PATH}/complaints"
_MOST_NAME = 32
# For how long the list says what somebody entered, or sorted to others.
_JUST = timedelta(hours=1)
ELSEWHERE = "baska"
"""In an address of the list: the number of what was searched for and is another team's."""


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_list, "/complaints", *SHOWN)
    routes.add(search, "/complaints/search", "POST")


@guard.for_staff
async def show_list(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show a page of the list."""
    require(who.role, Permission.SEE_OWN_TEAMS)
    asked = complaint_filters.asked_of(request.args)
    kept, after = (str(request.args.get(name, "")) for name in ("ara", "sonra"))
    now = services.clock.now()
    async with services.works.reading() as session:
        name = kept[:_MOST_NAME]
        words = await finding.remembered(session, who.id, name, now) if name else ""
        near = await complaint_filters.near_to(session, who)
        there = await who_is_there.read(session, now, Permission.HANDLE)
        owners = complaint_filters.owners_of(near)
        narrowed = complaint_filters.narrowed(
            asked, words, complaint_filters.choices(owners), gone=bool(kept and not words)
        )
        filters = narrowed.filters
        refused = bool(narrowed.problems)
        page = pool.NONE if refused else await pool.page(session, who, filters, now, after)
        views = await complaint_views.shown_to(session, who)
        entered, gone = [
            await _entered(session, who, request.args.get(name, ""), now)
            for name in ("kayit", "giden")
        ]
        elsewhere = await _elsewhere(session, who, request.args.get(ELSEWHERE, ""), now)
    here = {**asked, **({"ara": kept} if kept else {})}
    return services.pages.show(
        request,
        "desk_complaints.html",
        who=who,
        filters=filters,
        asked=narrowed.asked,
        words=words,
        problems=narrowed.problems,
        gone=gone,
        elsewhere=elsewhere,
        entered=entered,
        was_there=bool(request.args.get("zaten")),
        may_handle=may(who.role, Permission.HANDLE),
        rows=[_row(each, services) for each in page.rows],
        empty=there.empty(all_teams()),
        total=str(page.total),
        states=STATES,
        topics=[(each.code, each.label) for each in topics().values()],
        teams=all_teams(),
        given_teams=there.teams(teams()),
        given_topics=choosable(),
        owners=owners,
        views=views,
        people=there.people(complaint_filters.assignable(who, near)),
        kept=kept,
        may_assign=may(who.role, Permission.ASSIGN),
        query=narrowed.asked,
        shared_with=teams() if may(who.role, Permission.RUN_TEAMS) else {},
        channels=[(code.value, label) for code, label in house_words.CHANNELS.items()],
        repeats=REPEATS,
        lefts=_with(LEFT, filters.left.spelling if filters.left else ""),
        dates=_with(DAYS, filters.days.spelling if filters.days else ""),
        first=f"{PATH}?{urlencode(here)}" if here else PATH,
        following=f"{PATH}?{urlencode({**here, 'sonra': page.after})}" if page.after else "",
        beginning=not after,
        narrowed=bool(here),
    )


@guard.for_staff
async def search(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Keep what is searched for and go to the list of it; a whole number leads to its complaint."""
    require(who.role, Permission.SEE_OWN_TEAMS)
    fields = form_fields(request)
    words = str(fields.get("words", "")).strip()
    number = tracking_number.find(words)
    asked = complaint_filters.asked_of(fields)
    async with services.works.begin() as work:
        if number is not None and await _sees(work.session, who, number):
            return seen(f"{PATH}/{number}")
        # Who calls with the number of another team's complaint is not told that there is none.
        if number is not None and await queries.by_number(work.session, number) is not None:
            return seen(f"{PATH}?{ELSEWHERE}={number}")
        owners = complaint_filters.owners_of(await complaint_filters.near_to(work.session, who))
        asked, words = complaint_filters.split(asked, words, complaint_filters.choices(owners))
        if words:
            asked["ara"] = await finding.remember(work.session, who.id, words, work.now)
    return seen(f"{PATH}?{urlencode(asked)}" if asked else PATH)


async def _sees(session: AsyncSession, who: access.Viewer, number: str) -> bool:
    try:
        await queries.seen_by(session, who, number)
    except ComplaintNotFoundError:
        return False
    return True


async def _entered(
    session: AsyncSession, who: access.Viewer, given: str | None, now: datetime
) -> dict[str, str] | None:
    """Return the number of what somebody just entered for, or sorted to, another team.

    They tell it to the customer. Of what they did nothing to, an address says nothing.
    """
    number = tracking_number.find(given or "")
    if number is None or not await queries.did_something(session, who.id, number, now - _JUST):
        return None
    return await _told(session, who, number, now)


async def _told(
    session: AsyncSession, who: access.Viewer, number: str, now: datetime
) -> dict[str, str] | None:
    """Return what whoever has a number is told anyhow: its team and its promised day.

    Whoever entered it is led to where they put it right (`put_right`).
    """
    found = await queries.by_number(session, number)
    if found is None:
        return None
    return {
        "display": display(number),
        "team": team_label(found.team),
        "promise": moments.day(found.clock(ClockKind.PROMISE).due_at),
        "put_right": entered_page.address(number)
        if own_entries.may_put_right(who, found, now)
        else "",
    }


async def _elsewhere(
    session: AsyncSession, who: access.Viewer, given: str | None, now: datetime
) -> dict[str, str] | None:
    """Return the number of what somebody looked for, where they may not see it."""
    number = tracking_number.find(given or "")
    if number is None or await _sees(session, who, number):
        return None
    return await _told(session, who, number, now)


def _with(choices: Mapping[str, str], chosen: str) -> dict[str, str]:
    """Return the choices of a field, with what was typed where it is none of them."""
    return dict(choices) | ({chosen: chosen} if chosen and chosen not in choices else {})


def _row(one: Listed, services: DeskServices) -> dict[str, Any]:
    return {
        "number": one.number,
        "display": display(one.number),
        "state": one.state,
        "state_label": house_words.STATES[State(one.state)],
        "topic": kept_topic(one.topic).label,
        "severity": one.severity,
        "severity_label": house_words.SEVERITIES[Severity(one.severity)],
        "priority": house_words.PRIORITIES[Priority(one.priority)] if one.priority else "",
        "channel": house_words.CHANNELS[Channel(one.channel)],
        "team": team_label(one.team),
        "team_code": one.team,
        "owner": one.owner or "",
        "day": moments.day(one.registered_at),
        "hour": moments.hour(one.registered_at),
        "due": moments.moment(one.promise.due_at),
        "left": time_left.left(one.promise, services.clock.now()),
        "words": one.words,
        "cycle": one.cycle,
        "late": [house_words.CLOCKS[kind] for kind in one.late],
    }
