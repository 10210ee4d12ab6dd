"""What somebody entered for another team, for as long as they may put it right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from backend.complaints import access, entered_by, own_entries, queries
from backend.complaints.contact import Contact
from backend.complaints.teams import label as team_label
from backend.complaints.tracking_number import display
from backend.desk import guard
from backend.desk.complaint_acts import order_of, read_number, text_of
from backend.kit.errors import ComplaintNotFoundError, ConflictError, InvalidInputError
from backend.kit.masking import mask_email, mask_phone
from backend.kit.own_names import masking
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sanic import HTTPResponse, Request

    from backend.complaints.models import Complaint
    from backend.complaints.orders import Order
    from backend.desk.complaint_acts import Fields
    from backend.desk.services import DeskServices
    from backend.kit.errors import YardimError
    from backend.kit.work import Work
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

    type Act = Callable[[DeskServices, Work, Order, Fields], Awaitable[Complaint]]

_PATH = "/complaints/<number:str>/entered"
_DONE = {
    "contact": "İletişim bilgisi düzeltildi; bundan sonra oraya yazılır.",
    "note": "Notunuz kayda eklendi; ekip okur.",
}


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_own, "/complaints/entered", *SHOWN)
    routes.add(show, _PATH, *SHOWN)
    for name, act in (("contact", _contact), ("note", _note)):
        routes.add(_doing(name, act), f"{_PATH}/{name}", "POST")


def address(number: str) -> str:
    """Return where somebody puts right what they entered."""
    return f"{guard.PATH}/complaints/{number}/entered"


@guard.for_staff
async def show_own(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """List what somebody entered for other teams and may put right yet."""
    require(who.role, Permission.PUT_RIGHT_OWN)
    async with services.works.reading() as session:
        found = await entered_by.own(session, who, services.clock.now())
    rows = [
        {
            "address": address(one.number),
            "display": display(one.number),
            "team": team_label(one.team),
            "at": one.at,
            "until": one.until,
            "words": one.words,
        }
        for one in found
    ]
    return services.pages.show(request, "desk_entered_own.html", who=who, rows=rows)


@guard.for_staff
async def show(
    request: Request, services: DeskServices, who: LoggedIn, number: str
) -> HTTPResponse:
    """Show what somebody entered, contacts masked, with what they may put right."""
    return await _page(request, services, who, number)


async def _contact(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    phone, email = text_of(fields, "contact_phone"), text_of(fields, "contact_email")
    new = Contact(phone=phone or None, email=email or None)
    why = text_of(fields, "contact_why")
    return await s.handling.correct_contact(work, order, new, why)


async def _note(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    return await s.handling.note(work, order, text_of(fields, "note"))


def _order(who: LoggedIn, number: str, fields: Fields) -> Order:
    # Nothing of its history is shown here, so that nothing of it can be overlooked.
    return replace(order_of(who, number, {**fields, "seen": "0"}), as_entered=True)


def _doing(name: str, act: Act) -> guard.Open[str]:
    async def handler(
        request: Request, services: DeskServices, who: LoggedIn, number: str
    ) -> HTTPResponse:
        fields = form_fields(request)
        try:
            order = _order(who, read_number(number), fields)
            async with services.works.begin() as work:
                done = await act(services, work, order, fields)
        except (ConflictError, InvalidInputError) as error:
            return await _page(request, services, who, number, error, fields)
        return seen(f"{address(done.tracking_number)}?tamam={name}")

    handler.__name__ = f"put_right_{name}"
    return guard.for_staff(handler)


async def _page(  # noqa: PLR0913, PLR0917 - whose, and what was wrong with what was sent
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    number: str,
    error: YardimError | None = None,
    sent: Fields | None = None,
) -> HTTPResponse:
    require(who.role, Permission.PUT_RIGHT_OWN)
    read, now = read_number(number), services.clock.now()
    async with services.works.reading() as session:
        found = await queries.by_number(session, read)
    if found is None:
        raise ComplaintNotFoundError
    if not own_entries.may_put_right(who, found, now):
        if access.may_see(who, found):
            return seen(f"{guard.PATH}/complaints/{read}")
        raise ComplaintNotFoundError
    hidden = masking(found.contact_name)
    return services.pages.show_form(
        request,
        "desk_entered.html",
        error,
        who=who,
        address=address(read),
        number=display(read),
        team=team_label(found.team),
        until=own_entries.until(found),
        text=hidden(found.description),
        contact=[
            (label, mask(value))
            for label, value, mask in (
                ("Telefon", found.contact_phone, mask_phone),
                ("E-posta", found.contact_email, mask_email),
            )
            if value
        ],
        quiet=found.quiet,
        full=access.may_see(who, found),
        done=_DONE.get(request.args.get("tamam", ""), "") if error is None else "",
        problem=error.detail if error is not None else "",
        sent={name: str(value) for name, value in (sent or {}).items()},
        once=uuid4().hex,
    )
