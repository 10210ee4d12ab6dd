"""The list of complaints: what is due first, filtered, and found by parts of words.

Filters stand in the address. What is searched for may be a customer's number or name, so it is
kept, and the address has its name only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from backend.complaints import (
    access,
    finding,
    house_words,
    pool,
    queries,
    time_left,
    tracking_number,
)
from backend.complaints.models import Channel
from backend.complaints.pool import Filters
from backend.complaints.severity import Severity
from backend.complaints.states import State
from backend.complaints.teams import label as team_label, teams
from backend.complaints.topics import kept_topic, topics
from backend.complaints.tracking_number import display
from backend.desk import guard
from backend.desk.complaint_history import when
from backend.kit.errors import ComplaintNotFoundError
from backend.staff import service as staff_service
from backend.staff.permissions import Permission, may, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.pool import Listed
    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{guard.PATH}/complaints"
STATES = {
    pool.OPEN: "Açık olanlar",
    **{each.value: label for each, label in house_words.STATES.items()},
    pool.ALL: "Tümü",
}
_FILTERS = ("durum", "konu", "ekip", "sahip", "geciken")
_TOO_SHORT = "Aramak için en az 3 karakter yazın."
_MOST_NAME = 32


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_list, "/complaints", *SHOWN)
    routes.add(search, "/complaints/search", "POST")


@guard.for_staff
async def show_list(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show a page of the list."""
    require(who.role, Permission.SEE_OWN_TEAMS)
    asked = {name: str(request.args.get(name, "")) for name in (*_FILTERS, "ara", "sonra")}
    now = services.clock.now()
    async with services.works.reading() as session:
        kept = asked["ara"][:_MOST_NAME]
        words = await finding.remembered(session, who.id, kept, now) if kept else ""
        filters = _filters(asked, words)
        page = await pool.page(session, who, filters, now, asked["sonra"])
        total = await pool.count(session, who, filters, now)
        owners = await _owners(session, who)
    here = {name: asked[name] for name in (*_FILTERS, "ara") if asked[name]}
    return services.pages.show(
        request,
        "desk_complaints.html",
        who=who,
        filters=filters,
        asked=asked,
        words=words,
        problem=_TOO_SHORT if words and not filters.words else "",
        gone=_number(request.args.get("giden", "")),
        entered=_number(request.args.get("kayit", "")),
        may_handle=may(who.role, Permission.HANDLE),
        rows=[_row(each, services) for each in page.rows],
        total=f"{pool.MOST_COUNTED}+" if total > pool.MOST_COUNTED else str(total),
        states=STATES,
        topics=[(each.code, each.label) for each in topics().values()],
        teams=teams(),
        owners=owners,
        first=f"{PATH}?{urlencode(here)}" if here else PATH,
        following=f"{PATH}?{urlencode({**here, 'sonra': page.after})}" if page.after else "",
        beginning=not asked["sonra"],
        narrowed=bool(here),
    )


@guard.for_staff
async def search(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Keep what is searched for and go to the list of it; a whole number leads to its complaint."""
    require(who.role, Permission.SEE_OWN_TEAMS)
    fields = form_fields(request)
    words = str(fields.get("words", "")).strip()
    number = tracking_number.find(words)
    asked = {name: str(fields.get(name, "")) for name in _FILTERS if fields.get(name)}
    async with services.works.begin() as work:
        if number is not None and await _sees(work.session, who, number):
            return seen(f"{PATH}/{number}")
        if words:
            asked["ara"] = await finding.remember(work.session, who.id, words, work.now)
    return seen(f"{PATH}?{urlencode(asked)}" if asked else PATH)


async def _sees(session: AsyncSession, who: access.Viewer, number: str) -> bool:
    try:
        await queries.seen_by(session, who, number)
    except ComplaintNotFoundError:
        return False
    return True


def _filters(asked: Mapping[str, str], words: str) -> Filters:
    state = asked["durum"]
    return Filters(
        # What is searched for may be long over.
        state=state if state in STATES else pool.ALL if words else pool.OPEN,
        topic=asked["konu"],
        team=asked["ekip"],
        owner=asked["sahip"],
        overdue=asked["geciken"] == "evet",
        words=tuple(finding.terms(words)),
    )


def _number(given: str | None) -> str:
    """Read a number that our own page put into an address, to show it."""
    found = tracking_number.find(given or "")
    return display(found) if found else ""


async def _owners(session: AsyncSession, who: LoggedIn) -> list[tuple[str, str]]:
    near = None
    if not may(who.role, Permission.SEE_ALL_TEAMS):
        near = await staff_service.colleagues_of(session, who.id)
    return [
        (one.id, one.display_name)
        for one in await staff_service.everybody(session)
        if one.active and one.id != who.id and (near is None or one.id in near)
    ]


def _row(one: Listed, services: DeskServices) -> dict[str, Any]:
    return {
        "number": one.number,
        "display": display(one.number),
        "state": one.state,
        "state_label": house_words.STATES[State(one.state)],
        "topic": kept_topic(one.topic).label,
        "severity": one.severity,
        "severity_label": house_words.SEVERITIES[Severity(one.severity)],
        "channel": house_words.CHANNELS[Channel(one.channel)],
        "team": team_label(one.team),
        "owner": one.owner or "",
        "day": when(one.registered_at).partition(" ")[0],
        "hour": when(one.registered_at).partition(" ")[2],
        "due": when(one.promise.due_at),
        "left": time_left.left(one.promise, services.clock.now()),
        "words": one.words,
    }
