"""Work on many complaints: chosen on the list, shown, confirmed, followed until it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import bulk, bulk_work, finding, pool, tracking_number
from backend.complaints.bulk import Wanted
from backend.complaints.models.bulk import BulkChange, BulkState
from backend.complaints.teams import label as team_label
from backend.complaints.topics import kept_topic
from backend.complaints.tracking_number import display
from backend.desk import complaint_filters, guard
from backend.kit.errors import InvalidInputError
from backend.staff import service as staff_service
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.bulk import Shown
    from backend.complaints.models.bulk import BulkOrder
    from backend.complaints.pool import Filters
    from backend.desk.services import DeskServices
    from backend.kit.work import Work
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{guard.PATH}/complaints/bulk"
_MOST_NAME = 32
_WHY = {
    "complaint_changed": "siz baktıktan sonra değişmiş",
    "complaint_not_found": "artık sizin görebileceğiniz bir kayıt değil",
    "not_allowed": "buna yetkiniz yok",
    "invalid_input": "seçilen kişiye ya da ekibe verilemez",
    bulk_work.LEFT: "onaylayan artık burada çalışmıyor",
}


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(prepare, "/complaints/bulk", "POST")
    routes.add(show_bulk, "/complaints/bulk/<bulk_id:str>", *SHOWN)
    routes.add(confirm, "/complaints/bulk/<bulk_id:str>/confirm", "POST")


@guard.for_staff
async def prepare(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Freeze what was chosen on the list, and show what would happen."""
    try:
        wanted = _wanted(form_fields(request))
        async with services.works.begin() as work:
            chosen = await _chosen(request, work, who)
            order = await bulk.prepare(work, who, wanted, chosen)
            return seen(f"{PATH}/{order.id}")
    except InvalidInputError as error:
        return services.pages.show(
            request, "desk_bulk_refused.html", error.status, who=who, errors=error.errors
        )


@guard.for_staff
async def show_bulk(
    request: Request, services: DeskServices, who: LoggedIn, bulk_id: str
) -> HTTPResponse:
    """Show what will happen, what is under way, or what became of it."""
    require(who.role, Permission.HANDLE)
    async with services.works.reading() as session:
        found = await bulk.shown(session, who, bulk_id)
        what = await _what(session, found.order)
    tried = found.total - found.results.get(None, 0)
    return services.pages.show(
        request,
        "desk_bulk.html",
        who=who,
        what=what,
        address=f"{PATH}/{bulk_id}",
        state=BulkState(found.order.state),
        total=found.total,
        most=bulk.MOST,
        tried=tried,
        done=found.results.get(bulk.DONE, 0),
        numbers=[(number, display(number)) for number in found.numbers],
        left_out=_left_out(found),
        left_out_count=tried - found.results.get(bulk.DONE, 0),
    )


@guard.for_staff
async def confirm(
    _request: Request, services: DeskServices, who: LoggedIn, bulk_id: str
) -> HTTPResponse:
    """Begin with it at once; the worker does what is left after the first few."""
    async with services.works.begin() as work:
        await bulk.confirm(work, who, bulk_id)
    if await services.bulk.carry_on(bulk_id) < bulk_work.BATCH:
        await services.bulk.carry_on(bulk_id)
    return seen(f"{PATH}/{bulk_id}")


def _wanted(fields: Mapping[str, object]) -> Wanted:
    change = str(fields.get("change", ""))
    if change not in BulkChange:
        raise InvalidInputError(errors={"change": bulk.NOTHING_TO_DO})
    team, person, topic = (str(fields.get(name, ""))[:40] for name in ("team", "person", "topic"))
    return Wanted(BulkChange(change), team, person, topic)


async def _chosen(request: Request, work: Work, who: LoggedIn) -> Sequence[str] | Filters:
    """Read which complaints are meant: the ticked ones, or all that the list showed."""
    fields = form_fields(request)
    if fields.get("scope") != "all":
        form = request.form
        ticked = form.getlist("row", []) if form else []
        return [number for each in ticked if (number := tracking_number.find(each))]
    name = str(fields.get("ara", ""))[:_MOST_NAME]
    words = await finding.remembered(work.session, who.id, name, work.now) if name else ""
    if name and not words:
        # Without its words, "all that match" would be far more than was shown.
        return []
    owners = complaint_filters.owners_of(await complaint_filters.near_to(work.session, who))
    choices = complaint_filters.choices(owners)
    return complaint_filters.narrowed(complaint_filters.asked_of(fields), words, choices).filters


async def _what(session: AsyncSession, order: BulkOrder) -> str:
    if order.change == BulkChange.TOPIC:
        return f"Konu “{kept_topic(order.topic).label}” olur."
    parts = [f"Ekip {team_label(order.team)} olur."] if order.team else []
    if order.person == pool.NOBODYS:
        parts.append("Kimsenin üzerinde kalmaz.")
    elif order.person:
        people = {one.id: one.display_name for one in await staff_service.everybody(session)}
        parts.append(f"Sahibi {people.get(order.person, '')} olur.")
    return " ".join(parts)


def _left_out(found: Shown) -> list[tuple[str, str, str]]:
    return [
        (number, display(number), _WHY.get(result, "bu durumda yapılamaz"))
        for number, result in found.left_out
    ]
